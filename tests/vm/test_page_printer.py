"""A printer of A4 paper on USB behind a real kernel: the system's own ipp-usb makes a network port of it."""

import base64
from collections.abc import Callable, Iterator

import pytest

from device_sim.page_printer.printer import SimPagePrinter
from tests.drivers.page_printer.pages import blank_pdf
from tests.vm.ipp_over_usb import HttpPipes, IppGadget
from tests.vm.jobs import Job
from tests.vm.machine import HOME, Machine
from tests.vm.usb_port import UsbPort

ADDRESS = "ipp://localhost:60000/ipp/print"  # where ipp-usb puts the first printer
SETTINGS = "[network]\ndns-sd = disable\n"  # it finds printers all the same, and tells nobody on the network
FILE = f"{HOME}/page.pdf"
HALF = 900  # bytes, less than a page has with what is said before it


@pytest.fixture
def printer() -> Iterator[SimPagePrinter]:
    one = SimPagePrinter()
    yield one
    one.unplug()


@pytest.fixture
def plug(machine: Machine, printer: SimPagePrinter) -> Iterator[UsbPort]:
    port = UsbPort(lambda emit: HttpPipes(emit, printer.port.number), IppGadget, machine.usb[0])
    port.wait_until_taken()
    yield port
    port.close()


@pytest.fixture
def bridge(machine: Machine, plug: UsbPort) -> Iterator[Job]:
    """The system's service. What it says of itself goes into files, where nobody reads it."""
    machine.put("/etc/ipp-usb/ipp-usb.conf", SETTINGS)
    job = machine.start("ipp-usb", "standalone")
    yield job
    job.stop()


def printing(machine: Machine) -> Job:
    pdf = base64.b64encode(blank_pdf(1)).decode()
    machine.run("sh", "-c", 'echo "$1" | base64 -d >"$0"', FILE, pdf)
    return machine.product("drivers", "page_printer", "print", FILE, "--port", ADDRESS)


def test_a_page_comes_out_and_a_printer_that_is_pulled_out_while_it_is_sent_one_is_told_and_ready_again(
    machine: Machine, printer: SimPagePrinter, plug: UsbPort, bridge: Job, again: Callable[[float], None]
) -> None:
    looks = machine.looks("page_printer", ADDRESS)
    while looks.line() != "ready":
        pass  # ipp-usb is still looking at it
    first = printing(machine)
    assert first.end() == ["1 of 1 out", "completed"], first.errors
    plug.pull_after(HALF)
    second = printing(machine)
    assert (second.end(), second.code) == ([], 1)
    assert looks.line() == "PAG-06"
    before = machine.now()
    plug.plug()
    while looks.line() != "ready":
        pass  # ipp-usb answers before it knows the printer, but not as a printer does
    again(looks.at - before)
    looks.stop()
    assert printer.out() == 1
