"""A scan engine that is triggered by commands of its maker's. Knows when to trigger and how it fails, no command."""

from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from drivers.api.errors import DeviceError, Fault
from drivers.api.mark import mark
from drivers.api.status import READY, DeviceStatus
from drivers.api.transport import OpenTransport
from drivers.scanner.port import ScannerPort
from drivers.scanner.showings import Showings
from drivers.transports.framing import Clock

LATE_S = 3.0  # after a question was given up, until its answer will not come any more
AGAIN_S = 5.0  # after so long it is triggered again: its own time-out may have ended


class Talk(Protocol):
    """How an engine's commands and codes go over the line. Every method raises DeviceError."""

    def ask(self) -> str:
        """What it answers to a question that changes nothing."""
        ...

    def set_up(self) -> None: ...

    def trigger(self) -> None: ...

    def untrigger(self) -> None: ...

    def receive(self, deadline: float) -> bytes | None:
        """One code as it came, begun before `deadline`; None: none has begun."""
        ...

    def discard(self) -> None:
        """Throw away what has come."""
        ...

    def forget(self) -> None:
        """The line is gone."""
        ...


class CommandedScanner:
    """Implements `drivers.api.CodeScanner`: it looks for codes from `start` to `stop`."""

    def __init__(self, open_transport: OpenTransport, clock: Clock, talk: Callable[[ScannerPort], Talk]) -> None:
        self._clock = clock
        self._port = ScannerPort(open_transport, self._closed)
        self._talk = talk(self._port)
        self._showings = Showings(clock)
        self._identity: str | None = None
        self._set_up = False  # false again after a reconnect: what we set is lost without power
        self._triggered_until = 0.0
        self._owed_until = 0.0

    def status(self) -> DeviceStatus:
        """Return when the engine answers; DeviceError otherwise. Codes that arrive meanwhile are dropped."""
        self._port.reopening(lambda: self._answered(self._ask))
        return READY

    def identity(self) -> str:
        """What it answers to the question of its model; "" where it does not. Asked once for each opening."""
        if self._identity is None:
            with suppress(DeviceError):
                self._answered(self._ask)
        return self._identity or ""

    def start(self) -> None:
        """Set it up and trigger it."""
        self._port.reopening(lambda: self._answered(self._start))

    def poll(self, timeout: float) -> bytes | None:
        """The payload of one code without its tail, or None after `timeout` seconds without one.

        DeviceError UNREADABLE: no whole code; it has been thrown away and the next poll is armed.
        """
        deadline = self._clock() + timeout
        while True:
            if not self._port.is_open or not self._set_up:
                self.start()
            elif self._clock() >= self._triggered_until:
                self._trigger()
            received = self._receive(min(deadline, self._triggered_until))
            if received and (payload := self._showings.once(received)):
                return payload
            if self._clock() >= deadline:
                return None

    def stop(self) -> None:
        """It stops looking. What was read and not polled is dropped."""
        self._talk.untrigger()
        self._triggered_until = 0.0
        self._talk.discard()

    def close(self) -> None:
        """Let go of the port; the next call opens it again."""
        self._port.close()

    def _answered(self, act: Callable[[], None]) -> None:
        """Act, but no answer that is late becomes that of another question: not all of them say what they answer."""
        while (left := self._owed_until - self._clock()) > 0:
            mark("engine-owes-an-answer")
            self._port.hear(left)
        try:
            act()
        except DeviceError as error:
            if error.fault is Fault.SILENT:
                self._owed_until = self._clock() + LATE_S
            raise

    def _ask(self) -> None:
        self._talk.discard()
        self._identity = self._talk.ask()

    def _start(self) -> None:
        self._talk.discard()
        self._talk.set_up()
        self._set_up = True
        self._trigger()

    def _trigger(self) -> None:
        self._talk.trigger()
        self._triggered_until = self._clock() + AGAIN_S

    def _receive(self, deadline: float) -> bytes | None:
        try:
            received = self._talk.receive(deadline)
        except DeviceError:
            self._triggered_until = 0.0
            raise
        if received:
            self._triggered_until = 0.0  # a read ends its looking
        return received

    def _closed(self) -> None:
        self._set_up = False
        self._identity = None
        self._talk.forget()
        self._showings.forget()
