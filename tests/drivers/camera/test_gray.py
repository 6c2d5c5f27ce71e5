"""Colours become gray, and what is drawn on nothing stands on white."""

import numpy as np
import pytest
from cv2.typing import MatLike

from drivers.camera.gray import gray


@pytest.mark.parametrize(
    ("pixel", "level"),
    [
        ([90], 90),
        ([200, 200, 200], 200),
        ([255, 0, 0], 29),  # blue is dark
        ([0, 255, 0], 150),
        ([10, 10, 10, 255], 10),
        ([10, 10, 10, 0], 255),
        ([0, 0, 0, 51], 204),
    ],
)
def test_a_pixel_of_any_kind_is_as_light_as_it_is_seen(pixel: list[int], level: int) -> None:
    picture: MatLike = np.full((2, 3, len(pixel)), pixel, np.uint8)
    assert gray(picture).tolist() == [[level] * 3] * 2


def test_gray_stays_as_it_is() -> None:
    picture = np.arange(6, dtype=np.uint8).reshape(2, 3)
    assert gray(picture) is picture
