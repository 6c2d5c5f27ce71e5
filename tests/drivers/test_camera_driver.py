"""The camera as a code scanner, over folders of pictures and sources that fail."""

import argparse
import json
import re
from functools import partial
from pathlib import Path

import cv2
import numpy as np
import pytest
from cv2.typing import MatLike

from device_sim.camera import SimCamera
from drivers.__main__ import main
from drivers.api import DeviceError, Fault
from drivers.camera import cli
from drivers.camera.driver import CodeCamera, PictureFolder, open_frames, read_picture
from tests.drivers.camera_pictures import code_picture, frame_with

VOUCHER = "GOV-20260001"


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def pause(self, seconds: float) -> None:
        self.now += seconds


class Source:
    """Gives what it was told to: a picture, None, or an error. 0.1 s a frame."""

    def __init__(self, clock: Clock, *frames: MatLike | Exception | None) -> None:
        self._clock = clock
        self._frames = list(frames)
        self.closed = False

    def read(self) -> MatLike | None:
        self._clock.pause(0.1)
        frame = self._frames.pop(0) if len(self._frames) > 1 else self._frames[0]
        if isinstance(frame, Exception):
            raise frame
        return frame

    def close(self) -> None:
        self.closed = True


def save(path: Path, picture: MatLike) -> Path:
    assert cv2.imwrite(str(path), picture)
    return path


def blank() -> MatLike:
    return np.full((200, 200), 90, np.uint8)


def test_a_code_held_before_the_camera_is_read_and_gone_when_taken_away(tmp_path: Path) -> None:
    clock = Clock()
    simulated = SimCamera(tmp_path / "camera")
    camera = CodeCamera(lambda: PictureFolder(tmp_path / "camera", clock.pause), clock)
    camera.start()
    assert camera.poll(0.2) is None

    simulated.show_picture(save(tmp_path / "phone.png", frame_with(code_picture(VOUCHER), turn=15)))
    assert camera.poll(2.0) == VOUCHER.encode()

    simulated.hide_picture()
    assert camera.poll(0.2) is None
    camera.stop()


def test_an_unplugged_camera_is_offline_and_works_again_when_it_is_back(tmp_path: Path) -> None:
    clock = Clock()
    simulated = SimCamera(tmp_path / "camera")
    camera = CodeCamera(lambda: PictureFolder(tmp_path / "camera", clock.pause), clock)
    camera.status()
    simulated.unplug()
    with pytest.raises(DeviceError) as error:
        camera.poll(1.0)
    assert error.value.fault is Fault.OFFLINE

    simulated.plug()
    simulated.show_picture(save(tmp_path / "phone.png", code_picture(VOUCHER)))
    assert camera.poll(1.0) == VOUCHER.encode()


def test_the_frames_address_opens_the_simulated_camera(tmp_path: Path) -> None:
    simulated = SimCamera(tmp_path / "a camera")
    simulated.show_picture(save(tmp_path / "phone.png", code_picture(VOUCHER)))

    assert CodeCamera(partial(open_frames, f"frames://{tmp_path}/a%20camera")).poll(5.0) == VOUCHER.encode()


def test_a_folder_plays_its_pictures_in_order_of_name_and_round_again(tmp_path: Path) -> None:
    for name, shade in (("b.png", 20), ("a.png", 10), ("c.png", 30)):
        save(tmp_path / name, np.full((4, 4), shade, np.uint8))
    folder = PictureFolder(tmp_path, lambda _: None)

    frames = [folder.read() for _ in range(5)]
    assert [int(frame[0, 0]) for frame in frames if frame is not None] == [10, 20, 30, 10, 20]


def test_a_camera_without_frames_is_silent_but_not_at_once() -> None:
    clock = Clock()
    camera = CodeCamera(lambda: Source(clock, None), clock)
    assert camera.poll(1.0) is None
    with pytest.raises(DeviceError) as error:
        camera.poll(5.0)

    assert error.value.fault is Fault.SILENT
    assert clock.now < 2.5


def test_a_frame_that_is_no_picture_is_garbled(tmp_path: Path) -> None:
    (tmp_path / "scene").write_bytes(b"not a picture")
    with pytest.raises(DeviceError) as error:
        CodeCamera(lambda: PictureFolder(tmp_path, lambda _: None)).poll(1.0)

    assert error.value.fault is Fault.GARBLED


def test_a_camera_that_stops_in_the_middle_is_closed() -> None:
    clock = Clock()
    source = Source(clock, blank(), OSError("gone"))
    with pytest.raises(DeviceError) as error:
        CodeCamera(lambda: source, clock).poll(5.0)

    assert error.value.fault is Fault.OFFLINE
    assert source.closed


def test_the_camera_is_open_only_between_start_and_stop() -> None:
    clock = Clock()
    opened: list[Source] = []

    def open_source() -> Source:
        opened.append(Source(clock, blank()))
        return opened[-1]

    camera = CodeCamera(open_source, clock)
    camera.status()
    assert [source.closed for source in opened] == [True]
    camera.start()
    camera.status()
    assert [source.closed for source in opened] == [True, False]
    camera.stop()
    assert [source.closed for source in opened] == [True, True]


def test_where_no_camera_is_the_status_says_offline(tmp_path: Path) -> None:
    for address in (f"camera://{tmp_path}/video0", f"frames://{tmp_path}/nothing"):
        with pytest.raises(DeviceError) as error:
            CodeCamera(partial(open_frames, address)).status()
        assert error.value.fault is Fault.OFFLINE


@pytest.mark.parametrize("address", ["video0", "camera://video0", "http://camera.example/x", "frames://"])
def test_an_unknown_address_says_what_was_expected(address: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        open_frames(address)


# --- picture files --------------------------------------------------------------------------------------------


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


# --- the technician's command ---------------------------------------------------------------------------------


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    cli.commands(parser)
    args = parser.parse_args(arguments)
    return int(args.func(args))


def test_decode_prints_one_line_a_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "more").mkdir()
    one = save(tmp_path / "one.png", code_picture("广州 " + VOUCHER))
    two = save(tmp_path / "more" / "two.png", blank())
    (tmp_path / "notes.txt").write_text("not a picture")

    assert run("decode", str(tmp_path)) == 0
    lines = {line["file"]: line for line in map(json.loads, capsys.readouterr().out.splitlines())}
    assert set(lines) == {str(one), str(two)}
    assert (lines[str(one)]["text"], lines[str(one)]["format"]) == ("广州 " + VOUCHER, "QR Code")
    assert (lines[str(two)]["text"], lines[str(two)]["format"]) == (None, None)
    assert all(line["ms"] > 0 for line in lines.values())


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "broken.png").write_bytes(b"\x89PNG broken")
    (tmp_path / "nothing").mkdir()
    good = save(tmp_path / "good.png", code_picture(VOUCHER))
    missing = tmp_path / "missing.png"

    assert run("decode", str(missing), str(tmp_path / "broken.png"), str(tmp_path / "nothing"), str(good)) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["text"] == VOUCHER
    assert "missing.png" in err
    assert "broken.png: not a picture, expected" in err
    assert "no pictures in this folder" in err


def test_scan_and_status_work_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    SimCamera(tmp_path / "camera").show_picture(save(tmp_path / "phone.png", code_picture(VOUCHER)))
    port = f"frames://{tmp_path}/camera"

    assert run("status", "--port", port) == 0
    assert run("scan", "--port", port, "--timeout", "5") == 0
    assert run("scan", "--port", f"frames://{tmp_path}/none", "--timeout", "0.1") == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == ["ready", VOUCHER]
    assert "camera: offline" in err


def test_a_camera_that_is_the_terminals_scanner_is_asked_as_a_scanner_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    SimCamera(tmp_path / "camera").show_picture(save(tmp_path / "phone.png", code_picture(VOUCHER)))
    port = f"frames://{tmp_path}/camera"

    assert main(["scanner", "status", "--port", port]) == 0
    assert main(["scanner", "scan", "--port", port, "--timeout", "5"]) == 0
    assert capsys.readouterr().out.splitlines() == ["ready", VOUCHER]


def test_a_missing_camera_is_said_once_and_by_us_alone(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run("status", "--port", f"camera://{tmp_path}/video0") == 1
    assert capfd.readouterr().err == f"camera: offline (no camera answers at {tmp_path}/video0)\n"


def test_the_help_of_decode_names_every_field_and_the_exit_codes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("decode", str(save(tmp_path / "one.png", code_picture(VOUCHER)))) == 0
    fields = set(json.loads(capsys.readouterr().out))
    with pytest.raises(SystemExit):
        run("decode", "--help")
    told = capsys.readouterr().out
    assert fields == set(re.findall(r"^  (\w+) {2,}\S", told, re.MULTILINE)) - {"PATH"}
    assert "exit code is 0" in told
