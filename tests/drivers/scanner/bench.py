"""A simulated scan engine, its wire and its driver in one process, over virtual time."""

import pytest

from device_sim.port import Loopback
from device_sim.scanner.engine import SimHexScanner
from drivers.api.errors import DeviceError, Fault
from drivers.scanner.driver import HexScanner


class Bench:
    def __init__(self, tail: str = "any") -> None:
        self.port = Loopback(lambda emit: SimHexScanner(emit, lambda: self.port.now))
        device = self.port.device
        assert isinstance(device, SimHexScanner)
        self.engine = device
        self.scanner = HexScanner(self.port.open, self.port.clock, tail)


def fault_of(error: pytest.ExceptionInfo[DeviceError]) -> Fault:
    return error.value.fault
