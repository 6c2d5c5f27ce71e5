"""SDT frames: published bytes, noise, pieces, late replies, and everything that may go wrong on the way."""

from functools import partial

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drivers.id_card import card_text, codec
from drivers.id_card.codec import Command
from tests.drivers.failing import failure

REQUESTS = {
    "10 FF": "AA AA AA 96 69 00 03 10 FF EC",
    "11 FF": "AA AA AA 96 69 00 03 11 FF ED",
    "12 FF": "AA AA AA 96 69 00 03 12 FF EE",
    "20 01": "AA AA AA 96 69 00 03 20 01 22",
    "20 02": "AA AA AA 96 69 00 03 20 02 21",
    "30 01": "AA AA AA 96 69 00 03 30 01 32",
    "30 03": "AA AA AA 96 69 00 03 30 03 30",
    "30 05": "AA AA AA 96 69 00 03 30 05 36",
    "30 10": "AA AA AA 96 69 00 03 30 10 23",
    "60 00": "AA AA AA 96 69 00 03 60 00 63",
    "60 01": "AA AA AA 96 69 00 03 60 01 62",
    "60 02": "AA AA AA 96 69 00 03 60 02 61",
    "60 03": "AA AA AA 96 69 00 03 60 03 60",
    "60 04": "AA AA AA 96 69 00 03 60 04 67",
    "61 FF 50": "AA AA AA 96 69 00 04 61 FF 50 CA",
    "61 FF 58": "AA AA AA 96 69 00 04 61 FF 58 C2",
    "00": "AA AA AA 96 69 00 02 00 02",
    "01": "AA AA AA 96 69 00 02 01 03",
}
REPLIES = [
    (0x90, "", "AA AA AA 96 69 00 04 00 00 90 94"),
    (0x60, "", "AA AA AA 96 69 00 04 00 00 60 64"),
    (0x9F, "00 00 00 00", "AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97"),
    (0x80, "", "AA AA AA 96 69 00 04 00 00 80 84"),
    (0x90, "00 00 00 00 00 00 00 00", "AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C"),
    (0x81, "", "AA AA AA 96 69 00 04 00 00 81 85"),
    (0x41, "", "AA AA AA 96 69 00 04 00 00 41 45"),
    (0x91, "", "AA AA AA 96 69 00 04 00 00 91 95"),
    (0x10, "", "AA AA AA 96 69 00 04 00 00 10 14"),
    (0x11, "", "AA AA AA 96 69 00 04 00 00 11 15"),
    (0x21, "", "AA AA AA 96 69 00 04 00 00 21 25"),
    (
        0x90,
        "05 00 03 00 35 04 33 01 37 17 03 00 D2 02 96 49",
        "AA AA AA 96 69 00 14 00 00 90 05 00 03 00 35 04 33 01 37 17 03 00 D2 02 96 49 AD",
    ),
]


@pytest.mark.parametrize(("body", "frame"), REQUESTS.items())
def test_requests_are_the_published_frames(body: str, frame: str) -> None:
    assert codec.encode_frame(bytes.fromhex(body)) == bytes.fromhex(frame)
    assert codec.decode_body(bytes.fromhex(frame)) == bytes.fromhex(body)


@pytest.mark.parametrize(("sw3", "data", "frame"), REPLIES)
def test_replies_are_the_published_frames(sw3: int, data: str, frame: str) -> None:
    assert codec.encode_reply(sw3, bytes.fromhex(data)) == bytes.fromhex(frame)
    assert codec.decode_reply(bytes.fromhex(frame)) == codec.Reply(sw3, bytes.fromhex(data))


def test_the_published_module_number_reads_as_the_vendor_prints_it() -> None:
    data = codec.decode_reply(bytes.fromhex(REPLIES[-1][2])).data
    assert codec.decode_sam_id(data) == "05.03-20120629-0000202551-1234567890"
    assert codec.encode_sam_id("05.03-20120629-0000202551-1234567890") == data
    with pytest.raises(ValueError, match="expected 16"):
        codec.decode_sam_id(data[:-1])


@pytest.mark.parametrize(
    ("body", "head", "total"),
    [
        (card_text.encode_read(bytes(256), bytes(1024)), "05 08 00 00 90 01 00 04 00", 1295),
        (bytes.fromhex("01 00 04 00 04 00") + bytes(2304), "09 0A 00 00 90 01 00 04 00 04 00", 2321),
        (bytes.fromhex("01 00 04 00 00 00") + bytes(1280), "05 0A 00 00 90 01 00 04 00 00 00", 1297),
        (card_text.encode_newest_address("广东省"), "00 4A 00 00 90", 81),
    ],
)
def test_long_replies_have_the_published_heads_and_sizes(body: bytes, head: str, total: int) -> None:
    frame = codec.encode_reply(codec.OK, body)
    assert frame.startswith(codec.PREAMBLE + bytes.fromhex(head))
    assert len(frame) == total
    assert codec.take_frame(bytearray(frame)) == frame


FIND_REPLY = bytes.fromhex(REPLIES[2][2])


def test_a_frame_is_cut_out_of_noise_and_what_follows_stays() -> None:
    buffer = bytearray(b"\x00\xaa\xaa noise \xaa" + FIND_REPLY + b"\xaa\xaa")
    assert codec.take_frame(buffer) == FIND_REPLY
    assert buffer == b"\xaa\xaa"


@pytest.mark.parametrize("cut", range(len(FIND_REPLY)))
def test_a_frame_in_pieces_is_complete_only_with_its_last_byte(cut: int) -> None:
    buffer = bytearray(FIND_REPLY[:cut])
    assert codec.take_frame(buffer) is None
    buffer += FIND_REPLY[cut:]
    assert codec.take_frame(buffer) == FIND_REPLY


@pytest.mark.parametrize("length", [0, 1, 4097, 0xFFFF])
def test_an_impossible_length_is_refused_at_once(length: int) -> None:
    with pytest.raises(ValueError, match=r"expected 2\.\.4096"):
        codec.take_frame(bytearray(codec.PREAMBLE + length.to_bytes(2, "big")))


def test_noise_without_a_frame_does_not_pile_up() -> None:
    buffer = bytearray(b"\x55" * 100_000)
    assert codec.take_frame(buffer) is None
    assert len(buffer) < 5


@pytest.mark.parametrize("at", range(5, len(FIND_REPLY)))
def test_every_changed_byte_after_the_preamble_is_noticed(at: int) -> None:
    broken = FIND_REPLY[:at] + bytes([FIND_REPLY[at] ^ 0x01]) + FIND_REPLY[at + 1 :]
    with pytest.raises(ValueError, match="expected"):
        codec.decode_reply(broken)


def test_a_late_reply_to_another_command_is_passed_by() -> None:
    late = codec.encode_reply(codec.OK, card_text.encode_read(bytes(256), bytes(1024)))
    buffer = bytearray(late + codec.encode_reply(codec.NO_CARD) + FIND_REPLY)
    assert codec.take_answer(buffer, Command.FIND) == codec.encode_reply(codec.NO_CARD)
    assert codec.take_answer(bytearray(late), Command.STATUS) is None
    assert codec.take_answer(bytearray(late), Command.READ) == late


@pytest.mark.parametrize("command", Command)
def test_a_failure_answers_every_command(command: Command) -> None:
    assert codec.answers(command, codec.Reply(codec.SELF_TEST))


def read_all(buffer: bytearray) -> None:
    while frame := codec.take_frame(buffer):
        codec.decode_reply(frame)


@given(st.binary(max_size=2600))
@example(codec.PREAMBLE + b"\x00\x02\x00\x02")
def test_no_bytes_make_the_frame_reader_fail_otherwise_than_by_value_error(data: bytes) -> None:
    for start in (b"", codec.PREAMBLE, codec.PREAMBLE + b"\x00\x04"):
        buffer = bytearray(start + data)
        refusal = failure(ValueError, partial(read_all, buffer))
        assert str(refusal) if refusal else codec.take_frame(buffer) is None
