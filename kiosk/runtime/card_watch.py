"""Looks after the card of whoever stands here: whether it still lies there, and whether another one has come.

Knows drivers by their protocols; decides nothing about the visit.
"""

from collections.abc import Callable

from drivers.api.errors import DeviceError
from drivers.api.id_card import IdCard, IdCardReader, Presence
from kiosk.model.mark import mark
from kiosk.problems.table import problem_for
from kiosk.runtime.card_and_code import CancelledError, Stops, Well

LOOK_EVERY_S = 0.5
GONE_AFTER_S = 3.0  # a card that only moved is back before
Tell = Callable[[str], None]  # "there", "gone" or "shown", as a `CardSeen` says it
Keep = Callable[[IdCard], None]  # a card that was read when nobody wanted to know any more


class CardWatch:
    """One card's watch, until another card comes or `stop` is set."""

    def __init__(self, reader: IdCardReader, number: str, stop: Stops, now: Callable[[], float], tell: Tell) -> None:
        self._reader = reader
        self._number = number
        self._stop = stop
        self._now = now
        self._tell = tell
        self._missed_at: float | None = None  # since when the card is not seen; None: it never was missed
        self._told = ""

    def other_card(self, well: Well, keep: Keep) -> IdCard:
        """The next card of somebody else. DeviceError: the reader is not usable; CancelledError: `stop` is set."""
        while not self._stop.is_set():
            card = self._look()
            well()
            if card and self._stop.is_set():
                keep(card)
            elif card and card.number != self._number:
                return card
            elif card:
                self._shown()
            self._stop.wait(LOOK_EVERY_S)
        raise CancelledError

    def _look(self) -> IdCard | None:
        """A card that was put down since the last look. What lay there all the time is not read again."""
        presence = self._reader.presence()
        if presence is Presence.THERE and self._missed_at is None:
            self._say("there")
            return None
        card = self._readable_card()
        if card is None and presence is Presence.GONE:
            self._missed()
        return card

    def _missed(self) -> None:
        if self._missed_at is None:
            self._missed_at = self._now()
        if self._now() - self._missed_at >= GONE_AFTER_S:
            mark("card-gone")
            self._say("gone")

    def _shown(self) -> None:
        self._missed_at, self._told = None, "shown"
        self._tell("shown")

    def _say(self, state: str) -> None:
        if state != self._told:
            self._told = state
            self._tell(state)

    def _readable_card(self) -> IdCard | None:
        """The card that lies there; None too where it cannot be read, for nobody has asked for it.

        Nor is it read when nobody looks any more: most modules give a card once only, and whoever asks next shall
        have it.
        """
        try:
            return self._reader.read() if self._reader.find() and not self._stop.is_set() else None
        except DeviceError as error:
            if problem_for(error).hint:
                mark("unreadable-card-passed-over")
                return None
            raise
