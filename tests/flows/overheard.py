"""What comes out of the outputs of a terminal that speaks: recorded, and written down with the time and the place."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from tests.flows.player import PATIENCE_S, PatientClock
from tests.ui.speech.ear import recording
from ui.speech.sound import RATE
from ui.speech.utterance import HEADPHONES, SPEAKER, Phrase

OUTPUTS = (SPEAKER, HEADPHONES)
BYTES_A_SECOND = 2 * RATE
LONG_S = 300.0
CUT = "——"  # after what was not listened to until its end, as in Chinese novels


@dataclass(frozen=True, slots=True)
class Line:
    """`at`: seconds of sound before its utterance. `words` as they stand in the caption; of a sound without
    words its name.
    """

    number: int
    at: float
    into: str
    words: str
    private: bool


class Overheard:
    """Is told each phrase that begins to be heard; records what the outputs are given, one after the other.

    Each utterance is a file of its own, so that one that is cut off is never taken for the one that cuts it off.

    `ahead`: what is said takes no time, so that the clock goes on by as much as it would have taken. `voices`: where
    the voice network lies; None: what no clip says is said by espeak-ng.
    """

    def __init__(self, folder: Path, clock: PatientClock, *, ahead: bool, voices: Path | None = None) -> None:
        self.ahead = ahead
        self._voices = voices
        self.number = 0  # of the utterance that was heard last
        self._ended = True
        self._folder = folder
        self._files: list[Path] = []  # as they came
        self._clock = clock
        self.begin()

    def begin(self) -> None:
        """What was heard before is forgotten."""
        self.lines: list[Line] = []
        self.lasted = 0.0  # seconds that the last utterance has taken
        self.cut: set[int] = set()  # utterances that others, a key or a plug have cut off
        self.sound = bytearray()  # int16, one channel
        self._taken = {file: file.stat().st_size for file in self._recorded()}

    @property
    def patience(self) -> float:
        """Seconds for the end of what is said: a network makes a long page in minutes where others work beside it."""
        return LONG_S if self._voices else PATIENCE_S

    @property
    def settings(self) -> tuple[str, ...]:
        """Lines of kiosk.toml."""
        voices = ("[voice]", f"folder = {json.dumps(str(self._voices.resolve()))}") if self._voices else ()
        outputs = {name: recording(self._folder / f"{name}.$$.raw") for name in OUTPUTS}  # the number of a process
        return ("[sound]", *(f'{name} = "{device}"' for name, device in outputs.items()), *voices)

    def __call__(self, number: int, phrase: Phrase | None, output: str, cut: bool) -> None:
        if phrase is None:
            self._take(self._recorded())
            if cut and number == self.number:
                self.cut.add(number)
        elif number != self.number:
            if not self._ended:
                self.cut.add(self.number)
            self._take(self._recorded()[:-1])  # the last one is its own: nobody has asked for another since
        self.number, self._ended = number, phrase is None
        if phrase is not None:
            words = phrase.said if phrase.earcon else phrase.shown
            self.lines.append(Line(number, len(self.sound) / BYTES_A_SECOND, output, words, phrase.private))

    def size(self, output: str) -> int:
        """Bytes that have come out of it so far."""
        return sum(file.stat().st_size for file in self._recorded() if file.name.startswith(f"{output}."))

    def _recorded(self) -> list[Path]:
        """What has been recorded, an utterance each, in the order of their beginnings."""
        new = set(self._folder.glob("*.raw")) - set(self._files)
        self._files += sorted(new, key=lambda file: file.stat().st_mtime_ns)
        return self._files

    def _take(self, files: Iterable[Path]) -> None:
        """What has come out since."""
        before = len(self.sound)
        for file in files:
            with file.open("rb") as recorded:
                recorded.seek(self._taken.get(file, 0))
                self.sound += recorded.read((file.stat().st_size - recorded.tell()) // 2 * 2)
                self._taken[file] = recorded.tell()
        self.lasted = (len(self.sound) - before) / BYTES_A_SECOND
        if self.ahead:
            self._clock.passed += self.lasted

    def words(self, output: str) -> str:
        """All that was heard there."""
        return "".join(line.words for line in self.lines if line.into == output)

    def written(self) -> str:
        """One line an utterance: when, into what, what. A bullet before what is for one pair of ears; a dash after
        what was cut off.
        """
        utterances = groupby(self.lines, key=lambda line: (line.number, line.at, line.into))
        return "".join(
            f"{_minutes(at)}  {into:10}  {''.join(map(_marked, lines))}{CUT if number in self.cut else ''}\n"
            for (number, at, into), lines in utterances
        )


def _minutes(seconds: float) -> str:
    return f"{seconds // 60:02.0f}:{seconds % 60:06.3f}"


def _marked(line: Line) -> str:
    return f"●{line.words}" if line.private else line.words
