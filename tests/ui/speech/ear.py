"""The real speaker with real processes, heard through ALSA's file plugin, and a window's thread that is the test's."""

import queue
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import psutil

from kiosk.model.run import Run
from kiosk.runtime.threads import Threads
from ui.speech.sound import Sound as Samples
from ui.speech.speaker import PLAYER, ProcessSpeaker, Sound
from ui.speech.utterance import MANDARIN, Phrase, Utterance

PATIENCE_S = 60.0


def recording(file: Path) -> str:
    """The ALSA name of a device that adds all it is given to `file`."""
    return f"file:FILE='|cat >>{file}',FORMAT=raw"


@dataclass
class Ear:
    """Hears what becomes of utterances, and what comes out of each output."""

    folder: Path
    begun: list[tuple[int, int]] = field(default_factory=list)
    ends: dict[int, bool] = field(default_factory=dict)
    troubles: dict[str, list[str]] = field(default_factory=dict)
    tasks: "queue.Queue[Callable[[], None]]" = field(default_factory=queue.Queue)
    strikes: list[Exception] = field(default_factory=list)  # what the next who posts something meets

    def post(self, call: Callable[[], None]) -> None:
        if self.strikes:
            raise self.strikes.pop()
        self.tasks.put(call)

    def phrase_begun(self, number: int, index: int) -> None:
        self.begun.append((number, index))

    def ended(self, number: int, *, whole: bool) -> None:
        assert number not in self.ends
        self.ends[number] = whole

    def trouble(self, part: str, why: str) -> None:
        self.troubles.setdefault(part, []).append(why)

    def until(self, reached: Callable[[], bool]) -> None:
        """The window's thread: does what is posted to it until this is so. queue.Empty: it is not, for long."""
        while not reached():
            self.tasks.get(timeout=PATIENCE_S)()

    def end_of(self, number: int) -> bool:
        """Whether it was said whole, once it has ended."""
        self.until(lambda: number in self.ends)
        return self.ends[number]

    def sound(self, output: str) -> Samples:
        """All that has come out so far."""
        file = self.folder / f"{output}.raw"
        content = file.read_bytes() if file.exists() else b""
        return np.frombuffer(content[: len(content) // 2 * 2], np.int16)


@contextmanager
def listening(
    folder: Path,
    clips: Path,
    *,
    ahead: bool = True,
    model: Path | None = None,
    device: str = "",
    run: Run | None = None,
) -> Iterator[tuple[ProcessSpeaker, Ear]]:
    """`device`: of the headphones; "": one that records."""
    ear = Ear(folder)
    headphones = device or recording(folder / "headphones.raw")
    sound = Sound(recording(folder / "speaker.raw"), headphones, (clips,), model or folder / "none", ahead)
    speaker = ProcessSpeaker(sound, ear, ear.post, run or Threads(), ear.trouble)
    try:
        ear.until(lambda: PLAYER in ear.troubles)
        yield speaker, ear
    finally:
        speaker.close()
        _, alive = psutil.wait_procs(children(), timeout=PATIENCE_S)
        assert not alive, "a process outlives the speaker"


def children(name: str = "") -> list[psutil.Process]:
    """Processes that speech has started, by what stands in their command line."""
    words = ("ui.speech", "aplay")
    found = []
    for process in psutil.Process().children(recursive=True):
        try:
            line = " ".join(process.cmdline())
        except psutil.Error:
            continue
        if any(word in line for word in words) and name in line:
            found.append(process)
    return found


def said(*phrases: Phrase) -> Utterance:
    return Utterance(phrases, MANDARIN)
