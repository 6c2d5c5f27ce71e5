"""A HID device: its reports one by one, or the stream of bytes in them, as some card readers do. Knows no protocol.

hidraw:///dev/hidraw0?report=64&counted=no

Numbers: linux/hidraw.h. That a report holds 64 bytes of the bare stream is what the public programs for such readers
do [C]; whether its first byte counts the rest differs between models [U]: both are settings.
"""

import errno
import fcntl
import os
import select
import sys

from drivers.api.permission import not_permitted
from drivers.transports.input_device import Ioctl
from drivers.transports.report_descriptor import pages_of

HIDIOCGRAWINFO, HIDIOCGRAWNAME = 0x80084803, 0x81004804
HIDIOCGRDESCSIZE, HIDIOCGRDESC = 0x80044801, 0x90044802
REPORT_BYTES = 64
_INFO_BYTES, _NAME_BYTES, _SIZE_BYTES = 8, 256, 4
_MOST_BYTES = 4096  # of a report; what is not read of one is lost
_NUMBER = b"\x00"  # of the report that is written; the kernel takes it off where a device numbers none
_MOST_OLD_REPORTS = 256


class ReportDevice:
    """The stream that its reports carry. `fd` is closed with it."""

    def __init__(self, fd: int, report: int = REPORT_BYTES, *, counted: bool = False, name: str = "") -> None:
        """`report`: bytes of one that is written. `counted`: the first of them says how many of the others count."""
        self.name = name
        self._fd = fd
        self._report = report
        self._counted = counted
        self._left = b""  # of a report, not read yet

    def write(self, data: bytes) -> None:
        room = self._report - self._counted
        for at in range(0, len(data), room):
            piece = data[at : at + room]
            count = bytes((len(piece),)) if self._counted else b""
            os.write(self._fd, _NUMBER + (count + piece).ljust(self._report, b"\x00"))

    def read(self, size: int, timeout: float) -> bytes:
        """What one report holds. Where they are not counted, that may be zeros behind the last byte that was meant."""
        if not self._left and self._wait(timeout):
            self._left = self._next()
        data, self._left = self._left[:size], self._left[size:]
        return data

    def flush_input(self) -> None:
        self._left = b""
        for _ in range(_MOST_OLD_REPORTS):
            if not self._wait(0.0):
                return
            self._next()

    def set_baud(self, baud: int) -> None:
        """There is no line speed."""

    def close(self) -> None:
        os.close(self._fd)

    def _next(self) -> bytes:
        try:
            report = os.read(self._fd, _MOST_BYTES)
        except BlockingIOError:
            return b""
        if not report:
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))
        return report[1 : 1 + report[0]] if self._counted else report

    def _wait(self, timeout: float) -> bool:
        poll = select.poll()
        poll.register(self._fd, select.POLLIN)
        found = poll.poll(max(timeout, 0.0) * 1000)
        if found and not found[0][1] & select.POLLIN:
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))
        return bool(found)


def open_reports(
    path: str, report: int = REPORT_BYTES, *, counted: bool = False, page: int | None = None, ioctl: Ioctl = fcntl.ioctl
) -> ReportDevice:
    """`page`: the usage page of what it has to be. OSError: not there, no HID device, or another kind of one.
    NotPermitted: this user may not.
    """
    try:
        fd = os.open(path, os.O_RDWR | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    except PermissionError:
        raise not_permitted(path) from None
    name = bytearray(_NAME_BYTES)
    try:
        ioctl(fd, HIDIOCGRAWINFO, bytearray(_INFO_BYTES))
        ioctl(fd, HIDIOCGRAWNAME, name)
    except OSError as error:
        os.close(fd)
        if error.errno not in (errno.ENOTTY, errno.EINVAL):
            raise
        raise OSError(error.errno, "no HID device", path) from None
    try:
        _require_page(fd, page, path, ioctl)
    except OSError:
        os.close(fd)
        raise
    told = bytes(name).partition(b"\0")[0].decode("utf-8", "replace")
    return ReportDevice(fd, report, counted=counted, name=told)


def _require_page(fd: int, page: int | None, path: str, ioctl: Ioctl) -> None:
    if page is None:
        return
    size, descriptor = bytearray(_SIZE_BYTES), bytearray(_SIZE_BYTES + _MOST_BYTES)
    ioctl(fd, HIDIOCGRDESCSIZE, size)
    descriptor[:_SIZE_BYTES] = size
    ioctl(fd, HIDIOCGRDESC, descriptor)
    held = int.from_bytes(size, sys.byteorder)
    pages = pages_of(bytes(descriptor[_SIZE_BYTES : _SIZE_BYTES + held]))
    if page not in pages:
        told = " and ".join(f"{one:02X}" for one in pages) or "none"
        raise OSError(errno.ENODEV, f"a HID device of usage page {told}, expected {page:02X}", path)
