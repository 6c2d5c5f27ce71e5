"""A scan engine that speaks the GM65 / EM3095 hex protocol. Knows when to trigger and how it fails, no content."""

import time
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from drivers.addresses import Address
from drivers.api.errors import DeviceError, Fault
from drivers.api.mark import mark
from drivers.api.permission import fault_of
from drivers.api.status import READY, DeviceStatus
from drivers.api.transport import OpenTransport, Transport
from drivers.scanner import codec
from drivers.scanner.codec import Decoded, Register, Reply, ReplyKind
from drivers.scanner.wrapping import content_of
from drivers.transports.host import THIS_MACHINE, Host

DEVICE = "scanner"
TRIES = 3
REPLY_TIMEOUT_S = 0.5  # hosts in the field use 0.1 to 0.5 s
READ_TIMEOUT_S = 5.0  # how long the engine looks for a code after one trigger
TRIGGER_MARGIN_S = 0.1  # the engine's clock is not ours: let its read end before the next trigger
TAIL_GAP_S = 0.05  # silence that ends a code after its tail
CODE_GAP_S = 0.25  # silence that ends a code where no tail follows
ANY_GAP_S = 1.2  # silence that ends a code where nobody knows whether a tail follows: an engine may pause within a code
TAIL_DUE_S = 2.0  # silence after which a code without the tail that has to follow is none
SAME_CODE_S = 0.5  # the same code once more, so soon, is the same showing of it
PAUSE_S = 0.02  # between bytes: longer than a line needs, so that something else may begin there
NOISE_GAP_S = 0.1
DRAIN_LIMIT_S = 1.0
MOST_BYTES = codec.MAX_PAYLOAD + len(b"\r\n")
CHUNK = 4096
T = TypeVar("T")


class _NotKnownError(DeviceError):
    """The engine knows no such command or register. Asking again does not help."""


class HexScanner:
    """Implements `drivers.api.CodeScanner` in command mode: one trigger, one code."""

    def __init__(
        self,
        open_transport: OpenTransport,
        clock: Callable[[], float] = time.monotonic,
        tail: str = "any",
    ) -> None:
        """`tail`: one of codec.TAILS."""
        self._open = open_transport
        self._tail_name = tail
        self._tail = codec.TAILS[tail]
        self._tail_due = tail not in ("any", "none")  # a code without its tail is no whole one
        self._clock = clock
        self._transport: Transport | None = None
        self._set_up = False  # false again after a reconnect: what we write is lost at power-off
        self._identity: str | None = None
        self._trigger_ends = 0.0  # by then the engine has stopped looking
        self._buffer = bytearray()
        self._tail_seen = False
        self._pauses: list[int] = []  # how much of the code that comes in had come when its engine paused
        self._early: bytes | None = None  # a code that came while a reply was awaited
        self._last: tuple[bytes, float] = (b"", 0.0)  # the last code, and until when it counts as the same

    def status(self) -> DeviceStatus:
        """Return when the engine answers; DeviceError otherwise. Codes that arrive meanwhile are dropped."""
        return self._on_line(self._status)

    def identity(self) -> str:
        """The engine's version byte in hex digits; "" where it has none. Asked once for each opening."""
        if self._identity is None:
            self._identity = ""
            with suppress(DeviceError):
                version = self._read(Register.VERSION)
                self._identity = f"version {version:02x}" if version else ""
        return self._identity

    def start(self) -> None:
        """Command mode, setup codes off (a citizen must not reprogram the engine), its tail, first trigger."""
        self._on_line(self._start)

    def _status(self) -> DeviceStatus:
        self._discard_input()
        self._read(Register.MODE)
        self._early = None
        return READY

    def _start(self) -> None:
        self._discard_input()
        self._write(Register.MODE, codec.COMMAND_MODE)
        setup = self._read(Register.SETUP_CODES)
        self._write(Register.SETUP_CODES, setup & ~codec.SETUP_CODES_MASK & 0xFF | codec.SETUP_CODES_OFF)
        self._write(Register.READ_TIMEOUT, round(READ_TIMEOUT_S * 10))
        self._set_tail()
        self._early = None  # read before anybody asked
        self._set_up = True
        self._trigger()

    def poll(self, timeout: float) -> bytes | None:
        """The payload of one code without its tail, or None after `timeout` seconds without one.

        DeviceError UNREADABLE: more came than a code can hold; it has been thrown away and the next poll is armed.
        """
        deadline = self._clock() + timeout
        while True:
            self._arm()
            received = self._receive(min(deadline, self._trigger_ends))
            if received:
                self._trigger_ends = 0.0  # a read ends the engine's looking
                if payload := self._once(received):
                    return payload
            if self._clock() >= deadline:
                return None

    def stop(self) -> None:
        """Trigger off. What was read and not polled is dropped: nobody wants it any more."""
        self._write(Register.TRIGGER, 0)
        self._trigger_ends = 0.0
        self._discard_input()

    def close(self) -> None:
        """Let go of the port; the next call opens it again."""
        transport, self._transport = self._transport, None
        if transport is not None:
            with suppress(OSError):
                transport.close()
        self._set_up = False
        self._identity = None
        self._last = b"", 0.0
        self._tail_seen = False
        self._buffer.clear()

    def _on_line(self, act: Callable[[], T]) -> T:
        """What `act` gives, which may be done again. A line that was dropped meanwhile is opened again, once."""
        held = self._transport is not None
        try:
            return act()
        except DeviceError as error:
            if not held or error.fault is not Fault.OFFLINE:
                raise
            mark("engine-dropped-an-idle-line")
            return act()

    def _set_tail(self) -> None:
        """Have the engine end its codes with the tail we look for. One that cannot be told so is left as it is."""
        wanted = codec.TAIL_SETTINGS.get(self._tail_name)
        if wanted is None:
            return
        with suppress(_NotKnownError):
            setting = self._read(Register.TAIL) & ~codec.TAIL_MASK & 0xFF | wanted
            self._write(Register.TAIL, setting)
            self._tail_due = self._read(Register.TAIL) == setting or self._tail_name != "any"

    def _once(self, received: bytes) -> bytes:
        """The content of a code; b"" where it has only just been given. DeviceError UNREADABLE: it is none."""
        try:
            payload = content_of(received)
        except ValueError as error:
            raise DeviceError(DEVICE, Fault.UNREADABLE, str(error)) from error
        (last, until), now = self._last, self._clock()
        if payload == last and now < until:
            return b""  # repeats do not prolong it, or a code that is held before the window would never be read again
        self._last = payload, now + SAME_CODE_S
        return payload

    def _arm(self) -> None:
        if self._transport is None or not self._set_up:
            self.start()
        elif self._clock() >= self._trigger_ends and not self._early:
            self._trigger()

    def _trigger(self) -> None:
        self._write(Register.TRIGGER, 1)
        self._trigger_ends = self._clock() + READ_TIMEOUT_S + TRIGGER_MARGIN_S

    def _receive(self, deadline: float) -> bytes | None:
        """One code, begun before `deadline`; it may finish later."""
        if self._early:
            early, self._early = self._early, None
            return early
        self._pauses.clear()
        late = 0  # bytes since the deadline: once they are more than a code holds, the engine says something else
        while late <= MOST_BYTES:
            ends = self._tail.ends(self._buffer)
            self._tail_seen |= ends
            gap = TAIL_GAP_S if ends else self._longest_pause
            data = self._hear_more(gap if self._buffer else max(deadline - self._clock(), 0.0))
            late += len(data) if self._clock() >= deadline else 0
            if len(self._buffer) > MOST_BYTES:
                raise self._oversize()
            if not data and self._tail_due and not ends and self._holds_code:
                self._require_tail()
            frame = self._frame(quiet=not data)
            if isinstance(frame, Decoded):
                return frame.payload if self._tail_seen else codec.said_once(frame.payload, self._pauses)
            if not data:
                return None
        return None

    def _hear_more(self, timeout: float) -> bytes:
        asked = self._clock()
        data = self._hear(timeout)
        if data and self._buffer and self._clock() - asked >= PAUSE_S:
            self._pauses.append(len(self._buffer))
        self._buffer += data
        return data

    def _frame(self, *, quiet: bool) -> Reply | Decoded | None:
        try:
            return codec.take_frame(self._buffer, self._tail, quiet=quiet)
        except ValueError:
            mark("torn-reply-dropped")
            return None  # a late or torn reply to an earlier trigger: nobody waits for it now

    @property
    def _longest_pause(self) -> float:
        """Within a code, before what has come is all of it."""
        return TAIL_DUE_S if self._tail_due else CODE_GAP_S if self._tail_name == "none" else ANY_GAP_S

    @property
    def _holds_code(self) -> bool:
        return bool(self._buffer) and self._buffer[:2] not in (codec.ENGINE_HEAD, codec.HEARTBEAT_HEAD)

    def _require_tail(self) -> None:
        """DeviceError UNREADABLE: what has come is half a code. Nobody knows that of an engine's very first one."""
        if self._tail_name == "any" and not self._tail_seen:
            self._tail_due = False
            return
        mark("code-without-its-tail")
        count = len(self._buffer)
        self._buffer.clear()
        self._trigger_ends = 0.0
        raise DeviceError(DEVICE, Fault.UNREADABLE, f"{count} bytes without the tail that ends a code, expected one")

    def _oversize(self) -> DeviceError:
        mark("too-long-code-thrown-away")
        count = len(self._buffer) + self._drain()
        self._buffer.clear()
        self._trigger_ends = 0.0
        return DeviceError(DEVICE, Fault.UNREADABLE, f"{count} bytes, expected at most {codec.MAX_PAYLOAD}")

    def _drain(self) -> int:
        """How many bytes were thrown away until silence, or for as long as we are willing to listen."""
        count, deadline = 0, self._clock() + DRAIN_LIMIT_S
        while self._clock() < deadline and (data := self._hear(NOISE_GAP_S)):
            count += len(data)
        return count

    def _discard_input(self) -> None:
        self._buffer.clear()
        self._early = None
        deadline = self._clock() + DRAIN_LIMIT_S
        while self._clock() < deadline and self._hear(0.0):
            pass

    def _read(self, register: Register) -> int:
        return self._exchange(codec.read_register(register)).data[0]

    def _write(self, register: Register, value: int) -> None:
        self._exchange(codec.write_register(register, value))

    def _exchange(self, request: bytes) -> Reply:
        """The engine's good reply. Every request we send is harmless to repeat."""
        fault, evidence = Fault.SILENT, ""
        for _ in range(TRIES):
            self._say(request)
            try:
                reply = self._await_reply()
            except ValueError as error:
                mark("engine-asked-again")
                fault, evidence = Fault.GARBLED, str(error)
                continue
            if reply is None:
                continue
            if reply.kind is ReplyKind.OK:
                return reply
            fault, evidence = _FAULTS[reply.kind], f"reply {reply.kind.name} to {request.hex(' ')}"
            if fault is Fault.REFUSED:
                raise _NotKnownError(DEVICE, fault, evidence)
        raise DeviceError(DEVICE, fault, evidence or f"no reply to {request.hex(' ')} in {TRIES} tries")

    def _await_reply(self) -> Reply | None:
        """None: silence. ValueError: something came that is no reply."""
        deadline = self._clock() + REPLY_TIMEOUT_S
        while (wait := deadline - self._clock()) > 0 and len(self._buffer) <= MOST_BYTES:
            self._buffer += self._hear(wait)
            while frame := codec.take_frame(self._buffer, self._tail):
                if isinstance(frame, Reply):
                    return frame
                self._early = frame.payload
        if not self._buffer:
            return None
        noise = bytes(self._buffer)
        self._buffer.clear()
        raise ValueError(
            f"{len(noise)} bytes that are no reply: expected 02 00 … (an engine that sends codes unasked and takes no "
            "commands is of another kind)"
        )

    def _say(self, data: bytes) -> None:
        try:
            self._connected().write(data)
        except (OSError, ValueError) as error:
            raise self._lost(error) from error

    def _hear(self, timeout: float) -> bytes:
        try:
            return self._connected().read(CHUNK, timeout)
        except (OSError, ValueError) as error:
            raise self._lost(error) from error

    def _connected(self) -> Transport:
        if self._transport is None:
            self._transport = self._open()
        return self._transport

    def _lost(self, error: OSError | ValueError) -> DeviceError:
        self.close()
        return DeviceError(DEVICE, fault_of(error), str(error))


_FAULTS = {ReplyKind.BAD_CRC: Fault.GARBLED, ReplyKind.UNKNOWN_COMMAND: Fault.REFUSED}


def at(address: Address, host: Host = THIS_MACHINE) -> HexScanner:
    """The engine at `address`."""
    return HexScanner(host.open_line(address), host.now, tail=address.options["tail"])
