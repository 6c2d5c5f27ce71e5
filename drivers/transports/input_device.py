"""An input device of Linux: what it sends, and that nobody else gets it. Knows no key.

evdev:///dev/input/by-id/usb-MAKER_MODEL-event-kbd

Numbers of the requests: linux/input.h.
"""

import errno
import fcntl
import os
from collections.abc import Callable
from typing import Any

from drivers.api.input_event import encode, switch_events
from drivers.api.permission import in_use
from drivers.api.transport import Transport
from drivers.transports.listening import Listening, hear, open_to_hear

EVIOCGRAB, EVIOCGNAME, EVIOCGSW = 0x40044590, 0x81004506, 0x8008451B
_NAME_BYTES, _SWITCH_BYTES = 256, 8
Ioctl = Callable[[int, int, Any], Any]


class InputDevice(Listening):
    """Gives `struct input_event`, byte by byte as the kernel does."""

    def __init__(self, path: str, *, grab: bool, ioctl: Ioctl = fcntl.ioctl) -> None:
        """`grab`: no event of it reaches anybody else, the window least of all. Else its switches come first, as they
        are now. OSError: not there, no input device, or somebody else has grabbed it.
        """
        self._fd = open_to_hear(path)
        self._first = b""
        try:
            self.name = _name(self._fd, path, ioctl)
            if grab:
                _grab(self._fd, path, ioctl)
            else:
                self._first = _switches(self._fd, ioctl)
        except OSError:
            os.close(self._fd)
            raise

    def read(self, size: int, timeout: float) -> bytes:
        if self._first:
            data, self._first = self._first[:size], self._first[size:]
            return data
        return hear(self._fd, size, timeout)

    def fileno(self) -> int:
        """To be waited on."""
        return self._fd

    def close(self) -> None:
        os.close(self._fd)


def name_of(transport: Transport | None) -> str:
    """What the kernel calls the device behind it; "" where it has no name."""
    return transport.name if isinstance(transport, InputDevice) else ""


def _name(fd: int, path: str, ioctl: Ioctl) -> str:
    answer = bytearray(_NAME_BYTES)
    try:
        ioctl(fd, EVIOCGNAME, answer)
    except OSError as error:
        if error.errno not in (errno.ENOTTY, errno.EINVAL):
            raise
        raise OSError(error.errno, "no input device", path) from None
    return answer.partition(b"\0")[0].decode("utf-8", "replace")


def _grab(fd: int, path: str, ioctl: Ioctl) -> None:
    try:
        ioctl(fd, EVIOCGRAB, 1)
    except OSError as error:
        if error.errno != errno.EBUSY:
            raise
        raise in_use(error, path) from None


def _switches(fd: int, ioctl: Ioctl) -> bytes:
    answer = bytearray(_SWITCH_BYTES)
    ioctl(fd, EVIOCGSW, answer)
    return encode(*switch_events(int.from_bytes(answer, "little")))
