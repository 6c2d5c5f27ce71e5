"""Ends a wait for bytes from another task, and at once. Knows no protocol."""

import os
import select
import weakref

from drivers.api.transport import Transport

PIECE_S = 0.25  # waited at a time where a line has no descriptor


class Waker:
    """An eventfd of Linux that is waited on beside the line, so that whoever listens needs no turns."""

    def __init__(self) -> None:
        self._fd = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
        weakref.finalize(self, os.close, self._fd)

    def wake(self) -> None:
        """End the wait under way, or else the next one. Any task may call it."""
        os.eventfd_write(self._fd, 1)

    def woken(self) -> bool:
        """Whether somebody has called since this was asked last."""
        try:
            return os.eventfd_read(self._fd) > 0
        except BlockingIOError:
            return False

    def read(self, line: Transport, size: int, timeout: float) -> bytes:
        """What `line.read` gives, and b"" as soon as somebody wakes. Where the line has no descriptor, sooner."""
        fileno = getattr(line, "fileno", None)
        if fileno is None:
            return line.read(size, min(timeout, PIECE_S))
        data = line.read(size, 0.0)
        if data or timeout <= 0:
            return data
        select.select([fileno(), self._fd], [], [], timeout)
        return line.read(size, 0.0)
