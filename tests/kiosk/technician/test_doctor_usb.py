"""The doctor of a terminal whose card reader stands on USB, from its address to what a technician reads."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from device_sim.usb_port import UsbPort
from device_sim.world import World
from drivers.__main__ import main as drivers
from kiosk.__main__ import main
from tests.drivers.transports.usb import in_place_of_libusb, sockets


@pytest.fixture
def port(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[UsbPort]:
    """The terminal's reader, in a socket of a bus."""
    config = world.folder / "kiosk.toml"
    lines = config.read_text("utf-8").splitlines()
    said = ['id_card = "usb://0400:c35a"' if line.startswith("id_card") else line for line in lines]
    config.write_text("\n".join(said), encoding="utf-8")
    with sockets(tmp_path) as usb:
        in_place_of_libusb(usb.bus, monkeypatch)
        yield usb.reader()[0]
    world.close()


def of_the_reader(world: World, language: str, capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    """Its code, and all that is said of it."""
    main(["doctor", "--config", str(world.folder / "kiosk.toml"), "--language", language, "--json"])
    (found,) = (one for one in json.loads(capsys.readouterr().out) if one["part"] == "id_card")
    return found["code"], f"{found['says']} {found['action']}"


def test_a_reader_on_usb_is_well_gone_or_forbidden_and_the_rule_is_told_in_both_languages(
    world: World, port: UsbPort, capsys: pytest.CaptureFixture[str]
) -> None:
    assert of_the_reader(world, "en", capsys)[0] == ""
    assert drivers(["id_card", "sam-id", "--config", str(world.folder / "kiosk.toml")]) == 0
    assert capsys.readouterr().out == "05.03-20120629-0000202551-1234567890\n"
    port.unplug()
    code, said = of_the_reader(world, "en", capsys)
    assert (code, "not plugged in (nothing is): 'usb://0400:c35a'" in said) == ("IDC-01", True)
    port.plug()
    port.forbidden = True
    for language, words in (("en", "The system does not let"), ("zh-Hans", "系统不让终端的用户使用")):
        code, said = of_the_reader(world, language, capsys)
        assert code == "IDC-10"
        assert words in said
        assert 'ATTR{idProduct}=="c35a", GROUP="dialout", MODE="0660"' in said
