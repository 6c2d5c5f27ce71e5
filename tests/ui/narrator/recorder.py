"""Stands where sound begins, and remembers what is to be said. Nothing of a terminal's own is left out before it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ui.speech.utterance import HEADPHONES, Hears, Utterance


@dataclass
class Recorder:
    """A speaker at which a test listens. `into` is the output that was chosen last."""

    hears: Hears
    said: list[Utterance] = field(default_factory=list)
    prepared: list[str] = field(default_factory=list)
    into: str = ""
    pace: tuple[float, int] = (0.0, 0)
    silent: bool = True
    closed: bool = False
    forgot_after: int = -1  # so many utterances

    def say(self, utterance: Utterance) -> int:
        self.said.append(utterance)
        self.silent = False
        return len(self.said)

    def stop(self) -> None:
        self.silent = True

    def set_pace(self, speed: float, volume: int) -> None:
        self.pace = speed, volume

    def set_output(self, output: str) -> None:
        self.into = output

    def prepare(self, utterances: Iterable[Utterance]) -> None:
        self.prepared = [utterance.shown for utterance in utterances]
        if not self.prepared:
            self.forgot_after = len(self.said)

    def close(self) -> None:
        self.closed = True

    def heard(self) -> str:
        """What is heard of the last utterance: nothing private but in headphones."""
        phrases = self.said[-1].phrases
        return "".join(one.shown for one in phrases if self.into == HEADPHONES or not one.private)

    def begin(self, until: str = "", *, voiceless: str = "") -> None:
        """As a player does: tells of each phrase that it begins, up to the one that is shown so; nothing of others.

        What is private begins in headphones only, and what has no voice not at all.
        """
        for index, one in enumerate(self.said[-1].phrases):
            if (self.into == HEADPHONES or not one.private) and one.shown != voiceless:
                self.hears.phrase_begun(len(self.said), index)
            if one.shown == until:
                return

    def finish(self, *, whole: bool = True) -> None:
        """The last utterance has come to its end, or has broken off."""
        self.silent = True
        self.hears.ended(len(self.said), whole=whole)
