"""The ports that are listed are those a kiosk.toml can name for good."""

from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from drivers.addresses import check
from drivers.mistake import CHINESE
from drivers.ports import _told, commands, ports
from tests.both_languages import HAN
from tests.nobody import as_nobody

READER = "usb-1a86_USB_Serial-if00-port0"


def plugged(dev: Path, folder: str, name: str, node: str) -> Path:
    (dev / node).touch(mode=0o600)
    (dev / folder).mkdir(parents=True, exist_ok=True)
    (dev / folder / name).symlink_to(dev / node)
    return dev / folder / name


def test_every_port_is_told_by_its_lasting_name_and_the_name_of_now(tmp_path: Path) -> None:
    reader = plugged(tmp_path, "serial/by-id", READER, "ttyUSB3")
    camera = plugged(tmp_path, "v4l/by-id", "usb-cam-video-index0", "video0")
    plugged(tmp_path, "v4l/by-id", "usb-cam-video-index1", "video1")
    pad = plugged(tmp_path, "input/by-id", "usb-pad-event-kbd", "event4")
    plugged(tmp_path, "input/by-id", "usb-pad-event-mouse", "event5")
    chip = plugged(tmp_path, "snd/by-path", "pci-0000:00:1f.3", "controlC0")
    found = list(ports(tmp_path))
    assert found == [
        (f"serial://{reader}", "ttyUSB3", ""),
        (f"camera://{camera}", "video0", ""),
        (f"evdev://{pad}", "event4", ""),
        (f"alsa://{chip}", "controlC0", ""),
    ]
    for device, (address, *_) in zip(("id_card", "scanner", "keypad", "headphones"), found, strict=True):
        check(device, address)


def test_a_port_that_this_user_may_not_use_is_told_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    with TemporaryDirectory() as folder:
        dev = Path(folder)
        dev.chmod(0o755)
        link = plugged(dev, "serial/by-id", READER, "ttyUSB3")
        (dev / "ttyUSB3").chmod(0)
        with as_nobody():
            found = list(ports(dev))
    assert found[0][:2] == (f"serial://{link}", "ttyUSB3")
    assert _told(found) == 1
    assert "its mode is 000" in capsys.readouterr().out
    assert _told(found, CHINESE) == 1
    assert "它的权限是 000" in capsys.readouterr().out


def test_where_nothing_is_plugged_in_that_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _told(list(ports(tmp_path))) == 1
    assert "no port with a name that stays" in capsys.readouterr().out
    assert _told([], CHINESE) == 1
    assert "没有名字不变的端口" in capsys.readouterr().out
    usable = [("serial:///dev/serial/by-id/x", "ttyUSB0", "")]
    assert _told(usable) == 0
    assert _told(usable, CHINESE) == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [f"serial:///dev/serial/by-id/x  ttyUSB0  {words}" for words in ("may be used", "可以使用")]


def test_the_command_lists_the_ports_of_this_machine(capsys: pytest.CaptureFixture[str]) -> None:
    parser = ArgumentParser()
    commands(parser)
    args = parser.parse_args([])
    assert args.func(args) in (0, 1)
    assert capsys.readouterr().out


def test_ports_are_told_in_the_language_of_the_locale_or_the_one_that_is_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    parser = ArgumentParser()
    commands(parser)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    for arguments, chinese in (([], True), (["--language", "en"], False), (["--language", "zh-Hans"], True)):
        args = parser.parse_args(arguments)
        args.func(args)
        assert bool(HAN.search(capsys.readouterr().out)) is chinese
