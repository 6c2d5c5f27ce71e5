"""A scan engine that speaks the GM65 / EM3095 hex protocol. Knows when to trigger and how it fails, no content."""

import time
from collections.abc import Callable
from contextlib import suppress

from drivers.addresses import Address
from drivers.api.errors import DeviceError
from drivers.api.scanner import CodeScanner
from drivers.api.status import READY, DeviceStatus
from drivers.api.transport import OpenTransport
from drivers.scanner import codec
from drivers.scanner.codec import Register
from drivers.scanner.codecs.dialects import DIALECTS
from drivers.scanner.codecs.hid_pos import FORMS
from drivers.scanner.codes import Codes
from drivers.scanner.commanded import CommandedScanner, Talk
from drivers.scanner.hex_talk import HexTalk, NotKnownError
from drivers.scanner.lines import LineScanner, SortCodes
from drivers.scanner.port import ScannerPort
from drivers.scanner.reported import ReportedCodes
from drivers.scanner.showings import Showings
from drivers.scanner.talks import PacketTalk, TextTalk
from drivers.scanner.typed import KeyboardScanner
from drivers.transports.host import THIS_MACHINE, Host

READ_TIMEOUT_S = 5.0  # how long the engine looks for a code after one trigger
TRIGGER_MARGIN_S = 0.1  # the engine's clock is not ours: let its read end before the next trigger


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
        self._tail_name = tail
        self._clock = clock
        self._set_up = False  # false again after a reconnect: what we write is lost at power-off
        self._identity: str | None = None
        self._trigger_ends = 0.0  # by then the engine has stopped looking
        self._codes = Codes(self._port.hear, clock, tail, replies=True)
        self._talk = HexTalk(self._port, self._codes, clock)
        self._showings = Showings(clock)

    def status(self) -> DeviceStatus:
        """Return when the engine answers; DeviceError otherwise. Codes that arrive meanwhile are dropped."""
        return self._port.reopening(self._status)

    def identity(self) -> str:
        """The engine's version byte in hex digits; "" where it has none. Asked once for each opening."""
        if self._identity is None:
            self._identity = ""
            with suppress(DeviceError):
                version = self._talk.read(Register.VERSION)
                self._identity = f"version {version:02x}" if version else ""
        return self._identity

    def start(self) -> None:
        """Command mode, setup codes off (a citizen must not reprogram the engine), its tail, first trigger."""
        self._port.reopening(self._start)

    def _status(self) -> DeviceStatus:
        self._talk.settle()
        self._discard_input()
        self._talk.read(Register.MODE)
        self._talk.early = None
        return READY

    def _start(self) -> None:
        self._talk.settle()
        self._discard_input()
        self._talk.write(Register.MODE, codec.COMMAND_MODE)
        self._talk.find_out()
        setup = self._talk.read(Register.SETUP_CODES)
        self._talk.write(Register.SETUP_CODES, setup & ~codec.SETUP_CODES_MASK & 0xFF | codec.SETUP_CODES_OFF)
        self._talk.write(Register.READ_TIMEOUT, round(READ_TIMEOUT_S * 10))
        self._set_tail()
        self._talk.early = None  # read before anybody asked
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
        self._talk.write(Register.TRIGGER, 0)
        self._trigger_ends = 0.0
        self._discard_input()

    def close(self) -> None:
        """Let go of the port; the next call opens it again."""
        self._port.close()

    def _closed(self) -> None:
        self._set_up = False
        self._identity = None
        self._talk.forget()
        self._showings.forget()

    def _set_tail(self) -> None:
        """Have the engine end its codes with the tail we look for. One that cannot be told so is left as it is."""
        wanted = codec.TAIL_SETTINGS.get(self._tail_name)
        if wanted is None:
            return
        with suppress(NotKnownError):
            setting = self._talk.read(Register.TAIL) & ~codec.TAIL_MASK & 0xFF | wanted
            self._talk.write(Register.TAIL, setting)
            self._codes.tail_due = self._talk.read(Register.TAIL) == setting or self._tail_name != "any"

    def _arm(self) -> None:
        if not self._port.is_open or not self._set_up:
            self.start()
        elif self._clock() >= self._trigger_ends and not self._talk.early:
            self._trigger()

    def _trigger(self) -> None:
        self._talk.write(Register.TRIGGER, 1)
        self._trigger_ends = self._clock() + READ_TIMEOUT_S + TRIGGER_MARGIN_S

    def _receive(self, deadline: float) -> bytes | None:
        """One code, begun before `deadline`; it may finish later."""
        if self._talk.early:
            early, self._talk.early = self._talk.early, None
            return early
        try:
            return self._codes.receive(deadline)
        except DeviceError:
            self._trigger_ends = 0.0
            raise

    def _discard_input(self) -> None:
        self._talk.early = None
        self._codes.drop_old()


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
