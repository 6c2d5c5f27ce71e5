"""Which characters people see, whatever Unicode counts them as."""

import pytest

from drivers.api.visible import is_legible, is_visible

LOST_OR_DRAWN_AS_NOTHING = "\ufffd\u034f\u115f\u1160\u17b4\u17b5\u180b\u180f\u2800\u3164\uffa0\ufffc\U0001d159"
FORMATS_AND_CONTROLS = "\0\t\x7f\x85\u200b\u202e\u2028\u2029\ufeff\ud800\U000e0041"
NO_CHARACTERS = "\ufdd0\ufdef\ufffe\uffff\U0001ffff\U0002fffe\u0378\U000e0fff"


@pytest.mark.parametrize("character", LOST_OR_DRAWN_AS_NOTHING + FORMATS_AND_CONTROLS + NO_CHARACTERS, ids=ascii)
def test_nobody_sees_what_is_drawn_as_nothing_or_is_no_character(character: str) -> None:
    assert not is_visible(character)


@pytest.mark.parametrize("character", "A \u3000·\u9ebb\u3007\ue000\uf8ff\U000f0000\u2801\uffa1", ids=ascii)
def test_letters_blanks_and_private_codes_take_part_in_what_people_see(character: str) -> None:
    assert is_visible(character)


@pytest.mark.parametrize(
    "span",
    [
        (0x3400, 0x4DBF),
        (0x4E00, 0x9FFF),
        (0x20000, 0x2A6DF),
        (0x2A700, 0x2EBE0),
        (0x2EBF0, 0x2EE5D),
        (0x30000, 0x3134A),
        (0x31350, 0x323AF),
        (0x323B0, 0x33479),
    ],
    ids=["A", "unified", "B", "C to F", "I", "G", "H", "J"],
)
def test_every_ideograph_is_seen_whether_or_not_this_python_knows_it(span: tuple[int, int]) -> None:
    first, last = span
    assert [hex(code) for code in range(first, last + 1) if not is_visible(chr(code))] == []


MARKS = "\ufe00\ufe0f\U000e0100\u0301\u0903\u20dd\u3099"


@pytest.mark.parametrize(
    "text", ["", " \u3000", MARKS, LOST_OR_DRAWN_AS_NOTHING, FORMATS_AND_CONTROLS, NO_CHARACTERS], ids=ascii
)
def test_a_text_of_marks_blanks_and_what_nobody_sees_says_nothing(text: str) -> None:
    assert not is_legible(text)
    for one in ("陈", "A", "·", "\ue000", "\U0003347f"):
        assert is_legible(text + one)
        assert is_legible(one + text)
