"""A scan engine that is a serial line to the kernel (CDC-ACM): a code, and a plug that is pulled."""

from collections.abc import Iterator

import pytest

from device_sim.scanner.engine import SimHexScanner
from tests.vm.gadgets import SerialGadget
from tests.vm.machine import Machine
from tests.vm.usb_port import UsbPort

NODE = "/dev/serial/by-id/usb-Suizhu_Test_Engine_000018-if00"
ADDRESS = f"serial://{NODE}?baud=9600"
CODE = "GZ0117-000042-7"


@pytest.fixture
def plug(machine: Machine) -> Iterator[UsbPort]:
    port = UsbPort(SimHexScanner, SerialGadget, machine.usb[0])
    machine.wait_for(NODE)
    yield port
    port.close()
    machine.wait_for(NODE, gone=True)


def test_a_code_is_read_and_a_scanner_that_was_pulled_out_is_read_again(machine: Machine, plug: UsbPort) -> None:
    engine = plug.device
    assert isinstance(engine, SimHexScanner)
    for _ in range(2):
        with plug.lock:
            engine.show_code(CODE)
        scanning = machine.product("drivers", "scanner", "scan", "--port", ADDRESS)
        assert scanning.end() == [CODE], scanning.errors
        plug.unplug()
        machine.wait_for(NODE, gone=True)
        asked = machine.product("drivers", "scanner", "status", "--port", ADDRESS)
        assert (asked.end(), asked.code) == ([], 1)
        assert "No such file or directory" in asked.errors[0]
        plug.plug()
        machine.wait_for(NODE)
