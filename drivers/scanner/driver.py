"""A scan engine that speaks the GM65 / EM3095 hex protocol. Knows when to trigger and how it fails, no content."""

import math
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import cycle

from drivers.addresses import Address
from drivers.api.errors import DeviceError, Fault
from drivers.api.mark import mark
from drivers.api.scanner import CodeScanner
from drivers.api.status import READY, DeviceStatus
from drivers.api.transport import OpenTransport
from drivers.scanner import codec
from drivers.scanner.codec import Register, Reply, ReplyKind
from drivers.scanner.codecs.dialects import DIALECTS
from drivers.scanner.codecs.hid_pos import FORMS
from drivers.scanner.codes import MOST_BYTES, Codes
from drivers.scanner.commanded import CommandedScanner, Talk
from drivers.scanner.incoming import NOISE_GAP_S, STORM_S
from drivers.scanner.lines import LineScanner, SortCodes
from drivers.scanner.port import DEVICE, ScannerPort
from drivers.scanner.reported import ReportedCodes
from drivers.scanner.showings import Showings
from drivers.scanner.talks import PacketTalk, TextTalk
from drivers.scanner.typed import KeyboardScanner
from drivers.transports.host import THIS_MACHINE, Host

TRIES = 3
REPLY_TIMEOUT_S = 0.5  # hosts in the field use 0.1 to 0.5 s
LATE_S = 4.0  # from a request until its reply will not come any more
SEVERAL = (2, 3, 4)  # registers: no reply to anything else that we ask is so long
READ_TIMEOUT_S = 5.0  # how long the engine looks for a code after one trigger
TRIGGER_MARGIN_S = 0.1  # the engine's clock is not ours: let its read end before the next trigger


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
        self._port = ScannerPort(open_transport, self._closed)
        self._hear, self._say = self._port.hear, self._port.say
        self._tail_name = tail
        self._clock = clock
        self._set_up = False  # false again after a reconnect: what we write is lost at power-off
        self._identity: str | None = None
        self._trigger_ends = 0.0  # by then the engine has stopped looking
        self._codes = Codes(self._hear, clock, tail, replies=True)
        self._showings = Showings(clock)
        self._early: bytes | None = None  # a code that came while a reply was awaited
        self._owed_until = 0.0  # by then all replies have come that will
        self._answers = False  # it did when it was asked last
        self._was_silent = False  # what it answers may be late by any time
        self._can_tell = False  # it was seen to tell several registers at once, which no other reply looks like
        self._counts = cycle(SEVERAL)

    def status(self) -> DeviceStatus:
        """Return when the engine answers; DeviceError otherwise. Codes that arrive meanwhile are dropped."""
        return self._port.reopening(self._status)

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
        self._port.reopening(self._start)

    def _status(self) -> DeviceStatus:
        self._settle()
        self._discard_input()
        self._read(Register.MODE)
        self._early = None
        return READY

    def _start(self) -> None:
        self._settle()
        self._discard_input()
        self._write(Register.MODE, codec.COMMAND_MODE)
        self._can_tell = self._can_tell or self._tells_several()
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
                if payload := self._showings.once(received):
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
        self._port.close()

    def _closed(self) -> None:
        self._set_up = self._can_tell = False
        self._identity = None
        self._codes.forget()
        self._showings.forget()

    def _set_tail(self) -> None:
        """Have the engine end its codes with the tail we look for. One that cannot be told so is left as it is."""
        wanted = codec.TAIL_SETTINGS.get(self._tail_name)
        if wanted is None:
            return
        with suppress(_NotKnownError):
            setting = self._read(Register.TAIL) & ~codec.TAIL_MASK & 0xFF | wanted
            self._write(Register.TAIL, setting)
            self._codes.tail_due = self._read(Register.TAIL) == setting or self._tail_name != "any"

    def _arm(self) -> None:
        if not self._port.is_open or not self._set_up:
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
        try:
            return self._codes.receive(deadline)
        except DeviceError:
            self._trigger_ends = 0.0
            raise

    def _discard_input(self) -> None:
        self._early = None
        self._codes.drop_old()

    def _read(self, register: Register) -> int:
        return self._exchange(codec.read_register(register)).data[0]

    def _write(self, register: Register, value: int) -> None:
        self._exchange(codec.write_register(register, value))

    def _exchange(self, request: bytes) -> Reply:
        """The engine's good reply. Every request we send is harmless to repeat."""
        fault, evidence = Fault.SILENT, ""
        self._settle()
        self._answers = self._codes.talking = False
        for _ in range(TRIES):
            self._request(request)
            try:
                reply = self._await_reply(self._clock() + REPLY_TIMEOUT_S)
            except ValueError as error:
                mark("engine-asked-again")
                fault, evidence = Fault.GARBLED, str(error)
                if self._codes.talking:
                    break
                continue
            if reply is None:
                continue
            self._answers = True
            if self._was_silent and self._can_tell:
                mark("engine-answers-after-a-silence")
                if not self._tells_several():
                    evidence = f"too slow: it answers more than {REPLY_TIMEOUT_S} s after the question"
                    break
                self._was_silent = False
                continue
            if reply.kind is ReplyKind.OK:
                return reply
            fault, evidence = _FAULTS[reply.kind], f"reply {reply.kind.name} to {request.hex(' ')}"
            if fault is Fault.REFUSED:
                raise _NotKnownError(DEVICE, fault, evidence)
        self._was_silent |= fault is Fault.SILENT
        raise DeviceError(DEVICE, fault, evidence or f"no reply to {request.hex(' ')} in {TRIES} tries")

    def _tells_several(self) -> bool:
        """Whether it answers this in time, and nothing older comes any more: no other reply is so long."""
        count = next(self._counts)
        self._request(codec.read_register(Register.MODE, count))
        deadline = self._clock() + REPLY_TIMEOUT_S
        with suppress(ValueError):
            while reply := self._await_reply(deadline):
                if len(reply.data) == count:
                    return True
        return False

    def _request(self, request: bytes) -> None:
        self._say(request)
        self._codes.owed, self._owed_until = self._codes.owed + 1, self._clock() + LATE_S

    def _settle(self) -> None:
        """Let late replies come: they do not say what they answer, but come in the order of the requests.

        Nobody knows which are late and which are lost. So an engine that does answer is asked for several registers at
        once: behind that reply, which its length tells from all others, nothing older comes.
        """
        tries = len(SEVERAL) if self._answers else 0
        while self._codes.owed and (left := self._owed_until - self._clock()) > 0:
            mark("engine-owes-a-reply")
            if tries and self._tells_several():
                break
            if not tries:
                with suppress(ValueError):
                    self._await_reply(self._clock() + left)
            tries = max(tries - 1, 0)
        self._codes.owed = 0

    def _await_reply(self, deadline: float) -> Reply | None:
        """None: silence. ValueError: something came that is no reply."""
        heard = -math.inf
        while (wait := deadline - self._clock()) > 0 and len(self._codes.buffer) <= MOST_BYTES:
            data = self._hear(wait)
            heard = self._clock() if data else heard
            self._codes.buffer += data
            while frame := codec.take_frame(self._codes.buffer, self._codes.tail):
                if isinstance(frame, Reply):
                    self._codes.one_came()
                    self._codes.nothing_older_comes()
                    return frame
                self._early = None if self._codes.in_rest else frame.payload
        if not self._codes.buffer:
            return None
        self._codes.one_came()  # it may have been one
        raise ValueError(self._noise(storm=self._clock() - heard < NOISE_GAP_S))

    def _noise(self, *, storm: bool) -> str:
        """What has come instead of a reply. Of a storm the end is waited for: who asks into it hears only its rest."""
        count = self._codes.drain(STORM_S) if storm else len(self._codes.buffer)
        self._codes.buffer.clear()
        if self._codes.talking:
            mark("storm-without-an-end")
            return f"{count} bytes without an end in {STORM_S:g} s and no reply: it sends codes faster than one can ask"
        return (
            f"{count} bytes that are no reply: expected 02 00 … (a scanner that sends codes unasked and takes no "
            "commands is model=lines in its address)"
        )


_FAULTS = {ReplyKind.BAD_CRC: Fault.GARBLED, ReplyKind.UNKNOWN_COMMAND: Fault.REFUSED}


def at(address: Address, host: Host = THIS_MACHINE) -> CodeScanner:
    """The scanner at `address`."""
    if address.model == "gm65":
        return HexScanner(host.open_line(address), host.now, tail=address.options["tail"])
    if talk := _talk_with(address, host.now):
        return CommandedScanner(host.open_line(address), host.now, talk)
    if address.model == "keyboard":
        return KeyboardScanner(host.open_line(address), host.now, address.options["tail"])
    return LineScanner(host.open_line(address), host.now, _codes_of(address, host.now))


def _talk_with(address: Address, clock: Callable[[], float]) -> Callable[[ScannerPort], Talk] | None:
    if address.model == "ssi":
        return lambda port: PacketTalk(port, clock)
    if dialect := DIALECTS.get(address.model):
        return lambda port: TextTalk(port, clock, dialect, address.options["tail"])
    return None


def _codes_of(address: Address, clock: Callable[[], float]) -> SortCodes:
    if form := FORMS.get(address.model):
        return lambda hear: ReportedCodes(hear, clock, form)
    return lambda hear: Codes(hear, clock, address.options["tail"], replies=False)
