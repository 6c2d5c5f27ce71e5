"""The IPP driver against an IPP server that is not ours: CUPS's, over loopback, in real time."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from drivers.api.errors import DeviceError, Fault
from drivers.api.status import DeviceStatus, Notice
from drivers.page_printer.driver import IppPrinter
from tests.drivers.page_printer.eve_printer import EvePrinter, eve_printer
from tests.drivers.page_printer.pages import blank_pdf
from tests.kiosk.paper_samples import certificate, certificate_page, insurance


@pytest.fixture
def eve(tmp_path: Path) -> Iterator[EvePrinter]:
    with eve_printer(tmp_path) as printer:
        yield printer


@pytest.fixture
def printer(eve: EvePrinter) -> IppPrinter:
    return IppPrinter(eve.uri)


def failure(act: Callable[[], object]) -> DeviceError:
    with pytest.raises(DeviceError) as caught:
        act()
    return caught.value


def print_one_page(printer: IppPrinter, on_page: Callable[[int], None] = lambda _: None) -> None:
    printer.print(blank_pdf(1), 1, on_page)


def how_jobs_are(eve: EvePrinter) -> list[str]:
    return [job["job-state-reasons"] for job in eve.jobs()]


# --- status ---------------------------------------------------------------------------------------------------


def test_a_real_ipp_server_that_has_nothing_to_do_is_ready(printer: IppPrinter) -> None:
    assert printer.status() == DeviceStatus(None, (), "printer-state 3: none")


def test_a_real_ipp_server_with_little_paper_left_still_prints(printer: IppPrinter, eve: EvePrinter) -> None:
    eve.load(5)
    assert printer.status() == DeviceStatus(None, (Notice.PAPER_LOW,), "printer-state 3: media-low-report")
    eve.order("exit 0")
    print_one_page(printer)
    assert how_jobs_are(eve) == ["job-completed-successfully"]


# --- printing -------------------------------------------------------------------------------------------------


def test_a_real_ipp_server_prints_the_certificate_byte_for_byte(printer: IppPrinter, eve: EvePrinter) -> None:
    rows = [insurance(("pension", "medical")[i % 2]) for i in range(16)]
    pdf, sheets = certificate_page(certificate(insurances=rows))
    assert sheets == 2
    out: list[int] = []

    def on_page(sheets: int) -> None:
        out.append(sheets)
        if sheets == 1:  # until here the job cannot end, so nothing but its end can have brought print() back
            assert how_jobs_are(eve) == ["job-printing"]
            eve.order("exit 0")

    eve.order("ATTR: job-impressions-completed=1")
    printer.print(pdf, 2, on_page)
    assert how_jobs_are(eve) == ["job-completed-successfully"]
    assert out == [1, 2]
    assert eve.documents() == [pdf]


def test_a_real_ipp_server_understands_one_copy_on_one_sided_a4_for_nobody(
    printer: IppPrinter, eve: EvePrinter
) -> None:
    eve.order("exit 0")
    print_one_page(printer)
    [job] = eve.jobs()
    assert (job["copies"], job["sides"], job["media"]) == ("1", "one-sided", "iso_a4_210x297mm")
    assert job["job-name"] == "document"


def test_a_real_ipp_server_that_only_reports_an_empty_tray_is_given_a_job_and_told_to_drop_it(eve: EvePrinter) -> None:
    eve.load(0)
    hurried = IppPrinter(eve.uri, lambda: time.monotonic() * 20, reply_timeout=100, accept_timeout=100)
    status = hurried.status()
    assert (status.fault, status.remarks) == (None, ("media-empty-report",))
    error = failure(lambda: print_one_page(hurried))
    assert (error.fault, error.began) == (Fault.SILENT, True)
    assert "media-needed-warning" in error.evidence
    assert how_jobs_are(eve) == ["processing-to-stop-point"]


def test_a_job_that_a_real_ipp_server_aborts_is_refused_and_uncertain(printer: IppPrinter, eve: EvePrinter) -> None:
    eve.order("exit 1")
    error = failure(lambda: print_one_page(printer))
    assert (error.fault, error.began) == (Fault.REFUSED, True)
    assert "ABORTED (aborted-by-system" in error.evidence
    assert how_jobs_are(eve) == ["aborted-by-system"]


@pytest.mark.parametrize(
    ("reason", "fault"),
    [
        ("media-jam-error", Fault.JAM),
        ("cover-open-error", Fault.COVER_OPEN),
        ("media-empty-error,media-needed-error", Fault.NO_PAPER),
        ("toner-empty-error", Fault.NO_TONER),
    ],
)
def test_a_job_that_a_real_ipp_server_aborts_with_a_reason_has_that_fault(
    printer: IppPrinter, eve: EvePrinter, reason: str, fault: Fault
) -> None:
    eve.order(f"STATE: +{reason}", "exit 1")
    error = failure(lambda: print_one_page(printer))
    assert (error.fault, error.began) == (fault, True)
    assert printer.status().fault is None  # it only reports that now


def test_a_real_ipp_server_refuses_a_second_document_while_it_prints(printer: IppPrinter, eve: EvePrinter) -> None:
    refusals: list[DeviceError] = []

    def on_page(_: int) -> None:
        refusals.append(failure(lambda: print_one_page(IppPrinter(eve.uri))))
        eve.order("exit 0")

    eve.order("ATTR: job-impressions-completed=1")
    print_one_page(printer, on_page)
    assert [(error.fault, error.began) for error in refusals] == [(Fault.REFUSED, False)]
    assert "BUSY" in refusals[0].evidence
    assert how_jobs_are(eve) == ["job-completed-successfully"]


# --- the line -------------------------------------------------------------------------------------------------


def test_a_real_ipp_server_that_is_gone_is_offline_and_nothing_was_sent(printer: IppPrinter, eve: EvePrinter) -> None:
    assert printer.status().fault is None
    eve.pull_the_plug()
    assert failure(printer.status).fault is Fault.OFFLINE
    error = failure(lambda: print_one_page(printer))
    assert (error.fault, error.began) == (Fault.OFFLINE, False)
    assert eve.documents() == []


def test_a_real_ipp_server_that_goes_while_it_prints_leaves_the_job_uncertain(
    printer: IppPrinter, eve: EvePrinter
) -> None:
    eve.order("ATTR: job-impressions-completed=1")
    error = failure(lambda: printer.print(blank_pdf(2), 2, lambda _: eve.pull_the_plug()))
    assert (error.fault, error.began) == (Fault.OFFLINE, True)
