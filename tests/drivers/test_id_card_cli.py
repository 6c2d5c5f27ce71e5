"""The technician's commands for the identity-card reader, as typed at a shell."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from device_sim.id_card import SimIdCardReader, photo_block
from device_sim.people import person
from device_sim.port import PtyPort
from drivers.__main__ import DEVICES, main
from drivers.id_card import codec

LIANG = person("liang-zhen").card
FRAME = codec.encode_reply(codec.OK, codec.encode_read(codec.encode_card(LIANG), photo_block(LIANG)))


@pytest.fixture
def module(tmp_path: Path) -> Iterator[SimIdCardReader]:
    port = PtyPort(SimIdCardReader, tmp_path / "id_card")
    assert isinstance(port.device, SimIdCardReader)
    port.device.seconds.clear()
    yield port.device
    port.close()


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"serial://{tmp_path}/id_card"


@pytest.mark.parametrize("text", [FRAME.hex(), FRAME.hex(" ").upper()])
def test_a_captured_reply_is_shown_with_all_its_fields(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["id_card", "parse", "--hex", text]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["layout"], shown["name"], shown["number"]) == ("CITIZEN", "梁𬭎", LIANG.number)
    assert (shown["birth"], shown["valid_to"], shown["ethnic_name"]) == ("1990-07-21", "2039-03-11", "汉族")
    assert shown["photo"] == {"bytes": 1024, "sha256": hashlib.sha256(photo_block(LIANG)).hexdigest()}
    assert shown["picture"]["bytes"] == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("xyz", "expected hex digits"),
        ("", "expected aa aa aa 96 69"),
        (FRAME[:-1].hex(), "1294 bytes, expected 1295"),
        ((FRAME[:-1] + bytes([FRAME[-1] ^ 1])).hex(), "checksum is"),
        (codec.encode_reply(codec.READ_FAILED).hex(), "status is 41 (reading failed), expected 90"),
        (codec.encode_reply(codec.OK, bytes(8)).hex(), "8 bytes, expected 4 + 0 + 0"),
    ],
)
def test_a_wrong_frame_is_refused_with_what_was_expected(
    text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["id_card", "parse", "--hex", text]) == 1
    output = capsys.readouterr()
    assert said in output.err
    assert output.out == ""


def test_a_reader_that_is_there_is_asked_and_read(
    module: SimIdCardReader, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    module.insert_card(LIANG)
    assert main(["id_card", "status", "--port", address]) == 0
    assert main(["id_card", "sam-id", "--port", address]) == 0
    assert capsys.readouterr().out == f"ready\n{module.sam_id}\n"
    assert main(["id_card", "read", "--port", address]) == 0
    assert json.loads(capsys.readouterr().out)["name"] == "梁𬭎"


def test_no_card_and_no_reader_are_said_apart(
    module: SimIdCardReader, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["id_card", "read", "--port", address, "--wait", "0"]) == 1
    assert "no card within 0 s" in capsys.readouterr().err
    assert main(["id_card", "status", "--port", address + "-elsewhere"]) == 1
    assert "id_card: offline" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["id_card", "status"], "--port"),
        (["id_card", "status", "--port", "com1"], "expected"),
        (["id_card"], "COMMAND"),
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
def test_every_device_has_help(device: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([device, "--help"])
    assert caught.value.code == 0
    assert "usage: python -m drivers" in capsys.readouterr().out
