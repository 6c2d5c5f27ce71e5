"""The IPP driver and a queue of a real cupsd, set up as the document says, with a USB printer that comes and goes."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drivers.api.errors import DeviceError, Fault
from drivers.page_printer.driver import IppPrinter
from drivers.page_printer.vocabulary import GroupTag
from tests.again import pause
from tests.drivers.page_printer.cupsd import DEVICE, Cupsd, cupsd
from tests.drivers.page_printer.jobs import failure
from tests.drivers.page_printer.pages import blank_pdf

HURRY = 20  # times as fast as the clock on the wall
PRINTS = "PAGE: 1 1", "take", "exit 0"


@pytest.fixture
def spooler(tmp_path: Path) -> Iterator[Cupsd]:
    with cupsd(tmp_path) as server:
        server.plug()
        yield server


def look_again(seconds: float) -> None:
    """cupsd tells nobody unasked what became of a job: the driver looks every so often, here in a hurry."""
    pause(seconds / HURRY)


def at(spooler: Cupsd, wait: Callable[[float], None] = look_again) -> IppPrinter:
    """A driver whose time runs faster than that of cupsd."""
    return IppPrinter(
        spooler.uri, lambda: time.monotonic() * HURRY, wait, reply_timeout=100, accept_timeout=100, usb=spooler.usb
    )


def print_one_page(printer: IppPrinter) -> None:
    printer.print(blank_pdf(1), 1, lambda _: None)


def reasons(spooler: Cupsd) -> object:
    return spooler.attributes().group(GroupTag.PRINTER)["printer-state-reasons"]


def test_a_page_comes_out_of_the_printer_behind_a_queue(spooler: Cupsd) -> None:
    spooler.order(*PRINTS)
    print_one_page(at(spooler))
    assert spooler.paper() == blank_pdf(1)


def test_a_usb_printer_that_is_off_is_known_while_cupsd_calls_its_queue_idle(spooler: Cupsd) -> None:
    spooler.unplug()
    printer = at(spooler)
    assert reasons(spooler) == ("none",)
    status = printer.status()
    assert (status.fault, status.evidence) == (Fault.OFFLINE, f"{DEVICE}: not there, printer-state 3: none")
    error = failure(lambda: print_one_page(printer))
    assert (error.fault, error.began) == (Fault.OFFLINE, False)
    spooler.plug()
    assert printer.status().fault is None


def test_a_printer_that_goes_off_in_the_middle_is_cancelled_and_the_next_page_prints_when_it_is_back(
    spooler: Cupsd,
) -> None:
    spooler.order("STATE: +offline-report", "INFO: Waiting for printer to become available.")
    still_on = [spooler.unplug]

    def wait(seconds: float) -> None:
        while still_on:
            still_on.pop()()
        look_again(seconds)

    error = failure(lambda: print_one_page(at(spooler, wait)))
    assert (error.fault, error.began) == (Fault.OFFLINE, True)
    assert "offline-report" in error.evidence
    assert spooler.documents() == []

    spooler.plug()
    printer = at(spooler)
    assert reasons(spooler) == ("offline-report",)  # cupsd remembers, and will until the next job
    assert printer.status().fault is None
    spooler.order("STATE: -offline-report", *PRINTS)
    print_one_page(printer)
    assert spooler.paper() == blank_pdf(1)  # the cancelled one did not come out
    assert reasons(spooler) == ("none",)


def test_what_the_queue_remembers_of_an_empty_tray_keeps_no_page_away(spooler: Cupsd) -> None:
    spooler.order("STATE: +media-empty-error", "exit 1")
    error = failure(lambda: print_one_page(at(spooler)))
    assert (error.fault, error.began) == (Fault.NO_PAPER, True)
    spooler.order("STATE: -media-empty-error", *PRINTS)
    print_one_page(at(spooler))
    assert spooler.paper() == blank_pdf(1)


def test_a_queue_that_counts_nothing_is_believed_only_where_cupsd_says_that_it_succeeded(spooler: Cupsd) -> None:
    """2.4.2 says processing-to-stop-point of such a job, 2.4.10 job-completed-successfully."""
    spooler.order("take", "exit 0")
    ended: list[DeviceError] = []
    try:
        print_one_page(at(spooler))
    except DeviceError as error:
        ended.append(error)
    assert spooler.paper() == blank_pdf(1)
    (reason,) = spooler.job(1).group(GroupTag.JOB)["job-state-reasons"]
    told = [(error.fault, error.began) for error in ended]
    assert (reason, told) in [
        ("processing-to-stop-point", [(Fault.UNCERTAIN, True)]),
        ("job-completed-successfully", []),
    ]


def test_a_queue_that_does_not_exist_is_no_printer(spooler: Cupsd) -> None:
    error = failure(IppPrinter(spooler.uri.replace("kiosk", "other")).status)
    assert error.fault is Fault.WRONG_ADDRESS
    assert "0x0406 NOT_FOUND" in error.evidence


def test_no_document_stays_with_cupsd_and_no_log_names_a_job(spooler: Cupsd) -> None:
    spooler.order(*PRINTS)
    print_one_page(at(spooler))
    assert spooler.documents() == []
    assert spooler.holding(b"%PDF", "spool", "cache", "tmp", "log") == []
    assert spooler.holding(b"document", "log") == []
