"""The simulated camera: a folder in which the picture lies that it sees."""

from pathlib import Path

import pytest

from device_sim.camera.folder import NOTHING, SCENE, SimCamera


def test_it_sees_a_wall_until_a_picture_is_held_before_it_and_again_afterwards(tmp_path: Path) -> None:
    camera, picture = SimCamera(tmp_path / "camera"), tmp_path / "code.pgm"
    picture.write_bytes(b"P5 1 1 255\n\0")
    seen = tmp_path / "camera" / SCENE
    assert seen.read_bytes() == NOTHING
    camera.show_picture(picture)
    assert seen.read_bytes() == picture.read_bytes()
    camera.hide_picture()
    assert seen.read_bytes() == NOTHING
    assert list(seen.parent.iterdir()) == [seen], "half a picture never lies there under a name that is played"


def test_a_picture_that_is_not_there_changes_nothing(tmp_path: Path) -> None:
    camera = SimCamera(tmp_path / "camera")
    with pytest.raises(FileNotFoundError):
        camera.show_picture(tmp_path / "nothing.pgm")
    assert (tmp_path / "camera" / SCENE).read_bytes() == NOTHING


def test_unplugged_it_is_gone_and_it_comes_back_without_its_picture(tmp_path: Path) -> None:
    camera, picture = SimCamera(tmp_path / "camera"), tmp_path / "code.pgm"
    picture.write_bytes(b"P5 1 1 255\n\0")
    camera.show_picture(picture)
    camera.unplug()
    assert not (tmp_path / "camera").exists()
    camera.plug()
    assert (tmp_path / "camera" / SCENE).read_bytes() == NOTHING
