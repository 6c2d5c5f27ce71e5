"""Makes the codes that a printer draws by itself: QR codes and bar codes. Knows their commands' data, no paper.

Each function answers what to draw, or raises ValueError with the words that stand on the paper instead.
"""

import re

import numpy as np
import zxingcpp

from device_sim.receipt_printer.printed import Place, PrintedBars, PrintedQr

_Format = zxingcpp.BarcodeFormat
# By the number of GS k: 0 to 6 for data that ends with NUL, 65 to 73 for data that is counted.
_KINDS = (
    ("UPC-A", _Format.UPCA),
    ("UPC-E", _Format.UPCE),
    ("EAN13", _Format.EAN13),
    ("EAN8", _Format.EAN8),
    ("CODE39", _Format.Code39),
    ("ITF", _Format.ITF),
    ("CODABAR", _Format.Codabar),
    ("CODE93", _Format.Code93),
    ("CODE128", _Format.Code128),
)
_COUNTED = 0x41
_CODE128 = 0x49
_CODE_SET = re.compile(rb"\{(.)", re.DOTALL)
_LONGEST_QUOTE = 24


def qr(data: bytes, dots: int, level: str, place: Place) -> PrintedQr:
    if not data:
        raise ValueError("no QR code: nothing was stored")
    try:
        symbol = zxingcpp.create_barcode(data, _Format.QRCode, ec_level=level)
    except ValueError:
        raise ValueError(f"no QR code: {len(data)} bytes are more than one holds") from None
    image = np.asarray(symbol.to_image(scale=1, add_quiet_zones=False))
    code = PrintedQr(data, dots, level, place, tuple(row.tobytes() for row in image))
    if not 0 < code.width <= place.room:
        raise ValueError(f"no QR code: {code.width} dots wide, {place.room} are free")
    return code


def bar_code(number: int, data: bytes, dots: int, height: int, readable: int, place: Place) -> PrintedBars:
    """`readable`: 1 for text above, 2 below, 3 both."""
    index = number - _COUNTED if number >= _COUNTED else number
    if not 0 <= index < len(_KINDS):
        raise ValueError(f"no bar code: type {number:02X} is not drawn, data {_quoted(data)}")
    kind, form = _KINDS[index]
    content = _plain_code128(data) if number == _CODE128 else data.decode("latin-1")
    try:
        symbol = zxingcpp.create_barcode(content, form)
    except ValueError:
        raise ValueError(f"no bar code: {kind} cannot hold {_quoted(data) or 'nothing'}") from None
    modules = np.asarray(symbol.to_image(scale=1, add_quiet_zones=False))[0].tobytes()
    code = PrintedBars(
        kind, _read(index, symbol.text, content), modules, dots, height, place, bool(readable & 1), bool(readable & 2)
    )
    if code.width > place.room:
        raise ValueError(f"no bar code: {kind} {_quoted(data)} is {code.width} dots wide, {place.room} are free")
    return code


def _plain_code128(data: bytes) -> str:
    """What the sets of characters mean: in A and B a byte is a character, in C it is two digits."""
    content, pairs = "", False
    for part in re.findall(rb"\{.|[^{]+", data, re.DOTALL):
        name = _CODE_SET.fullmatch(part)
        if name is None:
            content += "".join(f"{byte:02d}" for byte in part) if pairs else part.decode("latin-1")
        elif name[1] in b"ABC":
            pairs = name[1] == b"C"
        elif name[1] == b"{":
            content += "{"
    return content


def _read(index: int, text: str, content: str) -> str:
    """The text beside the bars: with the check digit that the printer adds to numbers of goods."""
    digits = {0: 12, 2: 13, 3: 8}.get(index)
    return text[-digits:] if digits else content


def _quoted(data: bytes) -> str:
    quoted = data.decode("ascii", "backslashreplace").encode("unicode_escape").decode()
    return quoted if len(quoted) <= _LONGEST_QUOTE else quoted[: _LONGEST_QUOTE - 1] + "…"
