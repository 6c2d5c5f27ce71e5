"""Where in a picture there are thin lines, as a code too small to be seen at half the size has them. Knows no code.

What is out of focus or of one colour has none, and the edge of a thing is no line: it is dark on one side alone.
"""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from cv2.typing import MatLike

BLOCK = 16  # pixels a side
EVERY = 4  # rows: the others look alike
NEAR = 3  # pixels: a line is darker, or lighter, than what is so far off at both of its sides
STANDS_OUT = 0.065  # by so much of the contrast: next to a line as thin as its neighbours little more is left of it
FAINTEST, STRONGEST = 5, 16  # and by so much at least, which is more than noise; by so much, whatever the contrast
A_FEW = 0.04 * 255  # so much of a block is on such lines: of the best of a code's blocks it is 0.05 and more
MARGIN = 4  # blocks around: not all of a code's blocks have so much
WORTH_CUTTING = 0.7  # of the picture; above, parts take longer than all of it


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a picture, and its place there in pixels."""

    gray: MatLike
    left: int
    top: int

    @property
    def corner(self) -> npt.NDArray[np.float32]:
        """Its top left one, x and y."""
        return np.array((self.left, self.top), np.float32)


def parts_with_lines(gray: MatLike, small: MatLike, contrast: float = 255.0) -> list[Part]:
    """The parts of `gray` in which such a code may be; they may overlap.

    `small`: the same picture at half the size, to look at. `contrast`: between dark and light of a code that is known,
    0 to 255; what has less than a sixth of it counts as nothing.
    """
    scale = len(gray) / len(small)
    lines = _blocks_with_lines(small, min(max(round(contrast * STANDS_OUT), FAINTEST), STRONGEST))
    near = cv2.dilate(lines.astype(np.uint8), np.ones((2 * MARGIN + 1, 2 * MARGIN + 1), np.uint8))
    _, _, boxes, _ = cv2.connectedComponentsWithStats(near)
    parts = [_cut(gray, *(round(BLOCK * scale * side) for side in box[:4])) for box in boxes[1:]]
    all_of_it = sum(part.gray.size for part in parts) > WORTH_CUTTING * gray.size
    return [Part(gray, 0, 0)] if all_of_it else parts


def _cut(gray: MatLike, left: int, top: int, width: int, height: int) -> Part:
    return Part(np.ascontiguousarray(gray[top : top + height, left : left + width]), left, top)


def _blocks_with_lines(gray: MatLike, stands_out: int) -> npt.NDArray[np.bool_]:
    """A block at the right or lower edge may reach beyond the picture, which goes on there as it ends."""
    rows, columns = (-(-side // BLOCK) for side in gray.shape)
    below, beyond = rows * BLOCK - len(gray) + NEAR, columns * BLOCK - gray.shape[1] + NEAR
    padded = cv2.copyMakeBorder(gray, NEAR, below, NEAR, beyond, cv2.BORDER_REPLICATE)
    across, down = padded[NEAR:-NEAR:EVERY], padded[:, NEAR:-NEAR]
    here = across[:, NEAR:-NEAR]
    change = cv2.max(
        _outside(here, across[:, : -2 * NEAR], across[:, 2 * NEAR :]),
        _outside(here, down[: -2 * NEAR : EVERY], down[2 * NEAR :: EVERY]),
    )
    _, lines = cv2.threshold(change, stands_out, 255, cv2.THRESH_BINARY)
    return np.asarray(cv2.resize(lines, (columns, rows), interpolation=cv2.INTER_AREA) > A_FEW, np.bool_)


def _outside(here: MatLike, one: MatLike, other: MatLike) -> MatLike:
    """By how much each pixel is lighter than both others, or darker than both."""
    return cv2.max(cv2.subtract(here, cv2.max(one, other)), cv2.subtract(cv2.min(one, other), here))
