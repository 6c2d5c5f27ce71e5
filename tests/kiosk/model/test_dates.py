"""Dates of an office are said in words, and months as years and months."""

import pytest

from kiosk.model.dates import dated, lasting, told
from tests.kiosk.play import words


@pytest.mark.parametrize(
    ("value", "chinese", "english"),
    [("2006-03", "2006年3月", "Mar 2006"), ("2027-05-22", "2027年5月22日", "22 May 2027")],
)
def test_a_date_is_said_as_people_say_it(value: str, chinese: str, english: str) -> None:
    said = dated(value)
    assert said is not None
    assert (words("zh-Hans").say(said), words("en").say(said)) == (chinese, english)


@pytest.mark.parametrize(
    "value",
    [
        *("440100-2026-0037715", "2026", 202603, None),
        *("2026-13", "2026-00", "0000-01", "2026-08-99", "2026-08-00", "2027-02-29"),
        *("\uff12\uff10\uff12\uff16-\uff10\uff18", "2026-08-1\uff14", "\u0662\u0660\u0662\u0666-\u0660\u0668"),
    ],
)
def test_what_is_no_date_stays_what_it_is(value: object) -> None:
    assert dated(value) is None


@pytest.mark.parametrize(
    ("months", "chinese", "english"),
    [
        (249, "20 年 9 个月", "20 years 9 months"),
        (24, "2 年", "2 years"),
        (1, "1 个月", "1 month"),
        (13, "1 年 1 个月", "1 year 1 month"),
    ],
)
def test_a_length_of_time_is_years_and_months(months: int, chinese: str, english: str) -> None:
    assert (words("zh-Hans").say(lasting(months)), words("en").say(lasting(months))) == (chinese, english)


def test_a_row_keeps_what_is_no_date() -> None:
    row = {"kind": "pension", "from": "2006-03", "months": 249}
    assert told(row) == {"kind": "pension", "from": dated("2006-03"), "months": 249, "lasting": lasting(249)}
