"""Bytes of social-security cards: commands and answers as independent programs and a recorded session have them.

Covers drivers.api.slot as well.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from device_sim.people import people
from device_sim.smart_card.card import social_card
from drivers.api.slot import MOST_BYTES, message, take_message
from drivers.smart_card import codec
from drivers.smart_card.codec import CARD_FILE, HOLDER_FILE, Field
from tests.drivers.failing import failure
from tests.drivers.smart_card.bench import CHEN

GOLDEN = [
    (codec.select_application(), "00 A4 04 00 0F 73 78 31 2E 73 68 2E C9 E7 BB E1 B1 A3 D5 CF"),
    (codec.select_file(CARD_FILE), "00 A4 02 00 02 EF 05"),
    (codec.select_file(CARD_FILE, 0x00), "00 A4 00 00 02 EF 05"),
    (codec.select_file(HOLDER_FILE), "00 A4 02 00 02 EF 06"),
    (codec.read_record(Field.CARD_NUMBER), "00 B2 07 00 0B"),
    (codec.read_record(Field.NUMBER), "00 B2 08 00 14"),
    (codec.read_record(Field.NAME), "00 B2 09 00 20"),
    (codec.read_record(Field.VERSION, by_number=True), "00 B2 03 04 06"),
    (codec.read_record(Field.NAME, by_number=True), "00 B2 02 04 20"),
    (codec.get_response(0x13), "00 C0 00 00 13"),
    (codec.with_length(codec.read_record(Field.NAME), 0x0B), "00 B2 09 00 0B"),
    (codec.with_length(codec.select_file(CARD_FILE), 0x0B), "00 A4 02 00 02 EF 05 0B"),
]
RECORDS = [
    (Field.CODE, "01 10 44 01 00 D1 56 00 00 05 99 00 00 01 FF FF FF FF"),
    (Field.VERSION, "03 04 33 2E 30 30"),
    (Field.CARD_NUMBER, "07 09 41 31 32 33 34 35 36 37 38"),
    (Field.NUMBER, "08 12 34 34 30 31 30 30 31 39 39 30 30 31 30 31 30 30 31 35"),
    (Field.NAME, "09 1E B2 E2 CA D4 D3 C3 BB A7" + " 00" * 22),
    (Field.BIRTH, "0D 04 19 90 01 01"),
]


@pytest.mark.parametrize(("command", "wire"), GOLDEN, ids=[wire[:14] for _, wire in GOLDEN])
def test_commands_are_those_that_are_published(command: bytes, wire: str) -> None:
    assert command.hex(" ").upper() == wire


def test_records_are_understood_as_they_were_recorded() -> None:
    values = {field: codec.value_of(field, bytes.fromhex(record)) for field, record in RECORDS}
    card = codec.decode_card(values)
    assert (card.version, card.card_number) == ("3.00", "A12345678")
    assert (card.number, card.name, card.birth) == ("440100199001010015", "测试用户", date(1990, 1, 1))
    assert card.code == "440100D15600000599000001FFFFFFFF"
    assert (card.withheld, card.odd) == ((), ())
    assert [codec.encode_record(field, value).hex(" ").upper() for field, value in values.items()] == [
        record for _, record in RECORDS
    ]


def test_an_answer_ends_with_two_status_bytes_which_have_words() -> None:
    answer = codec.decode_answer(bytes.fromhex("03 04 33 2E 30 30 90 00"))
    assert (answer.data.hex(), answer.status) == ("0304332e3030", codec.OK)
    assert codec.decode_answer(b"\x69\x82").words == "6982, security status not satisfied"
    assert codec.decode_answer(b"\x63\xc2").words == "63c2, 2 tries are left"
    with pytest.raises(ValueError, match="an answer of 1 bytes, expected at least 2"):
        codec.decode_answer(b"\x90")


@pytest.mark.parametrize("padding", ["00", "FF"])
def test_padding_of_either_kind_is_no_part_of_a_name(padding: str) -> None:
    values = {Field.VERSION: b"2.00", Field.NAME: bytes.fromhex("B2 E2 CA D4" + padding * 26)}
    assert codec.decode_card(values).name == "测试"


@pytest.mark.parametrize(("rare", "character"), [("FE A0", "龻"), ("FE 59", "龴"), ("FE 9F", "䶮"), ("FE 51", "𠂇")])
def test_a_rare_character_in_the_bytes_of_gbk_is_read_as_people_write_it(rare: str, character: str) -> None:
    values = {Field.VERSION: b"2.00", Field.NAME: bytes.fromhex("B2 E2" + rare + "00" * 26)}
    card = codec.decode_card(values)
    assert (card.name, card.odd) == (f"测{character}", ())


def test_whatever_stands_on_the_cards_of_the_invented_people_is_read_as_it_was_written() -> None:
    cards = [social_card(one.card) for one in people() if one.card.name.isprintable()]
    fit = [card for card in cards if len(card.name.encode("gb18030")) <= codec.BYTES[Field.NAME]]
    assert len(fit) > 190
    assert [codec.decode_card(codec.encode_card(card)) for card in fit] == fit


def test_what_is_broken_is_odd_and_is_not_quoted() -> None:
    values = codec.encode_card(social_card(CHEN))
    values |= {Field.NAME: b"\x81\x20" * 15, Field.BIRTH: b"\x20\x13\x13\x99", Field.VALID_TO: bytes(4)}
    card = codec.decode_card(values)
    assert (card.name, card.birth, card.valid_to) == ("", None, None)
    assert sorted(card.odd) == [
        "birth is no day, expected YYYYMMDD",
        "name is no text, expected Chinese characters in GBK",
    ]


@pytest.mark.parametrize(
    ("record", "says"),
    [
        ("", "record 07 begins otherwise"),
        ("08 09" + " 41" * 9, "record 07 begins otherwise"),
        ("07 09 41", "record 07: 1 bytes, it says 9, expected 9"),
        ("07 02 41 41", "record 07: 2 bytes, it says 2, expected 9"),
    ],
)
def test_a_record_that_is_none_is_refused_without_being_quoted(record: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        codec.value_of(Field.CARD_NUMBER, bytes.fromhex(record))


def test_a_card_that_says_no_version_is_none_of_these() -> None:
    with pytest.raises(ValueError, match="the version is none"):
        codec.decode_card({Field.VERSION: b"\xff\xff\xff\xff"})
    with pytest.raises(ValueError, match="a name of 32 bytes"):
        codec.encode_card(replace(social_card(CHEN), name="测" * 16))


@given(st.sampled_from(Field), st.binary(max_size=40))
def test_whatever_a_card_answers_only_value_errors_come_out(field: Field, data: bytes) -> None:
    attempts: tuple[Callable[[], object], ...] = (
        lambda: codec.decode_answer(data).words,
        lambda: codec.value_of(field, data),
        lambda: codec.decode_card({Field.VERSION: b"2.00", field: data}),
        lambda: take_message(bytearray(data)),
    )
    refusals = [failure(ValueError, attempt) for attempt in attempts]
    assert all(str(refusal) for refusal in refusals if refusal), "each says why"


@given(st.lists(st.binary(min_size=1, max_size=40), max_size=5), st.integers(1, 50))
def test_messages_come_out_whole_however_they_are_cut(payloads: list[bytes], size: int) -> None:
    wire, buffer, taken = b"".join(map(message, payloads)), bytearray(), []
    for at in range(0, len(wire), size):
        buffer += wire[at : at + size]
        while (one := take_message(buffer)) is not None:
            taken.append(one)
    assert taken == payloads
    assert not buffer


def test_a_message_that_is_none_is_refused() -> None:
    for head in (b"\0\0", (MOST_BYTES + 1).to_bytes(2, "big")):
        with pytest.raises(ValueError, match="a message of"):
            take_message(bytearray(head + b"x"))
    with pytest.raises(ValueError, match="0 bytes, expected 1 to 4096"):
        message(b"")
