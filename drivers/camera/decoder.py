"""Reads one code from one gray picture: a ladder of tries, cheapest first. Knows no camera and no service.

zxing-cpp reads best and never gave a wrong text in our measurements; zbar reads a few more pictures but guesses
character sets, so it comes last. OpenCV's own readers and wechat_qrcode are left out: they misread or hang.
"""

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
import zxingcpp
from cv2.typing import MatLike
from zxingcpp import Barcode, BarcodeFormat, BarcodeFormats, Binarizer, ContentType, TextMode

from drivers.camera import charset, easier, parts, zbar
from drivers.camera.elsewhere import rest_of
from drivers.camera.flatten import flattened

FULL_HD = 1920 * 1080

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


Try = Callable[[MatLike], Code | None]


def decode(gray: MatLike) -> Code | None:
    """The code in a still picture, all tries one after the other: 2 ms where it is easy, 0.2 to 0.4 s for a
    1080p picture without a code. `gray`: 8 bits a pixel, height x width.

    SeveralCodesError, PartOfCodeError: there is more than one code, or less.
    """
    for attempt in (_quick, _plain):
        if code := attempt(gray):
            return _alone(code, gray)
    fitted = easier.at_most(gray, FULL_HD)
    found = next((code for attempt in STILL if (code := attempt(fitted))), None)
    return _alone(found, fitted) if found else None


class Ladder:
    """Reads live video: each frame gets the quick try and one more in turn, so that no frame takes long.

    Parts of a message may be shown one after the other.
    """

    def __init__(self) -> None:
        self._turn = itertools.cycle(LIVE)
        self._parts: parts.Parts = {}

    def read(self, gray: MatLike) -> Code | None:
        """SeveralCodesError, PartOfCodeError: there is more than one code, or less."""
        fitted = easier.at_most(gray, FULL_HD)
        try:
            code = _quick(fitted) or next(self._turn)(fitted)
            return _alone(code, fitted) if code else None
        except PartOfCodeError as part:
            self._parts |= part.seen
            if code := _joined(self._parts):
                return code
            raise


# --- readers --------------------------------------------------------------------------------------------------


def _zxing(
    gray: MatLike,
    formats: tuple[BarcodeFormat, ...] = QR,
    *,
    thorough: bool = True,
    shrink: bool = True,
    binarizer: Binarizer = Binarizer.LocalAverage,
) -> Code | None:
    return _only(_seen(gray, formats, thorough=thorough, shrink=shrink, binarizer=binarizer))


def _seen(
    gray: MatLike,
    formats: tuple[BarcodeFormat, ...],
    *,
    thorough: bool = True,
    shrink: bool = False,
    binarizer: Binarizer = Binarizer.LocalAverage,
) -> list[Barcode]:
    # The default text mode rewrites control characters; Plain leaves them for the content rules to refuse.
    found = zxingcpp.read_barcodes(
        gray,
        formats=BarcodeFormats(formats),
        try_rotate=thorough,
        try_downscale=thorough and shrink,
        try_invert=thorough,
        text_mode=TextMode.Plain,
        binarizer=binarizer,
    )
    return [code for code in found if code.valid and code.bytes]


def _only(found: Iterable[Barcode]) -> Code | None:
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
    message = _joined(seen)
    if len(whole) > 1 or (whole and (seen or segments)) or (message and len({part.parity for part in seen}) > 1):
        raise SeveralCodesError(f"{len(whole) + len(seen)} different codes, expected one")
    if segments or (seen and not message):
        raise PartOfCodeError(seen)
    return message or next(iter(whole.values()), None)


def _code(found: Barcode) -> Code | None:
    """None: it holds nothing, or no more than the mark of a character set."""
    raw, decoded = found.bytes, found.text
    plain = raw == decoded.encode(errors="replace")  # what the usual code is; the others say more at its beginning
    if not plain and found.content_type != ContentType.Binary and parts.says_its_charset(found):
        text = charset.declared_text(raw, decoded)
        return Code(text, str(found.format), text.encode(errors="replace")) if text else None
    text = charset.text_in(raw, decoded)
    return Code(text, str(found.format), charset.payload_of(raw, text)) if text else None


def _joined(seen: parts.Parts) -> Code | None:
    raw = parts.joined(seen)
    if not raw:
        return None
    text = charset.text_in(raw, raw.decode("latin-1"))
    return Code(text, "QR Code", charset.payload_of(raw, text))


def _alone(code: Code, gray: MatLike) -> Code:
    """`code`, where a thorough look finds no other: the quick one sees only what is easy.

    At half the size it takes a quarter of the time; what is too small for that, the quick one has seen. Codes of other
    kinds are looked for only where there is something that may be one.
    """
    half = easier.smaller(gray, 0.5)
    seen = _seen(half, QR)
    _require_no_other(code, seen)
    known = [_corners(one.position) * (len(gray) / len(half)) for one in seen]
    known += [_corners(one.position) for one in _all_of_its_kind(code, gray)]
    rest = rest_of(gray, half, known)
    if rest is not None:
        _require_no_other(code, _seen(easier.smaller(rest, 0.5), OTHER_KINDS))
        _require_no_other(code, _seen(rest, OTHER_KINDS))
    return code


def _require_no_other(code: Code, seen: Iterable[Barcode]) -> None:
    """SeveralCodesError: one of those seen says something else, or is a part of something else."""
    try:
        other = _only(seen)
    except PartOfCodeError:
        raise SeveralCodesError("a code and a part of another, expected one") from None
    if other and other.payload != code.payload:
        raise SeveralCodesError("2 different codes, expected one")


def _all_of_its_kind(code: Code, gray: MatLike) -> list[Barcode]:
    """All that is seen of its kind at full size, if it is no QR code: halving may hide another one.

    Of two PDF417 codes in a row zxing-cpp often reads one and sees the other only, or takes the end of the other for
    the end of the first: enlarged, they are two. SeveralCodesError: they are several.
    """
    kind = next((kind for kind in NAMED[1:] if str(kind) == code.format), None)
    if not kind:
        return []
    seen = _require_one(code, kind, gray)
    if seen and kind in STACKED:
        _require_one(code, kind, easier.larger(_around(gray, seen)))
    return seen


def _require_one(code: Code, kind: BarcodeFormat, gray: MatLike) -> list[Barcode]:
    """All that is seen of this kind. SeveralCodesError: it is not the one code, at one place or at several."""
    found = zxingcpp.read_barcodes(
        gray, BarcodeFormats((kind,)), try_downscale=False, text_mode=TextMode.Plain, return_errors=kind in STACKED
    )
    read = _only(one for one in found if one.valid and one.bytes)
    unread = [one for one in found if not one.valid]
    beside = any(not _overlap(one.position, other.position) for one in unread for other in found)
    if beside or (read and read.payload != code.payload):
        raise SeveralCodesError("2 codes, expected one")
    return found


def _around(gray: MatLike, codes: Iterable[Barcode]) -> MatLike:
    """The part of the picture with these codes, and as much again on each side."""
    corners = np.concatenate([_corners(code.position) for code in codes])
    (left, top), (right, bottom) = corners.min(0).astype(int), corners.max(0).astype(int)
    side = max(right - left, bottom - top)
    return gray[max(top - side, 0) : bottom + side, max(left - side, 0) : right + side]


def _overlap(one: zxingcpp.Position, other: zxingcpp.Position) -> bool:
    """Whether they are at the same place: two tries at one code."""
    (left, top), (right, bottom) = _corners(one).min(0), _corners(one).max(0)
    (others_left, others_top), (others_right, others_bottom) = _corners(other).min(0), _corners(other).max(0)
    return bool(left <= others_right and others_left <= right and top <= others_bottom and others_top <= bottom)


def _bent(gray: MatLike) -> Code | None:
    """Where a code is seen that cannot be read, bend it straight."""
    seen = zxingcpp.read_barcodes(gray, formats=BarcodeFormats(QR), text_mode=TextMode.Plain, return_errors=True)
    quads = [_corners(code.position) for code in seen if code.error]
    if not quads:
        return None
    largest = max(quads, key=cv2.contourArea)  # the smaller ones are parts that look like codes
    return next((code for picture in flattened(gray, largest) if (code := _quick(picture))), None)


def _corners(position: zxingcpp.Position) -> npt.NDArray[np.float32]:
    points = (position.top_left, position.top_right, position.bottom_right, position.bottom_left)
    return np.array([(point.x, point.y) for point in points], np.float32)


def _zbar(gray: MatLike) -> Code | None:
    texts = {zbar.text_of(data) for kind, data in zbar.read(gray) if kind is zbar.Kind.WHOLE} - {""}
    if len(texts) > 1:
        raise SeveralCodesError(f"{len(texts)} different codes, expected one")
    return next((Code(text, "QR Code", text.encode()) for text in texts), None)


# --- the ladders ----------------------------------------------------------------------------------------------


def _quick(gray: MatLike) -> Code | None:
    return _zxing(gray, thorough=False)


def _plain(gray: MatLike) -> Code | None:
    return _zxing(gray)


def _named(gray: MatLike) -> Code | None:
    # The halved picture has its own try; zxing-cpp's spends up to 0.3 s on correcting what it sees of a PDF417 there.
    return _zxing(gray, NAMED, shrink=False)


def _named_small(gray: MatLike) -> Code | None:
    return _zxing(easier.smaller(gray, 0.5), NAMED)


def _bars(gray: MatLike) -> Code | None:
    return _zxing(gray, LINEAR)


def _smoothed(gray: MatLike) -> Code | None:
    return _zxing(cv2.GaussianBlur(gray, (0, 0), 2))


def _despeckled(gray: MatLike) -> Code | None:
    return _zxing(cv2.medianBlur(gray, 5))


# Only the unchanged and the halved picture are searched for bars: a changed one can grow bars of its own.
STILL: tuple[Try, ...] = (
    _named,
    _named_small,
    lambda gray: _zxing(easier.local_threshold(gray)),
    _smoothed,
    lambda gray: _zxing(easier.smaller(gray, 0.7)),
    lambda gray: _zxing(easier.smaller(gray, 0.25)),
    _despeckled,
    lambda gray: _zxing(easier.sharpened(gray)),
    lambda gray: _zxing(easier.evened(gray)),
    lambda gray: _zxing(gray, binarizer=Binarizer.GlobalHistogram),
    lambda gray: _zxing(easier.local_threshold(gray, 101)),
    lambda gray: _zxing(easier.larger(gray)),
    lambda gray: _zxing(easier.sharpened(easier.larger(gray), 3.0)),
    _bent,
    _zbar,
)
# Zbar and the search for DataMatrix take longest; on a smaller picture they fit into a frame's time.
LIVE: tuple[Try, ...] = (
    _plain,
    _named_small,
    lambda gray: _zxing(easier.local_threshold(gray)),
    _bars,
    _smoothed,
    lambda gray: _zxing(easier.smaller(gray, 0.7)),
    _despeckled,
    _named_small,
    lambda gray: _zxing(easier.sharpened(gray)),
    lambda gray: _zxing(easier.evened(gray)),
    _bars,
    lambda gray: _zxing(gray, binarizer=Binarizer.GlobalHistogram),
    lambda gray: _zxing(easier.larger(gray)),
    _bent,
    lambda gray: _zbar(easier.smaller(gray, 0.4)),
)
