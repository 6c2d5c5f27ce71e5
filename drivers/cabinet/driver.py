"""The board in the cabinet: which relay is to be closed for which lamp, and which input is which contact.

Knows no protocol, no screen and no visit.
"""

import importlib
import time
from collections.abc import Callable, Collection, Mapping

from drivers.addresses import Address
from drivers.api.errors import DeviceError, Fault
from drivers.api.permission import fault_of
from drivers.api.status import DeviceStatus, Notice
from drivers.api.transport import OpenTransport, Transport
from drivers.cabinet.models import MODELS
from drivers.cabinet.talk import Talk
from drivers.kinds import CONTACTS, LAMPS, NONE
from drivers.transports.held import Held
from drivers.transports.host import THIS_MACHINE, Host

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
        self._inputs: frozenset[int] | None = None  # that are closed, as far as is known
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
        """Of the lamps that there are those beside these devices on, and all others off. DeviceError: not known so."""
        self._wanted = frozenset(channel for device, channel in self._lamps.items() if device in devices)
        self._over_the_line(self._settle)

    def close(self) -> None:
        """Let go of the port; the next call opens it again. Relays stay as they are."""
        self._held.let_go()
        self._switched.clear()
        self._inputs = None

    def _over_the_line(self, act: Callable[[Transport], DeviceStatus]) -> DeviceStatus:
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
            return self._settle(line)
        says = []
        if self._lamps or not self._contacts:  # a board of inputs alone would refuse
            closed = self._talk.closed(line, max(self._lamps.values(), default=1))
            self._switched = {channel: channel in closed for channel in self._lamps.values()}
            self._settle(line)
            says.append(_closed("relays", closed))
        if not self._contacts:
            return DeviceStatus(evidence=says[0])
        self._inputs = self._listened(line, max(self._contacts.values()))
        moved = [
            fault
            for contact, fault in FAULTS.items()
            if contact in self._contacts and (self._contacts[contact] in self._inputs) is not self._closed_at_rest
        ]
        return DeviceStatus(moved[0] if moved else None, evidence="; ".join([*says, _closed("inputs", self._inputs)]))

    def _listened(self, line: Transport, count: int) -> frozenset[int]:
        """The inputs that are closed: as before, or as two looks have seen it."""
        before, now = self._inputs, self._talk.inputs(line, count)
        for _ in range(BOUNCES):
            if now == before:
                break
            self._sleep(BOUNCE_S)
            before, now = now, self._talk.inputs(line, count)
        return now

    def _settle(self, line: Transport) -> DeviceStatus:
        """Switch what is not as it is wanted, or not known to be so."""
        if not self._switched:
            self._told_all = self._clock()
        for channel in sorted({*self._lamps.values()} if self._wanted is not None else ()):
            on = channel in (self._wanted or ())
            if self._switched.get(channel) is not on:
                self._switched.pop(channel, None)  # until it is known again
                self._talk.switch(line, channel, on=on)
                self._switched[channel] = on
        return DeviceStatus(notices=() if self._talk.answers else (Notice.UNASKED,))


def _closed(what: str, channels: Collection[int]) -> str:
    """As the board says; of the lamps behind relays nobody knows."""
    return f"{what} closed: {', '.join(str(channel) for channel in sorted(channels)) or 'none'}"


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
