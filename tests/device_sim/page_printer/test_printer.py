"""The simulated A4 printer behaves as desk printers do; here without any driver.

Covers ipp_port and paper as well.
"""

import hashlib
import socket
import ssl
from collections.abc import Iterator
from dataclasses import replace
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pypdfium2
import pytest

from device_sim.page_printer.printer import SimPagePrinter
from drivers.page_printer import requests
from drivers.page_printer.codec import Group, Message, attribute, decode, encode
from drivers.page_printer.vocabulary import GroupTag, JobState, PrinterState, Status, Tag
from tests.drivers.page_printer.pages import blank_pdf
from tests.drivers.page_printer.printer_time import PrinterTime


@pytest.fixture
def time() -> PrinterTime:
    return PrinterTime()


@pytest.fixture
def sim(time: PrinterTime) -> Iterator[SimPagePrinter]:
    printer = SimPagePrinter(clock=time.clock, wait=time.wait, pages_per_minute=20)
    yield printer
    printer.unplug()


def post(sim: SimPagePrinter, body: bytes, path: str = "/ipp/print") -> tuple[int, bytes]:
    connection = HTTPConnection("127.0.0.1", sim.port.number, timeout=5)
    try:
        connection.request("POST", path, body, {"Content-Type": "application/ipp"})
        with connection.getresponse() as response:
            return response.status, response.read()
    finally:
        connection.close()


def ask(sim: SimPagePrinter, request: Message) -> Message:
    status, body = post(sim, encode(request))
    assert status == 200
    return decode(body)


def printer_now(sim: SimPagePrinter) -> tuple[object, ...]:
    printer = ask(sim, requests.printer_attributes(sim.uri, 1)).group(GroupTag.PRINTER)
    return (*printer["printer-state"], *printer["printer-state-reasons"])


def job_now(sim: SimPagePrinter) -> tuple[object, ...]:
    job = ask(sim, requests.job_attributes(sim.uri, 1, 1)).group(GroupTag.JOB)
    return (*job["job-state"], *job["job-state-reasons"], *job["job-impressions-completed"])


def send(sim: SimPagePrinter, pages: int) -> None:
    assert ask(sim, requests.print_job(sim.uri, 1, blank_pdf(pages))).code == Status.OK


def test_pages_come_out_at_the_printers_speed(sim: SimPagePrinter, time: PrinterTime) -> None:
    send(sim, 2)
    assert job_now(sim) == (JobState.PROCESSING, "job-printing", 0)
    time.wait(3)
    assert job_now(sim) == (JobState.PROCESSING, "job-printing", 1)
    time.wait(3)
    assert job_now(sim) == (JobState.COMPLETED, "job-completed-successfully", 2)
    assert sim.sheets == 248


def test_what_has_come_out_lies_there_also_where_no_host_asks(sim: SimPagePrinter, time: PrinterTime) -> None:
    send(sim, 2)
    assert sim.out() == 0
    time.wait(3)
    assert sim.out() == 1


def test_without_paper_printer_and_job_stop_and_go_on_when_there_is_paper(
    sim: SimPagePrinter, time: PrinterTime
) -> None:
    sim.paper_out_after(1)
    send(sim, 2)
    time.wait(60)
    assert printer_now(sim) == (PrinterState.STOPPED, "media-empty-error", "media-needed-error")
    assert job_now(sim) == (JobState.STOPPED, "printer-stopped", 1)
    sim.set_paper(100)
    assert printer_now(sim) == (PrinterState.PROCESSING, "none")
    assert job_now(sim) == (JobState.PROCESSING, "job-printing", 1)
    time.wait(3)
    assert job_now(sim)[0] == JobState.COMPLETED


def test_a_jammed_sheet_is_lost_and_its_page_printed_again(sim: SimPagePrinter, time: PrinterTime) -> None:
    send(sim, 1)
    time.wait(1)
    sim.jam()
    time.wait(60)
    assert printer_now(sim) == (PrinterState.STOPPED, "media-jam-error")
    sim.clear_jam()
    time.wait(3)
    assert job_now(sim) == (JobState.COMPLETED, "job-completed-successfully", 1)
    assert sim.sheets == 248


def test_every_cause_of_standing_still_is_told_and_goes_away(sim: SimPagePrinter) -> None:
    sim.open_cover()
    sim.fill_output()
    sim.use_up_toner()
    assert printer_now(sim) == (5, "cover-open-error", "output-area-full-error", "toner-empty-error")
    sim.close_cover()
    sim.empty_output()
    sim.replace_toner()
    assert printer_now(sim) == (3, "none")


def test_a_second_document_waits_for_the_first(sim: SimPagePrinter, time: PrinterTime) -> None:
    send(sim, 1)
    send(sim, 1)
    time.wait(3)
    assert [job.state for job in sim.jobs] == [JobState.PROCESSING, JobState.PENDING]
    printer_now(sim)
    assert [job.state for job in sim.jobs] == [JobState.COMPLETED, JobState.PROCESSING]


def test_a_cancelled_job_stays_cancelled_and_the_next_one_prints(sim: SimPagePrinter, time: PrinterTime) -> None:
    send(sim, 2)
    send(sim, 1)
    assert ask(sim, requests.cancel_job(sim.uri, 1, 1)).code == Status.OK
    assert ask(sim, requests.cancel_job(sim.uri, 1, 1)).code == Status.NOT_POSSIBLE
    time.wait(3)
    assert job_now(sim) == (JobState.CANCELED, "job-canceled-by-user", 0)
    assert sim.jobs[1].state is JobState.COMPLETED


def test_what_it_warns_of_does_not_keep_it_from_printing(sim: SimPagePrinter, time: PrinterTime) -> None:
    sim.warn("media-empty-warning")
    sim.warn("com.maker-worn-error")
    send(sim, 1)
    time.wait(3)
    assert printer_now(sim) == (3, "media-empty-warning", "com.maker-worn-error")
    assert job_now(sim)[0] == JobState.COMPLETED
    sim.stop_warning("com.maker-worn-error")
    sim.stop_warning("media-empty-warning")
    assert printer_now(sim) == (3, "none")


def test_a_job_that_it_swallows_is_called_completed_and_nothing_comes_out(
    sim: SimPagePrinter, time: PrinterTime
) -> None:
    sim.swallow_jobs = True
    send(sim, 1)
    time.wait(3)
    assert job_now(sim) == (JobState.COMPLETED, "document-format-error", 0)
    assert sim.sheets == 250


def test_a_job_that_it_forgets_is_known_until_it_has_ended(sim: SimPagePrinter, time: PrinterTime) -> None:
    sim.forget_jobs = True
    send(sim, 1)
    assert job_now(sim)[0] == JobState.PROCESSING
    time.wait(3)
    assert ask(sim, requests.job_attributes(sim.uri, 1, 1)).code == Status.NOT_FOUND
    assert sim.jobs[0].out == 1


def test_it_may_know_ipp_1_1_alone(sim: SimPagePrinter) -> None:
    sim.only_ipp_1_1 = True
    request = requests.printer_attributes(sim.uri, 9)
    refusal = ask(sim, request)
    assert (refusal.code, refusal.version) == (Status.VERSION_NOT_SUPPORTED, (1, 1))
    assert ask(sim, replace(request, version=(1, 1))).code == Status.OK


def test_what_comes_out_lies_in_the_folder(tmp_path: Path) -> None:
    sim = SimPagePrinter(folder=tmp_path / "out")
    try:
        sim.paper_out_after(1)
        send(sim, 2)
        send(sim, 1)
        job_now(sim)
    finally:
        sim.unplug()
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"certificate-1-1.png"}
    sim.set_paper(100)
    found = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert set(found) == {
        "certificate-1-1.png",
        "certificate-1-2.png",
        "certificate-1.pdf",
        "certificate-2.png",
        "certificate-2.pdf",
    }
    assert found["certificate-1.pdf"] == blank_pdf(2)
    assert found["certificate-2.png"].startswith(b"\x89PNG")
    with pypdfium2.PdfDocument(found["certificate-2.pdf"]) as document:
        assert len(document) == 1


def test_a_document_that_is_no_pdf_is_aborted(sim: SimPagePrinter) -> None:
    ask(sim, requests.print_job(sim.uri, 1, b"hello"))
    assert job_now(sim) == (JobState.ABORTED, "document-format-error", 0)


def test_requests_it_does_not_understand_get_the_status_of_the_standard(sim: SimPagePrinter) -> None:
    request = requests.printer_attributes(sim.uri, 9)
    head = request.groups[0].attributes
    assert ask(sim, Message(0x0009, 9, request.groups)).code == Status.NOT_FOUND
    assert ask(sim, Message(0x003C, 9, request.groups)).code == Status.OPERATION_NOT_SUPPORTED
    assert ask(sim, Message(0x000B, 9)).code == Status.BAD_REQUEST
    shuffled = type(request.groups[0])(1, (head[1], head[0], *head[2:]))
    assert ask(sim, Message(0x000B, 9, (shuffled,))).code == Status.BAD_REQUEST
    assert ask(sim, Message(0x0002, 9, request.groups)).code == Status.DOCUMENT_FORMAT_NOT_SUPPORTED
    assert decode(post(sim, encode(request), "/printers/other")[1]).code == Status.NOT_FOUND
    assert post(sim, b"GET / nonsense")[0] == 400
    assert post(sim, b"")[0] == 411


def told_of(sim: SimPagePrinter, *names: str) -> dict[str, tuple[object, ...]]:
    """What it says of itself where these attributes are asked for; without a name: where none is named."""
    head = requests.printer_attributes(sim.uri, 9).groups[0].attributes[:3]
    wanted = (attribute("requested-attributes", Tag.KEYWORD, *names),) if names else ()
    return dict(ask(sim, Message(0x000B, 9, (Group(GroupTag.OPERATION, (*head, *wanted)),))).group(GroupTag.PRINTER))


def test_it_tells_what_is_asked_for_and_nothing_else(sim: SimPagePrinter) -> None:
    assert set(told_of(sim, "media-ready", "printer-state", "com.maker-secret")) == {"media-ready", "printer-state"}
    assert {"media-ready", "printer-state", "pages-per-minute"} < set(told_of(sim))
    assert told_of(sim, "all") == told_of(sim)
    send(sim, 1)
    assert "job-uri" not in ask(sim, requests.job_attributes(sim.uri, 1, 1)).group(GroupTag.JOB)


@pytest.mark.parametrize(("speed", "told"), [(20, (20,)), (3.5, (4,)), (0, None)])
def test_it_tells_its_pace_unless_it_prints_at_once(sim: SimPagePrinter, speed: float, told: tuple[int] | None) -> None:
    sim.pages_per_minute = speed
    assert told_of(sim).get("pages-per-minute") == told


def test_it_comes_back_under_the_same_address_with_its_jobs(sim: SimPagePrinter, time: PrinterTime) -> None:
    send(sim, 1)
    uri = sim.uri
    sim.unplug()
    with pytest.raises(ConnectionRefusedError):
        printer_now(sim)
    time.wait(3)
    sim.plug()
    assert sim.uri == uri
    assert job_now(sim)[0] == JobState.COMPLETED


def test_a_printer_with_a_certificate_speaks_tls_alone_and_its_address_names_the_newest(sim: SimPagePrinter) -> None:
    assert sim.address == sim.uri
    sim.renew_certificate()
    first = sim.certificate
    sim.renew_certificate()
    assert first != sim.certificate
    assert sim.address == f"ipps://127.0.0.1:{sim.port.number}/ipp/print?certificate={sim.certificate}"
    with pytest.raises((ConnectionError, HTTPException)):
        printer_now(sim)
    line = anybody().wrap_socket(socket.create_connection(("127.0.0.1", sim.port.number), 5))
    with line:
        assert hashlib.sha256(line.getpeercert(binary_form=True) or b"").hexdigest() == sim.certificate


def anybody() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context
