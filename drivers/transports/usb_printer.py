"""A printer on USB as the kernel's own driver for printers shows it. Knows no protocol of a printer.

lp:///dev/usb/lp0

Numbers: linux/lp.h and drivers/usb/class/usblp.c of Linux; the bits of the port: "USB Device Class Definition for
Printing Devices" 1.1, 4.2.2.
"""

import errno
import fcntl
import os
import select
import stat
import time
from collections.abc import Callable

from drivers.api.permission import in_use, not_permitted
from drivers.api.transport import Transport
from drivers.transports.input_device import Ioctl

LPGETSTATUS = 0x060B
LPIOC_GET_DEVICE_ID = 0x84005001  # of at most 1,024 bytes
PAPER_EMPTY, SELECTED, NO_ERROR = 0x20, 0x10, 0x08
_ID_BYTES = 1024
_WHO = ("MFG", "MANUFACTURER"), ("MDL", "MODEL")
WRITE_TIMEOUT_S = 5.0
MOST_OLD_BYTES = 65536  # that are thrown away at once: a printer that never stops talking must not hold us
CHUNK = 4096


class UsbPrinter:
    """Bytes to a printer and back. The kernel lets one program have it at a time."""

    def __init__(self, path: str, ioctl: Ioctl = fcntl.ioctl, clock: Callable[[], float] = time.monotonic) -> None:
        """OSError: not there, no printer, or another program has it. NotPermitted: this user may not."""
        self._ioctl = ioctl
        self._clock = clock
        self._fd = _open(path)
        try:
            self.port_status()
        except OSError as error:
            os.close(self._fd)
            if error.errno in (errno.ENOTTY, errno.EINVAL):
                raise OSError(error.errno, "no printer", path) from None
            raise
        self.name = self._told_name()

    def write(self, data: bytes) -> None:
        """OSError: it is gone. TimeoutError: it takes no more, as one does that is open, empty or jammed."""
        until = self._clock() + WRITE_TIMEOUT_S
        left = memoryview(data)
        while left:
            if not self._wait(select.POLLOUT, until - self._clock()):
                raise TimeoutError(errno.ETIMEDOUT, f"{len(left)} bytes not taken in {WRITE_TIMEOUT_S:.0f} s")
            try:
                sent = os.write(self._fd, left)
            except BlockingIOError:
                continue
            if sent:
                left, until = left[sent:], self._clock() + WRITE_TIMEOUT_S

    def read(self, size: int, timeout: float) -> bytes:
        until = self._clock() + timeout
        while self._wait(select.POLLIN, until - self._clock()):
            try:
                data = os.read(self._fd, size)
            except BlockingIOError:
                continue
            except OSError as error:
                if error.errno != errno.EINVAL:
                    raise
                raise OSError(errno.EINVAL, "this printer sends nothing back: its address needs status=none") from None
            if data:
                return data  # an empty packet is no end: a printer may send one at any time
        return b""

    def flush_input(self) -> None:
        old = 0
        while old < MOST_OLD_BYTES and (data := self.read(CHUNK, 0.0)):
            old += len(data)

    def set_baud(self, baud: int) -> None:
        """There is no line speed."""

    def close(self) -> None:
        os.close(self._fd)

    def port_status(self) -> int | None:
        """The bits of the printer's port, which it tells beside its bytes. None: it does not tell them now.

        One that cannot tell has to say SELECTED and NO_ERROR without PAPER_EMPTY.
        """
        answer = bytearray(4)
        try:
            self._ioctl(self._fd, LPGETSTATUS, answer)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return None
        return answer[0]

    def _told_name(self) -> str:
        """Maker and model of its IEEE 1284 id; "" where it has none."""
        answer = bytearray(_ID_BYTES)
        try:
            self._ioctl(self._fd, LPIOC_GET_DEVICE_ID, answer)
        except OSError:
            return ""
        length = min(int.from_bytes(answer[:2], "big"), _ID_BYTES)
        pairs = (part.partition(":") for part in answer[2:length].decode("ascii", "replace").split(";"))
        told = {key.strip().upper(): value.strip() for key, _, value in pairs}
        maker, model = (told.get(short) or told.get(long) for short, long in _WHO)
        return " ".join(filter(None, (maker, model)))

    def _wait(self, event: int, timeout: float) -> bool:
        """True once it can be read or written; False after so many seconds. OSError: it was pulled out."""
        poll = select.poll()
        poll.register(self._fd, event)
        found = poll.poll(max(timeout, 0.0) * 1000)
        if found and found[0][1] & (select.POLLHUP | select.POLLERR | select.POLLNVAL):
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))
        return bool(found)


def port_of(transport: Transport) -> UsbPrinter | None:
    """The printer behind it, where it is one that tells of itself beside its bytes."""
    return transport if isinstance(transport, UsbPrinter) else None


def _open(path: str) -> int:
    try:
        fd = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except PermissionError:
        raise not_permitted(path) from None
    except OSError as error:
        if error.errno != errno.EBUSY:
            raise
        raise in_use(error, path) from None
    if not stat.S_ISCHR(os.fstat(fd).st_mode):
        os.close(fd)
        raise OSError(errno.ENOTTY, "no printer", path)
    return fd
