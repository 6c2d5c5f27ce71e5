"""A camera whose frames are given by hand."""

from cv2.typing import MatLike

from tests.clock import Clock

VOUCHER = "GOV-20260001"


class Source:
    """Gives what it was told to: a picture, None, or an error. 0.1 s a frame. `live`: as a sensor does."""

    def __init__(self, clock: Clock, *frames: MatLike | Exception | None, live: bool = False) -> None:
        self.live = live
        self._clock = clock
        self._frames = list(frames)
        self.closed = False

    def read(self) -> MatLike | None:
        self._clock.pause(0.1)
        frame = self._frames.pop(0) if len(self._frames) > 1 else self._frames[0]
        if isinstance(frame, Exception):
            raise frame
        return frame

    def close(self) -> None:
        self.closed = True
