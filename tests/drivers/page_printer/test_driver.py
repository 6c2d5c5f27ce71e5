"""The IPP driver over real sockets, in time that only the driver's own waits move."""

from collections.abc import Callable, Iterator

import pytest

from device_sim.page_printer.printer import SimPagePrinter
from drivers.addresses import parse
from drivers.api.errors import Fault
from drivers.api.status import Notice
from drivers.page_printer.driver import IppPrinter, at
from drivers.page_printer.vocabulary import JobState
from drivers.transports.host import Host
from tests.drivers.page_printer.jobs import failure, print_two_pages
from tests.drivers.page_printer.pages import blank_pdf
from tests.drivers.page_printer.printer_time import PrinterTime


@pytest.fixture
def time() -> PrinterTime:
    return PrinterTime()


@pytest.fixture
def sim(time: PrinterTime) -> Iterator[SimPagePrinter]:
    printer = SimPagePrinter(clock=time.clock, wait=time.wait)
    yield printer
    printer.unplug()


@pytest.fixture
def printer(sim: SimPagePrinter, time: PrinterTime) -> IppPrinter:
    return IppPrinter(sim.uri, time.clock, time.wait, reply_timeout=2.0, accept_timeout=2.0)


# --- status ---------------------------------------------------------------------------------------------------


def test_an_idle_printer_is_ready(printer: IppPrinter) -> None:
    status = printer.status()
    assert (status.fault, status.notices) == (None, ())
    assert status.evidence == "printer-state 3: none"


def test_little_paper_left_is_told_and_does_not_stop_printing(printer: IppPrinter, sim: SimPagePrinter) -> None:
    sim.set_paper(10)
    status = printer.status()
    assert (status.fault, status.notices) == (None, (Notice.PAPER_LOW,))


@pytest.mark.parametrize(
    ("happen", "fault"),
    [
        (lambda sim: sim.set_paper(0), Fault.NO_PAPER),
        (SimPagePrinter.open_cover, Fault.COVER_OPEN),
        (SimPagePrinter.jam, Fault.JAM),
        (SimPagePrinter.fill_output, Fault.OUTPUT_FULL),
        (SimPagePrinter.use_up_toner, Fault.NO_TONER),
    ],
)
def test_a_printer_that_cannot_print_is_not_given_anything(
    printer: IppPrinter, sim: SimPagePrinter, happen: Callable[[SimPagePrinter], None], fault: Fault
) -> None:
    happen(sim)
    assert printer.status().fault is fault
    error = failure(lambda: print_two_pages(printer))
    assert (error.fault, error.began) == (fault, False)
    assert sim.jobs == []


def test_an_open_cover_is_told_before_the_empty_tray_behind_it(printer: IppPrinter, sim: SimPagePrinter) -> None:
    sim.set_paper(0)
    sim.open_cover()
    assert printer.status().fault is Fault.COVER_OPEN


# --- printing -------------------------------------------------------------------------------------------------


def test_two_pages_come_out_and_are_counted(printer: IppPrinter, sim: SimPagePrinter, time: PrinterTime) -> None:
    sim.pages_per_minute = 20
    assert print_two_pages(printer) == [1, 2]
    [job] = sim.jobs
    assert (job.state, job.out, job.pdf) == (JobState.COMPLETED, 2, blank_pdf(2))
    assert 6 <= time.now <= 8


def test_that_paper_moves_is_told_while_the_job_is_at_it_and_that_it_stands_where_a_sheet_is_missing(
    printer: IppPrinter, sim: SimPagePrinter
) -> None:
    told: list[bool | None] = []
    sim.set_paper(1)
    sim.pages_per_minute = 20
    failure(lambda: printer.print(blank_pdf(2), 2, lambda _: None, told.append))
    moved, stood = told.index(True), told.index(False)
    assert moved < stood
    assert not any(told[stood:])


def test_a_look_that_fails_says_nothing_of_paper(printer: IppPrinter, sim: SimPagePrinter) -> None:
    told: list[bool | None] = []
    sim.pages_per_minute = 20

    def pace(moves: bool | None) -> None:
        told.append(moves)
        sim.unplug()

    failure(lambda: printer.print(blank_pdf(2), 2, lambda _: None, pace))
    assert (told[0], set(told[1:])) == (True, {None})


def test_the_job_asks_for_one_sided_a4_and_names_nobody(printer: IppPrinter, sim: SimPagePrinter) -> None:
    print_two_pages(printer)
    assert sim.jobs[0].settings == {"copies": 1, "sides": "one-sided", "media": "iso_a4_210x297mm"}
    assert sim.jobs[0].name == "document"


def test_an_attendant_who_adds_paper_in_time_saves_the_job(
    printer: IppPrinter, sim: SimPagePrinter, time: PrinterTime
) -> None:
    sim.pages_per_minute = 20
    sim.paper_out_after(1)
    time.at(15, lambda: sim.set_paper(250))
    assert print_two_pages(printer) == [1, 2]
    assert sim.jobs[0].state is JobState.COMPLETED
    assert 18 <= time.now <= 20


def test_a_printer_that_says_it_is_slow_is_not_told_to_stand_still(
    printer: IppPrinter, sim: SimPagePrinter, time: PrinterTime
) -> None:
    """4 pages a minute: its sheet comes 15 s after it began, longer than one that says nothing would be waited for."""
    sim.pages_per_minute = 4
    time.at(1, lambda: sim.warn("media-empty-error"))  # of another tray
    said: list[bool | None] = []
    printer.print(blank_pdf(1), 1, lambda _: None, said.append)
    assert sim.out() == 1
    assert time.now >= 15
    assert True in said
    assert False not in said


def test_time_spent_waiting_for_paper_is_not_taken_from_the_job(sim: SimPagePrinter, time: PrinterTime) -> None:
    sim.pages_per_minute = 3  # 40 s for two pages, of 42 s allowed
    sim.paper_out_after(1)
    time.at(50, lambda: sim.set_paper(250))
    print_two_pages(IppPrinter(sim.uri, time.clock, time.wait, grace=60))
    assert sim.jobs[0].state is JobState.COMPLETED


@pytest.mark.hits("attendant-did-not-come")
def test_paper_that_nobody_adds_cancels_the_job_and_leaves_it_uncertain(
    printer: IppPrinter, sim: SimPagePrinter, time: PrinterTime
) -> None:
    sim.paper_out_after(1)
    out: list[int] = []
    error = failure(lambda: printer.print(blank_pdf(2), 2, out.append))
    assert (error.fault, error.began) == (Fault.NO_PAPER, True)
    assert "media-empty-error" in error.evidence
    assert out == [1]
    assert sim.jobs[0].state is JobState.CANCELED
    assert 20 <= time.now <= 23


@pytest.mark.hits("job-given-up")
def test_a_cancelled_job_does_not_go_on_when_paper_comes_later(printer: IppPrinter, sim: SimPagePrinter) -> None:
    sim.paper_out_after(1)
    failure(lambda: print_two_pages(printer))
    sim.set_paper(250)
    assert sim.jobs[0].out == 1
    assert sim.sheets == 250


def test_a_jam_ends_the_job_at_once(printer: IppPrinter, sim: SimPagePrinter, time: PrinterTime) -> None:
    sim.pages_per_minute = 20
    time.at(4, sim.jam)
    error = failure(lambda: print_two_pages(printer))
    assert (error.fault, error.began) == (Fault.JAM, True)
    assert time.now <= 6
    sim.clear_jam()
    assert (sim.jobs[0].state, sim.jobs[0].out) == (JobState.CANCELED, 1)


def test_a_cover_opened_and_closed_again_does_no_harm(
    printer: IppPrinter, sim: SimPagePrinter, time: PrinterTime
) -> None:
    sim.pages_per_minute = 20
    time.at(1, sim.open_cover)
    time.at(9, sim.close_cover)
    assert print_two_pages(printer) == [1, 2]


def test_a_printer_that_never_finishes_is_cancelled_after_thirty_seconds_and_six_a_page(
    printer: IppPrinter, sim: SimPagePrinter, time: PrinterTime
) -> None:
    sim.pages_per_minute = 0.1
    error = failure(lambda: print_two_pages(printer))
    assert (error.fault, error.began) == (Fault.SILENT, True)
    assert "PROCESSING" in error.evidence
    assert 42 <= time.now <= 44
    assert sim.jobs[0].state is JobState.CANCELED


def test_a_document_the_printer_cannot_render_is_aborted(printer: IppPrinter, sim: SimPagePrinter) -> None:
    error = failure(lambda: printer.print(b"%PDF-1.4 not really", 1, lambda _: None))
    assert (error.fault, error.began) == (Fault.REFUSED, True)
    assert "document-format-error" in error.evidence
    assert sim.jobs[0].out == 0


def test_a_job_cancelled_at_the_printers_own_panel_is_uncertain(
    printer: IppPrinter, sim: SimPagePrinter, time: PrinterTime
) -> None:
    sim.pages_per_minute = 20

    def cancel() -> None:
        sim.jobs[0].state = JobState.CANCELED

    time.at(4, cancel)
    error = failure(lambda: print_two_pages(printer))
    assert (error.fault, error.began) == (Fault.REFUSED, True)
    assert "CANCELED" in error.evidence


# --- the line -------------------------------------------------------------------------------------------------


def test_an_unplugged_printer_is_offline_and_nothing_was_sent(printer: IppPrinter, sim: SimPagePrinter) -> None:
    sim.unplug()
    assert failure(printer.status).fault is Fault.OFFLINE
    assert failure(lambda: print_two_pages(printer)).began is False
    sim.plug()
    assert printer.status().fault is None


def test_a_cable_pulled_while_printing_leaves_the_job_uncertain(
    printer: IppPrinter, sim: SimPagePrinter, time: PrinterTime
) -> None:
    sim.pages_per_minute = 6
    time.at(3, sim.unplug)
    error = failure(lambda: print_two_pages(printer))
    assert (error.fault, error.began) == (Fault.OFFLINE, True)


@pytest.mark.hits("look-at-job-missed")
def test_a_network_that_blinks_while_printing_does_no_harm(
    printer: IppPrinter, sim: SimPagePrinter, time: PrinterTime
) -> None:
    sim.pages_per_minute = 6
    time.at(4, sim.unplug)
    time.at(6, sim.plug)
    assert print_two_pages(printer) == [1, 2]


def test_a_printer_that_takes_no_connection_while_it_wakes_up_is_asked_again(
    printer: IppPrinter, sim: SimPagePrinter, time: PrinterTime
) -> None:
    sim.pages_per_minute = 6
    time.at(0.1, sim.unplug)  # refused at once, so that three questions take no time
    time.at(2.6, sim.plug)
    assert print_two_pages(printer) == [1, 2]


def test_a_network_that_blinks_again_and_again_while_printing_does_no_harm(
    printer: IppPrinter, sim: SimPagePrinter, time: PrinterTime
) -> None:
    sim.pages_per_minute = 6
    for moment in (2.5, 6.5, 10.5):  # two polls are missed each time, six in all and never three in a row
        time.at(moment, sim.unplug)
        time.at(moment + 2, sim.plug)
    assert print_two_pages(printer) == [1, 2]


def test_a_printer_that_listens_and_never_answers_is_silent(sim: SimPagePrinter, time: PrinterTime) -> None:
    sim.faults.stalled = True
    impatient = IppPrinter(sim.uri, time.clock, time.wait, reply_timeout=0.05)
    error = failure(impatient.status)
    assert (error.fault, error.began) == (Fault.SILENT, False)


@pytest.mark.hits("reply-trickled-too-long")
def test_a_reply_that_trickles_in_byte_by_byte_is_given_up(sim: SimPagePrinter, time: PrinterTime) -> None:
    sim.faults.piece = 1  # a byte a millisecond; the reply has more than 100 bytes
    impatient = IppPrinter(sim.uri, time.clock, time.wait, reply_timeout=0.1)
    assert failure(impatient.status).fault is Fault.SILENT


def test_a_reply_after_the_time_limit_is_too_late(printer: IppPrinter, sim: SimPagePrinter) -> None:
    sim.port.delay = 5
    assert failure(printer.status).fault is Fault.SILENT


def test_half_a_reply_is_asked_for_again(printer: IppPrinter, sim: SimPagePrinter) -> None:
    sim.faults.drop_after = 40
    assert printer.status().fault is None


@pytest.mark.parametrize("status", [301, 404, 405, 410, 501])
def test_a_web_server_at_the_address_is_no_printer(printer: IppPrinter, sim: SimPagePrinter, status: int) -> None:
    sim.port.http_status = status
    error = failure(printer.status)
    assert error.fault is Fault.WRONG_ADDRESS
    assert f"HTTP {status}" in error.evidence


def test_a_web_page_instead_of_ipp_is_no_printer(printer: IppPrinter, sim: SimPagePrinter) -> None:
    sim.port.content_type = "text/html"
    error = failure(printer.status)
    assert (error.fault, error.began) == (Fault.WRONG_ADDRESS, False)
    assert "text/html" in error.evidence


@pytest.mark.parametrize("status", [400, 500, 503])
def test_what_http_has_trouble_with_is_garbled(printer: IppPrinter, sim: SimPagePrinter, status: int) -> None:
    sim.port.http_status = status
    error = failure(printer.status)
    assert error.fault is Fault.GARBLED
    assert f"HTTP {status}" in error.evidence


@pytest.mark.parametrize("status", [401, 403, 426])
def test_a_printer_that_wants_a_password_or_an_encrypted_line_refuses(
    printer: IppPrinter, sim: SimPagePrinter, status: int
) -> None:
    sim.port.http_status = status
    assert failure(printer.status).fault is Fault.REFUSED


@pytest.mark.hits("no-such-queue")
def test_a_path_that_the_spooler_does_not_know_is_no_printer(sim: SimPagePrinter, time: PrinterTime) -> None:
    other = IppPrinter(sim.uri.replace("/ipp/print", "/printers/other"), time.clock, time.wait)
    error = failure(other.status)
    assert error.fault is Fault.WRONG_ADDRESS
    assert "0x0406 NOT_FOUND" in error.evidence


@pytest.mark.parametrize("uri", ["http://127.0.0.1/ipp/print", "ipp:///ipp/print", "printer"])
def test_an_address_that_is_no_printer_is_refused_at_once(uri: str) -> None:
    with pytest.raises(ValueError, match="expected ipp://"):
        IppPrinter(uri)


@pytest.fixture
def encrypted(sim: SimPagePrinter, time: PrinterTime) -> IppPrinter:
    """The driver of a printer that speaks TLS alone."""
    sim.renew_certificate()
    return at(parse("page_printer", sim.address), Host(now=time.clock, sleep=time.wait))


def test_pages_go_over_an_encrypted_line_as_in_clear(encrypted: IppPrinter, sim: SimPagePrinter) -> None:
    sim.pages_per_minute = 20
    assert print_two_pages(encrypted) == [1, 2]


def test_another_printer_behind_the_address_gets_no_document(encrypted: IppPrinter, sim: SimPagePrinter) -> None:
    sim.renew_certificate()
    error = failure(lambda: print_two_pages(encrypted))
    assert (error.fault, error.began) == (Fault.NOT_TRUSTED, False)
    assert sim.jobs == []


def test_a_certificate_that_changes_while_a_page_is_printed_leaves_it_uncertain(
    encrypted: IppPrinter, sim: SimPagePrinter, time: PrinterTime
) -> None:
    sim.pages_per_minute = 6
    time.at(3, sim.renew_certificate)
    error = failure(lambda: print_two_pages(encrypted))
    assert (error.fault, error.began) == (Fault.UNCERTAIN, True)


def test_a_printer_that_speaks_in_clear_is_not_told_anything_where_an_encrypted_line_is_asked(
    sim: SimPagePrinter, time: PrinterTime
) -> None:
    error = failure(IppPrinter(sim.uri.replace("ipp:", "ipps:"), time.clock, time.wait).status)
    assert (error.fault, error.began) == (Fault.NOT_TRUSTED, False)
