"""A scanner of any make that sends codes by itself and takes no commands.

Most scanners do so on their first day: on a serial line or as a USB-COM port, where whatever comes up to its tail is a
code, or in reports. Nothing is ever sent to one, so nobody knows more of it than that its line is open.
"""

from collections.abc import Callable
from typing import Protocol

from drivers.api.status import DeviceStatus, Notice
from drivers.api.transport import OpenTransport
from drivers.scanner.port import ScannerPort
from drivers.scanner.showings import Showings
from drivers.transports.framing import Clock

OPEN = DeviceStatus(notices=(Notice.UNASKED,), evidence="its line is open; a scanner without commands tells no more")


class Sorted(Protocol):
    """What sorts what a scanner sends into codes."""

    def receive(self, deadline: float) -> bytes | None:
        """One code as it came, begun before `deadline`. DeviceError: what came is none; it has been thrown away."""
        ...

    def drop_old(self, *, fresh: bool) -> None:
        """Throw away what has come, and its rest as it comes. `fresh`: the line was opened just now."""
        ...

    def one_came_whole(self) -> None:
        """A code was heard from its beginning."""
        ...

    def require_first(self) -> None:
        """DeviceError MISSED: the first code after the line was opened was thrown away, and none has come since."""
        ...

    def forget(self) -> None:
        """The line is gone: another scanner may be at it next."""
        ...


SortCodes = Callable[[Callable[[float], bytes]], Sorted]
"""Builds it around what comes within so many seconds."""


class LineScanner:
    """Implements `drivers.api.CodeScanner`: what was sent before somebody waits for a code is nobody's."""

    def __init__(self, open_transport: OpenTransport, clock: Clock, sort: SortCodes) -> None:
        self._clock = clock
        self._armed = False
        self._port = ScannerPort(open_transport, self._closed)
        self._codes = sort(self._port.hear)
        self._showings = Showings(clock)

    def status(self) -> DeviceStatus:
        """That the line can be opened, and is still there. DeviceError: it is not."""
        if not self._armed:
            self._look()
        return OPEN

    def identity(self) -> str:
        """What the kernel calls it: it cannot be asked itself."""
        return self._port.name

    def start(self) -> None:
        """From now on codes count. The rest of one that is coming in is dropped, or it would pass for a whole one."""
        self._look()
        self._armed = True

    def poll(self, timeout: float) -> bytes | None:
        """The payload of one code without its tail, or None after `timeout` seconds without one.

        DeviceError UNREADABLE: half a code, or more than one can hold; GARBLED: no such reports; MISSED: the first
        after the line was opened, which is to be shown again. It was thrown away.
        """
        deadline = self._clock() + timeout
        if not self._armed:
            self.start()
        while True:
            received = self._codes.receive(deadline)
            if received:
                self._codes.one_came_whole()
                if payload := self._showings.once(received):
                    return payload
            self._codes.require_first()
            if self._clock() >= deadline:
                return None

    def stop(self) -> None:
        """It cannot be told to stop: what it sends now is dropped when somebody waits for a code again."""
        self._armed = False

    def close(self) -> None:
        """Let go of the port; the next call opens it again."""
        self._port.close()

    def _look(self) -> None:
        """Drop what has come. Where the line is opened for it, what came before is lost."""
        self._port.reopening(lambda: self._codes.drop_old(fresh=not self._port.is_open))

    def _closed(self) -> None:
        self._armed = False
        self._codes.forget()
        self._showings.forget()
