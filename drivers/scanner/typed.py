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


class TypedCodes:
    """The codes of one device."""

    def __init__(self, hear: Callable[[float], bytes], clock: Clock, tail: str) -> None:
        """`hear`: events that come within so many seconds. `tail`: one of codec.TAILS; Enter is a CR."""
        self._hear_events = hear
        self._clock = clock
        self._events = bytearray()
        self._typing = Typing()
        self._down: dict[int, float] = {}  # since when
        self._spoiled = ""  # why the code that is being typed is none
        self._codes = Codes(self._hear, clock, tail, replies=False)

    def receive(self, deadline: float) -> bytes | None:
        """One code as it came, begun before `deadline`; it may finish later. None: none has begun.

        DeviceError: GARBLED: what comes are no keys; UNREADABLE: it is no whole code. It was thrown away.
        """
        self._spoiled = ""
        received = self._codes.receive(deadline)
        if self._spoiled:
            if received is None:  # time was up between its keys
                self._codes.drain()
            mark("typed-code-refused")
            raise DeviceError(DEVICE, Fault.UNREADABLE, self._spoiled)
        return received

    def drop_old(self, within: float) -> None:
        """Throw away what was typed or is typed within so many seconds, and the rest of what is still being typed."""
        self._spoiled = ""
        for _ in range(MOST_LOOKS):
            if not (data := self._hear_events(0.0)):
                break
            if self._take(data) or self._spoiled:
                self._codes.drain()
                self._spoiled = ""
        self._codes.drop_old(within)
        if self._spoiled:  # nothing that is known was typed, and yet a code was begun
            self._codes.drain()

    def forget(self) -> None:
        """The device is gone, and with it whatever was held down."""
        self._events.clear()
        self._typing = Typing()
        self._down.clear()
        self._codes.forget()

    @property
    def talking(self) -> bool:
        """See Sorted."""
        return self._codes.talking

    def stuck(self) -> tuple[int, ...]:
        """Keys that are down for longer than a scanner holds one."""
        return tuple(code for code, since in self._down.items() if self._clock() - since > STUCK_S)

    def _hear(self, timeout: float) -> bytes:
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
            raise DeviceError(DEVICE, Fault.GARBLED, str(error)) from error
        return typed

    def _typed(self, event: InputEvent) -> bytes:
        if (event.type, event.code) == (SYN, SYN_DROPPED):
            mark("typed-events-were-lost")
            self._typing = Typing()
            self._down.clear()  # among them may be any key's way up
            self._spoiled = "keys were lost, as they came faster than they were read"
        if event.type != KEY or event.value not in (UP, DOWN):
            return b""  # a key that is held repeats itself; no scanner means that
        try:
            if event.value == DOWN:
                self._down[event.code] = self._clock()
                return self._typing.press(event.code)
            self._down.pop(event.code, None)
            return self._typing.release(event.code)
        except ValueError as error:
            self._spoiled = str(error)
            return b""


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
