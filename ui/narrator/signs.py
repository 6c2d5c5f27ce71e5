"""What is heard without words when one page follows another, and when it is said that a card still lies there. Pure.

Each sound has a twin that stands on the screen: the page that follows a card, the reminder, the sentence about what is
wrong. So nobody who hears nothing misses anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.model.screen import Screen
from kiosk.model.text import Text
from ui.speech.utterance import CARD_READ, MISTAKE, PAPER_OUT, TAKE_CARD, Phrase, earcon

CALL_S = (6.0, 12.0, 24.0, 48.0, 96.0)  # between saying that the card is to be taken and saying it again
CALL = Text("voice-take-card")
_READING = frozenset({"home-reading", "identify-id_card", "identify-reading"})  # titles while a card is waited for
_ELSEWHERE = frozenset({"problem", "home", "guide", "help", "idle", "prompt", "out_of_service"})
_SLIP_OUT = "slip-waits"


def signs(before: Screen | None, after: Screen) -> tuple[str, ...]:
    """The sounds of this change, in order."""
    return tuple(_signs(before, after)) if before else ()


def _signs(before: Screen, after: Screen) -> Iterator[str]:
    if _card_read(before, after):
        yield CARD_READ
    known = _wrong(before)
    if any(one not in known for one in _wrong(after)):
        yield MISTAKE
    to_take = _to_take(after) - _to_take(before)
    yield from (sign for sign in (PAPER_OUT, TAKE_CARD) if sign in to_take)


def _card_read(before: Screen, after: Screen) -> bool:
    greeted = before.kind == "home" and "home-hello" == after.title.key != before.title.key
    return greeted or (before.title.key in _READING and after.kind not in _ELSEWHERE)


def _wrong(screen: Screen) -> list[object]:
    """What is told to be wrong: a device, what was typed, what is missing."""
    troubles = [(screen.title, screen.body)] if screen.kind == "problem" else []
    typed = [screen.keys.hint] if screen.keys and screen.keys.hint else []
    missing = [item.note for item in screen.items if item.note and item.note.key == "consent-missing"]
    told = [item.label for item in screen.items if item.id == "hint" and item.state == "bad"]
    return [*troubles, *typed, *missing, *told]


def _to_take(screen: Screen) -> frozenset[str]:
    """What lies there for the citizen. The sentence tells what it is: `take-card-and-slip`, `take-papers`."""
    asked = screen.reminder.key.partition("/")[2] or screen.reminder.key if screen.reminder else ""
    paper = "-and-" in asked or asked == "take-papers" or screen.title.key == _SLIP_OUT
    card = asked.startswith("take-card")
    return frozenset({*([PAPER_OUT] if paper else []), *([TAKE_CARD] if card else [])})


@dataclass(frozen=True, slots=True)
class Calls:
    """How often it was said that a card is to be taken, and when it is said again; None: no more."""

    said: int = 0
    due: float | None = None

    def shown(self, screen: Screen, now: float) -> "Calls":
        """Only where the reader can tell that it lies there; when it is taken, it is over."""
        if not screen.card_lies:
            return Calls()
        return Calls(0, now) if self == Calls() else self

    def called(self, now: float) -> "Calls":
        wait = CALL_S[self.said] if self.said < len(CALL_S) else None
        return Calls(self.said + 1, None if wait is None else now + wait)


class Signals:
    """What everybody hears, also while nobody has asked for a voice."""

    def __init__(self, *, wanted: bool) -> None:
        """`wanted`: False leaves all of it out."""
        self._wanted = wanted
        self._signs: tuple[str, ...] = ()
        self._calls = Calls()

    def shown(self, before: Screen | None, after: Screen, now: float, *, told: bool) -> None:
        """This page follows that one. `told`: it is told, and with it what is to be taken."""
        if not self._wanted:
            return
        self._signs = signs(before, after)
        self._calls = self._calls.shown(after, now)
        if told and self._calls.due == now:
            self._calls = self._calls.called(now)

    def due(self, now: float) -> tuple[Text, ...] | None:
        """What is to be said now, after the sounds; None: nothing is to be heard."""
        called = self._calls.due is not None and now >= self._calls.due
        if called:
            self._calls = self._calls.called(now)
            self._signs = self._signs or (TAKE_CARD,)
        return ((CALL,) if called else ()) if self._signs else None

    def taken(self) -> tuple[Phrase, ...]:
        """The sounds that come before what is said next."""
        taken, self._signs = tuple(map(earcon, self._signs)), ()
        return taken
