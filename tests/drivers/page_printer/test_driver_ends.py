"""What a driver makes of the end of a job, however the printer tells it: over real sockets, in virtual time.

Covers watch as well.
"""

import socket
from dataclasses import replace
from pathlib import Path

import pytest

from drivers.api.errors import Fault
from drivers.page_printer.codec import Attribute, Group, Message, attribute
from drivers.page_printer.driver import IppPrinter
from drivers.page_printer.vocabulary import GroupTag, JobState, Operation, Tag
from tests.drivers.page_printer.jobs import failure, print_two_pages
from tests.drivers.page_printer.misfit import Misfit, Reply, job_reply, printer_reply
from tests.drivers.page_printer.printer_time import PrinterTime
from tests.drivers.page_printer.usb_bus import plug_in

DONE = "job-completed-successfully"
NUMBER = attribute("job-id", Tag.INTEGER, 5)
NO_COUNT = attribute("job-impressions-completed", Tag.NO_VALUE, None)
UNKNOWN_STATE = attribute("job-state", Tag.UNKNOWN, None)


def job(state: int, *reasons: str, out: int | None = None) -> tuple[Attribute, ...]:
    said = [
        attribute("job-state", Tag.ENUM, state),
        attribute("job-state-reasons", Tag.KEYWORD, *(reasons or ("none",))),
    ]
    return (*said, *([attribute("job-impressions-completed", Tag.INTEGER, out)] if out is not None else ()))


def tells(*attributes: Attribute) -> Reply:
    return lambda request: job_reply(request, NUMBER, *attributes)


def refuses(code: int) -> Reply:
    return lambda request: Message(code, request.request_id)


def in_turn(*replies: Reply) -> Reply:
    """One after the other; the last again and again."""
    left = list(replies)
    return lambda request: (left.pop(0) if len(left) > 1 else left[0])(request)


PRINTING = tells(*job(5, "job-printing", out=0))


@pytest.mark.parametrize(
    "end",
    [
        job(9, DONE, out=2),
        job(9, DONE, out=0),
        job(9, DONE),
        job(9, "processing-to-stop-point", out=1),
        job(9),
        (*job(9), NO_COUNT),
    ],
    ids=str,
)
def test_a_job_that_the_printer_calls_printed_is_printed(
    misfit: Misfit, host: IppPrinter, end: tuple[Attribute]
) -> None:
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = in_turn(PRINTING, tells(*end))
    assert print_two_pages(host)[-1] == 2
    assert Operation.CANCEL_JOB not in misfit.asked


@pytest.mark.hits("completed-says-otherwise")
@pytest.mark.parametrize(
    "end",
    [
        job(9, "processing-to-stop-point", "document-format-error", out=0),
        job(9, "document-format-error", out=2),
        job(9, DONE, "job-completed-with-errors", out=2),
        job(9, out=0),
        job(9, "processing-to-stop-point", out=0),
        job(9, "aborted-by-system"),
        job(9, "job-canceled-by-operator", out=1),
        (*job(9, out=0), attribute("job-media-sheets-completed", Tag.INTEGER, 1)),
    ],
    ids=str,
)
@pytest.mark.parametrize("in_the_reply_to_print_job", [False, True])
def test_completed_that_says_otherwise_is_uncertain_and_left_as_it_is(
    misfit: Misfit, host: IppPrinter, end: tuple[Attribute], in_the_reply_to_print_job: bool
) -> None:
    operation = Operation.PRINT_JOB if in_the_reply_to_print_job else Operation.GET_JOB_ATTRIBUTES
    misfit.replies[operation] = tells(*end)
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.UNCERTAIN, True)
    assert error.evidence.startswith("job 5: COMPLETED")
    assert Operation.CANCEL_JOB not in misfit.asked


@pytest.mark.parametrize("state", [7, 8])
@pytest.mark.parametrize("reason", ["job-canceled-by-user", "aborted-by-system", "document-format-error", DONE, "none"])
@pytest.mark.parametrize("out", [None, 0, 2])
def test_a_job_that_the_printer_has_given_up_is_not_printed(
    misfit: Misfit, host: IppPrinter, state: int, reason: str, out: int | None
) -> None:
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = tells(*job(state, reason, out=out))
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.REFUSED, True)
    assert reason in error.evidence
    assert Operation.CANCEL_JOB not in misfit.asked


@pytest.mark.parametrize("reason", ["media-jam-error", "media-jam-warning", "media-jam-report", "media-jam"])
def test_a_job_given_up_has_the_printers_reason_whatever_its_ending(
    misfit: Misfit, host: IppPrinter, reason: str
) -> None:
    misfit.replies[Operation.GET_PRINTER_ATTRIBUTES] = in_turn(
        lambda request: printer_reply(request, 3, "none"), lambda request: printer_reply(request, 3, reason)
    )
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = tells(*job(8, "aborted-by-system"))
    assert failure(lambda: print_two_pages(host)).fault is Fault.JAM


def test_a_job_that_stands_still_waits_for_what_the_printer_only_warns_of(
    misfit: Misfit, host: IppPrinter, time: PrinterTime
) -> None:
    misfit.replies[Operation.GET_PRINTER_ATTRIBUTES] = lambda request: printer_reply(request, 4, "media-needed-warning")
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = tells(*job(6, "printer-stopped", out=1))
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.NO_PAPER, True)
    assert misfit.asked[-1] == Operation.CANCEL_JOB
    assert 20 <= time.now <= 23


def test_a_printer_that_cannot_be_asked_any_more_does_not_hide_the_end_of_its_job(
    misfit: Misfit, host: IppPrinter
) -> None:
    misfit.replies[Operation.GET_PRINTER_ATTRIBUTES] = in_turn(
        lambda request: printer_reply(request, 3, "none"), refuses(0x0500)
    )
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = tells(*job(8, "aborted-by-system"))
    error = failure(lambda: print_two_pages(host))
    assert "ABORTED (aborted-by-system), printer not asked" in error.evidence


# --- the printer knows nothing more ---------------------------------------------------------------------------


@pytest.mark.hits("job-forgotten")
@pytest.mark.parametrize("code", [0x0401, 0x0403, 0x0404, 0x0406, 0x0407, 0x040B, 0x0501])
@pytest.mark.parametrize("before", [0, 1, 4])
@pytest.mark.parametrize("accepted", [(), job(3), job(5, "job-printing")], ids=["no word", "pending", "printing"])
def test_a_job_that_the_printer_has_forgotten_is_uncertain_and_left_as_it_is(
    misfit: Misfit, host: IppPrinter, code: int, before: int, accepted: tuple[Attribute]
) -> None:
    misfit.replies[Operation.PRINT_JOB] = tells(*accepted)
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = in_turn(*[PRINTING] * before, refuses(code))
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.UNCERTAIN, True)
    assert "refused" not in str(error)
    assert Operation.CANCEL_JOB not in misfit.asked


def test_a_job_that_is_known_a_moment_later_was_not_forgotten(misfit: Misfit, host: IppPrinter) -> None:
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = in_turn(
        refuses(0x0406), refuses(0x0406), tells(*job(9, DONE, out=2))
    )
    assert print_two_pages(host) == [2]


@pytest.mark.hits("forgotten-job-had-ended")
def test_what_the_reply_to_print_job_said_still_counts_when_the_job_is_forgotten(
    misfit: Misfit, host: IppPrinter
) -> None:
    misfit.replies[Operation.PRINT_JOB] = tells(*job(9))
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = refuses(0x0406)
    assert print_two_pages(host) == [2]


@pytest.mark.parametrize("number", [(NUMBER,), ()], ids=["numbered", "without a number"])
def test_a_job_that_is_printed_before_it_is_answered_for_is_not_asked_about(
    misfit: Misfit, host: IppPrinter, number: tuple[Attribute]
) -> None:
    misfit.replies[Operation.PRINT_JOB] = lambda request: job_reply(request, *number, *job(9, DONE))
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = refuses(0x0406)
    assert print_two_pages(host) == [2]
    assert Operation.GET_JOB_ATTRIBUTES not in misfit.asked


def test_a_count_that_comes_after_the_reply_to_print_job_is_heard(misfit: Misfit, host: IppPrinter) -> None:
    misfit.replies[Operation.PRINT_JOB] = tells(*job(9))
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = tells(*job(9, out=0))
    assert failure(lambda: print_two_pages(host)).fault is Fault.UNCERTAIN


@pytest.mark.parametrize("state", [7, 8, 9])
def test_a_refusal_that_names_an_ended_job_cancels_nothing(misfit: Misfit, host: IppPrinter, state: int) -> None:
    misfit.replies[Operation.PRINT_JOB] = lambda request: replace(
        job_reply(request, NUMBER, *job(state, "aborted-by-system")), code=0x0504
    )
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.REFUSED, True)
    assert Operation.CANCEL_JOB not in misfit.asked


def test_a_job_whose_state_the_printer_does_not_know_is_waited_for_and_left_as_it_is(
    misfit: Misfit, host: IppPrinter, time: PrinterTime
) -> None:
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = in_turn(PRINTING, tells(UNKNOWN_STATE))
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.SILENT, True)
    assert Operation.CANCEL_JOB not in misfit.asked
    assert 42 <= time.now <= 44


@pytest.mark.hits("asked-while-busy")
@pytest.mark.parametrize("code", [0x0502, 0x0505, 0x0507])
def test_a_printer_that_is_too_busy_to_answer_while_it_prints_is_asked_again(
    misfit: Misfit, host: IppPrinter, code: int
) -> None:
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = in_turn(PRINTING, *[refuses(code)] * 12, tells(*job(9, DONE, out=2)))
    assert print_two_pages(host) == [2]
    assert Operation.CANCEL_JOB not in misfit.asked


@pytest.mark.parametrize("then", [refuses(0x0406), refuses(0x0507), PRINTING])
def test_a_job_that_goes_on_after_it_was_called_completed_is_not_printed_for_that(
    misfit: Misfit, host: IppPrinter, then: Reply
) -> None:
    misfit.replies[Operation.PRINT_JOB] = tells(*job(9))
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = in_turn(PRINTING, then)
    error = failure(lambda: print_two_pages(host))
    assert error.began
    assert error.fault in (Fault.UNCERTAIN, Fault.SILENT)


@pytest.mark.parametrize(("end", "printed"), [(job(9, out=2), True), (job(9, out=0), False)])
def test_a_printer_that_is_busy_after_it_called_a_job_completed_is_asked_for_the_count(
    misfit: Misfit, host: IppPrinter, end: tuple[Attribute], printed: bool
) -> None:
    misfit.replies[Operation.PRINT_JOB] = tells(*job(9))
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = in_turn(*[refuses(0x0507)] * 5, tells(*end))
    if printed:
        assert print_two_pages(host) == [2]
    else:
        assert failure(lambda: print_two_pages(host)).fault is Fault.UNCERTAIN


def test_what_the_reply_to_print_job_said_still_counts_when_the_printer_stays_busy(
    misfit: Misfit, host: IppPrinter
) -> None:
    misfit.replies[Operation.PRINT_JOB] = tells(*job(9))
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = refuses(0x0507)
    assert print_two_pages(host) == [2]


def test_a_printer_that_never_has_time_for_questions_is_given_up(
    misfit: Misfit, host: IppPrinter, time: PrinterTime
) -> None:
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = in_turn(PRINTING, refuses(0x0507))
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.SILENT, True)
    assert misfit.asked[-1] == Operation.CANCEL_JOB
    assert 42 <= time.now <= 44


OTHER = attribute("job-id", Tag.INTEGER, 4), *job(9, DONE, out=2)


@pytest.mark.parametrize("groups", [(), (Group(GroupTag.JOB),), (Group(GroupTag.JOB, OTHER),)])
def test_a_reply_without_a_word_of_our_job_says_that_it_is_forgotten(
    misfit: Misfit, host: IppPrinter, groups: tuple[Group, ...]
) -> None:
    told = in_turn(PRINTING, lambda request: Message(0, request.request_id, groups))
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = told
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.UNCERTAIN, True)
    assert Operation.CANCEL_JOB not in misfit.asked


@pytest.mark.parametrize("code", [0x0400, 0x0500])
def test_a_job_that_may_not_be_asked_about_is_cancelled_while_it_was_printing(
    misfit: Misfit, host: IppPrinter, code: int
) -> None:
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = in_turn(PRINTING, refuses(code))
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.UNCERTAIN, True)  # nobody has said what became of the sheet
    assert misfit.asked[-1] == Operation.CANCEL_JOB


def test_an_address_that_is_gone_after_it_took_the_document_says_nothing_of_the_sheet(
    misfit: Misfit, host: IppPrinter
) -> None:
    """A queue that was removed meanwhile: its address was right."""
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = PRINTING
    here = misfit.replies[Operation.GET_PRINTER_ATTRIBUTES]
    misfit.replies[Operation.GET_PRINTER_ATTRIBUTES] = in_turn(here, refuses(0x0406))
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.UNCERTAIN, True)


# --- versions and queues --------------------------------------------------------------------------------------


@pytest.mark.hits("asked-in-other-version")
@pytest.mark.parametrize("code", [0x0503, 0x0400])
def test_a_printer_that_knows_ipp_1_1_alone_is_asked_in_it_from_then_on(
    misfit: Misfit, host: IppPrinter, code: int
) -> None:
    misfit.only_version(1, 1, code)
    assert print_two_pages(host) == [2]
    asked = list(misfit.asked)
    host.status()
    assert len(misfit.asked) == len(asked) + 1


def test_a_printer_that_was_exchanged_for_a_newer_one_is_asked_in_the_newer_version(
    misfit: Misfit, host: IppPrinter
) -> None:
    misfit.only_version(1, 1, 0x0503)
    host.status()
    misfit.only_version(2, 0, 0x0503)
    assert print_two_pages(host) == [2]


@pytest.mark.parametrize("operation", list(Operation)[:1] + list(Operation)[2:])
def test_a_printer_that_knows_ipp_1_0_alone_is_asked_in_it(
    misfit: Misfit, host: IppPrinter, operation: Operation
) -> None:
    right = misfit.replies[operation]
    misfit.replies[operation] = lambda request: (
        right(request) if request.version == (1, 0) else Message(0x0503, 0, version=(1, 0))  # it could not read it
    )
    assert print_two_pages(host) == [2]


def test_a_printer_that_knows_no_version_refuses_and_has_made_no_job(misfit: Misfit, host: IppPrinter) -> None:
    misfit.replies[Operation.PRINT_JOB] = refuses(0x0503)
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.REFUSED, False)
    assert misfit.asked.count(Operation.PRINT_JOB) == 3


def queue(request: Message, state: int, *reasons: str) -> Message:
    device = attribute("device-uri", Tag.URI, "usb://Test/Laser?serial=A1")
    [group] = printer_reply(request, state, *reasons).groups
    return Message(0, request.request_id, (Group(GroupTag.PRINTER, (*group.attributes, device)),))


@pytest.mark.hits("printer-behind-queue-gone")
def test_a_usb_printer_that_is_off_is_known_before_anything_is_sent(
    misfit: Misfit, time: PrinterTime, tmp_path: Path
) -> None:
    misfit.replies[Operation.GET_PRINTER_ATTRIBUTES] = lambda request: queue(request, 3, "offline-report")
    uri = f"ipp://127.0.0.1:{misfit.port.number}/printers/kiosk"
    host = IppPrinter(uri, time.clock, time.wait, reply_timeout=2.0, usb=tmp_path)
    assert host.status().fault is Fault.OFFLINE
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.OFFLINE, False)
    assert "usb://Test/Laser?serial=A1: not there" in error.evidence
    assert Operation.PRINT_JOB not in misfit.asked
    plug_in(tmp_path, serial="A1")
    assert host.status().fault is None  # what is left of the last job does not count
    assert print_two_pages(host) == [2]


def test_a_usb_printer_that_goes_off_while_it_prints_is_waited_for_and_then_cancelled(
    misfit: Misfit, time: PrinterTime, tmp_path: Path
) -> None:
    misfit.replies[Operation.GET_PRINTER_ATTRIBUTES] = lambda request: queue(request, 4, "none")
    misfit.replies[Operation.GET_JOB_ATTRIBUTES] = PRINTING
    uri = f"ipp://127.0.0.1:{misfit.port.number}/printers/kiosk"
    host = IppPrinter(uri, time.clock, time.wait, reply_timeout=2.0, usb=tmp_path)
    time.at(5, plug_in(tmp_path, serial="A1"))
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.OFFLINE, True)
    assert misfit.asked[-1] == Operation.CANCEL_JOB
    assert 24 <= time.now <= 27


def test_what_is_plugged_into_another_machine_is_not_looked_for_on_this_one(
    misfit: Misfit, time: PrinterTime, tmp_path: Path
) -> None:
    def dial(_: tuple[str, int], timeout: float) -> socket.socket:
        return socket.create_connection(("127.0.0.1", misfit.port.number), timeout)

    misfit.replies[Operation.GET_PRINTER_ATTRIBUTES] = lambda request: queue(request, 3, "none")
    host = IppPrinter("ipp://printserver/printers/kiosk", time.clock, time.wait, dial=dial, usb=tmp_path)
    assert host.status().fault is None


@pytest.mark.parametrize("state", [JobState.CANCELED, JobState.ABORTED])
def test_the_reply_to_print_job_that_gives_it_up_counts(misfit: Misfit, host: IppPrinter, state: int) -> None:
    misfit.replies[Operation.PRINT_JOB] = tells(*job(state, "job-canceled-at-device"))
    error = failure(lambda: print_two_pages(host))
    assert (error.fault, error.began) == (Fault.REFUSED, True)
    assert Operation.GET_JOB_ATTRIBUTES not in misfit.asked
