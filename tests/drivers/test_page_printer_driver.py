"""The IPP driver over real sockets, in time that only the driver's own waits move."""

from collections.abc import Callable, Iterator

import pytest

from device_sim.ipp_port import IppPort
from device_sim.page_printer import SimPagePrinter
from drivers.api import DeviceError, Fault
from drivers.page_printer.codec import Attribute, Group, Message, attribute, decode, encode
from drivers.page_printer.driver import IppPrinter
from drivers.page_printer.vocabulary import GroupTag, JobState, Operation, Tag
from tests.drivers.pages import blank_pdf
from tests.drivers.printer_time import PrinterTime


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


def failure(act: Callable[[], object]) -> DeviceError:
    with pytest.raises(DeviceError) as caught:
        act()
    assert caught.value.device == "page_printer"
    return caught.value


def print_two_pages(printer: IppPrinter) -> list[int]:
    out: list[int] = []
    printer.print(blank_pdf(2), 2, out.append)
    return out


# --- status ---------------------------------------------------------------------------------------------------


def test_an_idle_printer_is_ready(printer: IppPrinter) -> None:
    status = printer.status()
    assert (status.fault, status.near_end) == (None, False)
    assert status.evidence == "printer-state 3: none"


def test_little_paper_left_is_told_and_does_not_stop_printing(printer: IppPrinter, sim: SimPagePrinter) -> None:
    sim.set_paper(10)
    status = printer.status()
    assert (status.fault, status.near_end) == (None, True)


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


def test_time_spent_waiting_for_paper_is_not_taken_from_the_job(sim: SimPagePrinter, time: PrinterTime) -> None:
    sim.pages_per_minute = 3  # 40 s for two pages, of 42 s allowed
    sim.paper_out_after(1)
    time.at(50, lambda: sim.set_paper(250))
    print_two_pages(IppPrinter(sim.uri, time.clock, time.wait, grace=60))
    assert sim.jobs[0].state is JobState.COMPLETED


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


def test_a_network_that_blinks_while_printing_does_no_harm(
    printer: IppPrinter, sim: SimPagePrinter, time: PrinterTime
) -> None:
    sim.pages_per_minute = 6
    time.at(4, sim.unplug)
    time.at(6, sim.plug)
    assert print_two_pages(printer) == [1, 2]


def test_a_printer_that_listens_and_never_answers_is_silent(sim: SimPagePrinter, time: PrinterTime) -> None:
    sim.faults.stalled = True
    impatient = IppPrinter(sim.uri, time.clock, time.wait, reply_timeout=0.05)
    error = failure(impatient.status)
    assert (error.fault, error.began) == (Fault.SILENT, False)


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


@pytest.mark.parametrize("status", [404, 426, 500])
def test_something_else_than_a_printer_at_the_address_is_garbled(
    printer: IppPrinter, sim: SimPagePrinter, status: int
) -> None:
    sim.port.http_status = status
    error = failure(printer.status)
    assert error.fault is Fault.GARBLED
    assert f"HTTP {status}" in error.evidence


def test_a_printer_that_wants_a_password_refuses(printer: IppPrinter, sim: SimPagePrinter) -> None:
    sim.port.http_status = 401
    assert failure(printer.status).fault is Fault.REFUSED


def test_a_web_page_instead_of_ipp_is_garbled(printer: IppPrinter, sim: SimPagePrinter) -> None:
    sim.port.content_type = "text/html"
    assert "text/html" in failure(printer.status).evidence


# --- printers that break the rules ----------------------------------------------------------------------------

Reply = Callable[[Message], Message]


class Misfit:
    """A printer that answers right until told otherwise, operation by operation."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.replies: dict[int, Reply] = {
            Operation.GET_PRINTER_ATTRIBUTES: lambda request: printer_reply(request, 3, "none"),
            Operation.PRINT_JOB: lambda request: job_reply(request, attribute("job-id", Tag.INTEGER, 5)),
            Operation.GET_JOB_ATTRIBUTES: lambda request: job_state(request, JobState.COMPLETED),
            Operation.CANCEL_JOB: lambda request: Message(0, request.request_id),
        }
        self.port = IppPort(self._answer)

    def _answer(self, _path: str, body: bytes) -> bytes:
        request = decode(body)
        self.asked.append(request.code)
        return encode(self.replies[request.code](request))


def printer_reply(request: Message, state: int, *reasons: str) -> Message:
    how = (
        attribute("printer-state", Tag.ENUM, state),
        attribute("printer-state-reasons", Tag.KEYWORD, *reasons),
    )
    return Message(0, request.request_id, (Group(GroupTag.PRINTER, how),))


def job_reply(request: Message, *attributes: Attribute) -> Message:
    return Message(0, request.request_id, (Group(GroupTag.JOB, attributes),))


def job_state(request: Message, state: int) -> Message:
    return job_reply(request, attribute("job-state", Tag.ENUM, state))


@pytest.fixture
def misfit() -> Iterator[Misfit]:
    printer = Misfit()
    yield printer
    printer.port.unplug()


@pytest.fixture
def host(misfit: Misfit, time: PrinterTime) -> IppPrinter:
    return IppPrinter(f"ipp://127.0.0.1:{misfit.port.number}/ipp/print", time.clock, time.wait, reply_timeout=2.0)


def test_a_spooler_that_counts_nothing_still_prints_all_pages(host: IppPrinter) -> None:
    assert print_two_pages(host) == [2]


@pytest.mark.parametrize(
    ("reason", "fault"),
    [
        ("media-empty-warning", Fault.NO_PAPER),  # ippeveprinter calls everything a warning
        ("media-needed", Fault.NO_PAPER),
        ("door-open-error", Fault.COVER_OPEN),
        ("input-tray-missing", Fault.COVER_OPEN),
        ("media-jam-report", Fault.JAM),
        ("marker-supply-empty-error", Fault.NO_TONER),
        ("fuser-over-temp-error", Fault.OVERHEATED),
        ("opc-life-over", Fault.SELF_TEST),
        ("paused", Fault.REFUSED),
        ("offline-report", Fault.OFFLINE),
        ("com.maker-drum-broken", Fault.SELF_TEST),  # not understood is not ready
        ("com.maker-drum-broken-error", Fault.SELF_TEST),
        ("com.maker-drum-old-warning", None),
        ("other-report", None),
        ("toner-low-warning", None),
        ("cups-waiting-for-job-completed", None),
    ],
)
def test_each_reason_has_its_meaning(misfit: Misfit, host: IppPrinter, reason: str, fault: Fault | None) -> None:
    misfit.replies[Operation.GET_PRINTER_ATTRIBUTES] = lambda request: printer_reply(request, 4, reason)
    status = host.status()
    assert status.fault is fault
    assert reason in status.evidence


def test_a_printer_stopped_without_a_reason_is_not_ready(misfit: Misfit, host: IppPrinter) -> None:
    misfit.replies[Operation.GET_PRINTER_ATTRIBUTES] = lambda request: printer_reply(request, 5, "none")
    assert host.status().fault is Fault.REFUSED


def test_a_status_without_a_state_is_garbled(misfit: Misfit, host: IppPrinter) -> None:
    misfit.replies[Operation.GET_PRINTER_ATTRIBUTES] = lambda request: Message(0, request.request_id)
    error = failure(host.status)
    assert error.fault is Fault.GARBLED
    assert "expected 3, 4 or 5" in error.evidence
    assert len(misfit.asked) == 2


def test_a_reply_to_another_request_is_garbled(misfit: Misfit, host: IppPrinter) -> None:
    misfit.replies[Operation.GET_PRINTER_ATTRIBUTES] = lambda _: Message(0, 4711)
    assert "4711" in failure(host.status).evidence


@pytest.mark.parametrize("code", [0x0400, 0x0406, 0x040A, 0x0506, 0x0507, 0x04FF])
def test_a_document_that_is_refused_was_not_printed(misfit: Misfit, host: IppPrinter, code: int) -> None:
    misfit.replies[Operation.PRINT_JOB] = lambda request: Message(code, request.request_id)
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.REFUSED, False)
    assert f"0x{code:04x}" in error.evidence


def test_a_document_accepted_without_a_job_number_is_uncertain(misfit: Misfit, host: IppPrinter) -> None:
    misfit.replies[Operation.PRINT_JOB] = lambda request: Message(0, request.request_id)
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.GARBLED, True)


def test_a_line_that_breaks_while_the_document_is_sent_leaves_it_uncertain(misfit: Misfit, host: IppPrinter) -> None:
    def unplug(request: Message) -> Message:
        misfit.port.unplug()
        return Message(0, request.request_id)

    misfit.replies[Operation.PRINT_JOB] = unplug
    assert failure(lambda: print_two_pages(host)).began is True


def test_a_printer_that_forgot_the_job_leaves_it_uncertain(misfit: Misfit, host: IppPrinter) -> None:
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = lambda request: Message(0x0406, request.request_id)
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.REFUSED, True)


def test_a_job_state_that_does_not_exist_is_garbled(misfit: Misfit, host: IppPrinter) -> None:
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = lambda request: job_state(request, 25)
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.GARBLED, True)
    assert misfit.asked[-1] == Operation.CANCEL_JOB


def test_a_spooler_that_lost_its_printer_and_says_nothing_runs_into_our_deadline(
    misfit: Misfit, host: IppPrinter, time: PrinterTime
) -> None:
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = lambda request: job_state(request, JobState.PROCESSING)
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.SILENT, True)
    assert 42 <= time.now <= 44
    assert misfit.asked[-1] == Operation.CANCEL_JOB


def test_a_reply_without_end_is_not_read_to_its_end(misfit: Misfit, host: IppPrinter) -> None:
    misfit.replies[Operation.GET_PRINTER_ATTRIBUTES] = lambda request: Message(
        0, request.request_id, (), b"x" * 300_000
    )
    assert "longer than" in failure(host.status).evidence


def test_half_a_reply_twice_is_garbled(misfit: Misfit, host: IppPrinter) -> None:
    def halve(request: Message) -> Message:
        misfit.port.faults.drop_after = 40
        return printer_reply(request, 3, "none")

    misfit.replies[Operation.GET_PRINTER_ATTRIBUTES] = halve
    error = failure(host.status)
    assert error.fault is Fault.GARBLED
    assert "before its Content-Length" in error.evidence


@pytest.mark.parametrize("uri", ["http://127.0.0.1/ipp/print", "ipp:///ipp/print", "printer"])
def test_an_address_that_is_no_printer_is_refused_at_once(uri: str) -> None:
    with pytest.raises(ValueError, match="expected ipp://"):
        IppPrinter(uri)
