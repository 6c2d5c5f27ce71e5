"""A receipt printer of the printer class behind a real kernel: /dev/usb/lp0, both ways, and a plug that is pulled."""

import re
from collections.abc import Iterator

import pytest

from device_sim.receipt_printer.printer import SimReceiptPrinter
from tests.vm.gadgets import PrinterGadget
from tests.vm.jobs import Job
from tests.vm.machine import PROJECT, Machine
from tests.vm.usb_port import UsbPort

NODE = "/dev/receipt-printer"
ADDRESS = f"lp://{NODE}"
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


@pytest.fixture
def plug(ruled: Machine) -> Iterator[UsbPort]:
    port = UsbPort(SimReceiptPrinter, PrinterGadget, ruled.usb[0])
    ruled.wait_for(NODE)
    yield port
    port.close()
    ruled.wait_for(NODE, gone=True)


def of_printer(machine: Machine, verb: str) -> Job:
    return machine.product("drivers", "receipt_printer", verb, "--port", ADDRESS)


def test_a_slip_comes_out_whole_and_the_printer_says_so(machine: Machine, plug: UsbPort) -> None:
    printer = plug.device
    assert isinstance(printer, SimReceiptPrinter)
    printing = of_printer(machine, "print-test")
    assert printing.end() == ["printed and cut"], printing.errors
    (slip,) = printer.receipts
    assert slip.cut
    assert "[QR SUIZHU-PRINT-TEST]" in slip.lines
    assert printer.bugs == []
    with plug.lock:
        printer.open_cover()
    asked = of_printer(machine, "status")
    assert (asked.end()[0], asked.code) == ("cover_open", 1)


def test_a_plug_that_is_pulled_in_the_middle_of_a_slip_is_told_and_nothing_is_said_to_be_printed(
    machine: Machine, plug: UsbPort
) -> None:
    plug.pull_after(HALF)
    printing = of_printer(machine, "print-test")
    assert (printing.end(), printing.code) == ([], 1)
    assert printing.errors[0].startswith("receipt_printer: offline ")
    assert printing.errors[0].endswith("; the receipt may be partly on paper")
    plug.plug()
    machine.wait_for(NODE)
    again = of_printer(machine, "print-test")
    assert again.end() == ["printed and cut"], again.errors
