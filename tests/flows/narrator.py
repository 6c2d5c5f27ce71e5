"""A second view: it writes down what a voice would say aloud, and what it would say in a headphone only.

Reads the Screen alone, in the order in which one listens: what this is, what is expected, what can be chosen, the rest.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.model.screen import Action, Item, Screen
from kiosk.model.text import Text, Value
from ui.present.localizer import STATE_WORDS
from ui.theme.reader import Reader
from ui.words.sentences import Words


@dataclass(frozen=True, slots=True)
class Utterance:
    """`private`: for one pair of ears."""

    part: str
    words: str
    private: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of one screen to one reader, in order."""

    screen: Screen
    reader: Reader
    utterances: tuple[Utterance, ...]

    @property
    def aloud(self) -> tuple[str, ...]:
        return tuple(one.words for one in self.utterances if not one.private)


class Narrator:
    """A view that remembers what it has said."""

    def __init__(self) -> None:
        self.told: list[Told] = []
        self._words: dict[str, Words] = {}

    def show(self, screen: Screen, reader: Reader) -> None:
        """Say it all."""
        if reader.language not in self._words:
            self._words[reader.language] = Words(reader.language)
        said = Reading(self._words[reader.language], reader.elder).of(screen)
        self.told.append(Told(screen, reader, tuple(said)))

    def written(self) -> str:
        """One line an utterance; a bullet before what is for one pair of ears."""
        pages = (
            "\n".join(f"{'● ' if one.private else '  '}{one.part}: {one.words}" for one in told.utterances)
            for told in self.told
        )
        return "\n\n".join(pages) + "\n"


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads screens to one reader."""

    words: Words
    elder: bool

    def of(self, screen: Screen) -> Iterator[Utterance]:
        yield self._text("title", screen.title)
        for text in screen.body:
            yield self._text("body", text)
        yield from self._expected(screen)
        for item in screen.items:
            yield from self._item(item)
        for action in screen.actions:
            if not action.primary:
                yield from self._action("action", action)
        yield from self._value("number", screen.number)
        for part in ("notice", "reminder", "where"):
            said: Text | None = getattr(screen, part)
            if said:
                yield self._text(part, said)
        if screen.code:
            yield self._text("code", Text("frame-code", {"code": screen.code}, private=False))

    def _expected(self, screen: Screen) -> Iterator[Utterance]:
        """What the citizen is to do now: put something somewhere, type, press."""
        if screen.device:
            yield self._text("expected", Text(f"frame-here-{screen.device}"))
        if keys := screen.keys:
            yield self._text("expected", keys.label)
            typed = Text("frame-typed", {"count": len(keys.value.text)}, private=False)
            if not keys.secret:
                yield from self._value("typed", keys.value)
            yield self._text("typed", typed)
            for part in ("hint", "note"):
                said: Text | None = getattr(keys, part)
                if said:
                    yield self._text(part, said)
        for action in screen.actions:
            if action.primary:
                yield from self._action("expected", action)

    def _item(self, item: Item) -> Iterator[Utterance]:
        yield self._text("item", item.label)
        if item.value:
            yield self._text("value", item.value, reveal=item.revealed)
        if item.note:
            yield self._text("note", item.note)
        if item.state in STATE_WORDS:
            state = self._say(Text(f"frame-{item.state}"))
            yield Utterance("state", state, item.label.private or item.state == "selected")
        for action in item.actions:
            yield from self._action("action", action)

    def _action(self, part: str, action: Action) -> Iterator[Utterance]:
        yield self._text(part, action.label)
        if action.note:
            yield self._text("note", action.note)

    def _text(self, part: str, text: Text, *, reveal: bool = False) -> Utterance:
        return Utterance(part, self._say(text, reveal=reveal), text.private)

    def _value(self, part: str, value: Value | None) -> Iterator[Utterance]:
        if value and value.text:
            yield Utterance(part, value.text, value.private)

    def _say(self, text: Text, *, reveal: bool = False) -> str:
        return self.words.say(text, elder=self.elder, spoken=True, reveal=reveal)
