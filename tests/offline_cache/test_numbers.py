"""Acceptance numbers: their form and what their check character catches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offline_cache.numbers import (
    BY_CHANCE,
    LENGTH_BY_CHANCE,
    check_character,
    check_terminal,
    local_day,
    number_for,
    number_is_valid,
)
from tests.offline_cache.rig import NOON

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

numbers = st.builds(
    number_for,
    st.from_regex(r"[A-Z]{2}[0-9]{4}", fullmatch=True),
    st.just("20261123"),
    st.integers(1, 9999),
    st.one_of(st.just(""), st.text(BY_CHANCE, min_size=LENGTH_BY_CHANCE, max_size=LENGTH_BY_CHANCE)),
).filter(lambda number: number is not None)


@pytest.mark.parametrize(("body", "check"), [("G123489654321", "Y"), ("A999915000001", "M")])
def test_check_character_agrees_with_published_examples(body: str, check: str) -> None:
    """Blood donation numbers (ISBT 128), as in the tests of several independent libraries."""
    assert check_character(body) == check


def test_number_reads_terminal_date_sequence_and_what_it_has_by_chance() -> None:
    check = check_character("GZ01172026112300427KQ4")
    assert number_for("GZ0117", local_day(NOON), 42, "7KQ4") == f"GZ0117-20261123-0042-7KQ4{check}"


def test_day_changes_at_midnight_in_guangzhou() -> None:
    assert local_day(NOON + 12 * 3600 - 1) == "20261123"
    assert local_day(NOON + 12 * 3600) == "20261124"


@given(numbers, st.data())
def test_every_single_wrong_character_is_caught(number: str, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([i for i, letter in enumerate(number) if letter != "-"]))
    for letter in LETTERS.replace(number[at], ""):
        assert not number_is_valid(number[:at] + letter + number[at + 1 :])


@given(numbers)
def test_every_swap_of_two_characters_is_caught(number: str) -> None:
    places = [i for i, letter in enumerate(number) if letter != "-"]
    for first in places:
        for second in places:
            swapped = list(number)
            swapped[first], swapped[second] = swapped[second], swapped[first]
            assert number_is_valid("".join(swapped)) == (number[first] == number[second])


def test_no_number_ends_in_a_character_that_cannot_be_read_aloud() -> None:
    given_out = [number_for("GZ0117", "20261123", sequence, "7KQ4") for sequence in range(1, 2000)]
    assert None in given_out
    assert all(number is None or number_is_valid(number) for number in given_out)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "GZ0117-20261123-0042",
        "gz0117-20261123-0042-X",
        "GZ0117-20261123-42-X",
        "GZ0117-20261123-0042-7KX",
        "穗0117-20261123-0042-X",
        "-" * 24,
    ],
)
def test_other_forms_are_not_numbers(text: str) -> None:
    assert not number_is_valid(text)


@pytest.mark.parametrize("terminal", ["", "G", "gz0117", "GZ-117", "广州0117"])
def test_terminal_code_must_be_capitals_and_digits(terminal: str) -> None:
    with pytest.raises(ValueError, match="expected 2 to 12 capital letters and digits"):
        check_terminal(terminal)


def test_a_number_of_before_chance_was_added_stays_valid() -> None:
    assert number_is_valid("GZ0117-20261123-0042-" + check_character("GZ0117202611230042"))


def test_nothing_by_chance_looks_or_sounds_like_something_else() -> None:
    assert not set(BY_CHANCE) & set("0O1IL5S8B")
