"""Messages that are spread over several QR codes (structured append): which code is only a part, and all parts joined.

ISO/IEC 18004, structured append: a part begins with its place, how many there are, and the parity of the whole message,
by which parts of two messages are told apart. Knows no camera.
"""

from dataclasses import dataclass
from functools import reduce
from operator import xor
from typing import Any, cast

import numpy as np
from zxingcpp import Barcode, BarcodeFormat

from drivers.camera.matrix import first_codeword
from drivers.camera.symbol import first_block

_MODE = 0b0011  # of structured append
_ECI_MODE = 0b0111
_STRUCTURED_APPEND = 233  # the same in a Data Matrix code: its first codeword
_MAYBE = 2  # of its bits may be damaged


@dataclass(frozen=True, slots=True)
class Part:
    """What a symbol says of itself: the `place` of its bytes, from 0, among `count` parts of one message."""

    place: int
    count: int
    parity: int  # all bytes of the message, by exclusive or


Parts = dict[Part, bytes]


def part_of(code: Barcode) -> Part | None:
    """None: the code is whole."""
    if code.format != BarcodeFormat.QRCode:
        return None
    head = _head_of(code)
    if head[0] >> 4 != _MODE:
        return None
    part = Part(head[0] & 0xF, (head[1] >> 4) + 1, (head[1] & 0xF) << 4 | head[2] >> 4)
    return part if part.count > 1 else None


def says_its_charset(code: Barcode) -> bool:
    """True for a QR code that begins with the mark of its character set (ECI), which zxing-cpp then has obeyed."""
    return code.format == BarcodeFormat.QRCode and _head_of(code)[0] >> 4 == _ECI_MODE


def _head_of(code: Barcode) -> bytes:
    modules = np.array(code.to_image(scale=1, add_quiet_zones=False)) == 0
    said = cast(dict[str, Any], code.extra)
    return first_block(modules, said["ECLevel"], said["DataMask"])


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
    messages = {(part.count, part.parity) for part in parts}
    whole = [raw for count, parity in messages if (raw := _message(parts, count, parity))]
    return whole[0] if len(whole) == 1 else b""


def _message(parts: Parts, count: int, parity: int) -> bytes:
    found = [parts.get(Part(place, count, parity)) for place in range(count)]
    raw = b"".join(part for part in found if part)
    return raw if None not in found and reduce(xor, raw, 0) == parity else b""
