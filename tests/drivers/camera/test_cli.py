"""The technician's commands for cameras and pictures of codes."""

import json
import re
from pathlib import Path

import pytest

from device_sim.camera.folder import SimCamera
from drivers.__main__ import main
from drivers.camera import cli
from tests.drivers.camera.pictures import blank, code_picture, save
from tests.drivers.shell import typed

VOUCHER = "GOV-20260001"


def run(*words: str) -> int:
    return typed(cli.commands, *words)


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


def test_what_nobody_would_see_in_a_text_is_printed_in_digits_and_is_the_same_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "广州\ufeff42\u202e\u3000\ue000"
    save(tmp_path / "one.png", code_picture(text))
    assert run("decode", str(tmp_path)) == 0
    line = capsys.readouterr().out
    assert '"广州\\ufeff42\\u202e\u3000\\ue000"' in line
    assert json.loads(line)["text"] == text


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
