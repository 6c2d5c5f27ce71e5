"""Whether the printer behind a queue is there, as the kernel and the network tell."""

import socket
from pathlib import Path

import pytest

from drivers.page_printer.behind_queue import why_absent
from tests.drivers.page_printer.usb_bus import plug_in

LASER = "usb://Test/Laser%20400?serial=VNB3K12345"


def nobody(_address: object, _timeout: float) -> socket.socket:
    raise AssertionError("asked over the network")


def absent(uri: str, usb: Path, *, busy: bool = False) -> str:
    return why_absent(uri, usb, nobody, busy=busy)


def test_a_machine_without_usb_has_no_usb_printer(tmp_path: Path) -> None:
    assert absent(LASER, tmp_path / "usb") == f"{LASER}: not there"


def test_a_usb_printer_is_there_while_it_is_plugged_in(tmp_path: Path) -> None:
    unplug = plug_in(tmp_path, serial="VNB3K12345", product="LJ", manufacturer="Other")
    assert absent(LASER, tmp_path) == ""
    unplug()
    assert "not there" in absent(LASER, tmp_path)


def test_it_is_there_while_it_prints_too(tmp_path: Path) -> None:
    assert "not there" in absent(LASER, tmp_path, busy=True)


@pytest.mark.parametrize(
    "said",
    [
        {"ieee1284_id": "MFG:Test;MDL:Laser 400;SN:VNB3K12345;", "serial": "0001"},
        {"product": "Test Laser-400"},
        {"manufacturer": "TEST Inc.", "serial": "another way of writing it"},
        {},  # says nothing of itself
    ],
    ids=["its IEEE 1284 id", "its name", "its maker", "nothing"],
)
def test_a_printer_that_can_be_it_is_taken_for_it(tmp_path: Path, said: dict[str, str]) -> None:
    plug_in(tmp_path, **said)
    assert absent(LASER, tmp_path) == ""


def test_another_printer_is_not_it(tmp_path: Path) -> None:
    plug_in(tmp_path, serial="J99", product="Slip 80", manufacturer="Someone")
    assert "not there" in absent(LASER, tmp_path)


def test_a_keyboard_is_no_printer(tmp_path: Path) -> None:
    plug_in(tmp_path, kind="03", product="Laser 400", manufacturer="Test", serial="VNB3K12345")
    assert "not there" in absent(LASER, tmp_path)


def test_a_queue_whose_printer_has_no_number_is_found_by_its_name(tmp_path: Path) -> None:
    plug_in(tmp_path, product="Test Laser 400", serial="17")
    assert absent("usb://Test/Laser%20400", tmp_path) == ""


def test_a_printer_of_hplip_is_looked_for_on_the_bus_as_well(tmp_path: Path) -> None:
    uri = "hp:/usb/HP_LaserJet_P1102?serial=00KJ12"
    assert "not there" in absent(uri, tmp_path)
    plug_in(tmp_path, product="HP LaserJet P1102")
    assert absent(uri, tmp_path) == ""


def test_a_printer_in_the_network_is_there_when_it_takes_a_connection(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as printer:
        uri = f"socket://127.0.0.1:{printer.getsockname()[1]}"
        assert why_absent(uri, tmp_path, socket.create_connection, busy=False) == ""
    assert "127.0.0.1" in why_absent(uri, tmp_path, socket.create_connection, busy=False)


def test_a_printer_in_the_network_is_left_alone_while_it_prints(tmp_path: Path) -> None:
    assert absent("socket://127.0.0.1:9100", tmp_path, busy=True) == ""


@pytest.mark.parametrize(
    "uri", ["", "hp:/net/LaserJet?ip=192.0.2.1", "file:/dev/null", "socket://[::1", "dnssd://a._ipp"]
)
def test_of_what_cannot_be_asked_nothing_is_said(tmp_path: Path, uri: str) -> None:
    assert absent(uri, tmp_path) == ""
