"""The board in the cabinet: which relay is to be closed for which lamp, and which input is which contact.

Knows no protocol, no screen and no visit.
"""

import importlib
import time
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from typing import TypeVar

from drivers.addresses import Address
from drivers.api.errors import DeviceError, Fault
from drivers.api.mark import mark
from drivers.api.permission import fault_of
from drivers.api.status import DeviceStatus, Notice
from drivers.api.transport import OpenTransport, Transport
from drivers.cabinet.models import MODELS
from drivers.cabinet.talk import Talk
from drivers.kinds import CONTACTS, LAMPS, NONE
from drivers.transports.held import Held
from drivers.transports.host import THIS_MACHINE, Host

T = TypeVar("T")
DEVICE = "cabinet"
AGAIN_S = 10.0  # so often a board that answers nothing is told all: it may have lost its power in between
CHUNK = 256
BOUNCE_S, BOUNCES = 0.02, 5  # a contact that has moved is believed once two looks so far apart agree
FAULTS = {"tamper": Fault.TAMPERED, "door": Fault.COVER_OPEN}  # the first that is so is told


class Board:
    """Implements `drivers.api.cabinet.Cabinet`."""

    def __init__(
        self,
        open_transport: OpenTransport,
        talk: Talk,
        lamps: Mapping[str, int],
        contacts: Mapping[str, int],
        *,
        closed_at_rest: bool = True,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`lamps`: the channel, from 1, of the lamp beside each device; `contacts`: the input, from 1, of each.

        `closed_at_rest`: how the contacts are while all is in order. Then a wire that was cut is told as well.
        """
        self._held = Held(open_transport)
        self._talk = talk
        self._lamps = lamps
        self._contacts = contacts
        self._closed_at_rest = closed_at_rest
        self._clock = clock
        self._sleep = sleep
        self._inputs = self._at_rest  # of the contacts, those that are believed to be closed
        self._felt = False  # whether that was seen on this line
        self._wanted: frozenset[int] | None = None  # None: nobody has said yet, so nothing is switched
        self._switched: dict[int, bool] = {}  # how each channel was left, as far as that is known
        self._told_all = clock()

    def status(self) -> DeviceStatus:
        """Ready where the line is open and, of a board that answers, the answer was one. DeviceError: it is not so.

        Not ready while the door stands open or a tamper contact has moved; lamps are switched all the same.
        """
        return self._over_the_line(self._look)

    def identity(self) -> str:
        """A board has no name to tell."""
        return ""

    @property
    def watches(self) -> bool:
        """There are contacts, so it is to be asked several times a second."""
        return bool(self._contacts)

    def light(self, devices: Collection[str]) -> None:
        """Of the lamps that there are those beside these devices on, and all others off.

        DeviceError: not known so. While a contact has moved, a lamp's trouble does not hide that: a look tells both.
        """
        self._wanted = frozenset(channel for device, channel in self._lamps.items() if device in devices)
        try:
            self._over_the_line(self._settle)
        except DeviceError:
            if not self._moved:
                raise  # else the next look tells it beside what is worse

    def close(self) -> None:
        """Let go of the port; the next call opens it again. Relays stay as they are."""
        self._held.let_go()
        self._switched.clear()
        self._inputs, self._felt = self._at_rest, False

    @property
    def moved(self) -> frozenset[str] | None:
        """Every contact that has, whichever fault is told first; None: not known."""
        if not self._felt:
            return None
        return frozenset(name for name, number in self._contacts.items() if number in self._inputs ^ self._at_rest)

    @property
    def _at_rest(self) -> frozenset[int]:
        """The inputs that are closed while all is in order."""
        return frozenset(self._contacts.values()) if self._closed_at_rest else frozenset()

    @property
    def _moved(self) -> Fault | None:
        """The first that is so, as far as the contacts are believed."""
        return next((fault for contact, fault in FAULTS.items() if contact in (self.moved or ())), None)

    def _over_the_line(self, act: Callable[[Transport], T]) -> T:
        try:
            return act(self._held.connected())
        except OSError as error:
            self.close()
            raise DeviceError(DEVICE, fault_of(error), str(error)) from error

    def _look(self, line: Transport) -> DeviceStatus:
        if not self._talk.answers:
            line.read(CHUNK, 0.0)  # nothing comes; it fails where the line is gone
            if self._clock() - self._told_all >= AGAIN_S:
                self._switched.clear()
            self._settle(line)
            return DeviceStatus(notices=(Notice.UNASKED,))
        try:
            inputs = self._feel(line) if self._contacts else ""  # first: a lamp's trouble must not hide who is there
        except DeviceError as error:
            if error.fault is Fault.REFUSED and self._lamps:
                mark("board-without-inputs-has-lamps")
                with suppress(DeviceError):
                    self._put_right(line)
            raise
        relays = ""
        try:
            if self._lamps or not self._contacts:  # a board of inputs alone would refuse
                relays = self._put_right(line)
        except DeviceError as error:
            if not self._moved:
                raise
            relays = f"relays: {error.evidence}"
        return DeviceStatus(self._moved, evidence="; ".join(filter(None, (relays, inputs))))

    def _feel(self, line: Transport) -> str:
        """Believe of each contact what is as before, or what two looks have seen. One that never rests stays believed.

        Inputs without a contact may be anything: nothing holds them.
        """
        ours = frozenset(self._contacts.values())
        before, now = self._inputs, self._talk.inputs(line, max(ours)) & ours
        for _ in range(BOUNCES):
            if now == before:
                break
            self._sleep(BOUNCE_S)
            before, now = now, self._talk.inputs(line, max(ours)) & ours
        restless = before ^ now
        self._inputs, self._felt = (now - restless) | (self._inputs & restless), True
        says = _closed("inputs", now - restless)
        return f"{says}; not at rest: {_numbers(restless)}" if restless else says

    def _put_right(self, line: Transport) -> str:
        """The relays as the board says, asked again where one had to be switched."""
        closed = self._ask_relays(line)
        if self._settle(line):
            closed = self._ask_relays(line)
        return _closed("relays", closed)

    def _ask_relays(self, line: Transport) -> frozenset[int]:
        closed = self._talk.closed(line, max(self._lamps.values(), default=1))
        self._switched = {channel: channel in closed for channel in self._lamps.values()}
        return closed

    def _settle(self, line: Transport) -> bool:
        """Switch what is not as it is wanted, or not known to be so. Whether there was any."""
        any_switched = False
        if not self._switched:
            self._told_all = self._clock()
        for channel in sorted({*self._lamps.values()} if self._wanted is not None else ()):
            on = channel in (self._wanted or ())
            if self._switched.get(channel) is not on:
                self._switched.pop(channel, None)  # until it is known again
                self._talk.switch(line, channel, on=on)
                self._switched[channel] = on
                any_switched = True
        return any_switched


def _closed(what: str, channels: Collection[int]) -> str:
    """As the board says; of the lamps behind relays nobody knows."""
    return f"{what} closed: {_numbers(channels) or 'none'}"


def _numbers(channels: Collection[int]) -> str:
    return ", ".join(str(channel) for channel in sorted(channels))


def at(address: Address, host: Host = THIS_MACHINE) -> Board:
    """The board at `address`."""
    protocol = MODELS[address.model].protocol
    talk: Talk = importlib.import_module(f"drivers.cabinet.{protocol}").Talk(address, host)

    def numbers(names: tuple[str, ...]) -> Mapping[str, int]:
        return {name: int(number) for name in names if (number := address.options[name]) != NONE}

    return Board(
        host.open_line(address),
        talk,
        numbers(LAMPS),
        numbers(CONTACTS),
        closed_at_rest=address.options["contacts"] == "closed",
        clock=host.now,
        sleep=host.sleep,
    )
