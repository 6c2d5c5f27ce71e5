"""Puts codes together from the keys that a scanner in keyboard mode presses. Knows no port.

A key counts when it goes down. A code of which keys were lost, or hold no character, is refused whole: one that lacks a
character looks like any other.
"""

from collections.abc import Callable

from drivers.api.errors import DeviceError, Fault
from drivers.api.input_event import DOWN, KEY, SYN, SYN_DROPPED, UP, InputEvent, take_event
from drivers.api.mark import mark
from drivers.api.status import DeviceStatus, Notice
from drivers.api.transport import OpenTransport
from drivers.scanner.codecs.keyboard import Typing
from drivers.scanner.codes import Codes
from drivers.scanner.lines import LineScanner
from drivers.scanner.port import DEVICE
from drivers.transports.framing import Clock

STUCK_S = 10.0  # down for longer: no scanner holds one
MOST_LOOKS = 100  # at what has come; one that types without an end is looked at again soon enough
LOST = b"\xff"  # no key types it: in the place of keys that were lost, or that type nothing that is known


class TypedCodes(Codes):
    """The codes of one device."""

    def __init__(self, hear: Callable[[float], bytes], clock: Clock, tail: str) -> None:
        """`hear`: events that come within so many seconds. `tail`: one of codec.TAILS; Enter is a CR."""
        super().__init__(self._hear_keys, clock, tail, replies=False)
        self._hear_events = hear
        self._events = bytearray()
        self._typing = Typing()
        self._down: dict[int, float] = {}  # since when
        self._why_lost = ""

    def receive(self, deadline: float) -> bytes | None:
        """One code as it came, begun before `deadline`; it may finish later. None: none has begun.

        DeviceError: GARBLED: what comes are no keys; UNREADABLE: it is no whole code. It was thrown away.
        """
        received = super().receive(deadline)
        if received and LOST in received:
            mark("typed-code-refused")
            raise DeviceError(DEVICE, Fault.UNREADABLE, self._why_lost)
        return received

    def forget(self) -> None:
        """The device is gone, and with it whatever was held down."""
        super().forget()
        self._events.clear()
        self._typing = Typing()
        self._down.clear()

    def stuck(self) -> tuple[int, ...]:
        """Keys that are down for longer than a scanner holds one."""
        return tuple(code for code, since in self._down.items() if self._clock() - since > STUCK_S)

    def _hear_keys(self, timeout: float) -> bytes:
        """What is typed within so many seconds, and what has come by then where this program was held up."""
        deadline, late = self._clock() + timeout, 0
        while late < MOST_LOOKS and (data := self._hear_events(max(deadline - self._clock(), 0.0))):
            if typed := self._take(data):
                return typed
            late += self._clock() >= deadline
        return b""

    def _take(self, data: bytes) -> bytes:
        self._events += data
        typed = b""
        try:
            while event := take_event(self._events):
                typed += self._typed(event)
        except ValueError as error:
            mark("no-input-events")
            self.forget()
            self._threw_away(b"")
            raise DeviceError(DEVICE, Fault.GARBLED, str(error)) from error
        return typed

    def _typed(self, event: InputEvent) -> bytes:
        """What this event types; LOST: nobody can tell."""
        if (event.type, event.code) == (SYN, SYN_DROPPED):
            mark("typed-events-were-lost")
            self._typing = Typing()
            self._down.clear()  # among them may be any key's way up
            self._why_lost = "keys were lost, as they came faster than they were read"
            return LOST
        if event.type != KEY or event.value not in (UP, DOWN):
            return b""  # a key that is held repeats itself; no scanner means that
        try:
            if event.value == DOWN:
                self._down[event.code] = self._clock()
                return self._typing.press(event.code)
            self._down.pop(event.code, None)
            return self._typing.release(event.code)
        except ValueError as error:
            self._why_lost = str(error)
            return LOST


class KeyboardScanner(LineScanner):
    """One that types. While it is open no key of it reaches anybody else."""

    def __init__(self, open_transport: OpenTransport, clock: Clock, tail: str) -> None:
        """`tail`: one of codec.TAILS."""
        super().__init__(open_transport, clock, lambda hear: TypedCodes(hear, clock, tail))

    def status(self) -> DeviceStatus:
        """That it is there, this program alone has it, and no key of it is stuck. DeviceError: it has not."""
        status = super().status()
        assert isinstance(self._codes, TypedCodes)
        stuck = ", ".join(str(code) for code in self._codes.stuck())
        if not stuck:
            return status
        return DeviceStatus(notices=(*status.notices, Notice.KEY_STUCK), evidence=f"held down: key {stuck}")
