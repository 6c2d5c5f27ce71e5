"""A mistake in a service's folder: how it is told, and what of it is told once."""

import pytest

from kiosk.model.mistake import Mistake, gathered, likely

PLACE = "civil_affairs/x/service.toml"


@pytest.mark.parametrize(
    ("mistake", "told"),
    [
        (Mistake(PLACE, 4, "no steps"), "no steps"),
        (Mistake(PLACE, 4, "minutes = 0", "1 or more"), "minutes = 0, expected 1 or more"),
        (Mistake(PLACE, 4, "x", "y", "do z"), "x, expected y (do z)"),
        (Mistake(PLACE, 4, "x", also=(7,)), "x, also in line 7"),
        (Mistake(PLACE, 4, "x", also=(7, 9)), "x, also in lines 7, 9"),
    ],
)
def test_it_is_told_in_one_line(mistake: Mistake, told: str) -> None:
    assert str(mistake) == f"{PLACE}:4: {told}"


def test_the_same_in_several_lines_of_a_file_is_one_where_the_first_of_them_was() -> None:
    again, other = Mistake(PLACE, 9, "x"), Mistake("elsewhere", 4, "x")
    assert gathered([again, other, Mistake(PLACE, 4, "x"), again]) == (Mistake(PLACE, 4, "x", also=(9,)), other)


def test_what_was_gathered_can_be_gathered_again() -> None:
    once = gathered([Mistake(PLACE, 4, "x"), Mistake(PLACE, 9, "x")])
    assert gathered([*once, Mistake(PLACE, 12, "x")]) == (Mistake(PLACE, 4, "x", also=(9, 12)),)


def test_a_strange_name_is_likely_the_missing_one_it_looks_like() -> None:
    assert likely({"minuts", "zzz"}, {"minutes", "steps"}) == {"minuts": "minutes"}
    assert likely({"minuts"}, ()) == likely((), {"minutes"}) == {}
