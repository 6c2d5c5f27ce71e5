"""The keypad over a real socket: a pulled plug, and the technician's commands."""

import pytest

from device_sim.keypad.pad import MODEL
from device_sim.tcp_port import TcpPort
from drivers.api.errors import DeviceError, Fault
from drivers.kinds import KEYPAD
from drivers.open import driver_at
from tests.drivers.keypad.conftest import pad_of


def test_over_a_socket_keys_come_and_an_unplugged_keypad_comes_back(port: TcpPort) -> None:
    keypad = driver_at(KEYPAD, f"{port.address}?model={MODEL}")
    keypad.status()
    port.faults.piece = 7
    port.wait_for_host()
    pad_of(port).press("select")
    assert keypad.poll(5.0) == "select"
    port.unplug()
    with pytest.raises(DeviceError) as error:
        keypad.poll(5.0)
    assert error.value.fault is Fault.OFFLINE
    port.plug()
    keypad.status()
    port.wait_for_host()
    pad_of(port).press("up")
    assert keypad.poll(5.0) == "up"
    keypad.close()
