"""Amounts stand on screens, slips and pages as people write them."""

import pytest

from kiosk.model.amounts import amount
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
    ],
)
def test_an_amount_has_a_comma_before_every_three_digits(of_office: str, written: str) -> None:
    assert amount(of_office) == written


@pytest.mark.parametrize(
    "value", ["12345", "12345.6", "12345.678", "1234567890123.00", "12,345.67", "１２３４.00", "", 1234.56, None]
)
def test_what_is_no_amount_stays_what_it_is(value: object) -> None:
    assert amount(value) is None


def test_an_amount_in_a_row_is_written_so() -> None:
    assert told({"monthly": "21000.00", "account": "44010200041200000001"}) == {
        "monthly": "21,000.00",
        "account": "44010200041200000001",
    }
