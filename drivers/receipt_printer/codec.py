"""ESC/POS bytes and their meaning. Pure functions: no port, no clock, no font file.

Commands as Epson, Samsung/Bixolon, Citizen, HCC and SPRT manuals agree on them, unless a comment says otherwise. What
differs between models comes from `models.py`.
"""

import re
from dataclasses import dataclass, replace
from typing import Protocol

from drivers.api.receipt_printer import (
    Align,
    Receipt,
    ReceiptElement,
    ReceiptFeed,
    ReceiptPair,
    ReceiptQr,
    ReceiptRule,
    ReceiptText,
)
from drivers.api.status import DeviceStatus
from drivers.receipt_printer.layout import COLUMN_DOTS, Line, pair_lines, printable, text_lines
from drivers.receipt_printer.models import Bit, Model, Question, StatusMap

FLOW_CONTROL = (b"\x11", b"\x13")  # XON, XOFF: no answer to anything, but a device server may pass them on
LINE_DOTS = 30  # default line spacing, within a few dots on every 203 dpi model
LONGEST_IDENTITY = 80  # bytes with head and end [A]
LONGEST_COUNT = 16  # bytes with its unit
LARGEST_PAYLOAD = 16384  # bytes; no command of `encode` counts on more data after its header

_ALIGN = {Align.LEFT: b"\x1b\x61\x00", Align.CENTRE: b"\x1b\x61\x01", Align.RIGHT: b"\x1b\x61\x02"}
# What a printer executes even in the middle of a picture: DLE EOT, DLE ENQ, DLE DC4.
_REAL_TIME = re.compile(rb"\x10(?=[\x04\x05\x14])")
# Bytes that a QR code of level M holds in byte mode, by version from 1 (ISO/IEC 18004 table 7).
# fmt: off
_QR_CAPACITY = (
    14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666,
    711, 779, 857, 911, 997, 1059, 1125, 1190, 1264, 1370, 1452, 1538, 1628, 1722, 1809, 1911, 1989, 2099, 2213, 2331,
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Bitmap:
    """Rows of dots from the left edge of the paper: most significant bit left, 1 = black."""

    width_bytes: int
    height: int
    rows: bytes


class Glyphs(Protocol):
    """Draws what the printer's own font lacks."""

    def draw(self, line: Line, dots: int) -> Bitmap:
        """The whole line, `LINE_DOTS * line.high` dots high, on paper `dots` wide.

        ValueError: no font has one of its characters.
        """
        ...


@dataclass(frozen=True, slots=True)
class _Style:
    scale: int = 1
    bold: bool = False
    align: Align = Align.LEFT
    high: int = 1


def encode(receipt: Receipt, glyphs: Glyphs, model: Model) -> bytes:
    """The whole job: initialise, heading, body, cut, fence.

    ValueError: which element cannot be printed and why. The message never quotes the text.
    """
    assert isinstance(receipt, tuple)  # an iterator would be empty at the second try
    job = bytearray(model.initialise + model.heading)
    style = _Style()
    for number, element in enumerate(receipt, 1):
        try:
            style = _append(job, element, style, glyphs, model)
        except ValueError as error:
            raise ValueError(f"element {number} of the receipt: {error}") from None
    if len(job) > model.largest_job:
        raise ValueError(f"the receipt is {len(job)} bytes: expected at most {model.largest_job}")
    whole = bytes(job) + model.cut + model.fence
    assert not _REAL_TIME.search(whole)  # the printer would do it at once, in the middle of the slip
    return whole


def _append(job: bytearray, element: ReceiptElement, style: _Style, glyphs: Glyphs, model: Model) -> _Style:
    columns = model.dots // COLUMN_DOTS
    match element:
        case ReceiptText():
            return _append_lines(job, text_lines(element, columns), style, glyphs, model)
        case ReceiptPair():
            return _append_lines(job, pair_lines(element, columns), style, glyphs, model)
        case ReceiptRule():
            return _append_lines(job, [Line("─" * (columns // 2))], style, glyphs, model)
        case ReceiptQr():
            to = replace(style, align=Align.CENTRE)
            job += _switch(style, to) + _qr(element, model)
            return to
        case ReceiptFeed(lines):
            job += _feed(lines)
            return style


def _append_lines(job: bytearray, lines: list[Line], style: _Style, glyphs: Glyphs, model: Model) -> _Style:
    for line in lines:
        text = _in_printers_font(line.text, model)
        if text is not None:
            to = _Style(line.scale, line.bold, line.align, line.high)
            job += _switch(style, to) + text + b"\n" + _leading(line.high)
        else:
            to = replace(style, align=Align.LEFT)  # the picture carries its own alignment
            job += _switch(style, to) + raster(glyphs.draw(line, model.dots))
        style = to
    return style


def _in_printers_font(text: str, model: Model) -> bytes | None:
    """The bytes of a line that the printer's own font has; None: it is to be drawn.

    GBK is the part of GB18030 that every Chinese font ROM holds.
    """
    try:
        return text.encode("gbk") if model.chinese_font else None
    except UnicodeEncodeError:
        return None


def _leading(high: int) -> bytes:
    """Space under a large line: its characters fill the line spacing wholly. Some models count half dots."""
    return bytes((0x1B, 0x4A, (LINE_DOTS - 2 * COLUMN_DOTS) * high)) if high > 1 else b""


def _switch(old: _Style, new: _Style) -> bytes:
    out = b""
    if old.align != new.align:
        out += _ALIGN[new.align]
    if (old.scale, old.high) != (new.scale, new.high):
        out += bytes((0x1D, 0x21, (new.scale - 1) << 4 | (new.high - 1)))
    if old.bold != new.bold:
        out += bytes((0x1B, 0x45, new.bold))
    return out


def raster(bitmap: Bitmap) -> bytes:
    """GS v 0 with a picture in which no byte pair can be taken for a real-time request.

    Where one would arise, the dot of its first byte gets a neighbour: a stroke is 0.125 mm wider in one row.
    """
    assert len(bitmap.rows) == bitmap.width_bytes * bitmap.height  # or text that follows would be taken for dots
    rows = _REAL_TIME.sub(b"\x18", bitmap.rows)
    assert len(rows) == len(bitmap.rows)
    size = bitmap.width_bytes.to_bytes(2, "little") + bitmap.height.to_bytes(2, "little")
    return b"\x1d\x76\x30\x00" + size + rows


def _qr(element: ReceiptQr, model: Model) -> bytes:
    """GS ( k, model 2, level M, with the quiet zone above and below that printers leave to the sender."""
    commands = model.qr
    data = printable(element.data).encode()
    if not data:
        raise ValueError("a QR code without data")
    if element.dots not in commands.dots:
        raise ValueError(f"QR module of {element.dots} dots: expected {commands.dots[0]} to {commands.dots[-1]}")
    width = qr_width(data, element.dots)
    if width > model.dots:
        raise ValueError(f"QR code of {len(data)} bytes: {width} dots with its quiet zone, expected {model.dots}")
    quiet = _feed(-(-4 * element.dots // LINE_DOTS))
    store = b"\x1d\x28\x6b" + (len(data) + 3).to_bytes(2, "little") + bytes((0x31, 0x50, commands.mode)) + data
    if _REAL_TIME.search(store):
        raise ValueError(f"QR code of {len(data)} bytes: its length reads as a real-time request, expected any other")
    return (
        quiet
        + b"\x1d\x28\x6b\x04\x00\x31\x41\x32\x00"  # model 2
        + bytes((0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x43, element.dots))
        + bytes((0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x45, commands.level_m))
        + store
        + bytes((0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x51, commands.mode))  # print
        + quiet
    )


def qr_width(data: bytes, dots: int) -> int:
    """Dots of a code of level M with its quiet zone, where a module is so many wide. ValueError: it holds no more."""
    assert data
    assert dots > 0
    for version, capacity in enumerate(_QR_CAPACITY, 1):
        if len(data) <= capacity:
            width = (17 + 4 * version + 8) * dots
            assert width >= 29 * dots  # of the smallest
            return width
    raise ValueError(f"QR code of {len(data)} bytes: expected at most {_QR_CAPACITY[-1]}")


def _feed(lines: int) -> bytes:
    if not 0 <= lines <= 255:
        raise ValueError(f"feed of {lines} lines: expected 0 to 255")
    return bytes((0x1B, 0x64, lines)) if lines else b""


def take_identity(answer: bytes, question: Question) -> str | None:
    """What a whole answer says: a text between 5F and 00 [A], or a number in hex digits; None: more is to come.

    ValueError: this is no answer.
    """
    assert isinstance(answer, bytes)
    if question.size:
        return answer.hex(" ") if len(answer) >= question.size else None
    if answer[:1] not in (b"", b"\x5f") or len(answer) > LONGEST_IDENTITY:
        raise ValueError(f"identity {answer[:8].hex(' ')}: expected 5f, up to {LONGEST_IDENTITY} bytes, 00")
    if not answer.endswith(b"\0"):
        return None
    text = answer[1:-1].decode("ascii", "replace").strip()
    assert len(text) <= LONGEST_IDENTITY - 2
    return text


def take_count(answer: bytes, unit: bytes) -> int | None:
    """The number of a whole answer such as "512ret"; None: more is to come. ValueError: this is none."""
    assert unit  # without one nobody could tell where the number ends
    digits = answer.removesuffix(unit)
    if digits != answer and digits.isdigit():
        count = int(digits)
        assert count >= 0
        return count
    if len(answer) > LONGEST_COUNT:
        raise ValueError(f"count {answer.hex(' ')}: expected digits, then {unit.decode('ascii')}")
    return None


def is_fence(answer: int) -> bool:
    """True for an answer to a fence: bits 0-1 near end, bits 2-3 paper end, each pair together."""
    assert 0 <= answer <= 0xFF
    is_one = answer in (0x00, 0x03, 0x0C, 0x0F)
    assert not (is_one and answer & 0x93 == 0x12)  # that would be an answer to a status request
    return is_one


def decode_status(answers: bytes, status: StatusMap) -> DeviceStatus:
    """What the answers to all requests mean together, the most telling cause first.

    ValueError: not so many bytes, or one without its fixed bits.
    """
    assert isinstance(answers, bytes)
    fixed = [answer & bits == value for answer, (bits, value) in zip(answers, status.pattern, strict=False)]
    if len(answers) != len(status.pattern) or not all(fixed):
        expected = " ".join(f"{value:02x}/{bits:02x}" for bits, value in status.pattern)
        raise ValueError(f"status {answers.hex(' ')}: expected {len(status.pattern)} bytes with fixed bits {expected}")
    faults = [fault for bit, fault in status.causes if _is_set(answers, bit)]
    notices = tuple(notice for bit, notice in status.notices if _is_set(answers, bit))
    seen = DeviceStatus(faults[0] if faults else None, notices, f"{status.name} {answers.hex(' ')}")
    assert bool(faults) == bool(seen.fault)  # what has a cause never counts as well
    return seen


def _is_set(answers: bytes, bit: Bit) -> bool:
    byte, bits = bit
    return bool(answers[byte] & bits)
