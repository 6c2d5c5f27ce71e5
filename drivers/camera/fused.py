"""Two successive pictures of a code made one: where glare covers it in one, the other may show it. Knows no code.

What lies between the two pictures is taken for a plane that has moved.
"""

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt
from cv2.typing import MatLike

from drivers.camera import easier
from drivers.camera.elsewhere import Corners

POINTS, FEWEST = 200, 16  # that are followed from one picture to the other; fewer tell no movement
QUALITY, APART = 0.005, 4  # of a point, beside the best; pixels from the next one
WINDOW = (25, 25)  # pixels around a point by which it is known again
LEVELS = 3  # of halving
FURTHEST = 160  # pixels that a hand moves from one picture to the next; further than can be followed
OFF = 1.5  # pixels by which a point may be off
AROUND = 0.62  # of the code's longer side, from its middle: with its quiet zone
WIDER = 1.6  # of that: a place is not always that of the whole code
NEIGHBOURHOOD, BELOW = 21, 3  # pixels a side; so much darker than it on average is dark


def fused(gray: MatLike, before: MatLike, corners: Corners) -> Iterator[MatLike]:
    """Pictures of what is at `corners` in `gray`, each made of both; none where `before` does not show the same."""
    if gray.shape != before.shape:
        return
    middle, reach = corners.mean(0), float(np.ptp(corners, axis=0).max()) * AROUND
    around = _part(middle, reach * WIDER + FURTHEST)  # what is further off is not looked at: it takes its time
    gray, before = gray[around], before[around]
    middle -= (around[1].start, around[0].start)
    moved = _as_in(gray, before, _part(middle, reach))
    if moved is None:
        return
    part = _part(middle, reach * WIDER)
    darker = cv2.min(gray[part], moved[part])  # glare is light
    soft = cv2.GaussianBlur(darker, (0, 0), 1.5)
    yield darker
    yield easier.sharpened(soft)
    yield cv2.adaptiveThreshold(soft, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, NEIGHBOURHOOD, BELOW)
    yield cv2.addWeighted(gray[part], 0.5, moved[part], 0.5, 0)


def _part(middle: npt.NDArray[np.float32], reach: float) -> tuple[slice, slice]:
    (left, top), (right, bottom) = (middle - reach).clip(0).astype(int), (middle + reach).clip(0).astype(int)
    return slice(top, bottom), slice(left, right)


def _as_in(gray: MatLike, before: MatLike, part: tuple[slice, slice]) -> MatLike | None:
    """The picture before, moved so that its part lies as in `gray`; None: it does not show the same."""
    mask = np.zeros_like(gray)
    mask[part] = 255
    points = cv2.goodFeaturesToTrack(gray, POINTS, QUALITY, APART, mask=mask)
    if points is None or len(points) < FEWEST:
        return None
    followed, found, _ = cv2.calcOpticalFlowPyrLK(
        gray, before, points, np.empty_like(points), None, None, WINDOW, LEVELS
    )
    there = found.ravel() == 1
    enough = there.sum() >= FEWEST
    onto, fits = cv2.findHomography(points[there], followed[there], cv2.RANSAC, OFF) if enough else (None, there)
    if onto is None or fits.sum() < FEWEST:
        return None
    size = (gray.shape[1], gray.shape[0])
    return cv2.warpPerspective(before, onto, size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
