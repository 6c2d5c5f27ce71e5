"""What a camera films, JPEG by JPEG, 30 a second, as a reader gets to see it.

Time stands still while a frame is drawn: it is the reader's own processor time, and what it waits for the camera.
"""

import time
from collections.abc import Callable

import numpy as np

from drivers.camera.picture import PackedPicture

FRAMES_A_SECOND = 30
BUFFERS = 2  # that are filled; while nobody takes one out, frames fall


class Film:
    """A `FrameSource`. `shown`: the JPEG of what there was to see at that second. A frame has come when it is over."""

    live = True

    def __init__(self, shown: Callable[[float], bytes]) -> None:
        self._shown = shown
        self._filled: list[int] = []
        self._next = 0
        self._waited = -time.process_time()
        self._given_at = 0.0
        self.looks = 0  # frames that were given
        self.worked = 0.0  # seconds of processor time between them

    def now(self) -> float:
        return time.process_time() + self._waited

    def read(self, rest: float = 0.0) -> PackedPicture:
        came = self.now()
        self.worked += came - self._given_at
        while True:
            came, frame = self._taken(came)
            if came >= self._given_at + rest:
                break
        jpeg = self._shown(frame / FRAMES_A_SECOND)
        self._waited += came - self.now()
        self._given_at = came
        self.looks += 1
        return PackedPicture(np.frombuffer(jpeg, np.uint8))

    def close(self) -> None: ...

    def _taken(self, at: float) -> tuple[float, int]:
        """The oldest frame in the buffers at that second, or the next one that comes; and when."""
        while (self._next + 1) / FRAMES_A_SECOND <= at or not self._filled:
            at = max(at, (self._next + 1) / FRAMES_A_SECOND) if not self._filled else at
            if len(self._filled) < BUFFERS:
                self._filled.append(self._next)
            self._next += 1
        return at, self._filled.pop(0)
