"""What the technician's commands of all devices have in common, as typed at a shell.

Covers config as well.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.__main__ import main
from drivers.addresses import forms
from drivers.kinds import KINDS
from tests.both_languages import HAN

DEVICES = [kind.name for kind in KINDS]


@pytest.fixture
def nobody() -> Iterator[int]:
    """A port of this machine where nobody listens: it is taken, and stays so."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["id_card", "status"], "--port"),
        (["page_printer", "status"], "--port"),
        (["id_card"], "COMMAND"),
        (["page_printer"], "COMMAND"),
        ([], "DEVICE"),
        (["toaster"], "invalid choice"),
    ],
)
def test_a_wrong_command_line_says_what_is_missing(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("device", DEVICES)
def test_a_wrong_address_is_a_wrong_command_line_that_says_what_was_expected(
    device: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main([device, "status", "--port", "com1"])
    assert caught.value.code == 2
    assert f"address 'com1': expected {forms(device)}" in capsys.readouterr().err


@pytest.mark.parametrize("device", DEVICES)
def test_every_device_is_asked_at_its_port_how_it_is(
    device: str, nobody: int, capsys: pytest.CaptureFixture[str]
) -> None:
    address = {
        "camera": "camera:///dev/no-camera",
        "page_printer": f"ipp://127.0.0.1:{nobody}/ipp/print",
    }.get(device, f"tcp://127.0.0.1:{nobody}")
    assert main([device, "status", "--port", address]) == 1
    output = capsys.readouterr()
    assert "offline" in output.out + output.err


@pytest.mark.parametrize("device", DEVICES)
def test_every_device_has_help(device: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([device, "--help"])
    assert caught.value.code == 0
    assert "usage: python -m drivers" in capsys.readouterr().out


CONFIG = """\
[terminal]
id = "GZ0117"

[devices]
id_card = "tcp://127.0.0.1:{port}"
scanner = "camera:///dev/no-camera"
page_printer = "ipp://127.0.0.1:{port}/ipp/print"
"""


@pytest.fixture
def config(tmp_path: Path, nobody: int) -> Path:
    path = tmp_path / "kiosk.toml"
    path.write_text(CONFIG.replace("{port}", str(nobody)), encoding="utf-8-sig")
    return path


@pytest.mark.parametrize("device", ["id_card", "scanner", "camera", "page_printer"])
def test_a_device_is_asked_where_the_terminal_s_settings_say_it_is(
    device: str, config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([device, "status", "--config", str(config)]) == 1
    output = capsys.readouterr()
    assert "offline" in output.out + output.err


@pytest.mark.parametrize(
    ("device", "old", "new", "said"),
    [
        ("id_card", "id_card =", "id_crad =", ":5: unknown key 'id_crad' in [devices], expected one of id_card,"),
        ("id_card", "tcp://127.0.0.1:", "tcp://127.0.0.1:0", ":5: id_card: address 'tcp://127.0.0.1:0"),
        ("id_card", "scanner =", "scanner = 5 #", ":6: scanner = 5, expected a string"),
        (
            "scanner",
            "camera:///dev/no-camera",
            "camera:///dev/x?size=1",
            ":6: scanner: address 'camera:///dev/x?size=1'",
        ),
        ("camera", "camera:///dev/no-camera", "tcp://h:1", ":6: scanner: address 'tcp://h:1': expected camera://"),
        ("receipt_printer", "", "", ": [devices] has no receipt_printer, expected its address"),
        ("id_card", "[devices]", "[[devices]]", ": devices = "),
        ("id_card", "[devices]", "[devices", ":4: no TOML: Expected ']' at the end of a table declaration"),
    ],
)
def test_settings_that_will_not_do_are_refused_with_their_line(
    device: str, old: str, new: str, said: str, config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config.write_text(config.read_text(encoding="utf-8-sig").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SystemExit) as caught:
        main([device, "status", "--config", str(config)])
    assert caught.value.code == 2
    told = capsys.readouterr().err
    assert f"{config}{said}" in told
    chinese = told.splitlines()[-1]
    assert chinese.startswith(f"{config}:")
    assert HAN.search(chinese)


def test_the_same_port_for_two_devices_is_refused_with_the_line_of_the_second(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text('[devices]\nid_card = "serial:///dev/x"\nscanner = "serial:///dev/x?baud=9600"\n', "utf-8")
    with pytest.raises(SystemExit):
        main(["id_card", "status", "--config", str(config)])
    assert f"{config}:3: scanner: address 'serial:///dev/x?baud=9600': id_card is at" in capsys.readouterr().err


def test_an_address_and_settings_together_are_refused(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["id_card", "status", "--config", str(config), "--port", "tcp://127.0.0.1:1"])
    assert "not allowed with" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [["id_card", "read", "--prot", "tcp://127.0.0.1:1"], ["scanner", "scan", "--port", "tcp://h:1", "--wiat", "1"]],
)
def test_an_unknown_option_is_answered_with_the_usage_of_the_command_that_was_called(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2
    assert capsys.readouterr().err.startswith(f"usage: python -m drivers {words[0]} {words[1]} ")


@pytest.mark.parametrize("option", ["--wait", "--timeout"])
@pytest.mark.parametrize("command", [["id_card", "read"], ["scanner", "scan"], ["camera", "scan"]])
def test_waiting_has_the_same_option_everywhere(
    command: list[str], option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for seconds in ("nan", "-1", "soon"):
        with pytest.raises(SystemExit):
            main(
                [*command, "--port", "frames:///x" if command[0] == "camera" else "tcp://127.0.0.1:1", option, seconds]
            )
        assert f"{seconds!r}, expected seconds, at most 86400" in capsys.readouterr().err


def test_whoever_has_read_enough_of_a_command_ends_it_without_a_complaint() -> None:
    """As `… parse … | head -1` does."""
    command = [sys.executable, "-c", "import sys; from drivers.__main__ import main; sys.exit(main(['ports']))"]
    read, write = os.pipe()
    os.close(read)
    ended = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_keypad_is_asked_without_what_a_camera_needs() -> None:
    """On a terminal's processor OpenCV alone takes longer to load than a keypad to answer."""
    asked = "import sys; from drivers.__main__ import main; main(['keypad', 'status', '--port', 'tcp://127.0.0.1:1'])"
    loaded = [sys.executable, "-c", f"{asked}; print(*{{'cv2', 'numpy', 'PIL'}} & sys.modules.keys())"]
    ended = subprocess.run(loaded, capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == ""
    assert "offline" in ended.stderr


@pytest.mark.parametrize("device", ["id_card", "scanner", "receipt_printer", "cabinet"])
def test_what_is_wrong_with_a_device_is_told_in_the_language_of_the_locale(
    device: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [device, "status", "--port", "serial:///dev/nowhere"]
    for locale, words in (("zh_CN.UTF-8", "没有这个设备或文件"), ("C", "No such file or directory")):
        monkeypatch.setenv("LC_ALL", locale)
        assert main(arguments) == 1
        said = capsys.readouterr()
        assert words in said.out + said.err
        assert "/dev/nowhere" in said.out + said.err
        assert bool(HAN.search(said.out + said.err)) is (locale != "C")


def test_an_a4_printer_that_is_not_there_is_told_in_the_language_of_the_locale(
    nobody: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert main(["page_printer", "status", "--port", f"ipp://127.0.0.1:{nobody}/ipp/print"]) == 1
    said = capsys.readouterr()
    assert "连接被拒绝" in said.out + said.err
