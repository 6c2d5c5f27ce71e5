"""The hex protocol's bytes, checked against frames from the makers' manuals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.scanner import codec
from drivers.scanner.codec import Decoded, Register, Reply, ReplyKind, Request, RequestKind

OK_REPLY = bytes.fromhex("02 00 00 01 00 33 31")


@pytest.mark.parametrize(
    ("frame", "golden"),
    [
        (codec.write_register(Register.TRIGGER, 1), "7E 00 08 01 00 02 01 02 DA"),
        (codec.write_register(Register.TRIGGER, 0), "7E 00 08 01 00 02 00 12 FB"),
        (codec.read_register(Register.MODE), "7E 00 07 01 00 00 01 01 41"),
        (codec.write_register(Register.MODE, codec.COMMAND_MODE), "7E 00 08 01 00 00 D5 EF 41"),
        (codec.encode_request(Request(RequestKind.SAVE, 0, b"\0")), "7E 00 09 01 00 00 00 DE C8"),
        (codec.encode_request(Request(RequestKind.SAVE, 0, b"\2")), "7E 00 09 01 00 00 02 FE 8A"),
        (codec.write_register(Register.BAUD_LOW, 0x39, 0x01), "7E 00 08 02 00 2A 39 01 A7 EA"),
        (codec.write_register(Register.BAUD_LOW, 0x1A, 0x00), "7E 00 08 02 00 2A 1A 00 E4 7E"),
        (codec.encode_request(Request(RequestKind.HEARTBEAT, 0, b"\0")), "7E 00 0A 01 00 00 00 30 1A"),
        (codec.encode_reply(Reply(ReplyKind.OK, b"\0")), "02 00 00 01 00 33 31"),
        (codec.encode_reply(Reply(ReplyKind.OK, b"\xd5")), "02 00 00 01 D5 A8 E9"),
        (codec.encode_reply(Reply(ReplyKind.BAD_CRC, b"\0")), "02 00 01 01 00 04 01"),
        (codec.encode_reply(Reply(ReplyKind.UNKNOWN_COMMAND, b"\0")), "02 00 03 01 00 6A 61"),
        (codec.encode_reply(Reply(ReplyKind.OK, b"\0", heartbeat=True)), "03 00 00 01 00 33 31"),
    ],
)
def test_frames_are_those_of_the_manuals(frame: bytes, golden: str) -> None:
    assert frame == bytes.fromhex(golden)


@pytest.mark.parametrize("golden", ["7E 00 08 01 00 02 01 AB CD", "7E 00 08 01 00 02 01 02 DA"])
def test_a_request_is_understood_with_and_without_check(golden: str) -> None:
    buffer = bytearray(b"\xff\x7e\x11" + bytes.fromhex(golden) + b"\x7e")

    assert codec.take_request(buffer) == Request(RequestKind.WRITE, Register.TRIGGER, b"\1")
    assert buffer == b"\x7e"


def test_a_request_with_a_bad_check_is_refused_and_the_next_one_read() -> None:
    buffer = bytearray(bytes.fromhex("7E 00 08 01 00 02 01 02 DB 7E 00 07 01 00 00 01 01 41"))

    with pytest.raises(ValueError, match="expected 02da"):
        codec.take_request(buffer)
    assert codec.take_request(buffer) == Request(RequestKind.READ, Register.MODE, b"\1")


def test_a_reply_and_a_code_in_one_stream_come_out_in_order() -> None:
    buffer = bytearray(OK_REPLY + b"GOV-1234\r")

    assert codec.take_frame(buffer) == Reply(ReplyKind.OK, b"\0")
    assert codec.take_frame(buffer) is None  # more of the code might follow
    assert codec.take_frame(buffer, quiet=True) == Decoded(b"GOV-1234")
    assert not buffer


def test_a_code_just_before_a_reply_is_kept_apart_from_it() -> None:
    buffer = bytearray(b"GOV-1234\r\n" + OK_REPLY)

    assert codec.take_frame(buffer) == Decoded(b"GOV-1234")
    assert codec.take_frame(buffer) == Reply(ReplyKind.OK, b"\0")


def test_a_line_break_inside_a_code_does_not_make_a_second_code() -> None:
    assert codec.take_frame(bytearray(b"GOV-1\rGOV-2\r"), quiet=True) == Decoded(b"GOV-1\rGOV-2")


@pytest.mark.parametrize(
    ("tail", "received", "code"),
    [
        ("any", b"GOV-1\r\n", b"GOV-1"),
        ("cr", b"GOV-1\n\r", b"GOV-1\n"),
        ("cr", b"GOV-1\r\n", b"GOV-1"),  # a return with a line feed is a return
        ("cr", b"GOV-1\r\nGOV-1\r\n", b"GOV-1"),
        ("cr", b"GOV-1\n", b"GOV-1\n"),
        ("lf", b"GOV-1\r\n", b"GOV-1\r"),
        ("crlf", b"GOV-1\r\n\r\n", b"GOV-1\r\n"),
        ("crlf", b"GOV-1\r", b"GOV-1\r"),
        ("tab", b"GOV-1\r\t", b"GOV-1\r"),
        ("none", b"GOV-1\r\n", b"GOV-1\r\n"),
    ],
)
def test_of_a_code_only_the_tail_that_the_engine_is_set_to_is_taken_off(
    tail: str, received: bytes, code: bytes
) -> None:
    assert codec.take_frame(bytearray(received), codec.TAILS[tail], quiet=True) == Decoded(code)


def test_a_tab_before_a_reply_ends_a_code_where_it_is_the_tail() -> None:
    buffer = bytearray(b"GOV-1234\t" + OK_REPLY)
    assert codec.take_frame(buffer, codec.TAILS["cr"]) is None
    assert codec.take_frame(buffer, codec.TAILS["tab"]) == Decoded(b"GOV-1234")


@pytest.mark.parametrize("rest", [b"\x02", b"\x03GOV-2", b"\x02\x00", b"\x02\x00\x02GOV-2", b"\x03\x01\x00GOV-2"])
@pytest.mark.parametrize("tail", [b"\r", b"\n", b"\r\n"])
def test_a_line_break_before_bytes_that_begin_like_a_reply_does_not_end_a_code(tail: bytes, rest: bytes) -> None:
    buffer = bytearray(b"GOV-1" + tail + rest)

    assert codec.take_frame(buffer) is None
    assert codec.take_frame(buffer, quiet=True) == Decoded(b"GOV-1" + tail + rest)


def test_a_reply_cut_short_says_how_much_was_expected() -> None:
    for size in range(1, len(OK_REPLY)):
        assert codec.take_frame(bytearray(OK_REPLY[:size])) is None
    with pytest.raises(ValueError, match="expected 7"):
        codec.take_frame(bytearray(OK_REPLY[:5]), quiet=True)


def test_a_reply_of_unknown_type_is_refused() -> None:
    body = b"\x07\x01\x00"
    with pytest.raises(ValueError, match="7"):
        codec.take_frame(bytearray(b"\x02\x00" + body + codec.checksum(body)))


@pytest.mark.parametrize("data", [b"", bytes(256)])
def test_a_request_without_data_or_with_too_much_is_not_made(data: bytes) -> None:
    with pytest.raises(ValueError, match="expected 1 to 255"):
        codec.encode_request(Request(RequestKind.WRITE, 0, data))


@given(st.sampled_from(RequestKind), st.integers(0, 0xFFFF), st.binary(min_size=1, max_size=255))
def test_requests_survive_the_way(kind: RequestKind, address: int, data: bytes) -> None:
    request = Request(kind, address, data)

    assert codec.take_request(bytearray(codec.encode_request(request))) == request


@given(st.sampled_from(ReplyKind), st.binary(min_size=1, max_size=256), st.booleans())
def test_replies_survive_the_way(kind: ReplyKind, data: bytes, heartbeat: bool) -> None:
    reply = Reply(kind, data, heartbeat)

    assert codec.take_frame(bytearray(codec.encode_reply(reply))) == reply


@given(st.binary(max_size=200), st.booleans())
def test_noise_never_stops_the_stream(noise: bytes, quiet: bool) -> None:
    """Whatever comes: a frame, a ValueError that consumes, or a wait. With `quiet` nothing stays behind for ever."""
    buffer = bytearray(noise)
    while buffer:
        before = len(buffer)
        try:
            frame = codec.take_frame(buffer, quiet=quiet)
        except ValueError:
            frame = Decoded(b"")
        if frame is None:
            assert not quiet
            break
        assert len(buffer) < before


@given(st.binary(max_size=200))
def test_noise_before_a_request_costs_at_most_that_request(noise: bytes) -> None:
    buffer = bytearray(noise)
    while True:
        try:
            if codec.take_request(buffer) is None:
                break
        except ValueError:
            continue
    assert len(buffer) < 256 + 8
