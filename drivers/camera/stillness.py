"""Whether what a camera sees has not changed for a while. Knows no code.

Looked at from so far that a sensor's own noise is gone: a cell of a tiny picture is the mean of some hundred pixels.
One tiny picture is of how bright it is, another of how sharp: a lens that finds what lies there changes that alone.
"""

import cv2
import numpy as np
from cv2.typing import MatLike

CELL = 16  # pixels a side
CHANGE = 6  # of 255: noise moves a cell by less than one, a lamp on the mains by two or three
A_FEW = 3  # cells: smaller than that no code is read
AGAIN = 5  # of the pictures that are still, each so many-th is worth a try all the same: what is seen may hide in them


class Stillness:
    """Looks at each frame as it comes. What it is compared with is the last one that differed, however slowly."""

    def __init__(self, patience: int) -> None:
        """`patience`: so many frames alike are not still yet."""
        self._patience = patience
        self._as_it_was: tuple[MatLike, MatLike] | None = None
        self._alike = 0

    def look(self, gray: MatLike) -> None:
        bright, sharp = _from_afar(gray), _from_afar(_edges(gray))
        if self._as_it_was is None or _differ(bright, self._as_it_was[0]) or _differ(sharp, self._as_it_was[1]):
            self._as_it_was = bright, sharp
            self._alike = 0
        else:
            self._alike += 1

    def stir(self) -> None:
        """There is something worth looking at, changing or not."""
        self._alike = 0

    @property
    def lasts(self) -> bool:
        return self._alike > self._patience

    @property
    def worth_a_try(self) -> bool:
        """The last picture moves, or its turn has come."""
        return not self.lasts or (self._alike - self._patience) % AGAIN == 0


def _edges(gray: MatLike) -> MatLike:
    """How much each pixel differs from the one below it on the right; as it is, where there is none."""
    return cv2.absdiff(gray[1:, 1:], gray[:-1, :-1]) if min(gray.shape) > 1 else gray


def _from_afar(gray: MatLike) -> MatLike:
    """Cells alone: what does not fill one at the edge is left out, which makes it many times as fast."""
    height, width = (side // CELL for side in gray.shape[:2])
    if not height or not width:
        return cv2.resize(gray, (max(width, 1), max(height, 1)), interpolation=cv2.INTER_AREA)
    whole = gray[: height * CELL, : width * CELL]
    return cv2.resize(whole, (width, height), interpolation=cv2.INTER_AREA)


def _differ(tiny: MatLike, other: MatLike) -> bool:
    if tiny.shape != other.shape:
        return True
    return int(np.count_nonzero(cv2.absdiff(tiny, other) > CHANGE)) >= min(A_FEW, tiny.size)
