"""What the numbers in a printer's answers mean for the job that was sent, by RFC 8011."""

import pytest

from drivers.page_printer.vocabulary import Status, asked_in_vain, is_makers_own, made_no_job, to_be_asked_later


@pytest.mark.parametrize(
    ("status", "none"),
    [
        (Status.OK, False),
        (Status.BAD_REQUEST, True),
        (Status.NOT_ACCEPTING_JOBS, True),
        (0x04FF, True),  # an unknown client error is a bad request
        (Status.DOCUMENT_FORMAT_ERROR, False),  # found while it prints, where there is no spool
        (Status.INTERNAL_ERROR, False),  # may come later
        (0x05FF, False),
    ],
)
def test_after_some_answers_there_never_was_a_job(status: int, *, none: bool) -> None:
    assert made_no_job(status) is none


def test_who_is_busy_is_asked_later() -> None:
    assert [status for status in Status if to_be_asked_later(status)] == [
        Status.SERVICE_UNAVAILABLE,
        Status.TEMPORARY_ERROR,
        Status.BUSY,
    ]


@pytest.mark.parametrize(
    ("status", "vain"),
    [
        (Status.NOT_FOUND, True),
        (Status.OPERATION_NOT_SUPPORTED, True),
        (Status.BAD_REQUEST, False),  # of the question alone
        (Status.BUSY, False),
        (Status.OK, False),
    ],
)
def test_of_some_jobs_a_printer_that_is_well_says_nothing(status: int, *, vain: bool) -> None:
    assert asked_in_vain(status) is vain


def test_a_makers_own_state_means_nothing_to_others() -> None:
    assert [is_makers_own(state) for state in (9, 0x3FFFFFFF, 0x40000000, 0x7FFFFFFF, 0x80000000)] == [
        False,
        False,
        True,
        True,
        False,
    ]
