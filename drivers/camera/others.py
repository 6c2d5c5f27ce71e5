"""Whether a code is the only one in the picture. Knows what readers see, and no ladder."""

from collections.abc import Iterable, Sequence

import numpy as np
from cv2.typing import MatLike
from zxingcpp import Barcode, BarcodeFormat

from drivers.camera import easier
from drivers.camera.elsewhere import Corners, contrast_of, rest_of, without
from drivers.camera.lines import Part, parts_with_lines
from drivers.camera.readers import (
    NAMED,
    OTHER_KINDS,
    QR,
    STACKED,
    Code,
    PartOfCodeError,
    SeveralCodesError,
    corners_of,
    is_read,
    only,
    seen_in,
)
from drivers.camera.stacked import holds_one


class Glance:
    """A quick look at a picture: the QR codes that are easy to see in it, all of them.

    At half the size a thorough look takes a quarter of the time. What is too small for that is looked for at full size;
    once there is a code, only where another one can be.
    """

    def __init__(self, gray: MatLike) -> None:
        self.gray = gray
        self.half = easier.smaller(gray, 0.5)
        scale = len(gray) / len(self.half)
        self.seen = seen_in(self.half, QR)
        at_half = [corners_of(code.position) for code in self.seen]
        self.known = [corners * scale for corners in at_half]
        whole = [Part(gray, 0, 0)]
        for part in parts_with_lines(gray, self.half, contrast_of(self.half, at_half)) if self.seen else whole:
            self._add(seen_in(part.gray, QR, thorough=False), part.corner)

    def code(self) -> Code | None:
        """SeveralCodesError, PartOfCodeError: there is more than one code, or less."""
        return only(self.seen)

    def _add(self, codes: Iterable[Barcode], corner: Corners) -> None:
        """Those that have not been seen at half the size."""
        for code in codes:
            place = corners_of(code.position) + corner
            if not any(
                code.bytes == other.bytes and _meet(place, known)
                for other, known in zip(self.seen, self.known, strict=True)
            ):
                self.seen.append(code)
                self.known.append(place)


def alone(code: Code, glance: Glance, named: Sequence[Barcode] | None = None) -> Code:
    """`code`, where a thorough look finds no other. SeveralCodesError: it does.

    Codes of other kinds are looked for only where there is something that may be one. `named`: all that is seen at full
    size, with what cannot be read, if that has been looked for.
    """
    gray, half = glance.gray, glance.half
    known = glance.known + [corners_of(one.position) for one in _all_of_its_kind(code, gray, named)]
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


def _all_of_its_kind(code: Code, gray: MatLike, named: Sequence[Barcode] | None) -> list[Barcode]:
    """All that is seen of its kind at full size, if it is no QR code: halving may hide another one.

    Of two PDF417 codes in a row zxing-cpp often reads one and sees the other only, or takes the end of the other for
    the end of the first: enlarged, they are two. SeveralCodesError: they are several.
    """
    kind = next((kind for kind in NAMED[1:] if str(kind) == code.format), None)
    if not kind:
        return []
    seen = [one for one in named if one.format == kind] if named is not None else _seen_of(kind, gray)
    _require_one(code, seen)
    if seen and kind in STACKED:
        around = _around(gray, seen)
        if not _stands_alone(around, [corners_of(one.position) - around.corner for one in seen]):
            _require_one(code, _seen_of(kind, easier.larger(around.gray)))
    return seen


def _seen_of(kind: BarcodeFormat, gray: MatLike) -> list[Barcode]:
    return seen_in(gray, (kind,), unread=kind in STACKED)


def _stands_alone(around: Part, places: Sequence[Corners]) -> bool:
    """Whether each of them holds one PDF417 code, and there is next to nothing around them."""
    half = easier.smaller(around.gray, 0.5)
    others, contrast = without(half, [corners * (len(half) / len(around.gray)) for corners in places])
    return all(holds_one(around.gray, corners) for corners in places) and not parts_with_lines(half, others, contrast)


def _require_one(code: Code, seen: Sequence[Barcode]) -> None:
    """SeveralCodesError: what is seen is not the one code, at one place or at several."""
    read = only(one for one in seen if is_read(one))
    unread = [one for one in seen if not one.valid]
    beside = any(not _meet(corners_of(one.position), corners_of(other.position)) for one in unread for other in seen)
    if beside or (read and read.payload != code.payload):
        raise SeveralCodesError("2 codes, expected one")


def _around(gray: MatLike, codes: Iterable[Barcode]) -> Part:
    """The part of the picture with these codes, and as much again on each side."""
    corners = np.concatenate([corners_of(code.position) for code in codes])
    (left, top), (right, bottom) = corners.min(0).astype(int), corners.max(0).astype(int)
    side = max(right - left, bottom - top)
    beyond_left, above = max(int(left - side), 0), max(int(top - side), 0)
    return Part(gray[above : bottom + side, beyond_left : right + side], beyond_left, above)


def _meet(one: Corners, other: Corners) -> bool:
    """Whether they are at the same place: two tries at one code."""
    return bool((one.min(0) <= other.max(0)).all() and (other.min(0) <= one.max(0)).all())
