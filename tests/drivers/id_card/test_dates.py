"""Dates as cards have them, with those that no calendar has."""

from datetime import date

import pytest

from drivers.id_card.dates import read_date, read_end


@pytest.mark.parametrize(
    ("written", "day"),
    [("20160229", date(2016, 2, 29)), ("20261231", date(2026, 12, 31)), ("00010101", date(1, 1, 1))],
)
def test_a_day_of_the_calendar_is_nothing_odd(written: str, day: date) -> None:
    assert read_date("birth", written) == (day, "")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("20260229", date(2026, 2, 28)),  # ten years after a 29th of February
        ("21000229", date(2100, 2, 28)),
        ("19580230", date(1958, 2, 28)),
        ("20160230", date(2016, 2, 29)),
        ("20260431", date(2026, 4, 30)),
        ("20261131", date(2026, 11, 30)),
        ("19500000", date(1950, 1, 1)),  # of a birth only the year is known
        ("19500600", date(1950, 6, 1)),
        ("19500015", date(1950, 1, 15)),
    ],
)
def test_a_day_that_no_calendar_has_is_the_nearest_of_its_month_and_odd(written: str, day: date) -> None:
    meant, odd = read_date("valid_to", written)
    assert meant == day
    assert odd.startswith("valid_to is a day that no calendar has, expected")
    assert written not in odd


@pytest.mark.parametrize(
    "written",
    [
        "",
        "2026022",
        "202602290",
        "20261301",
        "20269901",
        "20260232",
        "00000101",
        "2026 229",
        "２０２６０１０１",
        "长期",
    ],
)
def test_what_names_no_day_at_all_is_refused_and_not_quoted(written: str) -> None:
    with pytest.raises(ValueError, match="birth is no date, expected YYYYMMDD") as refusal:
        read_date("birth", written)
    assert not written or written not in str(refusal.value)


@pytest.mark.parametrize("written", ["长期", "長期", "长期有效"])
def test_a_card_may_have_no_end(written: str) -> None:
    assert read_end("valid_to", written, ("长期", "長期")) == (None, "")


@pytest.mark.parametrize("written", ["", "00000000"])
def test_an_end_that_was_left_empty_is_odd_and_turns_nobody_away(written: str) -> None:
    assert read_end("valid_to", written, ("长期", "長期")) == (None, "valid_to is empty, expected a day or 长期")


def test_any_other_end_is_a_day() -> None:
    assert read_end("valid_to", "99991231", ("长期",)) == (date(9999, 12, 31), "")
    assert read_end("valid_to", "20261301", ("长期",)) == (None, "valid_to is no date, expected YYYYMMDD")
