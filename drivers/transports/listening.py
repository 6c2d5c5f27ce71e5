"""What is only listened to. Knows no protocol."""

import errno
import os
import select

from drivers.api.permission import not_permitted


class Listening:
    """As much of a Transport as something needs that nothing can be said to."""

    def write(self, data: bytes) -> None:
        raise OSError(errno.EBADF, f"{len(data)} bytes to be written, expected none")

    def flush_input(self) -> None:
        """What was not heard yet is still to be heard: it may be a plug that was pulled out."""

    def set_baud(self, baud: int) -> None:
        """There is no line speed."""


def open_to_hear(path: str) -> int:
    """A descriptor that never blocks. OSError: not there; NotPermitted: this user may not."""
    try:
        return os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except PermissionError:
        raise not_permitted(path) from None


def hear(fd: int, size: int, timeout: float) -> bytes:
    """Up to `size` bytes as soon as any are there; b"": silence. OSError: it is gone."""
    ready, _, _ = select.select([fd], [], [], timeout)
    if not ready:
        return b""
    try:
        data = os.read(fd, size)
    except BlockingIOError:
        return b""
    if not data:
        raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))
    return data
