"""What the technician's commands of all devices have in common, as typed at a shell."""

import socket
from collections.abc import Iterator

import pytest

from drivers.__main__ import DEVICES, main
from drivers.addresses import forms


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
