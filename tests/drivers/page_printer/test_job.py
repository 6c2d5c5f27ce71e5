"""What a printer says of a job, and what of it is a sheet."""

import pytest

from drivers.page_printer.codec import Attribute, Group, Message, Value, attribute
from drivers.page_printer.job import Job, accepted_job, job_number, job_of
from drivers.page_printer.vocabulary import GroupTag, JobState, Tag

DONE = "job-completed-successfully"


def reply(*attributes: Attribute) -> Message:
    return Message(0, 1, (Group(GroupTag.JOB, attributes),))


def state(number: int) -> Attribute:
    return attribute("job-state", Tag.ENUM, number)


def impressions(count: int) -> Attribute:
    return attribute("job-impressions-completed", Tag.INTEGER, count)


def reasons(*words: str) -> Attribute:
    return attribute("job-state-reasons", Tag.KEYWORD, *words)


@pytest.mark.parametrize(
    ("words", "count", "printed"),
    [
        ([DONE], 1, True),
        ([DONE], 0, True),  # a word of success
        ([DONE], None, True),
        (["none"], 1, True),  # a count
        (["none"], 0, False),  # neither
        (["none"], None, True),  # a printer that does not count
        (["processing-to-stop-point"], 1, True),  # cupsd 2.4.2, of a job that went well
        (["processing-to-stop-point"], 0, False),
        (["job-completed-with-warnings"], 2, True),
        (["job-completed-with-warnings"], 0, False),
        (["job-completed-with-errors"], 2, False),
        (["document-format-error"], 1, False),
        (["document-format-error", DONE], 1, False),
        (["document-access-error"], None, False),
        (["document-unprintable-error"], 1, False),
        (["document-unprintable"], 1, False),
        (["com.maker-engine-errors"], 1, False),
        (["errors-detected"], 1, False),
        (["aborted-by-system"], 1, False),
        (["job-canceled-by-user"], 1, False),
        (["job-canceled-at-device", DONE], 1, False),
        (["unsupported-document-format"], 1, False),
        (["job-cancelled-by-user"], 1, False),  # as makers spell it
        (["canceled"], 1, False),
        (["aborted", DONE], 1, False),
        (["job-failed"], 1, False),
        (["com.maker-fuser-failure"], 1, False),
        (["unprintable"], 1, False),
        (["error"], 1, False),
        (["submission-interrupted"], 1, False),
        (["printer-stopped", "job-printing"], 1, True),
        (["com.maker-errors-none-found"], 1, True),
        (["queued-in-device"], None, False),  # handed on, and nobody has seen what became of it
        (["queued-in-device"], 1, True),
        (["queued-in-device", DONE], None, True),
        (["job-saved-successfully"], None, False),  # kept in the printer, or held, or waiting
        (["job-fetchable"], None, False),
        (["job-held-for-authorization"], None, False),
        (["job-password-wait"], None, False),
        (["account-limit-reached"], None, False),
        (["service-off-line"], None, False),
        (["printer-stopped"], None, False),
        (["job-outgoing"], None, False),  # not come to where paper is marked
        (["job-queued"], None, False),
        (["job-queued-for-marker"], None, False),
        (["job-spooling"], None, False),
        (["job-interpreting"], None, False),
        (["job-transforming"], None, False),
        (["resources-are-not-ready"], None, False),
        (["digital-signature-did-not-verify"], None, False),
        (["job-digital-signature-wait"], None, False),
        (["job-queued-for-marker"], 1, True),
        (["job-printing"], None, True),
        (["job-saved-successfully"], 1, True),
        (["com.maker-duplex-unit-cold"], None, True),  # a word that nobody knows
    ],
)
def test_completed_is_printed_where_nothing_says_otherwise_and_something_says_so(
    words: list[str], count: int | None, printed: bool
) -> None:
    assert Job(JobState.COMPLETED, tuple(words), count).printed is printed


@pytest.mark.parametrize("number", [one for one in JobState if one is not JobState.COMPLETED])
def test_no_other_state_is_printed_whatever_is_said_beside_it(number: JobState) -> None:
    assert not Job(number, (DONE,), 2).printed


def test_a_state_that_nobody_knows_is_neither_ended_nor_under_way() -> None:
    job = job_of(reply(attribute("job-state", Tag.UNKNOWN, None)))
    assert (job.state, job.ended, job.under_way, job.printed) == (None, False, False, False)
    assert str(job) == "UNKNOWN (none)"


@pytest.mark.parametrize("number", [3, 4, 5, 6])
def test_a_job_that_has_not_ended_is_under_way(number: int) -> None:
    job = job_of(reply(state(number)))
    assert (job.under_way, job.ended) == (True, False)


@pytest.mark.parametrize("number", [7, 8, 9])
def test_a_job_that_has_ended_is_not_under_way(number: int) -> None:
    job = job_of(reply(state(number)))
    assert (job.under_way, job.ended) == (False, True)


@pytest.mark.parametrize("tag", [Tag.UNSUPPORTED, Tag.UNKNOWN, Tag.NO_VALUE])
def test_in_place_of_a_count_and_of_reasons_may_stand_that_there_is_none(tag: Tag) -> None:
    nothing = attribute("job-impressions-completed", tag, None), attribute("job-state-reasons", tag, None)
    job = job_of(reply(state(9), *nothing))
    assert job == Job(JobState.COMPLETED)
    assert job.printed


@pytest.mark.parametrize("said", ["Document-Format-Error", "ABORTED-BY-SYSTEM", "document-format-error\0", "aborted "])
def test_a_reason_is_known_in_large_letters_and_with_what_fills_it_up(said: str) -> None:
    assert not job_of(reply(state(9), reasons(said), impressions(1))).printed


def test_a_count_below_nothing_is_no_count() -> None:
    assert job_of(reply(state(9), impressions(-2))).impressions is None


@pytest.mark.parametrize("states", [(9, 5), (8, 9), (9, None)])
def test_of_several_states_none_is_known(states: tuple[int | None, ...]) -> None:
    written = Attribute("job-state", tuple(Value(Tag.ENUM, one) for one in states))
    assert job_of(reply(written, reasons(DONE))).state is None


def test_a_state_that_is_said_twice_is_that_state() -> None:
    assert job_of(reply(attribute("job-state", Tag.ENUM, 9, 9), reasons(DONE))).state is JobState.COMPLETED


def test_reasons_that_are_written_as_one_attribute_each_all_count() -> None:
    assert not job_of(reply(state(9), reasons("aborted-by-system"), reasons(DONE), impressions(1))).printed


def test_a_job_of_which_is_told_twice_is_all_that_is_told() -> None:
    number = attribute("job-id", Tag.INTEGER, 7)
    done, given_up = ((number, state(one), reasons(DONE), impressions(1)) for one in (9, 8))
    groups = Group(GroupTag.JOB, done), Group(GroupTag.JOB, given_up)
    assert job_of(Message(0, 1, groups), 7).state is None
    assert job_of(Message(0, 1, groups[:1] * 2), 7).printed


@pytest.mark.parametrize(
    "word", ["document_format_error", "job-completed-successfully,aborted-by-system", "none submission-interrupted"]
)
def test_words_in_one_value_and_with_underscores_are_words(word: str) -> None:
    assert not job_of(reply(state(9), reasons(word), impressions(1))).printed


def test_a_word_in_place_of_a_count_is_no_count() -> None:
    assert job_of(reply(state(9), attribute("job-impressions-completed", Tag.TEXT, "two"))).impressions is None


@pytest.mark.parametrize(
    ("tag", "count", "sides"), [(Tag.TEXT, "0", 0), (Tag.RANGE, (0, 2), 0), (Tag.RANGE, (1, 1), 1)]
)
def test_a_count_under_another_tag_counts(tag: Tag, count: str | tuple[int, int], sides: int) -> None:
    job = job_of(reply(state(9), attribute("job-impressions-completed", tag, count)))
    assert (job.impressions, job.printed) == (sides, sides > 0)


@pytest.mark.parametrize(("sheets", "printed"), [(0, False), (1, True)])
@pytest.mark.parametrize("sides", [(), (attribute("job-impressions-completed", Tag.NO_VALUE, None),)])
def test_a_printer_that_counts_no_sides_may_count_sheets(
    sheets: int, printed: bool, sides: tuple[Attribute, ...]
) -> None:
    job = job_of(reply(state(9), *sides, attribute("job-media-sheets-completed", Tag.INTEGER, sheets)))
    assert (job.impressions, job.printed) == (sheets, printed)


def test_sheets_do_not_speak_against_sides() -> None:
    sheets = attribute("job-media-sheets-completed", Tag.INTEGER, 1)
    assert not job_of(reply(state(9), impressions(0), sheets)).printed


@pytest.mark.parametrize("number", [0, 2, 10, 25])
def test_a_state_that_does_not_exist_is_no_answer(number: int) -> None:
    with pytest.raises(ValueError, match="expected 3 to 9"):
        job_of(reply(state(number)))


def test_a_state_that_a_maker_has_added_is_unknown() -> None:
    assert job_of(reply(state(0x40000001))).state is None


def test_of_several_jobs_the_one_that_was_asked_about_counts() -> None:
    mine = Group(GroupTag.JOB, (state(9), reasons(DONE), attribute("job-id", Tag.INTEGER, 7)))
    other = Group(GroupTag.JOB, (attribute("job-id", Tag.INTEGER, 3), state(8)))
    for groups in ((mine, other), (other, mine), (Group(GroupTag.JOB), mine)):
        assert job_of(Message(0, 1, groups), 7).state is JobState.COMPLETED
    with pytest.raises(ValueError, match="tells of job 3, expected 7"):
        job_of(Message(0, 1, (other,)), 7)


def test_a_job_whose_number_the_printer_does_not_know_is_the_one_that_was_asked_about() -> None:
    assert job_of(reply(attribute("job-id", Tag.UNKNOWN, None), state(9)), 7).state is JobState.COMPLETED


def test_a_printer_that_leaves_the_number_out_tells_of_the_job_that_was_asked_about() -> None:
    assert job_of(reply(state(9)), 7).state is JobState.COMPLETED


def test_a_document_that_was_taken_without_a_word_waits() -> None:
    assert accepted_job(Message(0, 1)) == Job(JobState.PENDING)
    assert accepted_job(reply(state(9), reasons(DONE))) == Job(JobState.COMPLETED, (DONE,))


def test_a_count_that_is_not_given_yet_is_asked_for() -> None:
    assert not Job(JobState.COMPLETED).conclusive
    assert Job(JobState.COMPLETED, (DONE,)).conclusive
    assert Job(JobState.COMPLETED, (), 0).conclusive
    assert Job(JobState.COMPLETED, ("document-format-error",)).conclusive
    assert Job(JobState.ABORTED).conclusive
    assert not Job(JobState.PROCESSING, (), 2).conclusive


def test_a_job_has_a_number_from_one_on() -> None:
    assert job_number(reply(attribute("job-id", Tag.INTEGER, 7))) == 7
    assert job_number(reply(attribute("job-id", Tag.INTEGER, 0))) is None
    assert job_number(reply(attribute("job-id", Tag.UNKNOWN, None))) is None
    assert job_number(Message(0, 1)) is None


def test_a_technician_reads_all_of_it() -> None:
    assert str(Job(JobState.COMPLETED, ("none",), 0)) == "COMPLETED (none, 0 impressions)"


@pytest.mark.parametrize(
    ("words", "elsewhere"),
    [(["job-printing"], False), (["job-incoming", "printer-stopped"], True), (["queued-in-device"], True), ([], False)],
)
def test_a_job_that_comes_in_or_was_handed_on_is_elsewhere(words: list[str], elsewhere: bool) -> None:
    assert Job(JobState.PROCESSING, tuple(words)).elsewhere is elsewhere
