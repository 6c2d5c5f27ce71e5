"""Where else in a picture another code may be than at the places that are known. Knows no code.

A code is dense with edges, a hand, a telephone and a room are not: where nothing is dense, nobody need look.
"""

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt
from cv2.typing import MatLike

Corners = npt.NDArray[np.float32]
"""4 x 2: x and y in pixels, clockwise from the top left."""

REACH = 4  # pixels: from one that is dark to one that is light
BLOCK = 16  # pixels a side
EVERY = 4  # rows: the others look alike
DENSE = 0.4 * 255  # so much of a block is near an edge; along a single edge it is 0.25, in the corner of two 0.44
CONTRAST = 0.4  # of that of the code which is known
AROUND = 0.06  # of a code's side: its corners are not seen to the pixel
MARGIN = 4 * BLOCK


def rest_of(gray: MatLike, small: MatLike, known: Sequence[Corners]) -> MatLike | None:
    """The part of `gray` in which more codes may be, with those that are known wiped out; None: in no part.

    `small`: the same picture with as many pixels or fewer, to look at.
    """
    scale = len(gray) / len(small)
    wiped, contrast = without(small, [corners / scale for corners in known])
    dense = _dense_blocks(wiped, max(1, round(contrast * CONTRAST)))
    if not _two_side_by_side(dense):
        return None
    rows, columns = np.nonzero(dense)
    top, bottom = (round(edge * scale) for edge in _edges(rows))
    left, right = (round(edge * scale) for edge in _edges(columns))
    whole, _ = without(gray, known)
    return np.ascontiguousarray(whole[top:bottom, left:right])


def without(gray: MatLike, known: Sequence[Corners]) -> tuple[MatLike, float]:
    """The picture without the known codes, as light as they are; and the contrast there, or of the whole picture."""
    light, contrast = _light_and_contrast(gray, known)
    wiped = gray.copy() if known else gray
    for corners in known:
        middle = corners.mean(0)
        cv2.fillConvexPoly(wiped, np.rint(middle + (corners - middle) * (1 + 2 * AROUND)).astype(np.int32), light)
    return wiped, contrast


def contrast_of(gray: MatLike, known: Sequence[Corners]) -> float:
    """Between dark and light of the known codes, or of the whole picture."""
    return _light_and_contrast(gray, known)[1]


def _light_and_contrast(gray: MatLike, known: Sequence[Corners]) -> tuple[float, float]:
    """Of the code with most contrast. Half of it is dark: dark and light are one deviation from the mean."""
    parts = [_within(gray, corners) for corners in known] or [gray]
    mean, deviation = max((cv2.meanStdDev(part) for part in parts), key=lambda found: float(found[1][0, 0]))
    return float(mean[0, 0] + deviation[0, 0]), 2 * float(deviation[0, 0])


def _within(gray: MatLike, corners: Corners) -> MatLike:
    height, width = gray.shape
    (left, top), (right, bottom) = corners.min(0).astype(int), corners.max(0).astype(int)
    return gray[max(min(top, height - 1), 0) : max(bottom, 1), max(min(left, width - 1), 0) : max(right, 1)]


def _dense_blocks(gray: MatLike, contrast: int) -> npt.NDArray[np.bool_]:
    rows, columns = (max(side - REACH, 0) // BLOCK for side in gray.shape)
    if not rows or not columns:
        return np.zeros((0, 0), np.bool_)
    here = gray[: rows * BLOCK : EVERY, : columns * BLOCK]  # whole blocks: no other scaling is as quick
    along = gray[: rows * BLOCK : EVERY, REACH : columns * BLOCK + REACH]
    down = gray[REACH : rows * BLOCK + REACH : EVERY, : columns * BLOCK]
    change = cv2.max(cv2.absdiff(here, along), cv2.absdiff(here, down))
    _, edges = cv2.threshold(change, contrast, 255, cv2.THRESH_BINARY)
    near = cv2.resize(edges, (columns, rows), interpolation=cv2.INTER_AREA)
    return np.asarray(near > DENSE, np.bool_)


def _two_side_by_side(blocks: npt.NDArray[np.bool_]) -> bool:
    """Corners of a card or of a screen are dense as well, each for itself."""
    return bool((blocks[:, 1:] & blocks[:, :-1]).any() or (blocks[1:] & blocks[:-1]).any())


def _edges(blocks: npt.NDArray[np.intp]) -> tuple[int, int]:
    return max(int(blocks.min()) * BLOCK - MARGIN, 0), (int(blocks.max()) + 1) * BLOCK + MARGIN
