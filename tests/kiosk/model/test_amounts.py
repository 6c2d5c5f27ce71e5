"""Amounts stand on screens, slips and pages as people write them."""

import pytest

from kiosk.model.amounts import amount, amount_by_form
from kiosk.model.dates import told


@pytest.mark.parametrize(
    ("of_office", "written"),
    [
        ("0.00", "0.00"),
        ("999.99", "999.99"),
        ("1000.00", "1,000.00"),
        ("12345.67", "12,345.67"),
        ("-12345.67", "-12,345.67"),
        ("999999999999.99", "999,999,999,999.99"),
        ("-0.50", "-0.50"),
        ("2026.08", "2,026.08"),
    ],
)
def test_an_amount_has_a_comma_before_every_three_digits(of_office: str, written: str) -> None:
    assert amount(of_office) == written


@pytest.mark.parametrize(
    "value",
    [
        "0001.20",
        "00.50",
        "-00.50",
        "01234.00",
        ".50",
        "12345",
        "12345.6",
        "12345.678",
        "1234567890123.00",
        "12,345.67",
        "１２３４.00",
        "",
        1234.56,
        None,
    ],
)
def test_what_is_no_amount_stays_what_it_is(value: object) -> None:
    assert amount(value) is None


@pytest.mark.parametrize("month", ["1900.01", "1999.10", "2026.08", "2099.12"])
def test_what_may_be_a_month_stays_as_it_was_written_where_nobody_says_what_it_is(month: str) -> None:
    assert amount_by_form(month) is None
    assert told({"since": month}) == {"since": month}


@pytest.mark.parametrize("yuan", ["2026.00", "2026.13", "1899.12", "2100.01", "-2026.08", "12026.08"])
def test_what_can_be_no_month_is_an_amount_by_its_form(yuan: str) -> None:
    assert amount_by_form(yuan) == amount(yuan) != yuan


def test_an_amount_in_a_row_is_written_so() -> None:
    assert told({"monthly": "21000.00", "account": "44010200041200000001"}) == {
        "monthly": "21,000.00",
        "account": "44010200041200000001",
    }
