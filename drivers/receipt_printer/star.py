"""Star line mode: bytes and their meaning. Pure functions: no port, no clock, no font file.

Commands and the automatic status as Star's "STAR Line Mode Command Specifications" have them [B], the status also in
the TSP700 manual and in a public program [A]. Every line is drawn: which Chinese characters are in a ROM differs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from drivers.api.receipt_printer import (
    Receipt,
    ReceiptElement,
    ReceiptFeed,
    ReceiptPair,
    ReceiptQr,
    ReceiptRule,
    ReceiptText,
)
from drivers.api.status import DeviceStatus
from drivers.receipt_printer import codec
from drivers.receipt_printer.codec import LINE_DOTS, Bitmap, Glyphs, qr_width
from drivers.receipt_printer.layout import COLUMN_DOTS, Line, pair_lines, printable, text_lines
from drivers.receipt_printer.models import Model, StatusMap

LEAST, MOST = 7, 15  # bytes of a status block, with its two heads
ENDS = 32  # a job's end is counted from 0 to 31, and from 0 again

BAND = 24  # rows of one picture, ESC k
_MM = 8  # dots
_QUARTER = _MM // 4
_LONGEST_FEED = 255 * _QUARTER  # dots, by one ESC J
_LEFT, _CENTRE = b"\x1b\x1d\x61\x00", b"\x1b\x1d\x61\x01"  # ESC GS a
_QR = b"\x1b\x1d\x79"  # ESC GS y
# ESC ACK is obeyed on arrival. Whether in the middle of a picture, too, is not said [U]: so none ever holds it.
_REAL_TIME = re.compile(rb"\x1b(?=\x06)")


@dataclass(slots=True)
class _Job:
    data: bytearray
    strip: list[Bitmap] = field(default_factory=list)  # lines that are not in `data` yet

    def end_strip(self) -> None:
        self.data += b"".join(_bands(self.strip))
        self.strip.clear()


def encode(receipt: Receipt, glyphs: Glyphs, model: Model) -> bytes:
    """The whole job: initialise, heading, body, cut, fence.

    ValueError: which element cannot be printed and why. The message never quotes the text.
    """
    assert isinstance(receipt, tuple)  # an iterator would be empty at the second try
    job = _Job(bytearray(model.initialise + model.heading))
    for number, element in enumerate(receipt, 1):
        try:
            _append(job, element, glyphs, model)
        except ValueError as error:
            raise ValueError(f"element {number} of the receipt: {error}") from None
    job.end_strip()
    if len(job.data) > model.largest_job:
        raise ValueError(f"the receipt is {len(job.data)} bytes: expected at most {model.largest_job}")
    whole = bytes(job.data) + model.cut + model.fence
    assert not _REAL_TIME.search(whole)  # the printer would do it at once, in the middle of the slip
    return whole


def _append(job: _Job, element: ReceiptElement, glyphs: Glyphs, model: Model) -> None:
    columns = model.dots // COLUMN_DOTS
    match element:
        case ReceiptText():
            lines = text_lines(element, columns)
        case ReceiptPair():
            lines = pair_lines(element, columns)
        case ReceiptRule():
            lines = [Line("─" * (columns // 2))]
        case ReceiptQr():
            code = _qr(element, model)
            job.end_strip()
            job.data += code
            return
        case ReceiptFeed():
            job.end_strip()
            job.data += _feed(element.lines * LINE_DOTS)
            return
    job.strip += [glyphs.draw(line, model.dots) for line in lines]


def _bands(strip: list[Bitmap]) -> Iterator[bytes]:
    """The lines as one picture after the other, 24 rows each: they touch, so that no line is torn apart."""
    widest = max((bitmap.width_bytes for bitmap in strip), default=0)
    rows = [row.ljust(widest, b"\0") for bitmap in strip for row in _rows(bitmap)]
    for at in range(0, len(rows), BAND):
        yield _band(rows[at : at + BAND])


def _rows(bitmap: Bitmap) -> Iterator[bytes]:
    assert len(bitmap.rows) == bitmap.width_bytes * bitmap.height  # or text that follows would be taken for dots
    for at in range(0, len(bitmap.rows), bitmap.width_bytes):
        yield bitmap.rows[at : at + bitmap.width_bytes]


def _band(rows: list[bytes]) -> bytes:
    """ESC k and the feed that prints it, ESC J; of white rows only the feed."""
    width = max(len(row.rstrip(b"\0")) for row in rows)
    feed = _feed(BAND)
    if not width:
        return feed
    dots = b"".join(row[:width] for row in rows).ljust(width * BAND, b"\0")
    return b"\x1b\x6b" + bytes((width, 0)) + _REAL_TIME.sub(b"\x1f", dots) + feed


def _feed(dots: int) -> bytes:
    """ESC J, as often as it needs: quarters of a millimetre."""
    if not 0 <= dots <= 255 * LINE_DOTS:
        raise ValueError(f"feed of {dots // LINE_DOTS} lines: expected 0 to 255")
    whole, rest = divmod(-(-dots // _QUARTER), _LONGEST_FEED // _QUARTER)
    return b"\x1b\x4a\xff" * whole + (bytes((0x1B, 0x4A, rest)) if rest else b"")


def _qr(element: ReceiptQr, model: Model) -> bytes:
    """ESC GS y, model 2, level M, with the quiet zone above and below that printers leave to the sender."""
    data = printable(element.data).encode()
    if not data:
        raise ValueError("a QR code without data")
    if element.dots not in model.qr.dots:
        raise ValueError(f"QR module of {element.dots} dots: expected {model.qr.dots[0]} to {model.qr.dots[-1]}")
    width = qr_width(data, element.dots)
    if width > model.dots:
        raise ValueError(f"QR code of {len(data)} bytes: {width} dots with its quiet zone, expected {model.dots}")
    quiet = _feed(4 * element.dots)
    settings = b"".join(
        _QR + bytes((0x53, which, value))
        for which, value in ((0x30, 2), (0x31, model.qr.level_m), (0x32, element.dots))
    )
    stored = _QR + b"\x44\x31\x00" + len(data).to_bytes(2, "little") + data
    return _CENTRE + quiet + settings + stored + _QR + b"\x50" + _LEFT + quiet


# --- what it says ---------------------------------------------------------------------------------------------------


def begins(byte: int) -> bool:
    """True for the first byte of a status block."""
    assert 0 <= byte <= 0xFF
    first = byte & 0x91 == 0x01 and LEAST <= size_of(byte) <= MOST
    assert not first or byte & 0x01
    return first


def size_of(head: int) -> int:
    """Bytes of the block that begins with this byte, which counts as well."""
    assert 0 <= head <= 0xFF
    size = head >> 2 & 0x18 | head >> 1 & 0x07
    assert 0 <= size < ENDS
    return size


def decode_status(block: bytes, status: StatusMap) -> DeviceStatus:
    """What a block means, the most telling cause first. ValueError: this is none."""
    assert isinstance(block, bytes)
    whole = block[:1] and begins(block[0]) and size_of(block[0]) == len(block)
    if not whole or any(byte & 0x91 for byte in block[LEAST:]):
        raise ValueError(f"status {block.hex(' ')}: expected {LEAST} to {MOST} bytes, the first of which says how many")
    seen = codec.decode_status(block[:LEAST], status)
    told = replace(seen, evidence=f"{status.name} {block.hex(' ')}")
    assert told.fault is seen.fault
    return told


def ended(block: bytes) -> int | None:
    """How many jobs have ended, 0 to 31; None: this printer does not count them."""
    assert len(block) >= LEAST
    count = size_of(block[LEAST]) if len(block) > LEAST else None  # the same bits as of a length
    assert count is None or 0 <= count < ENDS
    return count


def one_ended(block: bytes) -> bool:
    """A job has ended since the block before: the ETB bit, which goes out as it is sent."""
    assert len(block) >= LEAST
    bit = block[2] & 0x02
    assert bit in (0, 0x02)
    return bool(bit)
