"""Looking things up in what a visit knows."""

from datetime import date

import pytest

from kiosk.visit.facts import age_on, jsonable, look, pick, root
from tests.kiosk.play import CHEN

FACTS = {"person": CHEN, "certificate": {"number": "440100-1", "deep": {"er": 1}}, "none": None}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("person.number", CHEN.number),
        ("certificate.number", "440100-1"),
        ("certificate.deep.er", 1),
        ("certificate.deep.est", None),
        ("person.shoe_size", None),
        ("nobody.number", None),
        ("none.number", None),
        ("", None),
    ],
)
def test_a_path_leads_to_a_value_or_to_none(path: str, value: object) -> None:
    assert look(FACTS, path) == value


def test_what_is_not_known_is_left_out_and_dates_are_written() -> None:
    wanted = {"birth": "person.birth", "number": "person.number", "phone": "phone"}
    assert pick(FACTS, wanted) == {"birth": "1981-05-14", "number": CHEN.number}


def test_only_dates_are_changed_for_json() -> None:
    assert jsonable(date(2026, 2, 28)) == "2026-02-28"
    assert jsonable("x") == "x"


def test_the_root_of_a_path() -> None:
    assert (root("person.number"), root("phone")) == ("person", "phone")


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(1956, 11, 23), date(2026, 11, 22), 69),
        (date(1956, 11, 23), date(2026, 11, 23), 70),
        (date(1956, 2, 29), date(2026, 2, 28), 69),
        (date(1956, 2, 29), date(2026, 3, 1), 70),
    ],
)
def test_years_are_complete_on_the_birthday(birth: date, day: date, age: int) -> None:
    assert age_on(birth, day) == age
