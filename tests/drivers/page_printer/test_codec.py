"""IPP bytes: those seen on the wire, round trips, and everything that is not a whole message."""

import contextlib
import sys
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.page_printer.codec import MAX_VALUES, Attribute, Group, Message, Value, attribute, decode, encode
from drivers.page_printer.vocabulary import GroupTag, Tag
from tests.drivers.page_printer.golden import GOLDEN_REQUEST, URI


def test_the_request_seen_on_the_wire_is_understood() -> None:
    message = decode(GOLDEN_REQUEST)
    assert (message.version, message.code, message.request_id) == ((2, 0), 0x000B, 1)
    assert message.group(GroupTag.OPERATION)["printer-uri"] == (URI,)
    assert message.group(GroupTag.OPERATION)["requested-attributes"] == (
        "printer-state",
        "printer-state-reasons",
        "queued-job-count",
    )


def test_a_reply_has_its_status_and_its_numbers() -> None:
    reply = bytes.fromhex("02 00 00 00 00 00 00 07 01 02") + bytes.fromhex(
        "21 00 06 6A 6F 62 2D 69 64 00 04 00 00 01 0C 23 00 09 6A 6F 62 2D 73 74 61 74 65 00 04 00 00 00 05 03"
    )
    message = decode(reply)
    assert message.code == 0
    assert message.group(GroupTag.JOB) == {"job-id": (268,), "job-state": (5,)}
    assert encode(message) == reply


def test_a_collection_within_a_collection_keeps_its_members() -> None:
    size = Value(Tag.COLLECTION, (attribute("x-dimension", Tag.INTEGER, 21000),))
    media = Value(Tag.COLLECTION, (Attribute("media-size", (size,)), attribute("media-type", Tag.KEYWORD, "a", "b")))
    message = Message(0, 1, (Group(GroupTag.PRINTER, (Attribute("media-col-ready", (media, media)),)),))
    data = encode(message)
    assert (
        bytes.fromhex("34 00 0F") + b"media-col-ready" + bytes.fromhex("00 00 4A 00 00 00 0A") + b"media-size" in data
    )
    assert decode(data) == message


def test_a_group_without_attributes_is_passed_over() -> None:
    message = decode(bytes.fromhex("01 01 04 06 00 00 00 02 01 05 03"))
    assert (message.version, message.code) == ((1, 1), 0x0406)
    assert message.group(GroupTag.UNSUPPORTED) == {}
    assert message.group(GroupTag.PRINTER) == {}


def test_of_two_groups_of_a_kind_the_one_that_says_something_counts() -> None:
    message = decode(bytes.fromhex("02 00 00 00 00 00 00 01 04 04 21 00 01 6E 00 04 00 00 00 07 03"))
    assert message.group(GroupTag.PRINTER) == {"n": (7,)}


def test_what_is_told_of_one_thing_in_several_groups_or_attributes_all_counts() -> None:
    one, two = (Group(GroupTag.PRINTER, (attribute("r", Tag.KEYWORD, word),)) for word in ("none", "media-jam"))
    twice = Group(GroupTag.PRINTER, (*one.attributes, *two.attributes))
    for groups in ((one, two), (twice,)):
        message = decode(encode(Message(0, 1, groups)))
        assert message.group(GroupTag.PRINTER) == {"r": ("none", "media-jam")}


@pytest.mark.parametrize(("tag", "plain"), [(0x35, Tag.TEXT), (0x36, Tag.NAME)])
def test_a_text_with_its_language_is_the_text(tag: int, plain: Tag) -> None:
    value = bytes.fromhex("00 05") + b"zh-cn" + bytes.fromhex("00 03") + "卡".encode()
    message = decode(bytes.fromhex("02 00 00 00 00 00 00 01 04") + bytes([tag, 0, 1]) + b"n\0\x0c" + value + b"\3")
    assert message.groups[0].attributes == (attribute("n", plain, "卡"),)
    assert decode(encode(message)) == message


@pytest.mark.parametrize("value", [b"", b"\0", b"\0\2en", b"\0\2en\0\3ab", b"\xff\xffen\0\2ab"])
def test_one_that_is_damaged_stays_bytes_and_does_not_lose_the_rest(value: bytes) -> None:
    damaged = b"\x35\0\1n" + len(value).to_bytes(2, "big") + value
    message = decode(bytes.fromhex("02 00 00 00 00 00 00 01 04") + damaged + b"\x22\0\1b\0\1\1\3")
    assert message.group(GroupTag.PRINTER) == {"n": (value,), "b": (True,)}


def test_broken_utf8_in_a_model_name_does_not_lose_the_rest() -> None:
    raw = bytes.fromhex("02 00 00 00 00 00 00 01 04 41 00 01 6D 00 02 C3 28 21 00 01 6E 00 04 FF FF FF FE 03")
    assert decode(raw).group(GroupTag.PRINTER) == {"m": ("�(",), "n": (-2,)}


def test_a_message_cut_anywhere_is_refused() -> None:
    for size in range(len(GOLDEN_REQUEST)):
        with pytest.raises(ValueError, match="expected"):
            decode(GOLDEN_REQUEST[:size])


@pytest.mark.parametrize("version", ["00 00", "03 00"])
def test_who_refuses_may_name_any_version(version: str) -> None:
    message = decode(bytes.fromhex(f"{version} 05 03 00 00 00 01 03"))
    assert (message.code, message.version) == (0x0503, tuple(bytes.fromhex(version)))


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        ("03 00 03 ff 00 00 00 01 03", "expected 1.x or 2.x"),
        ("03 00 06 00 00 00 00 01 03", "expected 1.x or 2.x"),
        ("03 00 00 00 00 00 00 01 03", "expected 1.x or 2.x"),
        ("02 00 00 00 00 00 00 01 21 03", "expected the start of a group"),
        ("02 00 00 00 00 00 00 01 01 21 00 01 61 00 03 00 00 01 03", "is 3 bytes, expected 4"),
        ("02 00 00 00 00 00 00 01 01 22 00 01 61 00 02 00 01 03", "is 2 bytes, expected 1"),
        ("02 00 00 00 00 00 00 01 01 44 00 00 00 01 61 03", "without an attribute before it"),
        ("02 00 00 00 00 00 00 01 01 34 00 01 61 00 00 21 00 00 00 04 00 00 00 01 03", "without an attribute"),
    ],
)
def test_a_broken_message_is_refused_with_what_was_expected(broken: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        decode(bytes.fromhex(broken))


def test_collections_without_end_do_not_exhaust_the_stack() -> None:
    deeper = bytes.fromhex("4A 00 00 00 01 61 34 00 00 00 00")
    with pytest.raises(ValueError, match="deep"):
        decode(bytes.fromhex("02 00 00 00 00 00 00 01 01 34 00 01 61 00 00") + deeper * 5000)


_FURTHER_VALUE = bytes.fromhex("44 00 00 00 01 78")
_MEMBER_VALUE = bytes.fromhex("21 00 00 00 04 00 00 00 01")


@pytest.mark.parametrize(
    ("start", "further", "end"),
    [
        ("02 00 00 00 00 00 00 01 01 44 00 01 61 00 01 78", _FURTHER_VALUE, "03"),
        ("02 00 00 00 00 00 00 01 01 34 00 01 61 00 00 4A 00 00 00 01 62", _MEMBER_VALUE, "37 00 00 00 00 03"),
    ],
    ids=["values", "members"],
)
def test_a_value_is_put_in_its_place_once_however_many_there_are(start: str, further: bytes, end: str) -> None:
    placed = []

    def count(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code is Attribute.__init__.__code__:
            placed.append(len(frame.f_locals["values"]))

    many = 2000  # enough to tell a cost that grows with the square
    sys.setprofile(count)
    try:
        decode(bytes.fromhex(start) + further * many + bytes.fromhex(end))
    finally:
        sys.setprofile(None)
    assert many <= sum(placed) <= many + 3


def test_a_reply_of_more_values_than_any_printer_has_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 20000"):
        decode(bytes.fromhex("02 00 00 00 00 00 00 01 01 44 00 01 61 00 01 78") + _FURTHER_VALUE * MAX_VALUES)


def test_a_text_longer_than_a_length_can_say_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 32767"):
        encode(Message(0, 1, (Group(1, (attribute("a", Tag.TEXT, "x" * 32768),)),)))


_names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
_values = st.one_of(
    st.builds(Value, st.sampled_from([Tag.KEYWORD, Tag.TEXT, Tag.URI]), st.text(st.characters(codec="utf-8"))),
    st.builds(Value, st.sampled_from([Tag.INTEGER, Tag.ENUM]), st.integers(-(2**31), 2**31 - 1)),
    st.builds(Value, st.just(Tag.BOOLEAN), st.booleans()),
    st.builds(Value, st.just(Tag.RANGE), st.tuples(st.integers(0, 9999), st.integers(0, 9999))),
    st.builds(Value, st.sampled_from([Tag.OCTETS, Tag.DATE_TIME, Tag.RESOLUTION]), st.binary(max_size=12)),
    st.builds(Value, st.sampled_from([Tag.UNKNOWN, Tag.NO_VALUE]), st.none()),
)
_attributes = st.builds(Attribute, _names, st.lists(_values, min_size=1, max_size=3).map(tuple))
_groups = st.builds(Group, st.sampled_from(list(GroupTag)).map(int), st.lists(_attributes, max_size=4).map(tuple))
_messages = st.builds(
    Message, st.integers(0, 0xFFFF), st.integers(1, 2**31), st.lists(_groups, max_size=3).map(tuple), st.binary()
)


@pytest.mark.thorough
@given(_messages)
def test_every_message_comes_back_as_it_was(message: Message) -> None:
    assert decode(encode(message)) == message


@given(st.binary(max_size=64))
def test_noise_is_either_a_message_or_a_value_error(noise: bytes) -> None:
    with contextlib.suppress(ValueError):
        assert isinstance(decode(b"\x02\x00" + noise), Message)
