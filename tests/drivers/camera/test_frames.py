"""Frames of a folder come in order, and whatever a camera gives becomes eight-bit gray on white."""

from contextlib import nullcontext
from pathlib import Path

import numpy as np
import pytest

from drivers.addresses import parse
from drivers.camera.frames import PictureFolder, look_for, read_picture
from tests.drivers.camera.pictures import code_picture, save
from tests.drivers.camera.source import VOUCHER


def test_a_folder_plays_its_pictures_in_order_of_name_and_round_again(tmp_path: Path) -> None:
    for name, shade in (("b.png", 20), ("a.png", 10), ("c.png", 30)):
        save(tmp_path / name, np.full((4, 4), shade, np.uint8))
    folder = PictureFolder(tmp_path, lambda _: None)

    frames = [folder.read() for _ in range(5)]
    assert [int(frame.whole[0, 0]) for frame in frames if frame is not None] == [10, 20, 30, 10, 20]


@pytest.mark.parametrize(("address", "there"), [("camera:///dev/null", True), ("camera://{}", False)])
def test_a_camera_is_looked_for_among_devices_and_not_opened(tmp_path: Path, address: str, there: bool) -> None:
    address = address.format(tmp_path / "picture")
    (tmp_path / "picture").write_bytes(b"")
    with nullcontext() if there else pytest.raises(OSError, match="no device"):
        look_for(parse("camera", address))


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
