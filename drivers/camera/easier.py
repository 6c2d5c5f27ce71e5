"""A gray picture made easier to read: smaller, larger, sharper, evened. Knows no code."""

import cv2
from cv2.typing import MatLike

ENLARGE_TWICE_BELOW = 700_000  # pixels; above, 1.5 times is as much as a frame's time allows
SMALLEST_SIDE = 160  # halving below this leaves modules of one pixel


def at_most(gray: MatLike, pixels: int) -> MatLike:
    """With so many pixels, or as it is."""
    size = gray.shape[0] * gray.shape[1]
    return gray if size <= pixels else scaled(gray, (pixels / size) ** 0.5)


def scaled(gray: MatLike, factor: float) -> MatLike:
    """Both sides by this factor, and never less than a pixel."""
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    height, width = gray.shape[:2]
    return cv2.resize(gray, (max(1, round(width * factor)), max(1, round(height * factor))), interpolation=how)


def smaller(gray: MatLike, factor: float) -> MatLike:
    """`factor`: below 1. What would become too small stays as it is."""
    return scaled(gray, factor) if min(gray.shape[:2]) * factor >= SMALLEST_SIDE else gray


def larger(gray: MatLike) -> MatLike:
    """Twice as wide and high, or 1.5 times."""
    return scaled(gray, 2.0 if gray.size < ENLARGE_TWICE_BELOW else 1.5)


def local_threshold(gray: MatLike, block: int = 51) -> MatLike:
    """Black and white by the neighbourhood: against shadows and noise. `block`: side in pixels, odd."""
    smooth = cv2.GaussianBlur(gray, (5, 5), 0)
    return cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, block, 7)


def sharpened(gray: MatLike, amount: float = 1.5) -> MatLike:
    """Against what is out of focus."""
    return cv2.addWeighted(gray, 1 + amount, cv2.GaussianBlur(gray, (0, 0), 3), -amount, 0)


def evened(gray: MatLike) -> MatLike:
    """Contrast stretched in 8 x 8 fields (CLAHE): against glare and low contrast."""
    return cv2.createCLAHE(4.0, (8, 8)).apply(gray)
