"""What the readers see in a gray picture, and what of it is one code. Knows no ladder and no camera.

zxing-cpp reads best and never gave a wrong text in our measurements; zbar reads a few more pictures but guesses
character sets. OpenCV's own readers and wechat_qrcode are left out: they misread or hang.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import zxingcpp
from cv2.typing import MatLike
from zxingcpp import Barcode, BarcodeFormat, BarcodeFormats, Binarizer, ContentType, TextMode

from drivers.camera import charset, parts, zbar
from drivers.camera.elsewhere import Corners

QR = (BarcodeFormat.QRCode,)
LINEAR = (BarcodeFormat.Code128, BarcodeFormat.Code39, BarcodeFormat.EAN13)
STACKED = (BarcodeFormat.PDF417,)
OTHER_KINDS = (BarcodeFormat.DataMatrix, *STACKED, *LINEAR, BarcodeFormat.Aztec)
NAMED = (*QR, BarcodeFormat.DataMatrix, BarcodeFormat.PDF417, *LINEAR)


@dataclass(frozen=True, slots=True)
class Code:
    """What a code says. `payload` gives `text` back as UTF-8 or GB18030; binary content stays as it is."""

    text: str
    format: str
    payload: bytes


class SeveralCodesError(ValueError):
    """Codes that say different things are in the picture: which is meant, nobody can tell."""


class PartOfCodeError(ValueError):
    """What is in the picture is a part of a longer message, or several, and not all of it."""

    def __init__(self, seen: parts.Parts) -> None:
        super().__init__("a part of a longer message, expected all of it")
        self.seen = seen


def with_zxing(
    gray: MatLike,
    formats: tuple[BarcodeFormat, ...] = QR,
    *,
    thorough: bool = True,
    shrink: bool = True,
    binarizer: Binarizer = Binarizer.LocalAverage,
) -> Code | None:
    return only(seen_in(gray, formats, thorough=thorough, shrink=shrink, binarizer=binarizer))


def seen_in(
    gray: MatLike,
    formats: tuple[BarcodeFormat, ...],
    *,
    thorough: bool = True,
    shrink: bool = False,
    binarizer: Binarizer = Binarizer.LocalAverage,
    unread: bool = False,
) -> list[Barcode]:
    """`unread`: with those that are seen and cannot be read."""
    # The default text mode rewrites control characters; Plain leaves them for the content rules to refuse.
    found = zxingcpp.read_barcodes(
        gray,
        formats=BarcodeFormats(formats),
        try_rotate=thorough,
        try_downscale=thorough and shrink,
        try_invert=thorough,
        text_mode=TextMode.Plain,
        binarizer=binarizer,
        return_errors=unread,
    )
    return [code for code in found if unread or is_read(code)]


def is_read(code: Barcode) -> bool:
    """And there is something in it."""
    return bool(code.valid and code.bytes)


def only(found: Iterable[Barcode]) -> Code | None:
    """The one code there is, however often it is there; parts are joined where all are there."""
    whole: dict[str, Code] = {}
    seen: parts.Parts = {}
    segments = 0
    for code in found:
        if parts.is_segment(code):
            segments += 1
        elif part := parts.part_of(code):
            if seen.setdefault(part, code.bytes) != code.bytes:
                raise SeveralCodesError("parts of different messages, expected one message")
        elif said := _code(code):
            whole.setdefault(said.text, said)
    message = joined(seen)
    if len(whole) > 1 or (whole and (seen or segments)) or (message and len({part.parity for part in seen}) > 1):
        raise SeveralCodesError(f"{len(whole) + len(seen)} different codes, expected one")
    if segments or (seen and not message):
        raise PartOfCodeError(seen)
    return message or next(iter(whole.values()), None)


def _code(found: Barcode) -> Code | None:
    """None: it holds nothing, or no more than the mark of a character set."""
    raw, decoded = found.bytes, found.text
    plain = raw == decoded.encode(errors="replace")  # what the usual code is; the others say more at its beginning
    declared = None if plain or found.content_type == ContentType.Binary else parts.charset_of_mark(found)
    if declared is not None:
        text = charset.declared_text(raw, decoded, declared)
        return Code(text, str(found.format), text.encode(errors="replace")) if text else None
    text = charset.text_in(raw, decoded)
    return Code(text, str(found.format), charset.payload_of(raw, text)) if text else None


def joined(seen: parts.Parts) -> Code | None:
    raw = parts.joined(seen)
    if not raw:
        return None
    marked = parts.marked_text(seen)
    if marked is not None:
        text = charset.declared_text(raw, marked, "")
        return Code(text, "QR Code", text.encode(errors="replace")) if text else None
    text = charset.text_in(raw, raw.decode("latin-1"))
    return Code(text, "QR Code", charset.payload_of(raw, text))


def corners_of(position: zxingcpp.Position) -> Corners:
    points = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    return np.array([(point.x, point.y) for point in points], np.float32)


def with_zbar(gray: MatLike) -> Code | None:
    texts = {zbar.text_of(data) for kind, data in zbar.read(gray) if kind is zbar.Kind.WHOLE} - {""}
    if len(texts) > 1:
        raise SeveralCodesError(f"{len(texts)} different codes, expected one")
    return next((Code(text, "QR Code", text.encode()) for text in texts), None)
