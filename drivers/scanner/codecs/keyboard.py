"""What a scanner in keyboard mode types, keys to bytes and back: the keys of a US keyboard. Knows no port, no clock.

Codes of keys: linux/input-event-codes.h. Such a scanner is set to the keyboard of a country; another one than the US
types other characters, which nobody can tell from here. It carries ASCII alone: what it does with Chinese is different
from maker to maker (Windows takes numbers typed with Alt, by a code page of its own), so such a code is refused.
"""

from collections.abc import Iterator
from typing import NamedTuple

ENTER, TAB, SPACE = 28, 15, 57
CTRL, SHIFT, ALT, GUI = (29, 97), (42, 54), (56, 100), (125, 126)
CAPS_LOCK, NUM_LOCK, SCROLL_LOCK = 58, 69, 70
TYPE_NOTHING = (*CTRL, *SHIFT, *ALT, *GUI, CAPS_LOCK, NUM_LOCK, SCROLL_LOCK)

_ROWS = {  # by the code of the first key: what it and those to its right type, plain and with Shift
    2: ("1234567890-=", "!@#$%^&*()_+"),
    16: ("qwertyuiop[]", "QWERTYUIOP{}"),
    30: ("asdfghjkl;'`", 'ASDFGHJKL:"~'),
    43: ("\\zxcvbnm,./", "|ZXCVBNM<>?"),
    71: ("789-456+1230.", "789-456+1230."),  # of the keypad
}
_ALONE = {1: "\x1b", 14: "\b", TAB: "\t", ENTER: "\r", 55: "*", SPACE: " ", 96: "\r", 98: "/", 111: "\x7f", 117: "="}
KEYS = {
    **{first + at: pair for first, row in _ROWS.items() for at, pair in enumerate(zip(*row, strict=True))},
    **{code: (character, character) for code, character in _ALONE.items()},
}
"""What each key types, plain and with Shift."""

_KEYPAD_DIGITS = {code: plain for code, (plain, _) in KEYS.items() if 71 <= code <= 82 and plain.isdigit()}
_LAST_PRINTED = 0x7E
_CONTROL = 0x1F  # what Ctrl leaves of a letter, or of one of these
_WITH_CTRL = "@[\\]^_"


class Stroke(NamedTuple):
    code: int
    shift: bool = False
    ctrl: bool = False


class Typing:
    """The keys of one scanner. `typed` and what it gives are ASCII."""

    def __init__(self) -> None:
        self._down: set[int] = set()  # of the keys that type nothing themselves
        self._caps = False
        self._number = ""  # that is being typed with Alt

    def press(self, code: int) -> bytes:
        """What this key types, as it goes down. ValueError: it types nothing that is known, so that a code lacks it."""
        assert code >= 0
        if code in TYPE_NOTHING:
            self._down.add(code)
            self._caps ^= code == CAPS_LOCK
            return b""
        if self._held(ALT) and code in _KEYPAD_DIGITS:
            self._number += _KEYPAD_DIGITS[code]
            return b""
        if code not in KEYS or self._held(ALT) or self._held(GUI):
            raise ValueError(f"key {code}, which types no character of a US keyboard")
        typed = self._character(code).encode("ascii")
        assert len(typed) == 1
        return typed

    def release(self, code: int) -> bytes:
        """What is typed as this key comes up: a number with Alt, where it is that of an ASCII character."""
        assert code >= 0
        self._down.discard(code)
        if code not in ALT or not self._number:
            return b""
        number, self._number = int(self._number[:9]), ""
        if not 0 < number <= _LAST_PRINTED:
            raise ValueError("a number typed with Alt that is no ASCII character, expected a code of ASCII characters")
        assert not self._number  # the next one begins anew
        return bytes((number,))

    def _held(self, keys: tuple[int, ...]) -> bool:
        return not self._down.isdisjoint(keys)

    def _character(self, code: int) -> str:
        shift = self._held(SHIFT)
        plain, shifted = KEYS[code]
        if self._held(CTRL):
            if not (plain.isalpha() or shifted in _WITH_CTRL or plain in _WITH_CTRL):
                raise ValueError(f"key {code} with Ctrl, which types no character")
            return chr(ord(plain if plain in _WITH_CTRL or plain.isalpha() else shifted) & _CONTROL)
        return shifted if shift ^ (self._caps and plain.isalpha()) else plain


def strokes(text: str) -> Iterator[Stroke]:
    """The keys for an ASCII text (the scanner's side). ValueError: it holds a character that no key types."""
    for character in text:
        if character not in _STROKES:
            raise ValueError(f"U+{ord(character):04X}, which no key of a US keyboard types")
        yield _STROKES[character]


_STROKES = {
    **{chr(ord(letter) & _CONTROL): Stroke(code, ctrl=True) for code, (letter, _) in KEYS.items() if letter.isalpha()},
    "\x1d": Stroke(27, ctrl=True),  # Ctrl ]: between the elements of a GS1 code
    **{shifted: Stroke(code, shift=True) for code, (_, shifted) in reversed(KEYS.items())},
    **{plain: Stroke(code) for code, (plain, _) in reversed(KEYS.items())},  # of two keys for the same the first
}
