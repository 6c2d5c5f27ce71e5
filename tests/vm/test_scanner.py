"""Scanners on USB behind a real kernel: a serial line (CDC-ACM), HID reports, and the keys of a keyboard."""

from collections.abc import Callable, Iterator

import pytest

from device_sim.port import Emit
from device_sim.scanner.engine import SimHexScanner
from device_sim.scanner.unasked import SimKeyboardScanner, SimReportScanner
from tests.vm.gadgets import HidPosGadget, KeypadGadget, SerialGadget
from tests.vm.machine import Machine
from tests.vm.usb_port import UsbPort
from tests.vm.usbredir import Gadget

LINE = "/dev/serial/by-id/usb-Suizhu_Test_Engine_000018-if00"
LINE_ADDRESS = f"serial://{LINE}?baud=9600"
SOME_ORDERS = 20  # bytes of them: it is told how to read, and to begin
CODE = "GZ0117-000042-7"
KEYS = "/dev/input/by-id/usb-Suizhu_Test_Typing_scanner_000021-event-kbd"
RULE = (
    'SUBSYSTEM=="hidraw", ATTRS{idVendor}=="1209", ATTRS{idProduct}=="0014",'
    ' GROUP="dialout", MODE="0660", SYMLINK+="scanner"'
)


@pytest.fixture
def plug(machine: Machine) -> Iterator[UsbPort]:
    port = UsbPort(SimHexScanner, SerialGadget, machine.usb[0])
    machine.wait_for(LINE)
    yield port
    port.close()
    machine.wait_for(LINE, gone=True)


def test_a_scanner_whose_plug_is_pulled_while_a_code_is_waited_for_is_told_and_reads_again(
    machine: Machine, plug: UsbPort, again: Callable[[float], None]
) -> None:
    engine = plug.device
    assert isinstance(engine, SimHexScanner)
    plug.pull_after(SOME_ORDERS)
    waiting = machine.product("drivers", "scanner", "scan", "--wait", "120", "--port", LINE_ADDRESS)
    assert (waiting.end(), waiting.code) == ([], 1)
    assert waiting.errors[-1].startswith("scanner: offline ")
    looks = machine.looks("scanner", LINE_ADDRESS)
    assert looks.line() == "SCN-01"
    before = machine.now()
    plug.plug()
    assert looks.line() == "ready"
    again(looks.at - before)
    looks.stop()
    with plug.lock:
        engine.show_code(CODE)
    scanning = machine.product("drivers", "scanner", "scan", "--port", LINE_ADDRESS)
    assert scanning.end() == [CODE], scanning.errors


@pytest.mark.parametrize(
    ("build", "gadget", "node", "address"),
    [
        (SimReportScanner, HidPosGadget, "/dev/scanner", "hidraw:///dev/scanner?model=hid-pos"),
        (SimKeyboardScanner, lambda: KeypadGadget("Typing_scanner", 0x0015), KEYS, f"evdev://{KEYS}?model=keyboard"),
    ],
    ids=["reports", "keys"],
)
def test_a_code_is_read_from_a_scanner_that_takes_no_commands(
    build: Callable[[Emit], SimReportScanner | SimKeyboardScanner],
    gadget: Callable[[], Gadget],
    node: str,
    address: str,
    machine: Machine,
) -> None:
    machine.put("/etc/udev/rules.d/70-scanner.rules", RULE + "\n")
    machine.run("udevadm", "control", "--reload")
    port = UsbPort(build, gadget, machine.usb[1])
    machine.wait_for(node)
    scanning = machine.product("drivers", "scanner", "scan", "--wait", "120", "--port", address)
    held_before(port)
    assert scanning.end() == [CODE], scanning.errors
    port.close()
    machine.wait_for(node, gone=True)


def held_before(port: UsbPort) -> None:
    """It stays before the window and is read again each second: what comes before somebody waits counts for nothing."""
    assert isinstance(port.device, SimReportScanner | SimKeyboardScanner)
    with port.lock:
        port.device.show_code(CODE, times=120, every=1.0)
