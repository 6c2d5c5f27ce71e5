"""A camera whose frames are given by hand."""

import cv2
import numpy as np
from cv2.typing import MatLike

from drivers.camera.picture import PackedPicture, Picture, PlainPicture
from tests.clock import Clock

VOUCHER = "GOV-20260001"


FRAME_S = 0.1  # like a slow camera


def packed(frame: MatLike) -> bytes:
    """As a camera sends it: a JPEG in colour."""
    _, jpeg = cv2.imencode(".jpg", cv2.cvtColor(frame, cv2.COLOR_GRAY2BGR))
    return jpeg.tobytes()


class Source:
    """Gives what it was told to: a picture, a JPEG's bytes, None, or an error. `live`: as a sensor does.

    `looks`: when it was asked for a picture.
    """

    def __init__(
        self, clock: Clock, *frames: MatLike | bytes | Exception | None, live: bool = False, frame_s: float = FRAME_S
    ) -> None:
        self.live = live
        self._clock = clock
        self._frames = list(frames)
        self._frame_s = frame_s
        self.closed = False
        self.looks: list[float] = []

    def read(self, rest: float = 0.0) -> Picture | None:
        self._clock.pause(max(self._frame_s, rest))
        self.looks.append(self._clock.now)
        frame = self._frames.pop(0) if len(self._frames) > 1 else self._frames[0]
        if isinstance(frame, Exception):
            raise frame
        if isinstance(frame, bytes):
            return PackedPicture(np.frombuffer(frame, np.uint8))
        return None if frame is None else PlainPicture(frame)

    def close(self) -> None:
        self.closed = True
