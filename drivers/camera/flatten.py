"""Lays a bent code flat: paper that curls, a slip held in the hand. Knows where the code is, not what it says."""

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt
from cv2.typing import MatLike

SIDE = 400  # pixels of the flat picture
MARGIN = 40  # of which quiet zone, on each side
SMALLEST_AREA = 40 * 40  # a QR code has at least 21 modules a side

Field = npt.NDArray[np.float32]

_V, _U = np.mgrid[-1 : 1 : SIDE * 1j, -1 : 1 : SIDE * 1j].astype(np.float32)
_Y, _X = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32)
_FLAT = np.zeros_like(_U)

# How far each point is off, as (dx, dy) in units of the strongest bend: a bulge along or across, then a wave.
_BULGES: tuple[tuple[Field, Field], ...] = (
    (_FLAT, 1 - _U**2),
    (_FLAT, 1 - _V**2),
    (1 - _V**2, _FLAT),
    (1 - _U**2, _FLAT),
)
_WAVES: tuple[tuple[Field, Field], ...] = (
    (2 * _V * (1 - _V**2), _FLAT),
    (_FLAT, 2 * _U * (1 - _U**2)),
)
_BENDS = (
    *((field, pixels) for pixels in (6, -6, 12, -12, 18, -18) for field in _BULGES),
    *((field, pixels) for pixels in (6, -6) for field in _WAVES),
)


def flattened(gray: MatLike, corners: npt.NDArray[np.float32]) -> Iterator[MatLike]:
    """Pictures of the code inside `corners` (4 x 2, clockwise from its top left), each bent back in another way.

    No pictures where the corners enclose next to nothing.
    """
    if cv2.contourArea(corners) < SMALLEST_AREA:
        return
    near, far = MARGIN, SIDE - MARGIN
    square = np.array([[near, near], [far, near], [far, far], [near, far]], np.float32)
    upright = cv2.warpPerspective(
        gray,
        cv2.getPerspectiveTransform(corners, square),
        (SIDE, SIDE),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    yield upright
    for (dx, dy), pixels in _BENDS:
        yield cv2.remap(upright, _X + pixels * dx, _Y + pixels * dy, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
