"""Whatever pages come, and however much of each is heard: nothing new is left unsaid, nothing that was heard is said
again without a cause, and every key interrupts. Who walks is led by a seed.

Covers voice_mode, reading, said and narrator together.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from kiosk.model.screen import Screen
from kiosk.model.text import Text
from tests.ui.narrator.pages import reading
from tests.ui.narrator.room import Room, room
from ui.gallery.screens import SCREENS
from ui.narrator.phrases import utterance
from ui.narrator.reading import Reading, Sentence, same_page
from ui.speech.utterance import HEADPHONES, MANDARIN, SPEAKER, Phrase

NOTICES = (None, None, Text("notice-offline-later"), Text("offline"))
STATES = ("", "done", "now", "waiting", "bad")
INTERRUPT = ("down", "up", "right", "where", "repeat", "help", "x")
GO_ON = ("louder", "softer", "faster", "slower")
STEPS = 80


@dataclass
class Walk:
    """A citizen before pages that come as they like. `owed`: what is new and has not been begun to be said."""

    dice: random.Random
    screen: Screen
    jack: bool | None
    at: int = -1  # the phrase that was heard last, of the newest utterance
    heard: set[Sentence] = field(default_factory=set)  # of what lasts, to its end
    owed: list[Sentence] = field(default_factory=list)
    line: tuple[Phrase, ...] = ()  # heard before a word in between, after which it goes on

    def __post_init__(self) -> None:
        self.made: Room = room(self.screen, jack=self.jack)
        self.drain()

    def step(self) -> None:
        moves: list[tuple[int, Callable[[], None]]] = [
            (4, self._another_page),
            (3, self._same_page),
            (6, self._listen),
            (2, self.drain),
            (2, self._interrupt),
            (2, self._go_on),
        ]
        self.dice.choices([do for _, do in moves], [weight for weight, _ in moves])[0]()

    # --- what happens

    def _another_page(self) -> None:
        screen = replace(self.dice.choice([*SCREENS.values()]), notice=self.dice.choice(NOTICES))
        self._show(screen)

    def _same_page(self) -> None:
        items = tuple(
            replace(one, state=self.dice.choice(STATES)) if self.dice.random() < 0.3 else one
            for one in self.screen.items
        )
        self._show(replace(self.screen, items=items, notice=self.dice.choice((self.screen.notice, *NOTICES))))

    def _show(self, screen: Screen) -> None:
        before, said = self._reading(), len(self.made.speaker.said)
        self.made.presenter.show(screen)
        self.screen, after = screen, self._reading()
        self.heard &= {*after.lasting}
        if same_page(before, after):
            self._changed(before, after, said)
        else:
            self._came(before, after, said)

    def _came(self, before: Reading, after: Reading, said: int) -> None:
        assert len(self.made.speaker.said) > said, "a page that comes is told"
        told = self._last()
        assert self._holds(told, after.told[0]), f"the title is said: {told}"
        if after.notice:
            known = after.notice in self.heard
            assert self._holds(told, after.notice) != known, f"{after.notice.shown}, heard before: {known}"
        for one in after.where:
            fresh = one not in before.where or before.language != after.language
            if fresh:
                assert self._holds(told, one), f"{one.shown} begins with this page"
            elif one in self.heard:
                assert not self._holds(told, one), f"{one.shown} was heard"
        self.owed = [one for one in after.told if one not in self.heard]
        self._begin()

    def _changed(self, before: Reading, after: Reading, said: int) -> None:
        stood = {one for stop in before.stops for one in stop.sentences}
        new = [one for stop in after.stops for one in stop.sentences if one not in stood]
        there = {one for stop in after.stops for one in stop.sentences}
        self.owed = [one for one in self.owed if one in there] + new
        if len(self.made.speaker.said) > said:
            self._begin()

    # --- what is heard

    def _begin(self) -> None:
        """Another utterance is being said."""
        self.at, self.line = -1, ()

    def _listen(self) -> None:
        """Some of it is heard."""
        phrases = self.made.speaker.said[-1].phrases
        if self.made.narrator.saying < 0:
            return
        for index in range(self.at + 1, self.dice.randint(self.at + 1, len(phrases))):
            self._hear(index)

    def _hear(self, index: int) -> None:
        phrases = self.made.speaker.said[-1].phrases
        if self.jack or not phrases[index].private:
            self.made.narrator.phrase_begun(self.made.narrator.saying, index)
        self.at = index
        self._note_heard(self._heard_of(index))

    def _heard_of(self, index: int) -> tuple[Phrase, ...]:
        """All before this phrase, but for words in between."""
        before = self.made.narrator._said.before
        return (*self.line, *self.made.speaker.said[-1].phrases[before : max(index, before)])

    def _note_heard(self, phrases: tuple[Phrase, ...]) -> None:
        """Phrases that lie behind: whatever lasts and stands whole among them was heard."""
        for one in self._reading().lasting:
            if self._holds(phrases, one):
                self.heard.add(one)

    def drain(self) -> None:
        """All is heard, to the end of all that is said."""
        for _ in range(20):
            said = len(self.made.speaker.said)
            if self.made.narrator.saying < 0:
                break
            phrases = self.made.speaker.said[-1].phrases
            for index in range(self.at + 1, len(phrases)):
                self._hear(index)
            whole = bool(self.jack) or not any(one.private for one in phrases)
            self._note_heard(self._heard_of(len(phrases)))
            self._pay(self._heard_of(len(phrases)))
            self.made.speaker.finish(whole=whole)
            if len(self.made.speaker.said) == said:
                break
            self._begin()
        missing = [one.shown for one in self.owed]
        assert not missing, f"never said: {missing}"

    def _pay(self, phrases: tuple[Phrase, ...]) -> None:
        self.owed = [one for one in self.owed if not self._holds(phrases, one)]

    # --- keys

    def _interrupt(self) -> None:
        """Whoever presses a key has heard enough of the page, but not of what changed meanwhile."""
        said = len(self.made.speaker.said)
        waiting = {*self.made.narrator.mode.later}
        self.made.narrator.key(self.dice.choice(INTERRUPT))
        if self.made.narrator.mode.aside:
            self.made.narrator.key("help")
        assert len(self.made.speaker.said) > said, "a key that says nothing"
        self.owed = [one for one in self.owed if one in waiting]
        self._begin()

    def _go_on(self) -> None:
        said, line = len(self.made.speaker.said), self._heard_of(self.at) if self.made.narrator.saying >= 0 else ()
        self.made.narrator.key(self.dice.choice(GO_ON))
        assert len(self.made.speaker.said) > said, "a key that says nothing"
        self._begin()
        self.line = line

    # --- words

    def _reading(self) -> Reading:
        found = self.made.narrator.mode.reading
        return found or reading(self.screen)

    def _last(self) -> tuple[Phrase, ...]:
        return self.made.speaker.said[-1].phrases

    def _holds(self, phrases: tuple[Phrase, ...], one: Sentence) -> bool:
        output = HEADPHONES if self.jack else SPEAKER
        wanted = () if one.beside and not self.jack else utterance((one,), MANDARIN, output).phrases
        many = len(wanted)
        return any(phrases[at : at + many] == wanted for at in range(len(phrases) - many + 1))


@pytest.mark.thorough
@pytest.mark.parametrize("jack", [True, None], ids=["headphones", "loudspeaker"])
@pytest.mark.parametrize("seed", range(6))
def test_nothing_new_is_unsaid_nothing_heard_is_said_again_and_every_key_interrupts(
    seed: int, jack: bool | None
) -> None:
    walk = Walk(random.Random(seed), SCREENS["home"], jack)
    for _ in range(STEPS):
        walk.step()
    walk.drain()
