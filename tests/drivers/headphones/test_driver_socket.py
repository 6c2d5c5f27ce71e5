"""The jack over a real socket: a pulled cable, how soon a plug is told, and the technician's commands."""

import threading
import time

import pytest

from device_sim.tcp_port import TcpPort
from drivers.api.errors import DeviceError, Fault
from drivers.kinds import HEADPHONES
from drivers.open import driver_at
from tests.drivers.headphones.conftest import jack_of


def test_over_a_socket_a_pulled_plug_is_told_within_a_tenth_of_a_second(port: TcpPort) -> None:
    jack = driver_at(HEADPHONES, port.address)
    assert jack.poll(5.0) is False
    jack_of(port).insert()
    assert jack.poll(5.0) is True
    pulled: list[float] = []

    def pull() -> None:
        pulled.append(time.monotonic())
        jack_of(port).pull()

    threading.Timer(0.1, pull).start()
    assert jack.poll(5.0) is False
    assert time.monotonic() - pulled[0] < 0.1
    jack.close()


def test_an_unplugged_jack_is_known_no_more_and_comes_back(port: TcpPort) -> None:
    jack = driver_at(HEADPHONES, port.address)
    assert jack.poll(5.0) is False
    port.unplug()
    with pytest.raises(DeviceError) as error:
        jack.poll(5.0)
    assert error.value.fault is Fault.OFFLINE
    jack_of(port).inserted = True
    port.plug()
    assert jack.poll(5.0) is True
    jack.close()
