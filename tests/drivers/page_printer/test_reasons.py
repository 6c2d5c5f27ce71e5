"""What a printer says of itself, and whether a sheet may be sent to it."""

import pytest

from drivers.api.errors import Fault
from drivers.api.status import Notice
from drivers.page_printer.codec import Attribute, Group, Message, attribute
from drivers.page_printer.reasons import PAGE_DEADLINE_S, identity, printer_status, seconds_a_side
from drivers.page_printer.vocabulary import GroupTag, Tag

IDLE, PROCESSING, STOPPED = 3, 4, 5
QUEUE = attribute("device-uri", Tag.URI, "usb://Test/Laser")


def reply(state: int, *reasons: str, more: tuple[Attribute, ...] = ()) -> Message:
    how = (
        attribute("printer-state", Tag.ENUM, state),
        attribute("printer-state-reasons", Tag.KEYWORD, *(reasons or ("none",))),
        *more,
    )
    return Message(0, 1, (Group(GroupTag.PRINTER, how),))


def out_of_band(name: str, tag: Tag) -> Attribute:
    return attribute(name, tag, None)


ACCEPTS = attribute("printer-is-accepting-jobs", Tag.BOOLEAN, True)
REFUSES = attribute("printer-is-accepting-jobs", Tag.BOOLEAN, False)


@pytest.mark.parametrize("state", [IDLE, PROCESSING])
@pytest.mark.parametrize(
    ("reason", "fault"),
    [
        ("none", None),
        ("media-empty", Fault.NO_PAPER),  # RFC 8011: without an ending it is an error
        ("media-empty-error", Fault.NO_PAPER),
        ("media-empty-warning", None),  # one of its trays
        ("media-empty-report", None),
        ("media-needed-error", Fault.NO_PAPER),
        ("media-jam", Fault.JAM),
        ("media-jam-error", Fault.JAM),
        ("media-jam-warning", None),
        ("door-open-error", Fault.COVER_OPEN),
        ("cover-open-warning", None),
        ("interlock-open", Fault.COVER_OPEN),
        ("input-tray-missing-error", Fault.COVER_OPEN),
        ("input-tray-missing-warning", None),
        ("output-area-full-error", Fault.OUTPUT_FULL),
        ("output-area-almost-full-warning", None),
        ("toner-empty-error", Fault.NO_TONER),
        ("toner-empty-warning", None),
        ("marker-supply-empty-error", Fault.NO_TONER),
        ("marker-waste-full-error", Fault.SELF_TEST),
        ("marker-waste-almost-full", None),
        ("fuser-over-temp-error", Fault.OVERHEATED),
        ("fuser-over-temp-report", None),
        ("opc-life-over", Fault.SELF_TEST),
        ("opc-life-over-warning", None),
        ("paused", Fault.REFUSED),
        ("moving-to-paused-report", None),
        ("hold-new-jobs", Fault.REFUSED),
        ("offline-report", None),
        ("offline-error", Fault.OFFLINE),
        ("timed-out", Fault.SILENT),
        ("connecting-to-device-report", None),
        ("com.maker-drum-broken", None),  # a word that nobody knows
        ("com.maker-drum-broken-warning", None),
        ("com.maker-drum-broken-error", Fault.SELF_TEST),
        ("other", None),
        ("other-warning", None),
        ("other-error", Fault.SELF_TEST),
        ("cups-ipp-missing-job-history", None),
        ("cups-missing-filter-warning", None),
        ("media-low-error", None),  # little is not nothing
        ("toner-low-error", None),
        ("marker-supply-low-error", None),
        ("developer-low-error", None),
        ("opc-near-eol-error", None),
        ("marker-waste-almost-full-error", None),
    ],
)
def test_a_printer_that_works_is_kept_from_it_by_its_errors_alone(state: int, reason: str, fault: Fault | None) -> None:
    status = printer_status(reply(state, reason, more=(ACCEPTS,)))
    assert status.fault is fault
    assert status.evidence == f"printer-state {state}: {reason}"


@pytest.mark.parametrize(
    ("reason", "fault"),
    [
        ("none", Fault.REFUSED),
        ("media-empty-warning", Fault.NO_PAPER),
        ("media-needed-report", Fault.NO_PAPER),
        ("media-jam-warning", Fault.JAM),
        ("offline-report", Fault.OFFLINE),
        ("com.maker-drum-broken", Fault.REFUSED),
        ("com.maker-drum-broken-warning", Fault.REFUSED),
        ("com.maker-drum-broken-error", Fault.SELF_TEST),
        ("media-low-warning", Fault.REFUSED),
        ("toner-low-error", Fault.REFUSED),
        ("paused", Fault.REFUSED),
    ],
)
@pytest.mark.parametrize(("state", "more"), [(STOPPED, (ACCEPTS,)), (IDLE, (REFUSES,))], ids=["stopped", "refuses"])
def test_of_a_printer_that_stands_still_every_reason_counts(
    state: int, more: tuple[Attribute, ...], reason: str, fault: Fault
) -> None:
    assert printer_status(reply(state, reason, more=more)).fault is fault


def test_the_first_thing_to_do_is_said_of_several() -> None:
    status = printer_status(reply(STOPPED, "toner-low-warning", "media-empty-error", "door-open-error", "other"))
    assert (status.fault, status.notices) == (Fault.COVER_OPEN, (Notice.TONER_LOW,))


def test_a_warning_beside_an_error_changes_nothing_of_the_error() -> None:
    assert printer_status(reply(IDLE, "media-jam-warning", "media-empty-error")).fault is Fault.NO_PAPER


def test_what_does_not_keep_it_from_printing_is_kept_for_the_technician() -> None:
    status = printer_status(reply(IDLE, "media-empty-warning", "media-low-report", "com.maker-fan", "none"))
    assert (status.fault, status.notices) == (None, (Notice.PAPER_LOW,))
    assert status.remarks == ("media-empty-warning", "com.maker-fan")


def test_toner_that_is_called_low_is_a_notice_whatever_its_ending() -> None:
    for ending in ("", "-report", "-warning", "-error"):
        status = printer_status(reply(IDLE, f"toner-low{ending}", more=(ACCEPTS,)))
        assert (status.fault, status.notices) == (None, (Notice.TONER_LOW,))


def test_a_raw_queue_is_told_to_the_technician_before_it_leaves_a_sheet_uncertain() -> None:
    raw = attribute("printer-make-and-model", Tag.TEXT, "Local Raw Printer")
    status = printer_status(reply(IDLE, more=(QUEUE, raw)))
    assert (status.fault, status.notices) == (None, (Notice.UNCOUNTED,))


def test_a_printer_that_talks_without_end_is_cut_short() -> None:
    status = printer_status(reply(IDLE, *(f"com.maker-{number}" for number in range(900))))
    assert len(status.remarks) == 8
    assert len(status.evidence) == 300


@pytest.mark.parametrize("tag", [Tag.UNSUPPORTED, Tag.UNKNOWN, Tag.NO_VALUE])
def test_where_no_reason_is_given_there_is_none(tag: Tag) -> None:
    how = (attribute("printer-state", Tag.ENUM, IDLE), out_of_band("printer-state-reasons", tag))
    status = printer_status(Message(0, 1, (Group(GroupTag.PRINTER, how),)))
    assert (status.fault, status.evidence) == (None, "printer-state 3: none")


def test_a_printer_that_does_not_tell_whether_it_accepts_jobs_is_given_them() -> None:
    assert printer_status(reply(IDLE)).fault is None
    assert printer_status(reply(IDLE, more=(out_of_band("printer-is-accepting-jobs", Tag.UNKNOWN),))).fault is None


@pytest.mark.parametrize("said", ["false", "False", b"false"])
def test_a_printer_that_says_in_a_word_that_it_accepts_no_jobs_is_given_none(said: str | bytes) -> None:
    tag = Tag.KEYWORD if isinstance(said, str) else Tag.OCTETS
    more = (attribute("printer-is-accepting-jobs", tag, said),)
    assert printer_status(reply(IDLE, more=more)).fault is Fault.REFUSED


@pytest.mark.parametrize("said", ["true", "unknown"])
def test_a_printer_that_says_in_another_word_whether_it_accepts_jobs_is_given_them(said: str) -> None:
    more = (attribute("printer-is-accepting-jobs", Tag.KEYWORD, said),)
    assert printer_status(reply(IDLE, more=more)).fault is None


def test_a_printer_that_says_both_of_whether_it_accepts_jobs_is_given_none() -> None:
    assert printer_status(reply(IDLE, more=(ACCEPTS, REFUSES))).fault is Fault.REFUSED


@pytest.mark.parametrize("other", [IDLE, PROCESSING, None])
def test_a_printer_that_says_among_several_states_that_it_is_stopped_is_not_called_ready(other: int | None) -> None:
    how = (attribute("printer-state", Tag.ENUM, STOPPED), attribute("printer-state", Tag.ENUM, other))
    status = printer_status(Message(0, 1, (Group(GroupTag.PRINTER, how),)))
    assert (status.fault, status.stopped) == (Fault.REFUSED, False)
    assert status.evidence == "printer-state unknown: none"


def test_a_printer_that_says_that_it_is_idle_and_prints_may_be_sent_to() -> None:
    how = (attribute("printer-state", Tag.ENUM, IDLE), attribute("printer-state", Tag.ENUM, PROCESSING))
    status = printer_status(Message(0, 1, (Group(GroupTag.PRINTER, how),)))
    assert (status.fault, status.evidence) == (None, "printer-state unknown: none")


def test_a_printer_that_does_not_know_its_own_state_may_still_print() -> None:
    how = (out_of_band("printer-state", Tag.UNKNOWN), attribute("printer-state-reasons", Tag.KEYWORD, "none"))
    status = printer_status(Message(0, 1, (Group(GroupTag.PRINTER, how),)))
    assert (status.fault, status.evidence) == (None, "printer-state unknown: none")


def test_a_printer_in_a_state_that_its_maker_has_added_may_still_print() -> None:
    assert printer_status(reply(0x40000000)).fault is None


@pytest.mark.parametrize("state", [0, 2, 6, -1])
def test_a_state_that_does_not_exist_is_no_answer(state: int) -> None:
    with pytest.raises(ValueError, match="expected 3, 4 or 5"):
        printer_status(reply(state))
    with pytest.raises(ValueError, match="expected 3, 4 or 5"):
        printer_status(Message(0, 1))


@pytest.mark.hits("queue-remembers-its-last-job")
@pytest.mark.parametrize("reason", ["offline-error", "media-empty-error", "media-jam", "connecting-to-device"])
def test_what_an_idle_queue_remembers_of_its_last_job_keeps_no_next_one_away(reason: str) -> None:
    status = printer_status(reply(IDLE, reason, more=(QUEUE, ACCEPTS)))
    assert (status.fault, status.remarks) == (None, (reason,))


@pytest.mark.parametrize(("state", "more"), [(PROCESSING, ACCEPTS), (STOPPED, ACCEPTS), (IDLE, REFUSES)])
def test_a_queue_that_prints_or_stands_still_says_what_is_true_now(state: int, more: Attribute) -> None:
    assert printer_status(reply(state, "media-empty-error", more=(QUEUE, more))).fault is Fault.NO_PAPER


def test_a_queue_whose_job_has_just_ended_says_why() -> None:
    ended = printer_status(reply(IDLE, "media-jam-warning", more=(QUEUE,)), standing_still=True)
    assert ended.fault is Fault.JAM


def test_a_printer_says_what_it_is_as_far_as_it_can() -> None:
    made = attribute("printer-make-and-model", Tag.TEXT, "Test Laser")
    firmware = attribute("printer-firmware-string-version", Tag.TEXT, "1.2")
    assert identity(reply(IDLE, more=(made, firmware))) == "Test Laser 1.2"
    assert identity(reply(IDLE, more=(out_of_band("printer-make-and-model", Tag.NO_VALUE),))) == ""


@pytest.mark.parametrize("said", ["toner-low-warning, media_empty_error", "media-empty-error;toner-low-warning"])
def test_of_several_reasons_in_one_value_each_counts(said: str) -> None:
    status = printer_status(reply(IDLE, said, more=(ACCEPTS,)))
    assert (status.fault, status.notices) == (Fault.NO_PAPER, (Notice.TONER_LOW,))


def test_a_printer_that_says_several_states_does_not_say_how_it_is() -> None:
    how = (attribute("printer-state", Tag.ENUM, IDLE, STOPPED), attribute("printer-state-reasons", Tag.KEYWORD, "none"))
    status = printer_status(Message(0, 1, (Group(GroupTag.PRINTER, how),)))
    assert (status.stopped, status.evidence) == (False, "printer-state unknown: none")


@pytest.mark.parametrize("tag", [Tag.OCTETS, Tag.TEXT, Tag.NAME])
def test_a_reason_under_another_tag_than_a_keywords_counts(tag: Tag) -> None:
    said = b"Media-Jam-error\0" if tag is Tag.OCTETS else "Media-Jam-error"
    how = (attribute("printer-state", Tag.ENUM, IDLE), attribute("printer-state-reasons", tag, said), ACCEPTS)
    assert printer_status(Message(0, 1, (Group(GroupTag.PRINTER, how),))).fault is Fault.JAM


@pytest.mark.parametrize(("state", "stopped"), [(IDLE, False), (PROCESSING, False), (STOPPED, True)])
def test_only_a_printer_that_says_stopped_is_said_to_stand_still(state: int, stopped: bool) -> None:
    assert printer_status(reply(state, "media-empty-error")).stopped is stopped


@pytest.mark.parametrize(("pages", "seconds"), [(4, 15.0), (40, PAGE_DEADLINE_S), (1, PAGE_DEADLINE_S), (0, 6.0)])
def test_a_slow_printer_is_allowed_the_time_it_says_it_takes_a_side(pages: int, seconds: float) -> None:
    told = (attribute("pages-per-minute", Tag.INTEGER, pages),)
    assert seconds_a_side(Message(0, 1, (Group(GroupTag.PRINTER, told),))) == seconds


def test_a_printer_that_does_not_say_how_fast_it_is_is_as_slow_as_any() -> None:
    assert seconds_a_side(Message(0, 1, (Group(GroupTag.PRINTER, ()),))) == PAGE_DEADLINE_S
