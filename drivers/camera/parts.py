"""Messages that are spread over several QR codes (structured append): which code is only a part, and all parts joined.

ISO/IEC 18004, structured append: a part begins with its place, how many there are, and the parity of the whole message,
by which parts of two messages are told apart. Some encoders write the marks of a character set (ECI) or of GS1 (FNC1)
before that. Knows no camera.
"""

from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import groupby
from operator import xor
from typing import Any, cast

import numpy as np
from zxingcpp import Barcode, BarcodeFormat

from drivers.camera.matrix import first_codeword
from drivers.camera.symbol import first_block
from drivers.scanner.wrapping import charset_of

_MODE = 0b0011  # of structured append
_ECI_MODE = 0b0111
_FNC1_FIRST, _FNC1_SECOND = 0b0101, 0b1001  # the second with a byte, of who uses it
_KANJI_MODE, _HANZI_MODE = 0b1000, 0b1101
_KANJI = "shift_jis"
# Modes of text: the bits of its length in small, middle and large codes, and those of so many characters (the last of
# them is GB/T 18284's, which names its set in four bits first).
_TEXTS = {
    0b0001: ((10, 12, 14), (0, 4, 7, 10)),
    0b0010: ((9, 11, 13), (0, 6, 11)),
    0b0100: ((8, 16, 16), (0, 8)),
    _KANJI_MODE: ((8, 10, 12), (0, 13)),
    _HANZI_MODE: ((8, 10, 12), (0, 13)),
}
_MIDDLE, _LARGE = 57, 125  # modules: versions 10 and 27
_STRUCTURED_APPEND = 233  # the same in a Data Matrix code: its first codeword
_MAYBE = 2  # of its bits may be damaged


@dataclass(frozen=True, slots=True)
class Part:
    """What a symbol says of itself: the `place` of its bytes, from 0, among `count` parts of one message."""

    place: int
    count: int
    parity: int  # all bytes of the message, by exclusive or
    charset: str = field(default="", compare=False)  # of its bytes, as its last mark says; "": nothing known
    kanji: bool = field(default=False, compare=False)  # it begins in kanji mode, which is a character set of its own


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands before a code's text."""

    part: Part | None
    charset: str | None  # by its last mark; "": one that Python has not; None: there is no mark


Parts = dict[Part, bytes]


def part_of(code: Barcode) -> Part | None:
    """None: the code is whole."""
    if code.format != BarcodeFormat.QRCode:
        return None
    part = _head_of(code).part
    return part if part and part.count > 1 else None


def charset_of_mark(code: Barcode) -> str | None:
    """The character set that a QR code says at its beginning (ECI), which zxing-cpp then has obeyed, as a Python codec;
    "": it is none of Python's. None: it says nothing.
    """
    return _head_of(code).charset if code.format == BarcodeFormat.QRCode else None


def _head_of(code: Barcode) -> _Head:
    modules = np.array(code.to_image(scale=1, add_quiet_zones=False)) == 0
    said = cast(dict[str, Any], code.extra)
    bits = _Bits(first_block(modules, said["ECLevel"], said["DataMask"]))
    size = 0 if len(modules) < _MIDDLE else 1 if len(modules) < _LARGE else 2
    return _head_in(bits, size)


class _Bits:
    """Bits from the first one on; zeros behind the last."""

    def __init__(self, data: bytes) -> None:
        self._bits, self._left = int.from_bytes(data, "big"), 8 * len(data)

    def take(self, count: int) -> int:
        self._left -= count
        shifted = self._bits >> self._left if self._left >= 0 else 0
        return shifted & (1 << count) - 1


def _head_in(bits: _Bits, size: int) -> _Head:
    """`size`: 0 to 2, by which lengths are written in more bits."""
    part, numbers, mode = _marks_in(bits)
    charset, kanji = charset_of(numbers[-1]) if numbers else None, mode == _KANJI_MODE
    while part is None and mode in _TEXTS:  # nothing keeps an encoder from saying behind text that this is a part
        _skip_text(bits, mode, size)
        part, _, mode = _marks_in(bits)
    return _Head(part and replace(part, charset=charset or "", kanji=kanji), charset)


def _marks_in(bits: _Bits) -> tuple[Part | None, list[int], int]:
    """What stands before the next text, the numbers of character sets, and that text's mode."""
    part, numbers = None, []
    while (mode := bits.take(4)) in (_MODE, _ECI_MODE, _FNC1_FIRST, _FNC1_SECOND):
        if mode == _MODE:
            place, last = bits.take(4), bits.take(4)
            part = Part(place, last + 1, bits.take(8))
        elif mode == _ECI_MODE:
            numbers.append(_eci_in(bits))
        elif mode == _FNC1_SECOND:
            bits.take(8)
    return part, numbers, mode


def _skip_text(bits: _Bits, mode: int, size: int) -> None:
    lengths, widths = _TEXTS[mode]
    bits.take(4 if mode == _HANZI_MODE else 0)
    groups, rest = divmod(bits.take(lengths[size]), len(widths) - 1)
    bits.take(groups * widths[-1] + widths[rest])


def _eci_in(bits: _Bits) -> int:
    """The number is written in one byte, two or three: its first bits say in how many."""
    first = bits.take(8)
    if first < 0x80:
        return first
    return (first & 0x3F) << 8 | bits.take(8) if first < 0xC0 else (first & 0x1F) << 16 | bits.take(16)


def is_segment(code: Barcode) -> bool:
    """True for a part of a message in several PDF417 codes (Macro PDF417) or Data Matrix codes: which one is not known.

    A damaged Data Matrix code counts as one where what is seen of its first codeword is nearly that of a part, unless
    it is just that of the first character which has been read (as an H is, by two bits).
    """
    said = cast(dict[str, Any], code.extra or {})
    if code.format != BarcodeFormat.DataMatrix:
        return "FileId" in said
    modules = np.array(code.to_image(scale=1, add_quiet_zones=False)) == 0
    first = first_codeword(modules)
    if [first] == [byte + 1 for byte in code.bytes[:1] if byte < 0x80]:  # how a character of ASCII is written
        return False
    differing = (first ^ _STRUCTURED_APPEND).bit_count()
    return differing <= (0 if said.get("UEC") == 1.0 else _MAYBE)


def joined(parts: Parts) -> bytes:
    """The bytes of the one message of which all parts are there; b"" where there is none, or more than one."""
    return b"".join(parts[part] for part in _whole(parts))


def marked_text(parts: Parts) -> str | None:
    """The text of that message, as its parts say it is written; None: none of them does. A mark counts for the parts
    behind it too, and a character may begin in one part and end in the next.
    """
    ordered = _whole(parts)
    if not any(part.charset or part.kanji for part in ordered):
        return None
    codecs, mark = [], "utf-8"
    for part in ordered:
        mark = part.charset or mark
        codecs.append(_KANJI if part.kanji else mark)
    runs = groupby(zip(codecs, ordered, strict=True), key=lambda one: one[0])
    return "".join(b"".join(parts[part] for _, part in run).decode(codec, "replace") for codec, run in runs)


def _whole(parts: Parts) -> list[Part]:
    """The parts of the one message that is whole, in their order."""
    messages = {(part.count, part.parity) for part in parts}
    whole = [found for count, parity in messages if (found := _of_message(parts, count, parity))]
    return whole[0] if len(whole) == 1 else []


def _of_message(parts: Parts, count: int, parity: int) -> list[Part]:
    found = sorted(
        (part for part in parts if (part.count, part.parity) == (count, parity)), key=lambda part: part.place
    )
    raw = b"".join(parts[part] for part in found)
    whole = [part.place for part in found] == list(range(count))
    return found if raw and whole and reduce(xor, raw) == parity else []
