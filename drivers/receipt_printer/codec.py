"""ESC/POS bytes and their meaning. Pure functions: no port, no clock, no font file.

Commands as Epson, Samsung/Bixolon, Citizen, HCC and SPRT manuals agree on them, unless a comment says otherwise.
"""

import re
from dataclasses import dataclass, replace
from typing import Protocol

from drivers.api.errors import Fault
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
from drivers.api.status import DeviceStatus, Notice
from drivers.receipt_printer.layout import COLUMN_DOTS, COLUMNS, PAPER_DOTS, Line, pair_lines, printable, text_lines

INITIALISE = b"\x1b\x40\x1c\x26"  # ESC @, then Chinese mode: bytes from 81 on begin a two-byte character
CUT = b"\x1d\x56\x42\x00"  # feed to the cutter, partial cut
FENCE = b"\x1d\x72\x01"  # answered in print order: its answer means everything before it is on paper
STATUS_REQUESTS = tuple(bytes((0x10, 0x04, n)) for n in (1, 2, 3, 4))  # DLE EOT, answered at once
FLOW_CONTROL = (b"\x11", b"\x13")  # XON, XOFF: no answer to anything, but a device server may pass them on
LINE_DOTS = 30  # default line spacing, within a few dots on every 203 dpi model
LONGEST_IDENTITY = 80  # bytes with head and end [A]
IDENTITIES = (66, 67, 65)
LARGEST_RECEIPT = 65536  # bytes; an 80 mm roll holds far less text than this
LARGEST_PAYLOAD = 16384  # bytes; no command of `encode` counts on more data after its header

_ALIGN = {Align.LEFT: b"\x1b\x61\x00", Align.CENTRE: b"\x1b\x61\x01", Align.RIGHT: b"\x1b\x61\x02"}
_RULE = Line("─" * (COLUMNS // 2))
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

    def draw(self, line: Line) -> Bitmap:
        """The whole line, `LINE_DOTS * line.high` dots high. ValueError: no font has one of its characters."""
        ...


@dataclass(frozen=True, slots=True)
class _Style:
    scale: int = 1
    bold: bool = False
    align: Align = Align.LEFT
    high: int = 1


def encode(receipt: Receipt, glyphs: Glyphs) -> bytes:
    """The whole job: initialise, body, cut, fence.

    ValueError: which element cannot be printed and why. The message never quotes the text.
    """
    assert isinstance(receipt, tuple)  # an iterator would be empty at the second try
    job = bytearray(INITIALISE)
    style = _Style()
    for number, element in enumerate(receipt, 1):
        try:
            style = _append(job, element, style, glyphs)
        except ValueError as error:
            raise ValueError(f"element {number} of the receipt: {error}") from None
    if len(job) > LARGEST_RECEIPT:
        raise ValueError(f"the receipt is {len(job)} bytes: expected at most {LARGEST_RECEIPT}")
    whole = bytes(job) + CUT + FENCE
    assert not _REAL_TIME.search(whole)  # the printer would do it at once, in the middle of the slip
    return whole


def _append(job: bytearray, element: ReceiptElement, style: _Style, glyphs: Glyphs) -> _Style:
    match element:
        case ReceiptText():
            return _append_lines(job, text_lines(element), style, glyphs)
        case ReceiptPair():
            return _append_lines(job, pair_lines(element), style, glyphs)
        case ReceiptRule():
            return _append_lines(job, [_RULE], style, glyphs)
        case ReceiptQr():
            to = replace(style, align=Align.CENTRE)
            job += _switch(style, to) + _qr(element)
            return to
        case ReceiptFeed(lines):
            job += _feed(lines)
            return style


def _append_lines(job: bytearray, lines: list[Line], style: _Style, glyphs: Glyphs) -> _Style:
    for line in lines:
        try:
            text = line.text.encode("gbk")  # the part of GB18030 that every Chinese font ROM holds
            to = _Style(line.scale, line.bold, line.align, line.high)
            job += _switch(style, to) + text + b"\n" + _leading(line.high)
        except UnicodeEncodeError:
            to = replace(style, align=Align.LEFT)  # the picture carries its own alignment
            job += _switch(style, to) + raster(glyphs.draw(line))
        style = to
    return style


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


def _qr(element: ReceiptQr) -> bytes:
    """GS ( k, model 2, level M, with the quiet zone above and below that printers leave to the sender."""
    data = printable(element.data).encode()
    if not data:
        raise ValueError("a QR code without data")
    if not 1 <= element.dots <= 16:
        raise ValueError(f"QR module of {element.dots} dots: expected 1 to 16")
    width = _qr_width(data, element.dots)
    if width > PAPER_DOTS:
        raise ValueError(f"QR code of {len(data)} bytes: {width} dots with its quiet zone, expected {PAPER_DOTS}")
    quiet = _feed(-(-4 * element.dots // LINE_DOTS))
    store = b"\x1d\x28\x6b" + (len(data) + 3).to_bytes(2, "little") + b"\x31\x50\x30" + data
    if _REAL_TIME.search(store):
        raise ValueError(f"QR code of {len(data)} bytes: its length reads as a real-time request, expected any other")
    return (
        quiet
        + b"\x1d\x28\x6b\x04\x00\x31\x41\x32\x00"  # model 2
        + bytes((0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x43, element.dots))
        + b"\x1d\x28\x6b\x03\x00\x31\x45\x31"  # level M
        + store
        + b"\x1d\x28\x6b\x03\x00\x31\x51\x30"  # print
        + quiet
    )


def _qr_width(data: bytes, dots: int) -> int:
    for version, capacity in enumerate(_QR_CAPACITY, 1):
        if len(data) <= capacity:
            return (17 + 4 * version + 8) * dots
    raise ValueError(f"QR code of {len(data)} bytes: expected at most {_QR_CAPACITY[-1]}")


def _feed(lines: int) -> bytes:
    if not 0 <= lines <= 255:
        raise ValueError(f"feed of {lines} lines: expected 0 to 255")
    return bytes((0x1B, 0x64, lines)) if lines else b""


def identity_request(n: int) -> bytes:
    """GS I: 65 firmware, 66 maker, 67 model. Answered in print order with 5F, text, 00 [A]."""
    assert n in IDENTITIES
    request = bytes((0x1D, 0x49, n))
    assert not _REAL_TIME.search(request)
    return request


def take_identity(answer: bytes) -> str | None:
    """The text of a whole answer to `identity_request`; None: more is to come.

    ValueError: this is none.
    """
    assert isinstance(answer, bytes)
    if answer[:1] not in (b"", b"\x5f") or len(answer) > LONGEST_IDENTITY:
        raise ValueError(f"identity {answer[:8].hex(' ')}: expected 5f, up to {LONGEST_IDENTITY} bytes, 00")
    if not answer.endswith(b"\0"):
        return None
    text = answer[1:-1].decode("ascii", "replace").strip()
    assert len(text) <= LONGEST_IDENTITY - 2
    return text


def is_fence(answer: int) -> bool:
    """True for an answer to `FENCE`: bits 0-1 near end, bits 2-3 paper end, each pair together."""
    assert 0 <= answer <= 0xFF
    is_one = answer in (0x00, 0x03, 0x0C, 0x0F)
    assert not (is_one and answer & 0x93 == 0x12)  # that would be an answer to a status request
    return is_one


def decode_status(replies: bytes) -> DeviceStatus:
    """What the four answers to `STATUS_REQUESTS` mean together, the most telling cause first.

    ValueError: not four bytes, or one without the fixed pattern of bits 0, 1, 4 and 7.
    """
    assert isinstance(replies, bytes)
    if len(replies) != 4 or any(reply & 0x93 != 0x12 for reply in replies):
        raise ValueError(f"status {replies.hex(' ')}: expected four bytes with (b & 93) == 12")
    notices = (Notice.PAPER_LOW,) if replies[3] & 0x0C else ()
    status = DeviceStatus(_fault(*replies), notices, f"DLE EOT {replies.hex(' ')}")
    assert status.fault or not replies[0] & 0x08  # what is offline never counts as well
    return status


def _fault(printer: int, offline: int, error: int, paper: int) -> Fault | None:
    causes = (
        (offline & 0x04, Fault.COVER_OPEN),  # an open cover often takes the paper off its sensor too
        (paper & 0x60 or offline & 0x20, Fault.NO_PAPER),
        (error & 0x08, Fault.CUTTER),
        (error & 0x04, Fault.JAM),  # "mechanical error", not on all models
        (error & 0x20, Fault.SELF_TEST),
        (error & 0x40, Fault.OVERHEATED),  # recovers by itself: head temperature or voltage
        (offline & 0x40, Fault.SELF_TEST),  # an error that the printer does not name
        (printer & 0x08 or printer & 0x20 or offline & 0x08, Fault.OFFLINE),
    )
    return next((fault for bit, fault in causes if bit), None)
