"""The IPP driver before printers that break the rules, over real sockets, in time that only its own waits move."""

from dataclasses import replace

import pytest

from drivers.api.errors import Fault
from drivers.page_printer.codec import Message, attribute
from drivers.page_printer.driver import IppPrinter
from drivers.page_printer.vocabulary import GroupTag, JobState, Operation, Tag
from tests.drivers.page_printer.jobs import failure, print_two_pages
from tests.drivers.page_printer.misfit import Misfit, job_reply, job_state, printer_reply
from tests.drivers.page_printer.pages import blank_pdf
from tests.drivers.page_printer.printer_time import PrinterTime


def test_a_spooler_that_counts_nothing_still_prints_all_pages(host: IppPrinter) -> None:
    assert print_two_pages(host) == [2]


def test_a_printer_stopped_without_a_reason_is_not_ready(misfit: Misfit, host: IppPrinter) -> None:
    misfit.replies[Operation.GET_PRINTER_ATTRIBUTES] = lambda request: printer_reply(request, 5, "none")
    assert host.status().fault is Fault.REFUSED


def test_a_status_without_a_state_is_garbled(misfit: Misfit, host: IppPrinter) -> None:
    misfit.replies[Operation.GET_PRINTER_ATTRIBUTES] = lambda request: Message(0, request.request_id)
    error = failure(host.status)
    assert error.fault is Fault.GARBLED
    assert "expected 3, 4 or 5" in error.evidence
    assert len(misfit.asked) == 2


@pytest.mark.hits("reply-to-another-request")
def test_a_reply_to_another_request_is_garbled(misfit: Misfit, host: IppPrinter) -> None:
    misfit.replies[Operation.GET_PRINTER_ATTRIBUTES] = lambda _: Message(0, 4711)
    assert "4711" in failure(host.status).evidence


def test_a_printer_that_does_not_know_the_version_need_not_find_the_number_of_the_request(
    misfit: Misfit, host: IppPrinter
) -> None:
    right = misfit.replies[Operation.GET_PRINTER_ATTRIBUTES]
    misfit.replies[Operation.GET_PRINTER_ATTRIBUTES] = lambda request: (
        right(request) if request.version == (1, 1) else Message(0x0503, 4711)
    )
    assert host.status().fault is None
    assert len(misfit.asked) == 2


@pytest.mark.parametrize("version", [(0, 0), (3, 0)])
def test_a_refusal_may_bear_a_version_that_there_is_not(
    misfit: Misfit, host: IppPrinter, version: tuple[int, int]
) -> None:
    for operation in (Operation.GET_PRINTER_ATTRIBUTES, Operation.PRINT_JOB):
        right = misfit.replies[operation]
        misfit.replies[operation] = lambda request, right=right: (  # type: ignore[misc]
            right(request) if request.version == (1, 1) else Message(0x0503, request.request_id, version=version)
        )
    assert print_two_pages(host) == [2]
    assert misfit.asked.count(Operation.PRINT_JOB) == 1


@pytest.mark.parametrize("status", [400, 500, 505])
def test_a_printer_that_says_by_the_status_of_http_that_it_understands_nothing_is_asked_in_another_version(
    misfit: Misfit, host: IppPrinter, status: int
) -> None:
    said_by_status(misfit, Operation.GET_PRINTER_ATTRIBUTES, status, version=(2, 0))
    assert print_two_pages(host) == [2]
    asked = len(misfit.asked)
    host.status()
    assert len(misfit.asked) == asked + 1


def test_what_nobody_understands_in_any_version_is_garbled_and_asked_in_the_first_one_again(
    misfit: Misfit, host: IppPrinter
) -> None:
    right = misfit.replies[Operation.GET_PRINTER_ATTRIBUTES]
    said_by_status(misfit, Operation.GET_PRINTER_ATTRIBUTES, 400)
    error = failure(host.status)
    assert (error.fault, "HTTP 400" in error.evidence) == (Fault.GARBLED, True)
    assert len(misfit.asked) == 6  # three versions, twice
    misfit.port.http_status, misfit.replies[Operation.GET_PRINTER_ATTRIBUTES] = 200, right
    assert host.status().fault is None
    assert len(misfit.asked) == 7


@pytest.mark.parametrize("code", [0x0400, 0x0406, 0x040A, 0x0501, 0x0503, 0x0504, 0x0506, 0x0507, 0x04FF])
def test_a_document_that_is_refused_was_not_printed(misfit: Misfit, host: IppPrinter, code: int) -> None:
    misfit.replies[Operation.PRINT_JOB] = lambda request: Message(code, request.request_id)
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.REFUSED, False)
    assert f"0x{code:04x}" in error.evidence
    assert Operation.CANCEL_JOB not in misfit.asked


@pytest.mark.parametrize("code", [0x0200, 0x0405, 0x0410, 0x0411, 0x0500, 0x0502, 0x0505, 0x0508, 0x05FF])
def test_a_document_given_up_while_it_came_in_may_be_printed(misfit: Misfit, host: IppPrinter, code: int) -> None:
    misfit.replies[Operation.PRINT_JOB] = lambda request: Message(code, request.request_id)
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.REFUSED, True)
    assert f"0x{code:04x}" in error.evidence


@pytest.mark.hits("refused-job-begun")
@pytest.mark.parametrize("code", [0x0400, 0x0503, 0x0504, 0x0508])
def test_a_refusal_that_names_a_job_leaves_it_uncertain_and_cancels_that_job(
    misfit: Misfit, host: IppPrinter, code: int
) -> None:
    cancelled: list[object] = []

    def cancel(request: Message) -> Message:
        cancelled.append(request.group(GroupTag.OPERATION)["job-id"])
        return Message(0x0404, request.request_id)  # it has ended: that is what a printer says of such a job

    misfit.replies[Operation.PRINT_JOB] = lambda request: replace(
        job_reply(request, attribute("job-id", Tag.INTEGER, 7)), code=code
    )
    misfit.replies[Operation.CANCEL_JOB] = cancel
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.REFUSED, True)
    assert error.evidence.startswith(f"job 7: IPP 0x{code:04x}")
    assert cancelled == [(7,)]
    assert misfit.asked.count(Operation.PRINT_JOB) == 1  # nor in another version of IPP: there is a job


@pytest.mark.hits("job-without-number")
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


@pytest.mark.hits("document-not-taken")
@pytest.mark.parametrize("status", [301, 401, 404, 405, 413, 415])
def test_a_document_that_http_says_was_not_taken_was_refused_and_nothing_printed(
    misfit: Misfit, host: IppPrinter, status: int
) -> None:
    said_by_status(misfit, Operation.PRINT_JOB, status)
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.REFUSED, False)
    assert f"HTTP {status}" in error.evidence
    assert misfit.asked[-1] == Operation.PRINT_JOB


@pytest.mark.parametrize("status", [400, 408, 500, 502, 503, 504])
def test_a_document_of_which_http_does_not_say_that_it_was_not_taken_may_be_out(
    misfit: Misfit, host: IppPrinter, status: int
) -> None:
    said_by_status(misfit, Operation.PRINT_JOB, status)
    assert failure(lambda: print_two_pages(host)).began is True


def test_a_page_of_a_web_server_in_answer_to_a_document_leaves_it_uncertain(misfit: Misfit, host: IppPrinter) -> None:
    said_by_status(misfit, Operation.PRINT_JOB, 200, "text/html")
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.WRONG_ADDRESS, True)


def test_a_status_in_answer_to_a_question_about_a_job_says_nothing_of_its_paper(
    misfit: Misfit, host: IppPrinter
) -> None:
    said_by_status(misfit, Operation.GET_JOB_ATTRIBUTES, 404)
    assert failure(lambda: print_two_pages(host)).began is True


def said_by_status(
    misfit: Misfit,
    operation: Operation,
    status: int,
    kind: str = "application/ipp",
    *,
    version: tuple[int, int] | None = None,
) -> None:
    """From the reply to this operation on, the status of HTTP is this one; of a `version`, in answer to that alone."""
    usual = misfit.replies[operation]

    def reply(request: Message) -> Message:
        misfit.port.http_status = status if version in (None, request.version) else 200
        misfit.port.content_type = kind
        return usual(request)

    misfit.replies[operation] = reply


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


@pytest.mark.parametrize("reason", ["connecting-to-device", "timed-out", "fuser-under-temp", "media-empty"])
def test_a_printer_at_work_is_not_said_to_stand_still_for_what_it_names_beside(
    misfit: Misfit, host: IppPrinter, reason: str
) -> None:
    told: list[bool | None] = []
    asked = misfit.replies[Operation.GET_PRINTER_ATTRIBUTES]

    def busy(request: Message) -> Message:
        begun = Operation.PRINT_JOB in misfit.asked
        return printer_reply(request, 4, reason) if begun else asked(request)

    misfit.replies[Operation.GET_PRINTER_ATTRIBUTES] = busy
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = lambda request: job_state(request, JobState.PROCESSING)
    failure(lambda: host.print(blank_pdf(2), 2, lambda _: None, told.append))
    assert set(told) == {None}
