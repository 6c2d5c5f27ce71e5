"""A picture out of focus that Wiener's filter makes sharp again."""

import numpy as np
import pytest

from drivers.camera import decoder
from drivers.camera.refocused import refocused
from tests.drivers.camera.pictures import blurred, code_picture, frame_with, noisy

TEXT = '{"name":"Chen","no":"1234567890","token":"abcdefabcdef0123456789abcdef"}'


@pytest.mark.parametrize("shape", [(1, 1), (1, 500), (77, 3), (540, 960)])
def test_a_picture_keeps_its_size_and_one_colour_its_own(shape: tuple[int, int]) -> None:
    sharp = refocused(np.full(shape, 120, np.uint8), 2.0)
    assert sharp.shape == shape
    assert np.abs(sharp.astype(int) - 120).max() <= 1


def test_an_edge_that_is_soft_becomes_steep() -> None:
    edge = np.full((200, 200), 40, np.uint8)
    edge[:, 100:] = 220
    soft = blurred(edge, 3)
    assert np.ptp(soft[100, 98:103]) < np.ptp(refocused(soft, 3.0)[100, 98:103])


def test_a_code_that_is_too_soft_for_all_other_tries_is_read() -> None:
    picture = noisy(blurred(frame_with(code_picture(TEXT), side=260, turn=8), 4), 1)
    others = [one for one in decoder.STILL if one not in decoder.REFOCUSED]
    assert [one(picture) for one in others] == [None] * len(others)
    code = decoder.decode(picture)
    assert code is not None
    assert code.text == TEXT
