"""What is being said, and how far it has come."""

from dataclasses import dataclass, field

from ui.speech.utterance import MANDARIN, Phrase, Utterance


@dataclass(slots=True)
class Said:
    """`number`: the speaker's, -1: nothing is being said. `before`: so many phrases come before those that go on from
    what was said.
    """

    utterance: Utterance = field(default_factory=lambda: Utterance((), MANDARIN))
    number: int = -1
    before: int = 0
    phrase: int = 0  # the one that is being said
    _begun: int = -1  # the last that has begun to be heard
    _heard: set[int] = field(default_factory=set)  # all that have

    def begins(self, index: int) -> None:
        """This phrase begins to be heard."""
        self.phrase = self._begun = index
        self._heard.add(index)

    def over(self, phrases: tuple[Phrase, ...]) -> bool:
        """Whether these were heard to their end: each of them has begun, and one behind them as well.

        A phrase that is left out, or has no voice, never begins.
        """
        many = len(phrases)
        ends = (at for at in range(many, self._begun + 1) if self.utterance.phrases[at - many : at] == phrases)
        return any(self._heard.issuperset(range(end - many, end)) for end in ends)

    @property
    def rest(self) -> tuple[Phrase, ...]:
        """From the phrase that is being said, or from those that have gone on already, to the end."""
        return self.utterance.phrases[max(self.phrase, self.before) :] if self.number >= 0 else ()

    @property
    def unheard_sounds(self) -> tuple[Phrase, ...]:
        """The sounds of what has happened that were to come yet: pages may follow each other faster than they sound."""
        waiting = self.utterance.phrases[self._begun + 1 :] if self.number >= 0 else ()
        return tuple(phrase for phrase in waiting if phrase.earcon)
