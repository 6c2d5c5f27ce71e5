"""What is to be said, as values, and who says it. Pure; knows no screen and no sound."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

MANDARIN, CANTONESE, ENGLISH = "zh", "yue", "en"  # BCP 47 names of what is spoken
TONGUES = (MANDARIN, CANTONESE, ENGLISH)
SPEAKER, HEADPHONES = "speaker", "headphones"  # what it is said into; "" is nothing
SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0)  # times the usual speed, the pitch kept
USUAL_SPEED = 1.0
VOLUMES = range(1, 11)  # steps of 3 dB; the last one is as loud as a clip is
USUAL_VOLUME = 6
CARD_READ, TAKE_CARD, PAPER_OUT, MISTAKE = "card-read", "take-card", "paper-out", "mistake"  # sounds without words
_EARCON = "♪"  # how what is said begins where it is one of them


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch that is said in one go.

    `shown` is how it stands on the screen, `said` the same in words as people say it, without digits or signs. A
    character whose reading only the sentence knows stands in it as `{曾|zeng1}`: see `ui.speech.readings`.
    `units`: it is said one by one, digits of a number or letters of a code, each from a clip of its own; () for words.
    A unit is a word as it is said: "幺", "零", "G", "点" in Chinese, "one", "zero", "G", "dot" in English.
    `pause`: seconds of silence after it, at the usual speed.
    """

    shown: str
    said: str
    private: bool
    units: tuple[str, ...] = ()
    pause: float = 0.0

    @property
    def earcon(self) -> str:
        """The name of the sound without words that it is; "": it is words."""
        return self.said.removeprefix(_EARCON) if self.said.startswith(_EARCON) else ""


def run_together(units: Sequence[str]) -> str:
    """Units as they are said in one breath: "幺零", "one zero"."""
    words = any(len(unit) > 1 and unit.isascii() for unit in units)
    return (" " if words else "").join(units)


def earcon(name: str) -> Phrase:
    """A sound without words, for everybody. Nothing of it is shown: what it means stands on the screen."""
    return Phrase("", f"{_EARCON}{name}", private=False, pause=0.15)


@dataclass(frozen=True, slots=True)
class Utterance:
    """What is said until somebody interrupts it."""

    phrases: tuple[Phrase, ...]
    tongue: str

    @property
    def private(self) -> bool:
        return any(phrase.private for phrase in self.phrases)

    @property
    def shown(self) -> str:
        return "".join(phrase.shown for phrase in self.phrases)


class Hears(Protocol):
    """Who is told what became of an utterance. Called on the thread of the window."""

    def phrase_begun(self, number: int, index: int) -> None:
        """The first sample of this phrase of utterance `number` is on its way to the ear."""

    def ended(self, number: int, *, whole: bool) -> None:
        """Nothing more comes of this utterance. `whole`: it was said to its end, every phrase of it."""


class Speaker(Protocol):
    """Says one utterance at a time into one output. All calls come from the thread of the window and return at once."""

    def say(self, utterance: Utterance) -> int:
        """Say this instead of what is being said. Its number, by which `Hears` is told.

        What is private is said into headphones only; elsewhere its phrases are left out.
        """
        ...

    def stop(self) -> None:
        """Be silent, within 100 ms."""
        ...

    def set_pace(self, speed: float, volume: int) -> None:
        """One of SPEEDS, one of VOLUMES. Also of what is being said."""
        ...

    def set_output(self, output: str) -> None:
        """SPEAKER, HEADPHONES or "". What is being said is stopped where the output is another."""
        ...

    def prepare(self, utterances: Iterable[Utterance]) -> None:
        """These may be asked for soon. None at all: whoever listened has gone, and nothing of theirs is kept."""
        ...

    def close(self) -> None:
        """Be silent and end every process that was started."""
        ...
