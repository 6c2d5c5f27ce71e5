"""Keys of a US keyboard, by the codes of linux/input-event-codes.h."""

import string

import pytest

from drivers.scanner.codecs.keyboard import KEYS, Stroke, Typing, strokes

L_SHIFT, R_SHIFT, L_CTRL, L_ALT, SUPER, CAPS = 42, 54, 29, 56, 125, 58


def typed(*codes: int) -> bytes:
    """Keys go down and up; a negative code only comes up, and what is held stays down until it does."""
    typing, out = Typing(), b""
    for code in codes:
        out += typing.release(-code) if code < 0 else typing.press(code)
        if code > 0 and code not in (L_SHIFT, R_SHIFT, L_CTRL, L_ALT, SUPER):
            out += typing.release(code)
    return out


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ((2, 3, 11), b"120"),  # KEY_1 = 2, KEY_2 = 3, KEY_0 = 11
        ((30, 48, 46), b"abc"),  # KEY_A, KEY_B, KEY_C
        ((L_SHIFT, 34, 44, -L_SHIFT, 11), b"GZ0"),
        ((R_SHIFT, 39, 53, -R_SHIFT, 53), b":?/"),
        ((L_SHIFT, R_SHIFT, -L_SHIFT, 30), b"A"),  # one of two still down
        ((79, 80, 82, 83, 78, 74, 55, 98), b"120.+-*/"),  # the keypad, whatever Num Lock says
        ((69, 71), b"7"),
        ((28, 96, 15, 57), b"\r\r\t "),
        ((CAPS, 30, 2, L_SHIFT, 30, -L_SHIFT, CAPS, 30), b"A1aa"),
        ((L_CTRL, 27, -L_CTRL, L_CTRL, 50, -L_CTRL, L_CTRL, 36, -L_CTRL), b"\x1d\r\n"),  # Ctrl ], M and J
        ((L_ALT, 82, 82, 77, 81, -L_ALT), b"?"),  # Alt 0063
        ((L_ALT, 77, 81, -L_ALT, 2), b"?1"),
    ],
)
def test_keys_type_what_they_type_on_a_us_keyboard(codes: tuple[int, ...], said: bytes) -> None:
    assert typed(*codes) == said


@pytest.mark.parametrize(
    "codes",
    [
        (59,),  # F1
        (86,),  # the key that only European keyboards have
        (108,),  # down
        (L_ALT, 30),
        (SUPER, 30),
        (L_CTRL, 2),
        (L_ALT, 75, 76, 79, -L_ALT),  # a Chinese character by some code page
        (L_ALT, 82, -L_ALT),
        (L_ALT, *[82] * 300, -L_ALT),
    ],
)
def test_what_types_no_ascii_character_is_refused(codes: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"types no character|ASCII"):
        typed(*codes)


def test_every_printed_character_of_ascii_has_a_key() -> None:
    reached = {character for pair in KEYS.values() for character in pair}
    assert set(string.printable) - {"\n", "\x0b", "\x0c"} <= reached


def test_the_keys_for_a_text_type_it_again() -> None:
    text = string.digits + string.ascii_letters + string.punctuation + " \r\t\x1d\n"
    typing, out = Typing(), b""
    for stroke in strokes(text):
        held = [code for code, on in ((L_SHIFT, stroke.shift), (L_CTRL, stroke.ctrl)) if on]
        for code in (*held, stroke.code):
            out += typing.press(code)
        for code in (stroke.code, *held):
            out += typing.release(code)
    assert out.decode() == text
    assert list(strokes("aA")) == [Stroke(30), Stroke(30, shift=True)]
    with pytest.raises(ValueError, match=r"U\+9648"):
        list(strokes("陈"))
