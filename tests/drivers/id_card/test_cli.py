"""The technician's commands for the identity-card reader, as typed at a shell."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from device_sim.id_card.reader import SimIdCardReader, photo_block
from device_sim.people import person
from device_sim.pty_port import PtyPort
from drivers.__main__ import main
from drivers.api.id_card import IdCard
from drivers.id_card import card_text, codec

LIANG = person("liang-zhen").card
FRAME = codec.encode_reply(codec.OK, card_text.encode_read(card_text.encode_card(LIANG), photo_block(LIANG)))


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


def parse(text: str) -> int:
    return main(["id_card", "parse", "--hex", text])


def reply_with(card: IdCard) -> str:
    return codec.encode_reply(codec.OK, card_text.encode_read(card_text.encode_card(card), photo_block(card))).hex()


@pytest.mark.parametrize(
    "text",
    [
        FRAME.hex(),
        FRAME.hex(" ").upper(),
        FRAME.hex(":").upper(),
        FRAME.hex("-", 2),
        "0x" + FRAME.hex(),
        ", ".join(f"0x{byte:02X}" for byte in FRAME),
        "\n".join(FRAME.hex(" ")[at : at + 48] for at in range(0, 3 * len(FRAME), 48)),
    ],
    ids=["bare", "blanks", "colons", "dashes", "0x once", "0x each", "lines"],
)
def test_a_captured_reply_is_shown_with_all_its_fields(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert parse(text) == 0
    output = capsys.readouterr()
    shown = json.loads(output.out)
    assert (shown["layout"], shown["name"], shown["number"]) == ("CITIZEN", "梁𬭎", LIANG.number)
    assert (shown["birth"], shown["valid_to"], shown["ethnic_name"]) == ("1990-07-21", "2039-03-11", "汉族")
    assert shown["photo"] == {"bytes": 1024, "sha256": hashlib.sha256(photo_block(LIANG)).hexdigest()}
    assert shown["picture"]["bytes"] == 0
    assert output.err == ""


def test_a_private_code_in_a_name_is_spelled_and_noted_and_stays_what_the_chip_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert parse(reply_with(replace(LIANG, name="梁\ue000珍\U00030edd"))) == 0
    output = capsys.readouterr()
    shown = json.loads(output.out)
    assert (shown["name"], shown["name_on_chip"]) == ("梁[U+E000]珍\U00030edd", "梁\ue000珍\U00030edd")
    assert '"梁\\ue000珍\U00030edd"' in output.out  # where it would be a box, or another font's own picture
    assert "warning: name holds private codes of which nobody knows the character" in output.err


def test_what_nobody_would_see_on_a_card_is_printed_in_digits(capsys: pytest.CaptureFixture[str]) -> None:
    assert parse(reply_with(replace(LIANG, name="梁\u202e珍\U00031350"))) == 0
    output = capsys.readouterr()
    assert '"梁\\u202e珍\U00031350"' in output.out
    assert json.loads(output.out)["name"] == "梁\u202e珍\U00031350"
    assert "warning: name holds characters that nobody sees" in output.err


@pytest.mark.parametrize("fingerprints", [1024, 0])
def test_a_reply_with_fingerprints_is_read_and_they_go_no_further(
    fingerprints: int, capsys: pytest.CaptureFixture[str]
) -> None:
    lengths = bytes.fromhex("01 00 04 00") + fingerprints.to_bytes(2, "big")
    data = lengths + card_text.encode_card(LIANG) + photo_block(LIANG) + b"\x46" * fingerprints
    assert parse(codec.encode_reply(codec.OK, data).hex(" ")) == 0
    with_fingerprints = capsys.readouterr().out
    assert parse(FRAME.hex()) == 0
    assert capsys.readouterr().out == with_fingerprints


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("xyz", "expected hex digits"),
        ("AA A", "expected hex digits, two for each byte"),
        ("", "no bytes at all, expected a whole reply: aa aa aa 96 69"),
        (" : ", "no bytes at all, expected a whole reply: aa aa aa 96 69"),
        ("00 11 22", "frame begins 00 11 22, expected aa aa aa 96 69"),
        (FRAME[:-1].hex(), "1294 bytes, expected 1295"),
        ((FRAME[:-1] + bytes([FRAME[-1] ^ 1])).hex(), "checksum is"),
        (codec.encode_reply(codec.READ_FAILED).hex(), "status is 41 (reading failed), expected 90"),
        (codec.encode_reply(codec.OK, bytes(300)).hex(), "300 bytes of data, expected lengths, then 256 bytes of text"),
        (codec.encode_reply(codec.OK, bytes(280)).hex(), "280 bytes of data, expected lengths, then 256 bytes of text"),
    ],
)
def test_a_wrong_frame_is_refused_with_what_was_expected(
    text: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert parse(text) == 1
    output = capsys.readouterr()
    assert said in output.err
    assert output.out == ""


@pytest.mark.parametrize(
    ("sw3", "data", "asked"),
    [
        (codec.OK, b"", "10 ff or 11 ff"),
        (codec.OK, codec.encode_sam_id("05.03-20120629-0000202551-1234567890"), "12 ff"),
        (codec.FOUND, bytes(4), "20 01"),
        (codec.NO_CARD, b"", "20 01"),
        (codec.OK, bytes(8), "20 02"),
        (codec.OK, card_text.encode_newest_address("广东省广州市"), "30 03"),
        (codec.NO_ITEM, b"", "30 03"),
        (codec.OK, bytes(28), "something else"),
    ],
)
def test_a_good_reply_to_another_command_is_called_so(
    sw3: int, data: bytes, asked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert parse(codec.encode_reply(sw3, data).hex(" ")) == 1
    assert f"this is a reply to {asked}, expected one to 30 01 or 30 10" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": ""}, "the name is empty, expected a name"),
        ({"name": "梁\x07珍"}, "the name holds control characters, expected a name"),
    ],
)
def test_a_card_that_can_be_nobodys_is_refused(
    change: dict[str, str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert parse(reply_with(replace(LIANG, **change))) == 1  # type: ignore[arg-type]
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"sex": "X"}, "sex is none of GB/T 2261.1, expected 0, 1, 2 or 9"),
        ({"ethnic_code": "99"}, "ethnic_code is none of GB/T 3304, expected 01 to 56, 97 or 98"),
        ({"valid_to": date(1999, 1, 1)}, "valid_to is before valid_from, expected a later day"),
        ({"address": "广州\x00市"}, "address holds control characters, expected text"),
    ],
)
def test_an_oddity_is_warned_of_and_the_card_shown(
    change: dict[str, Any], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert parse(reply_with(replace(LIANG, **change))) == 0
    output = capsys.readouterr()
    assert output.err == f"warning: {said}\n"
    assert json.loads(output.out)["number"] == LIANG.number


def test_half_a_character_is_named_by_its_field_and_turns_nobody_away(capsys: pytest.CaptureFixture[str]) -> None:
    text = b"\x00\xd8" + card_text.encode_card(LIANG)[2:]
    assert parse(codec.encode_reply(codec.OK, card_text.encode_read(text, bytes(1024))).hex()) == 0
    output = capsys.readouterr()
    assert output.err == "warning: name holds half a character, expected whole ones\n"
    assert json.loads(output.out)["name"] == "\ufffd" + LIANG.name[1:]


@pytest.mark.parametrize("command", ["parse", "read"])
def test_the_help_tells_what_null_and_an_exit_code_mean(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["id_card", command, "--help"])
    told = capsys.readouterr().out
    assert "valid_to is null where the card says 长期" in told
    assert "exit code is 0" in told


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
