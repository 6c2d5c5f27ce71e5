"""The board in the cabinet: which relay is to be closed for which lamp. Knows no protocol, no screen and no visit."""

import importlib
import time
from collections.abc import Callable, Collection, Mapping

from drivers.addresses import Address
from drivers.api.errors import DeviceError
from drivers.api.permission import fault_of
from drivers.api.status import DeviceStatus, Notice
from drivers.api.transport import OpenTransport, Transport
from drivers.cabinet.models import MODELS
from drivers.cabinet.talk import Talk
from drivers.kinds import LAMPS, NO_LAMP
from drivers.transports.held import Held
from drivers.transports.host import THIS_MACHINE, Host

DEVICE = "cabinet"
AGAIN_S = 10.0  # so often a board that answers nothing is told all: it may have lost its power in between
CHUNK = 256


class Board:
    """Implements `drivers.api.cabinet.Cabinet`."""

    def __init__(
        self,
        open_transport: OpenTransport,
        talk: Talk,
        lamps: Mapping[str, int],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`lamps`: the channel, from 1, of the lamp beside each device."""
        self._held = Held(open_transport)
        self._talk = talk
        self._lamps = lamps
        self._clock = clock
        self._wanted: frozenset[int] | None = None  # None: nobody has said yet, so nothing is switched
        self._switched: dict[int, bool] = {}  # how each channel was left, as far as that is known
        self._told_all = clock()

    def status(self) -> DeviceStatus:
        """Ready where the line is open and, of a board that answers, the answer was one. DeviceError: it is not so."""
        return self._over_the_line(self._look)

    def identity(self) -> str:
        """A board has no name to tell."""
        return ""

    def light(self, devices: Collection[str]) -> None:
        """Of the lamps that there are those beside these devices on, and all others off. DeviceError: not known so."""
        self._wanted = frozenset(channel for device, channel in self._lamps.items() if device in devices)
        self._over_the_line(self._settle)

    def close(self) -> None:
        """Let go of the port; the next call opens it again. Relays stay as they are."""
        self._held.let_go()
        self._switched.clear()

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
        closed = self._talk.closed(line, max(self._lamps.values(), default=1))
        self._switched = {channel: channel in closed for channel in self._lamps.values()}
        self._settle(line)
        return DeviceStatus(evidence=_closed(closed))

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


def _closed(channels: Collection[int]) -> str:
    """Of relays, as the board says; nobody knows of the lamps behind them."""
    return f"relays closed: {', '.join(str(channel) for channel in sorted(channels)) or 'none'}"


def at(address: Address, host: Host = THIS_MACHINE) -> Board:
    """The board at `address`."""
    protocol = MODELS[address.model].protocol
    talk: Talk = importlib.import_module(f"drivers.cabinet.{protocol}").Talk(address, host)
    lamps = {device: int(channel) for device in LAMPS if (channel := address.options[device]) != NO_LAMP}
    return Board(host.open_line(address), talk, lamps, host.now)
