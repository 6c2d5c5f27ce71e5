"""The code on a receipt of ours, and what is none."""

import pytest

from kiosk.model.receipt_code import compose, parse

NUMBER, MAC = "GZ0117-20261123-0042-7KQ4C", "CSSQSUIF"


def test_what_is_composed_is_read_again_also_with_blanks_around_it() -> None:
    assert compose(NUMBER, MAC) == f"SUIZHU1|{NUMBER}|{MAC}"
    assert parse(f" {compose(NUMBER, MAC)}\n") == {"number": NUMBER, "mac": MAC}


def test_a_number_of_before_chance_was_added_is_read_too() -> None:
    assert parse(compose("GZ0117-20261123-0042-7", MAC)) == {"number": "GZ0117-20261123-0042-7", "mac": MAC}


@pytest.mark.parametrize(
    "code",
    [
        "",
        "https://example.org",
        NUMBER,
        f"SUIZHU2|{NUMBER}|{MAC}",
        f"SUIZHU1|{NUMBER.lower()}|{MAC}",
        f"SUIZHU1|{NUMBER}|{MAC[:-1]}",
        f"SUIZHU1|{NUMBER}|{MAC}|more",
        f"SUIZHU1|{NUMBER.replace('2026', '２０２６')}|{MAC}",  # no terminal gives a number in full-width digits
        f"SUIZHU1|{NUMBER.replace('0042', '٠٠٤٢')}|{MAC}",
    ],
)
def test_anything_else_is_no_receipt_of_ours(code: str) -> None:
    assert parse(code) is None
