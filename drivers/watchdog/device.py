"""A watchdog of Linux, such as `/dev/watchdog`. Knows how it is opened, fed and let go of, and how each of them fails.

It begins to count when it is opened, and restarts the machine where it is not fed in time. It is no device that
somebody asks how it is (there is no kind of it in `drivers.kinds`): to ask it is to start it. A pipe with a name may
stand in its place; whoever reads that looks after the machine, and says nothing back.
"""

import errno
import fcntl
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from drivers.api.errors import DeviceError, Fault
from drivers.api.mark import mark
from drivers.api.permission import not_permitted
from drivers.watchdog import codec

DEVICE = "watchdog"
# Nothing of it may ever wait: it is called on the thread of the window. Without a reader a pipe is not opened.
HOW = os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
NO_WATCHDOG = "no watchdog, expected one such as /dev/watchdog"
RESTARTED = "the machine was restarted by it"  # when it was started last
Ioctl = Callable[[int, int, bytes], Any]  # file, request, argument; answers the bytes of the argument afterwards


class Watchdog:
    """Opened by the first `feed`. `identity`: what it says it is. `refusal`: it is fed, but not as it was wanted."""

    def __init__(self, path: Path, seconds: int, ioctl: Ioctl = fcntl.ioctl) -> None:
        """`seconds`: within which it is to be fed."""
        assert codec.SHORTEST_S <= seconds <= codec.LONGEST_S
        self._path, self._wanted, self._ioctl = path, seconds, ioctl
        self._file: int | None = None
        self.identity = ""
        self.refusal: DeviceError | None = None
        self.restarted = False  # the machine was started last because this watchdog had not been fed

    def feed(self) -> None:
        """It counts from the beginning. DeviceError: it was not fed; the next call opens one that is lost."""
        if self._file is None:
            self._file = self._opened()
        try:
            os.write(self._file, codec.FEED)
        except BlockingIOError as error:  # a pipe whose reader is behind: to let go of it would say something else
            mark("watchdog-takes-nothing")
            raise DeviceError(DEVICE, Fault.OFFLINE, f"{self._path}: {error.strerror}") from error
        except OSError as error:
            mark("watchdog-lost")
            self._let_go()
            raise DeviceError(DEVICE, Fault.OFFLINE, f"{self._path}: {error.strerror}") from error

    def stop(self) -> None:
        """Stop it and let go of it, where it can be stopped. One that cannot, or is lost, goes on counting."""
        if self._file is not None:
            with suppress(OSError):
                os.write(self._file, codec.STOP)
        self._let_go()

    def _let_go(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError):
                os.close(file)

    def _opened(self) -> int:
        self.identity, self.refusal, self.restarted = "", None, False
        try:
            file = os.open(self._path, HOW)
        except OSError as error:
            raise not_opened(self._path, error) from error
        try:
            info = self._asked(file)
            if info:
                self._set(file, info)
        except DeviceError:
            os.close(file)  # nothing was written: what stands there is no watchdog
            raise
        return file

    def _asked(self, file: int) -> codec.Info | None:
        """What it says it is; None: it is a pipe. DeviceError: it is neither."""
        try:
            return codec.info_of(self._ioctl(file, codec.GET_SUPPORT, bytes(codec.INFO_BYTES)))
        except OSError as error:
            if stat.S_ISFIFO(os.fstat(file).st_mode):
                self.identity = "named pipe"
                return None
            raise DeviceError(DEVICE, Fault.REFUSED, f"{self._path}: {NO_WATCHDOG}") from error

    def _set(self, file: int, info: codec.Info) -> None:
        why = ""
        try:
            self._ioctl(file, codec.SET_TIMEOUT, codec.number_bytes(self._wanted))
        except OSError as error:
            mark("watchdog-keeps-its-own-time")
            why = error.strerror or str(error)
        seconds = self._number(file, codec.GET_TIMEOUT)
        self.restarted = codec.restarted_by_it(self._number(file, codec.GET_BOOT_STATUS) or 0)
        counts = "unknown" if seconds is None else f"{seconds} s"
        stops = "" if info.may_be_stopped else ", cannot be stopped"
        self.identity = f"{info.identity}, {counts}{stops}"
        if why or seconds not in (None, self._wanted):
            evidence = f"{self._path}: {self._wanted} s wanted, it counts {counts}" + (f" ({why})" if why else "")
            self.refusal = DeviceError(DEVICE, Fault.REFUSED, evidence)

    def _number(self, file: int, request: int) -> int | None:
        """None: it does not tell."""
        try:
            return codec.number_of(self._ioctl(file, request, codec.number_bytes(0)))
        except OSError:
            return None


def not_opened(path: Path, error: OSError) -> DeviceError:
    """What is said of a watchdog that the system does not open, or would not."""
    if error.errno in (errno.EACCES, errno.EPERM):
        return DeviceError(DEVICE, Fault.FORBIDDEN, str(not_permitted(str(path))))
    if error.errno == errno.EBUSY:
        return DeviceError(DEVICE, Fault.IN_USE, f"{path}: in use by another program")
    if error.errno == errno.EISDIR:
        return DeviceError(DEVICE, Fault.REFUSED, f"{path}: {NO_WATCHDOG}")
    return DeviceError(DEVICE, Fault.OFFLINE, f"{path}: {error.strerror}")


def look(path: Path) -> None:
    """Return where a watchdog may be there that this user may open. DeviceError: it is not. Nothing is opened."""
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        raise not_opened(path, error) from error
    if not (stat.S_ISCHR(mode) or stat.S_ISFIFO(mode)):
        raise DeviceError(DEVICE, Fault.REFUSED, f"{path}: {NO_WATCHDOG}")
    if not os.access(path, os.W_OK, effective_ids=True):
        raise DeviceError(DEVICE, Fault.FORBIDDEN, str(not_permitted(str(path))))
