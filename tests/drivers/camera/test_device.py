"""A camera through OpenCV and the kernel's interface, both real ones; only what the kernel answers is played."""

import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from cv2.typing import MatLike

from tests.drivers.camera.pictures import FRAME_HEIGHT, FRAME_WIDTH, code_picture, frame_with
from tests.drivers.camera.source import VOUCHER, packed
from tests.drivers.camera.test_video import as_sent

SOURCE = Path(__file__).with_name("camera.c")
FOR_LONG = 10_000  # frames


@cache
def code() -> MatLike:
    return frame_with(code_picture(VOUCHER), turn=10)


@cache
def empty() -> MatLike:
    return frame_with(code_picture(VOUCHER)[:30, :30])


@dataclass
class Camera:
    folder: Path

    def sends(self, *frames: bytes) -> None:
        for at, frame in enumerate(frames):
            (self.folder / str(at)).write_bytes(frame)

    def asked(self, verb: str, *, form: str = "MJPG", lasts: int = FOR_LONG, busy: str = "") -> tuple[int, str]:
        """What the technician's command ends with, and says. `lasts`: frames until it is pulled out. `busy`: what
        another program has of it.
        """
        node = self.folder / "video0"
        node.symlink_to("/dev/null")  # a device is looked for there
        played = {"LD_PRELOAD": str(self.folder / "camera.so"), "NODE": str(node), "FRAMES": str(self.folder)}
        size = {"FORM": form, "WIDTH": str(FRAME_WIDTH), "HEIGHT": str(FRAME_HEIGHT), "LASTS": str(lasts), "BUSY": busy}
        command = [sys.executable, "-m", "drivers", "camera", verb, "--port", f"camera://{node}"]
        done = subprocess.run(command, env=os.environ | played | size, capture_output=True, text=True, timeout=60)
        return done.returncode, done.stdout + done.stderr


@pytest.fixture
def camera(tmp_path: Path) -> Camera:
    subprocess.run(["cc", "-shared", "-fPIC", "-w", "-o", str(tmp_path / "camera.so"), str(SOURCE)], check=True)
    return Camera(tmp_path)


@pytest.mark.parametrize("form", ["MJPG", "YUYV", "NV12"])
def test_a_code_is_read_of_a_camera_in_its_own_format(camera: Camera, form: str) -> None:
    camera.sends(packed(empty()), packed(code())) if form == "MJPG" else camera.sends(as_sent(code(), form).tobytes())
    assert camera.asked("scan", form=form) == (0, f"{VOUCHER}\n")


def test_a_first_frame_that_is_torn_does_no_harm_and_nothing_but_torn_ones_are_garbled(camera: Camera) -> None:
    camera.sends(packed(empty())[:5000], packed(code()))
    assert camera.asked("scan") == (0, f"{VOUCHER}\n")
    (camera.folder / "video0").unlink()
    camera.sends(*[packed(empty())[:5000]] * 2)
    ends, said = camera.asked("scan")
    assert ends == 1
    assert "garbled (5000 bytes that are no whole JPEG)" in said


def test_a_camera_that_is_pulled_out_while_somebody_scans_is_offline(camera: Camera) -> None:
    camera.sends(packed(empty()), packed(255 - empty()))
    ends, said = camera.asked("scan", lasts=5)
    assert ends == 1
    assert "offline (the camera stopped giving frames)" in said


def test_a_frozen_camera_is_blind(camera: Camera) -> None:
    camera.sends(packed(empty()))
    ends, said = camera.asked("status")
    assert ends == 1
    assert "blind (the same frame for 3 s)" in said


@pytest.mark.parametrize("busy", ["buffers", "stream"])
@pytest.mark.parametrize("verb", ["status", "scan"])
def test_a_camera_that_another_program_takes_pictures_with_is_told_as_that_with_its_file(
    camera: Camera, verb: str, busy: str
) -> None:
    camera.sends(packed(empty()), packed(code()))
    ends, said = camera.asked(verb, busy=busy)
    assert ends == 1
    assert said == f"camera: in_use ([Errno 16] in use by another program: '{camera.folder / 'video0'}')\n"
