"""A simulated jack behind a real socket."""

from collections.abc import Iterator

import pytest

from device_sim.headphones.jack import SimHeadphones
from device_sim.tcp_port import TcpPort


@pytest.fixture
def port() -> Iterator[TcpPort]:
    one = TcpPort(SimHeadphones, "headphones")
    yield one
    one.close()


def jack_of(port: TcpPort) -> SimHeadphones:
    assert isinstance(port.device, SimHeadphones)
    return port.device
