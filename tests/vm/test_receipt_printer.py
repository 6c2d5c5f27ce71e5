"""Receipt printers on USB behind a real kernel: of the printer class (/dev/usb/lp0), and at an adapter for serial lines
(FTDI), both ways each, and plugs that are pulled.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from device_sim.receipt_printer.printer import SimReceiptPrinter
from tests.vm.gadgets import AdapterGadget, PrinterGadget
from tests.vm.jobs import Job
from tests.vm.machine import PROJECT, Machine
from tests.vm.usb_port import UsbPort
from tests.vm.usbredir import Gadget


@dataclass(frozen=True)
class Way:
    """How a printer is connected."""

    gadget: Callable[[], Gadget]
    scheme: str
    node: str
    options: str = ""

    @property
    def address(self) -> str:
        return f"{self.scheme}://{self.node}{self.options}"


CLASS = Way(PrinterGadget, "lp", "/dev/receipt-printer")
ADAPTER = Way(AdapterGadget, "serial", "/dev/serial/by-id/usb-Suizhu_Test_Adapter_000022-if00-port0", "?baud=115200")
HALF = 400  # bytes, less than a test print has
# As a technician writes it, with the numbers of this printer.
RULE = re.sub(
    r'"0dd4"(.*)"01a8"',
    r'"1209"\1"0011"',
    next(
        line
        for line in (PROJECT / "docs/installing.md").read_text(encoding="utf-8").splitlines()
        if line.startswith('SUBSYSTEM=="usbmisc"')
    ),
)


@pytest.fixture(scope="module")
def ruled(machine: Machine) -> Machine:
    machine.put("/etc/udev/rules.d/70-receipt-printer.rules", RULE + "\n")
    machine.run("udevadm", "control", "--reload")
    return machine


@pytest.fixture(params=[CLASS, ADAPTER], ids=["class", "adapter"])
def way(request: pytest.FixtureRequest) -> Way:
    one: Way = request.param
    return one


@pytest.fixture
def plug(ruled: Machine, way: Way) -> Iterator[UsbPort]:
    port = UsbPort(SimReceiptPrinter, way.gadget, ruled.usb[0])
    ruled.wait_for(way.node)
    yield port
    port.close()
    ruled.wait_for(way.node, gone=True)


def of_printer(machine: Machine, way: Way, verb: str) -> Job:
    return machine.product("drivers", "receipt_printer", verb, "--port", way.address)


def test_a_slip_comes_out_whole_and_the_printer_says_so(machine: Machine, plug: UsbPort, way: Way) -> None:
    printer = plug.device
    assert isinstance(printer, SimReceiptPrinter)
    printing = of_printer(machine, way, "print-test")
    assert printing.end() == ["printed and cut"], printing.errors
    (slip,) = printer.receipts
    assert slip.cut
    assert "[QR SUIZHU-PRINT-TEST]" in slip.lines
    assert printer.bugs == []
    with plug.lock:
        printer.open_cover()
    asked = of_printer(machine, way, "status")
    assert (asked.end()[0], asked.code) == ("cover_open", 1)


def test_a_plug_that_is_pulled_in_the_middle_of_a_slip_is_told_and_nothing_is_said_to_be_printed(
    machine: Machine, plug: UsbPort, way: Way, again: Callable[[float], None]
) -> None:
    plug.pull_after(HALF)
    printing = of_printer(machine, way, "print-test")
    assert (printing.end(), printing.code) == ([], 1)
    assert printing.errors[0].startswith("receipt_printer: offline ")
    assert printing.errors[0].endswith("; the receipt may be partly on paper")
    looks = machine.looks("receipt_printer", way.address)
    assert looks.line() == "PRN-06"
    before = machine.now()
    plug.plug()
    assert looks.line() == "ready"
    again(looks.at - before)
    looks.stop()
    anew = of_printer(machine, way, "print-test")
    assert anew.end() == ["printed and cut"], anew.errors
