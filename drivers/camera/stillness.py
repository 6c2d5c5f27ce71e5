"""Whether what a camera sees has not changed for a while. Knows no code.

Looked at from so far that a sensor's own noise is gone: a cell of the tiny picture is the mean of some hundred pixels.
"""

import cv2
import numpy as np
from cv2.typing import MatLike

CELL = 16  # pixels a side
CHANGE = 6  # of 255: noise moves a cell by less than one, a lamp on the mains by two or three
A_FEW = 3  # cells: smaller than that no code is read


class Stillness:
    """Looks at each frame as it comes. What it is compared with is the last one that differed, however slowly."""

    def __init__(self, patience: int) -> None:
        """`patience`: so many frames alike are not still yet."""
        self._patience = patience
        self._as_it_was: MatLike | None = None
        self._alike = 0

    def look(self, gray: MatLike) -> None:
        tiny = cv2.resize(gray, [max(side // CELL, 1) for side in gray.shape[1::-1]], interpolation=cv2.INTER_AREA)
        if self._as_it_was is None or _differ(tiny, self._as_it_was):
            self._as_it_was = tiny
            self._alike = 0
        else:
            self._alike += 1

    def stir(self) -> None:
        """There is something worth looking at, changing or not."""
        self._alike = 0

    @property
    def lasts(self) -> bool:
        return self._alike > self._patience


def _differ(tiny: MatLike, other: MatLike) -> bool:
    if tiny.shape != other.shape:
        return True
    return int(np.count_nonzero(cv2.absdiff(tiny, other) > CHANGE)) >= min(A_FEW, tiny.size)
