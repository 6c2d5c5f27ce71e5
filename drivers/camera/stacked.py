"""Whether the place where a PDF417 code was seen holds one code, or reaches from one to the end of another.

All rows of a code begin with the same bars and end with the same bars (ISO/IEC 15438, start and stop patterns); between
them no bar so wide goes through all rows, and no gap. Knows where the code is, not what it says.
"""

import cv2
import numpy as np
import numpy.typing as npt
from cv2.typing import MatLike

from drivers.camera.elsewhere import Corners

FIRST_BAR, START, STOP = 8, 17, 18  # modules: the start pattern's first bar; both patterns
THROUGH = 6.5  # modules: the patterns begin with bars of 8 and 7; in a codeword no bar and no gap is wider than 6
ALL = 0.9  # of the rows: some at the edge may belong to what is above or below
EDGE = 8  # of so many parts of the height, the first and the last are not looked at
SMALLEST_SIDE = 24  # pixels; three rows of three modules


def holds_one(gray: MatLike, corners: Corners) -> bool:
    """False: it holds more than one, or that cannot be told."""
    dark = _dark(gray, corners)
    if dark is None:
        return False
    share = dark.mean(0)
    first_bar = _first_bar(share)
    module = first_bar / FIRST_BAR
    inner = share[round(START * module) : len(share) - round(STOP * module)]
    through = max(_longest_run(inner > ALL), _longest_run(inner < 1 - ALL))
    upright = dark[:, round(2 * module) : round(6 * module)]
    return bool(module >= 1 and len(inner) and through < THROUGH * module and (upright.mean(1) > 0.5).all())


def _dark(gray: MatLike, corners: Corners) -> npt.NDArray[np.bool_] | None:
    """The place laid upright, True = dark; None: it is too small."""
    sides = np.hypot(*(np.roll(corners, -1, 0) - corners).T)
    width, height = round(float(sides[[0, 2]].mean())), round(float(sides[[1, 3]].mean()))
    if min(width, height) < SMALLEST_SIDE:
        return None
    upright = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    flat = cv2.warpPerspective(gray, cv2.getPerspectiveTransform(corners, upright), (width, height))
    _, light = cv2.threshold(flat, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    return np.asarray(light[height // EDGE : height - height // EDGE] == 0, np.bool_)


def _first_bar(share: npt.NDArray[np.floating]) -> int:
    """The width of the bar at the left edge, of whose pixels hardly any are light; 0: there is none."""
    light = np.flatnonzero(share[2:] < 0.5)  # its corners are not seen to the pixel
    return int(light[0]) + 2 if len(light) and share[2] > 0.5 else 0


def _longest_run(there: npt.NDArray[np.bool_]) -> int:
    ends = np.flatnonzero(np.diff(np.concatenate(([0], there.astype(np.int8), [0]))))
    return int((ends[1::2] - ends[::2]).max(initial=0))
