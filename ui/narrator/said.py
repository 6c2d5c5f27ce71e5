"""What is being said, and how far it has come."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ui.speech.utterance import MANDARIN, Phrase, Utterance

Gone = tuple[Phrase, bool]  # and whether it was heard


@dataclass(slots=True)
class Said:
    """`number`: the speaker's, -1: nothing is being said. `before`: so many phrases come before those that go on from
    what was said, `earlier`: what had gone of that.
    """

    utterance: Utterance = field(default_factory=lambda: Utterance((), MANDARIN))
    number: int = -1
    before: int = 0
    earlier: tuple[Gone, ...] = ()
    phrase: int = 0  # the one that is being said
    _begun: int = -1  # the last that has begun to be heard
    _heard: set[int] = field(default_factory=set)  # all that have

    def begins(self, index: int) -> None:
        """This phrase begins to be heard."""
        self.phrase = self._begun = index
        self._heard.add(index)

    def over(self, phrases: tuple[Phrase, ...]) -> bool:
        """Whether these were heard to their end: each of them has begun, and one behind them as well.

        A phrase that is left out, or has no voice, never begins. A word in between takes nothing from them.
        """
        many, gone = len(phrases), self.gone
        return any(
            tuple(one for one, _ in gone[end - many : end]) == phrases
            and all(heard for _, heard in gone[end - many : end])
            for end in range(many, len(gone) + 1)
        )

    @property
    def gone(self) -> tuple[Gone, ...]:
        """What came before the phrase that is being said, but for words in between."""
        return (*self.earlier, *self._gone()) if self.number >= 0 else ()

    def _gone(self) -> Iterator[Gone]:
        for at, phrase in enumerate(self.utterance.phrases[self.before : self._begun], self.before):
            yield phrase, at in self._heard

    @property
    def rest(self) -> tuple[Phrase, ...]:
        """From the phrase that is being said, or from those that have gone on already, to the end."""
        return self.utterance.phrases[max(self.phrase, self.before) :] if self.number >= 0 else ()

    @property
    def unheard_sounds(self) -> tuple[Phrase, ...]:
        """The sounds of what has happened that were to come yet: pages may follow each other faster than they sound."""
        waiting = self.utterance.phrases[self._begun + 1 :] if self.number >= 0 else ()
        return tuple(phrase for phrase in waiting if phrase.earcon)
