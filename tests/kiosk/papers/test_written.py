"""Months, days, money and options as they stand on paper."""

import pytest

from kiosk.papers.template import Format, Value
from kiosk.papers.written import Writer
from tests.kiosk.paper_samples import CERTIFICATE, sayer

WRITER = Writer(CERTIFICATE, sayer("zh-Hans"))
ENGLISH = Writer(CERTIFICATE, sayer("en"))


@pytest.mark.parametrize(
    ("format_", "value", "written"),
    [
        (Format.PLAIN, 268, "268"),
        (Format.PLAIN, 0, "0"),
        *((Format.PLAIN, as_it_came, as_it_came) for as_it_came in ("12345.67", "0001.20", "2026.08")),
        (Format.MONEY, "12345.67", "12,345.67"),
        (Format.PLAIN, "440100-2026-0037715", "440100-2026-0037715"),
        (Format.MONTH, "2026-07", "2026年7月"),
        (Format.MONTH, "2026-07-31", "2026年7月"),
        (Format.DAY, "2026-11-03", "2026年11月3日"),
        (Format.DAY, "2026-11-03 21:48", "2026年11月3日"),
        (Format.MONEY, "1234567.5", "1,234,567.50"),
        (Format.MONEY, 0, "0.00"),
        (Format.MONEY, -86.4, "-86.40"),
        (Format.PERCENT, "12", "12%"),
        (Format.PERCENT, 0.5, "0.5%"),
    ],
)
def test_a_value_is_written_as_people_write_it(format_: Format, value: object, written: str) -> None:
    assert WRITER.value(Value(show="it", format=format_), {"it": value}) == written


def test_an_option_is_a_word_of_the_service() -> None:
    value = Value(show="row.kind", format=Format.OPTION, words="page-kind")
    assert WRITER.value(value, {"row": {"kind": "pension"}}) == "养老保险"
    assert ENGLISH.value(value, {"row": {"kind": "pension"}}) == "Pension"


def test_an_option_without_a_word_is_never_printed_as_its_code() -> None:
    with pytest.raises(LookupError):
        WRITER.value(Value(show="kind", format=Format.OPTION, words="page-kind"), {"kind": "dental"})


def test_a_period_has_each_end_on_a_line_of_its_own() -> None:
    value = Value(show="from", until="to", format=Format.MONTH)
    assert WRITER.lines(value, {"from": "2004-07", "to": "2026-10"}) == ["2004年7月", "至 2026年10月"]
    assert ENGLISH.value(value, {"from": "2004-07", "to": "2026-10"}) == "Jul 2004 to Oct 2026"


@pytest.mark.parametrize(
    ("value", "day", "written"),
    [
        (Value(show="it", format=Format.DAY, days=30), "2026-11-23 21:48", "2026年12月23日"),
        (Value(show="it", format=Format.MONTH, months=12), "2026-11-23", "2027年11月"),
        (Value(show="it", format=Format.MONTH, months=1), "2026-12", "2027年1月"),
        (Value(show="it", format=Format.DAY, months=1), "2027-01-31", "2027年2月28日"),
    ],
)
def test_a_day_can_be_told_from_the_one_it_is_counted_from(value: Value, day: str, written: str) -> None:
    assert WRITER.value(value, {"it": day}) == written


@pytest.mark.parametrize("format_", [Format.MONTH, Format.DAY, Format.MONEY, Format.PERCENT])
def test_what_cannot_be_written_stops_the_paper_and_is_not_quoted(format_: Format) -> None:
    with pytest.raises(ValueError, match="expected") as refused:
        WRITER.value(Value(show="it", format=format_), {"it": "陈志明"})
    assert "陈志明" not in str(refused.value)


@pytest.mark.parametrize("empty", [{}, {"it": None}, {"it": ""}])
def test_what_is_missing_is_named_unless_it_may_be(empty: dict[str, object]) -> None:
    with pytest.raises(KeyError, match="it"):
        WRITER.value(Value(show="it"), empty)
    assert WRITER.value(Value(show="it", optional=True), empty) == "—"
