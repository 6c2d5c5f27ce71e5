"""A picture that is made easier keeps what it shows, and never becomes too small or too large for its time."""

import numpy as np
import pytest
from cv2.typing import MatLike

from drivers.camera.easier import (
    ENLARGE_TWICE_BELOW,
    SMALLEST_SIDE,
    at_most,
    evened,
    larger,
    local_threshold,
    sharpened,
    smaller,
)


def picture(height: int, width: int, dark: int = 90, light: int = 110) -> MatLike:
    """The left half dark, the right one light."""
    gray = np.full((height, width), light, np.uint8)
    gray[:, : width // 2] = dark
    return gray


def contrast(gray: MatLike) -> int:
    """Between the pixels on both sides of the edge."""
    row = gray[gray.shape[0] // 2].astype(int)
    middle = gray.shape[1] // 2
    return int(row[middle + 1] - row[middle - 2])


@pytest.mark.parametrize(
    ("made", "size"),
    [
        (at_most(picture(400, 600), 240_000), (400, 600)),
        (at_most(picture(800, 1200), 240_000), (400, 600)),
        (at_most(picture(1, 4000), 1000), (1, 2000)),
        (smaller(picture(2 * SMALLEST_SIDE, 600), 0.5), (SMALLEST_SIDE, 300)),
        (smaller(picture(2 * SMALLEST_SIDE - 2, 600), 0.5), (2 * SMALLEST_SIDE - 2, 600)),
        (larger(picture(400, 600)), (800, 1200)),
        (larger(picture(1000, ENLARGE_TWICE_BELOW // 1000)), (1500, 1050)),
    ],
)
def test_it_is_as_large_as_its_time_allows(made: MatLike, size: tuple[int, int]) -> None:
    assert made.shape == size


def test_an_edge_is_steeper_in_a_sharpened_and_an_evened_one_and_whole_in_black_and_white() -> None:
    gray = picture(200, 200)
    assert contrast(sharpened(gray)) > contrast(gray)
    assert contrast(evened(gray)) > contrast(gray)
    assert contrast(local_threshold(gray)) == 255
