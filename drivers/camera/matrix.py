"""The first codeword of a Data Matrix code (ECC 200), from its modules: it says whether the code is only a part.

zxing-cpp says what a code holds and not that it is a part. ISO/IEC 16022 (its annex on symbol character placement).
"""

import numpy as np
import numpy.typing as npt

Modules = npt.NDArray[np.bool_]
"""Rows of modules from the top left, True = dark, with the frame and without the quiet zone."""

_WIDEST = ((26, 1), (52, 2), (104, 4), (144, 6))  # columns of modules, and into how many regions they are divided
# Of its bits, the first one first: at the left edge, wrapped around it; or in the corners of 8 rows and 32 columns.
_AT_THE_EDGE = ((2, -2), (2, -1), (3, -2), (3, -1), (3, 0), (4, -2), (4, -1), (4, 0))
_IN_CORNERS = ((-3, 0), (-2, 0), (-1, 0), (0, -2), (0, -1), (1, -1), (2, -1), (3, -1))


def first_codeword(modules: Modules) -> int:
    """As it is seen: nothing that is damaged is put right."""
    data = _without_frames(modules)
    rows, columns = data.shape
    corners = rows == 6 and columns % 8 == 4
    places = _IN_CORNERS if corners else [_wrapped(row, column, rows, columns) for row, column in _AT_THE_EDGE]
    return int(np.packbits([data[row, column] for row, column in places])[0])


def _wrapped(row: int, column: int, rows: int, columns: int) -> tuple[int, int]:
    """What leaves at the left comes back at the right, some rows off."""
    return ((row + 4 - (columns + 4) % 8) % rows, column + columns) if column < 0 else (row, column)


def _without_frames(modules: Modules) -> Modules:
    rows, columns = modules.shape
    across = next(regions for widest, regions in _WIDEST if columns <= widest)
    down = across if rows == columns else 1
    kept = (_inside(rows, rows // down), _inside(columns, columns // across))
    return modules[np.ix_(*kept)]


def _inside(size: int, region: int) -> list[int]:
    return [at for at in range(size) if at % region not in (0, region - 1)]
