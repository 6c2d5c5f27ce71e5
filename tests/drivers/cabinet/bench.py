"""A board, its wire and its driver in one process, on virtual time."""

from collections.abc import Collection

import pytest

from device_sim.cabinet.board import SimBoard
from device_sim.port import Loopback
from drivers.addresses import parse
from drivers.api.errors import DeviceError, Fault
from drivers.cabinet.driver import Board, at
from drivers.transports.host import Host

LAMPS = "id_card=1&scanner=2&receipt_printer=3&page_printer=4"
MODELS = ("lcus", "modbus")


class Bench:
    def __init__(self, model: str, options: str = LAMPS) -> None:
        self.port = Loopback(SimBoard)
        self.sim.become(model)
        self.driver: Board = at(parse("cabinet", f"tcp://localhost:9?model={model}&{options}"), self.host)

    @property
    def host(self) -> Host:
        return Host(self.port.clock, self.pass_by, lambda _: self.port.open)

    @property
    def sim(self) -> SimBoard:
        assert isinstance(self.port.device, SimBoard)
        return self.port.device

    def pass_by(self, seconds: float) -> None:
        self.port.now += seconds

    def lit(self, *devices: str) -> Collection[int]:
        """The relays that are closed after this was ordered."""
        self.driver.light(devices)
        return self.sim.closed

    def fault(self) -> Fault:
        with pytest.raises(DeviceError) as caught:
            self.driver.status()
        return caught.value.fault
