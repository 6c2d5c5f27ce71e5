"""A number in words is the number that was written.

Covers english_numbers as well.
"""

import re

from hypothesis import given
from hypothesis import strategies as st

from ui.speech.saying import english_numbers, numbers

_PLACES = {"千": 1000, "百": 100, "十": 10}
_DIGITS = {**{name: value for value, name in enumerate(numbers.DIGITS)}, "两": 2}


def heard_by_a_child(said: str) -> int:
    """The number that somebody writes who hears it, by the rules that are taught at school."""
    for myriad, value in (("万亿", 10**12), ("亿", 10**8), ("万", 10**4)):
        if myriad in said:
            head, _, rest = said.partition(myriad)
            return heard_by_a_child(head) * value + (heard_by_a_child(rest) if rest else 0)
    found, digit = 0, 0
    for sign in re.sub("^十", "一十", said):
        if sign in _PLACES:
            found, digit = found + digit * _PLACES[sign], 0
        else:
            digit = _DIGITS[sign]
    return found + digit


@given(st.integers(0, 10**16 - 1) | st.integers(0, 10**6).map(lambda few: few * 10**4))
def test_a_number_in_chinese_words_is_the_same_number(number: int) -> None:
    assert heard_by_a_child(numbers.cardinal(number)) == number


@given(st.integers(0, 10**16 - 1))
def test_a_number_in_english_words_has_only_words(number: int) -> None:
    assert re.fullmatch(r"[a-z]+(?:[ -][a-z]+)*", english_numbers.cardinal(number))


def test_two_is_said_by_what_it_counts() -> None:
    assert [numbers.cardinal(number) for number in (2, 20, 200, 2222, 22_000, 200_002)] == [
        "二", "二十", "两百", "两千二百二十二", "两万两千", "二十万零二",
    ]  # fmt: skip


def test_years_are_said_as_people_say_them() -> None:
    said = {1066: "ten sixty-six", 1900: "nineteen hundred", 1907: "nineteen oh seven", 2000: "two thousand"}
    said |= {
        2007: "two thousand and seven",
        2026: "twenty twenty-six",
        2100: "twenty-one hundred",
        800: "eight hundred",
    }
    assert {number: english_numbers.year(number) for number in said} == said
