"""Messages that are spread over several QR codes (structured append): which code is only a part, and all parts joined.

zxing-cpp reads parts best and does not say that they are parts; zbar says it, and joins them. So the symbols that
zxing-cpp has read are drawn anew, clean, and shown to zbar. Knows no camera.
"""

from itertools import permutations

import numpy as np
from cv2.typing import MatLike
from zxingcpp import Barcode, BarcodeFormat

from drivers.camera import charset, zbar

Parts = dict[bytes, MatLike]
"""Pictures of symbols, by their bytes."""

MOST = 6  # parts that are joined; a message may have 16, and has two or three
_SCALE = 3  # pixels a module
_WHITE = 255


def picture_of_part(code: Barcode) -> MatLike | None:
    """A clean picture of the symbol where it is a part of a longer message; None: it is whole."""
    if code.symbology != BarcodeFormat.QRCode:
        return None
    picture = np.array(code.to_image(scale=_SCALE))
    return picture if any(kind is zbar.Kind.PART for kind, _ in zbar.read(picture)) else None


def joined(parts: Parts) -> bytes:
    """The bytes of the whole message; b"" where parts of it are missing.

    zbar guesses at the text of each part, and puts a NUL where a part is missing. What it makes of each part alone
    tells in which order it has joined them.
    """
    if not 1 < len(parts) <= MOST:
        return b""
    tallest = max(len(picture) for picture in parts.values())
    row = [np.pad(picture, ((0, tallest - len(picture)), (0, 0)), constant_values=_WHITE) for picture in parts.values()]
    whole = [data for kind, data in zbar.read(np.hstack(row)) if kind is zbar.Kind.WHOLE]
    alone = {raw: b"".join(data for _, data in zbar.read(picture)).strip(b"\0") for raw, picture in parts.items()}
    orders = (order for order in permutations(parts) if [b"".join(alone[raw] for raw in order)] == whole)
    return b"".join(next(orders, ()))


def text_of_zbar(data: bytes) -> str:
    """The text that zbar has read; "" where it may have guessed another character set than was meant."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return text if charset.is_unambiguous(text) else ""
