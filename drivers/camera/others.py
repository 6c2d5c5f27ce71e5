"""Whether a code is the only one in the picture. Knows what readers see, and no ladder."""

from collections.abc import Iterable

import numpy as np
import zxingcpp
from cv2.typing import MatLike
from zxingcpp import Barcode, BarcodeFormat, BarcodeFormats, TextMode

from drivers.camera import easier
from drivers.camera.elsewhere import rest_of
from drivers.camera.readers import (
    NAMED,
    OTHER_KINDS,
    QR,
    STACKED,
    Code,
    PartOfCodeError,
    SeveralCodesError,
    corners_of,
    only,
    seen_in,
)


def alone(code: Code, gray: MatLike) -> Code:
    """`code`, where a thorough look finds no other: the quick one sees only what is easy.

    At half the size it takes a quarter of the time; what is too small for that, the quick one has seen. Codes of other
    kinds are looked for only where there is something that may be one.
    """
    half = easier.smaller(gray, 0.5)
    seen = seen_in(half, QR)
    _require_no_other(code, seen)
    known = [corners_of(one.position) * (len(gray) / len(half)) for one in seen]
    known += [corners_of(one.position) for one in _all_of_its_kind(code, gray)]
    rest = rest_of(gray, half, known)
    if rest is not None:
        _require_no_other(code, seen_in(easier.smaller(rest, 0.5), OTHER_KINDS))
        _require_no_other(code, seen_in(rest, OTHER_KINDS))
    return code


def _require_no_other(code: Code, seen: Iterable[Barcode]) -> None:
    """SeveralCodesError: one of those seen says something else, or is a part of something else."""
    try:
        other = only(seen)
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
    read = only(one for one in found if one.valid and one.bytes)
    unread = [one for one in found if not one.valid]
    beside = any(not _overlap(one.position, other.position) for one in unread for other in found)
    if beside or (read and read.payload != code.payload):
        raise SeveralCodesError("2 codes, expected one")
    return found


def _around(gray: MatLike, codes: Iterable[Barcode]) -> MatLike:
    """The part of the picture with these codes, and as much again on each side."""
    corners = np.concatenate([corners_of(code.position) for code in codes])
    (left, top), (right, bottom) = corners.min(0).astype(int), corners.max(0).astype(int)
    side = max(right - left, bottom - top)
    return gray[max(top - side, 0) : bottom + side, max(left - side, 0) : right + side]


def _overlap(one: zxingcpp.Position, other: zxingcpp.Position) -> bool:
    """Whether they are at the same place: two tries at one code."""
    (left, top), (right, bottom) = corners_of(one).min(0), corners_of(one).max(0)
    (others_left, others_top), (others_right, others_bottom) = corners_of(other).min(0), corners_of(other).max(0)
    return bool(left <= others_right and others_left <= right and top <= others_bottom and others_top <= bottom)
