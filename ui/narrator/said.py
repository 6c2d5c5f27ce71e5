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

    def begins(self, index: int) -> None:
        """This phrase begins to be heard."""
        self.phrase = self._begun = index

    @property
    def rest(self) -> tuple[Phrase, ...]:
        """From the phrase that is being said, or from those that have gone on already, to the end."""
        return self.utterance.phrases[max(self.phrase, self.before) :] if self.number >= 0 else ()

    @property
    def unheard_sounds(self) -> tuple[Phrase, ...]:
        """The sounds of what has happened that were to come yet: pages may follow each other faster than they sound."""
        waiting = self.utterance.phrases[self._begun + 1 :] if self.number >= 0 else ()
        return tuple(phrase for phrase in waiting if phrase.earcon)
