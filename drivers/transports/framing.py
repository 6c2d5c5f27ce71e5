"""Collects a stream into frames. Knows time-outs, no protocol."""

import time
from collections.abc import Callable

from drivers.api.transport import Transport

Clock = Callable[[], float]
TakeFrame = Callable[[bytearray], bytes | None]
"""Cuts the first complete frame off the buffer's front, dropping noise before it; None: not complete yet.

Raises ValueError, with what was expected, when the front of the buffer can never become a frame.
"""

CHUNK = 4096


def read_frame(
    transport: Transport, take_frame: TakeFrame, timeout: float, *, gap: float, clock: Clock = time.monotonic
) -> bytes | None:
    """The next frame, or None when nothing at all came within `timeout` seconds.

    Once the first byte is there the sender may pause at most `gap` seconds. ValueError: half a frame, then silence.
    """
    buffer = bytearray()
    deadline = clock() + timeout
    while True:
        wait = min(gap, deadline - clock()) if buffer else deadline - clock()
        data = transport.read(CHUNK, max(wait, 0.0))
        if not data:
            if not buffer:
                return None
            raise ValueError(f"{len(buffer)} bytes, then silence: {bytes(buffer[:16]).hex(' ')}")
        buffer += data
        frame = take_frame(buffer)
        if frame is not None:
            return frame
        if clock() >= deadline:
            if not buffer:
                return None  # whole frames came, but none that was waited for
            raise ValueError(f"no complete frame within {timeout} s")
