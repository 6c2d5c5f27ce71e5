"""A serial line, or anything the kernel shows as one. Knows no protocol.

serial:///dev/ttyUSB0?baud=115200&flow=xonxoff
"""

import errno
import os
import select
import termios
from collections.abc import Iterator
from contextlib import contextmanager

import serial

from drivers.api.permission import in_use, not_permitted

WRITE_TIMEOUT_S = 5.0


class SerialTransport:
    """A serial line or anything the kernel shows as one, 8N1."""

    def __init__(self, path: str, baud: int, flow: str = "none") -> None:
        """`flow`: "none", "rtscts", or "xonxoff": then 11 and 13 stop and start us, and are never read.

        OSError: nothing there, in use, or no serial line.
        """
        with _only_os_errors():
            try:
                self._port = serial.Serial(
                    path,
                    baud,
                    timeout=0,
                    write_timeout=WRITE_TIMEOUT_S,
                    exclusive=True,
                    xonxoff=flow == "xonxoff",
                    rtscts=flow == "rtscts",
                )
            except serial.SerialException as error:
                raise _not_opened(path, error) from error

    def write(self, data: bytes) -> None:
        self._port.write(data)

    def read(self, size: int, timeout: float) -> bytes:
        # pyserial's own time-out waits for all `size` bytes; a frame's length is known only from its first ones.
        ready, _, _ = select.select([self._port.fileno()], [], [], timeout)
        if not ready:
            return b""
        data = os.read(self._port.fileno(), size)
        if not data:
            raise OSError("the serial device has gone away")
        return data

    def flush_input(self) -> None:
        with _only_os_errors():
            self._port.reset_input_buffer()

    def set_baud(self, baud: int) -> None:
        with _only_os_errors():
            self._port.baudrate = baud

    def close(self) -> None:
        self._port.close()


@contextmanager
def _only_os_errors() -> Iterator[None]:
    """A line that is gone makes termios raise an error of its own; a speed that it cannot have, a ValueError."""
    try:
        yield
    except (termios.error, ValueError) as error:
        raise OSError(*error.args) from error


def _not_opened(path: str, error: serial.SerialException) -> OSError:
    """The same once: pyserial says number, path and reason twice, and of a port in use only that it is locked."""
    if error.errno in (errno.EAGAIN, errno.EBUSY):  # it is locked, or whoever has it lets nobody else open it
        return in_use(error, path)
    if error.errno == errno.EACCES:
        return not_permitted(path)
    if error.errno is None:
        return OSError(f"no serial line: {path!r} ({error})")
    return OSError(error.errno, os.strerror(error.errno), path)
