"""Reads one code from one gray picture: a ladder of tries, cheapest first. Knows no camera and no service.

zxing-cpp comes first, zbar last: it guesses character sets.
"""

import itertools
from collections.abc import Callable
from functools import partial

import cv2
import zxingcpp
from cv2.typing import MatLike
from zxingcpp import BarcodeFormats, Binarizer, TextMode

from drivers.camera import easier, parts
from drivers.camera.elsewhere import Corners
from drivers.camera.flatten import flattened
from drivers.camera.fused import fused
from drivers.camera.others import Glance, alone
from drivers.camera.readers import (
    LINEAR,
    NAMED,
    QR,
    Code,
    PartOfCodeError,
    SeveralCodesError,
    corners_of,
    is_read,
    joined,
    only,
    seen_in,
    with_zbar,
    with_zxing,
)
from drivers.camera.refocused import refocused

FULL_HD = 1920 * 1080
PLACES = 2  # at most, of a picture, that are read together with another picture

Try = Callable[[MatLike], Code | None]


def decode(gray: MatLike, before: MatLike | None = None) -> Code | None:
    """The code in a still picture, all tries one after the other: 2 ms where it is easy, 0.2 to 0.4 s for a
    1080p picture without a code. `gray`: 8 bits a pixel, height x width. `before`: what the same camera saw just before
    it, to be read together with it.

    SeveralCodesError, PartOfCodeError: there is more than one code, or less.
    """
    glance = Glance(gray)
    if code := glance.code() or _plain(gray):
        return alone(code, glance)
    if gray.size > FULL_HD:
        gray = easier.at_most(gray, FULL_HD)
        glance = Glance(gray)
    # The halved picture has its own try; zxing-cpp's spends up to 0.3 s on correcting what it sees of a PDF417 there.
    named = seen_in(gray, NAMED, unread=True)
    if code := only(one for one in named if is_read(one)):
        return alone(code, glance, named)
    found = next((code for attempt in STILL if (code := attempt(gray))), None)
    if not found and before is not None:
        found = _both(gray, easier.at_most(before, FULL_HD))
    return alone(found, glance) if found else None


def shows_code(half: MatLike) -> bool:
    """The quick try, at a picture of half the size: whether a QR code is read in it."""
    return bool(seen_in(half, QR))


class Ladder:
    """Reads live video: each frame gets the quick try and one more in turn, so that no frame takes long.

    Parts of a message may be shown one after the other.
    """

    def __init__(self) -> None:
        self._turn = itertools.cycle(LIVE)
        self._parts: parts.Parts = {}
        self._before: MatLike | None = None

    def read(self, gray: MatLike) -> Code | None:
        """SeveralCodesError, PartOfCodeError: there is more than one code, or less."""
        fitted = easier.at_most(gray, FULL_HD)
        before, self._before = self._before, fitted
        try:
            glance = Glance(fitted)
            code = glance.code() or self._more(fitted, before)
            return alone(code, glance) if code else None
        except PartOfCodeError as part:
            self._parts |= part.seen
            if code := joined(self._parts):
                return code
            raise

    def _more(self, gray: MatLike, before: MatLike | None) -> Code | None:
        attempt = next(self._turn)
        if attempt not in (_with_before, _in_before):
            return attempt(gray)
        if before is None:
            return None
        return _fused(_places(gray, before) if attempt is _with_before else _places(before, gray))


# --- the ladders ----------------------------------------------------------------------------------------------


def _bent(gray: MatLike) -> Code | None:
    """Where a code is seen that cannot be read, bend it straight."""
    places = _unread(gray)[:1]  # the smaller ones are parts that look like codes
    pictures = (picture for place in places for picture in flattened(gray, place))
    return next((code for picture in pictures if (code := _quick(picture))), None)


Place = tuple[MatLike, MatLike, Corners]  # where in the first picture, and the one to be read together with it


def _both(gray: MatLike, before: MatLike) -> Code | None:
    """Where codes are seen that cannot be read, read them together with what was there just before.

    SeveralCodesError: they say different things.
    """
    return _fused([*_places(gray, before), *_places(before, gray)])  # glare may hide it in one of them


def _places(gray: MatLike, other: MatLike) -> list[Place]:
    return [(gray, other, corners) for corners in _unread(gray)[:PLACES]]


def _fused(places: list[Place]) -> Code | None:
    """SeveralCodesError: they say different things."""
    found = None
    for place in places:
        code = next((code for picture in fused(*place) if (code := with_zxing(picture))), None)
        if found and code and code.payload != found.payload:
            raise SeveralCodesError("2 different codes, expected one")
        found = found or code
    return found


def _unread(gray: MatLike) -> list[Corners]:
    """Where codes are seen that cannot be read, the largest one first."""
    seen = zxingcpp.read_barcodes(gray, formats=BarcodeFormats(QR), text_mode=TextMode.Plain, return_errors=True)
    quads = [corners_of(code.position) for code in seen if code.error]
    return sorted(quads, key=cv2.contourArea, reverse=True)


def _with_before(gray: MatLike) -> Code | None:
    """Stands in the ladder of live video for what is seen in a frame, and read together with the one before."""
    return None


def _in_before(gray: MatLike) -> Code | None:
    """Stands there for what was seen in the frame before. Each has its turn: both at once are more than a frame's."""
    return None


def _quick(gray: MatLike) -> Code | None:
    return with_zxing(gray, thorough=False)


def _plain(gray: MatLike) -> Code | None:
    return with_zxing(gray)


def _named_small(gray: MatLike) -> Code | None:
    return with_zxing(easier.smaller(gray, 0.5), NAMED)


def _bars(gray: MatLike) -> Code | None:
    return with_zxing(gray, LINEAR)


def _smoothed(gray: MatLike) -> Code | None:
    return with_zxing(cv2.GaussianBlur(gray, (0, 0), 2))


def _refocused(gray: MatLike, sigma: float) -> Code | None:
    return with_zxing(refocused(easier.smaller(gray, 0.5), sigma), shrink=False)


def _despeckled(gray: MatLike) -> Code | None:
    return with_zxing(cv2.medianBlur(gray, 5))


REFOCUSED: tuple[Try, ...] = tuple(partial(_refocused, sigma=sigma) for sigma in (1.5, 2.0, 2.5))
# Only the unchanged and the halved picture are searched for bars: a changed one can grow bars of its own.
STILL: tuple[Try, ...] = (
    _named_small,
    lambda gray: with_zxing(easier.local_threshold(gray)),
    _smoothed,
    lambda gray: with_zxing(easier.smaller(gray, 0.7)),
    lambda gray: with_zxing(easier.smaller(gray, 0.25)),
    _despeckled,
    lambda gray: with_zxing(easier.sharpened(gray)),
    lambda gray: with_zxing(easier.evened(gray)),
    lambda gray: with_zxing(gray, binarizer=Binarizer.GlobalHistogram),
    lambda gray: with_zxing(easier.local_threshold(gray, 101)),
    *REFOCUSED,
    lambda gray: with_zxing(easier.larger(gray)),
    lambda gray: with_zxing(easier.sharpened(easier.larger(gray), 3.0)),
    _bent,
    with_zbar,
)
# Zbar and the search for DataMatrix take longest; on a smaller picture they fit into a frame's time.
LIVE: tuple[Try, ...] = (
    _plain,
    _named_small,
    lambda gray: with_zxing(easier.local_threshold(gray)),
    _bars,
    _smoothed,
    lambda gray: with_zxing(easier.smaller(gray, 0.7)),
    REFOCUSED[0],
    _despeckled,
    _named_small,
    REFOCUSED[1],
    _with_before,
    lambda gray: with_zxing(easier.sharpened(gray)),
    lambda gray: with_zxing(easier.evened(gray)),
    _bars,
    lambda gray: with_zxing(gray, binarizer=Binarizer.GlobalHistogram),
    REFOCUSED[2],
    lambda gray: with_zxing(easier.larger(gray)),
    _bent,
    _in_before,
    lambda gray: with_zbar(easier.smaller(gray, 0.4)),
)
