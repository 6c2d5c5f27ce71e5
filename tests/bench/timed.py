"""A recording of which it is known when each of its samples came: a file that grows while it is watched."""

import threading
import time
from pathlib import Path

import numpy as np

from ui.speech.sound import RATE, Sound

LOOK_EVERY_S = 0.001
AUDIBLE = 0.01 * 32767  # of a sample: below it a voice is silent
_SMOOTH_S = 0.010
_BYTES = 2


class Timed:
    """Watches the file until it is closed. Times are those of `time.perf_counter`."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._grown: list[tuple[float, int]] = []  # when it was how long
        self._closed = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def close(self) -> None:
        self._closed.set()
        self._watcher.join()

    def _watch(self) -> None:
        before = 0
        while not self._closed.wait(LOOK_EVERY_S):
            size = self._file.stat().st_size if self._file.exists() else 0
            if size != before:
                self._grown.append((time.perf_counter(), size))
                before = size

    @property
    def samples(self) -> int:
        """How many have come so far."""
        return self._file.stat().st_size // _BYTES if self._file.exists() else 0

    def sound(self, since: int) -> Sound:
        """What has come from this sample on."""
        content = (self._file.read_bytes() if self._file.exists() else b"")[since * _BYTES :]
        return np.frombuffer(content[: len(content) // _BYTES * _BYTES], np.int16)

    def first_audible(self, since: int) -> float | None:
        """When the first sample came that can be heard; None: none has come."""
        loud = np.flatnonzero(np.abs(self.sound(since).astype(np.int32)) > AUDIBLE)
        if not len(loud):
            return None
        needed = (since + int(loud[0]) + 1) * _BYTES
        return next((at for at, size in self._grown if size >= needed), None)

    def last(self) -> float:
        """When the last sample came."""
        return self._grown[-1][0] if self._grown else 0.0


def longest_silence(sound: Sound) -> float:
    """Seconds in which nothing can be heard, between what can."""
    over = round(_SMOOTH_S * RATE)
    size = np.convolve(np.abs(sound.astype(np.float64)), np.full(over, 1 / over), "same")
    loud = np.flatnonzero(size > AUDIBLE / 2)
    return float(np.diff(loud).max() / RATE) if len(loud) > 1 else 0.0
