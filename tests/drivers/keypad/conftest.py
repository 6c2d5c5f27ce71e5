"""A simulated keypad behind a real socket."""

from collections.abc import Iterator

import pytest

from device_sim.keypad.pad import SimKeypad
from device_sim.tcp_port import TcpPort


@pytest.fixture
def port() -> Iterator[TcpPort]:
    one = TcpPort(SimKeypad, "keypad")
    yield one
    one.close()


def pad_of(port: TcpPort) -> SimKeypad:
    assert isinstance(port.device, SimKeypad)
    return port.device
