"""Whatever a camera gives becomes eight-bit gray on white."""

from pathlib import Path

import numpy as np

from drivers.camera.driver import read_picture
from tests.drivers.camera.pictures import code_picture, save

VOUCHER = "GOV-20260001"


def test_a_code_drawn_on_nothing_is_seen_on_white(tmp_path: Path) -> None:
    code = code_picture(VOUCHER)
    ink = np.zeros((*code.shape, 4), np.uint8)
    ink[:, :, 3] = 255 - code

    assert read_picture(save(tmp_path / "ink.png", ink))[0, 0] == 255
    assert np.array_equal(read_picture(tmp_path / "ink.png"), code)


def test_deep_and_coloured_pictures_become_eight_bit_gray(tmp_path: Path) -> None:
    deep = read_picture(save(tmp_path / "deep.png", np.full((5, 5), 0xFFFF, np.uint16)))
    colour = read_picture(save(tmp_path / "colour.png", np.full((5, 5, 3), 200, np.uint8)))

    assert deep.dtype == np.uint8
    assert int(deep[0, 0]) == 255
    assert (colour.ndim, int(colour[0, 0])) == (2, 200)
