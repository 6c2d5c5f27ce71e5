"""Card texts and id numbers: a card written out by hand, the four tables, rare names, and what is no card."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from device_sim.people import people, person
from drivers.api.font_coverage import is_written
from drivers.api.id_card import CardLayout
from drivers.id_card import card_text, codec, number
from drivers.id_card.number import noted
from tests.drivers.failing import failure
from tests.drivers.id_card.desk import GOLDEN_CARD

# 张三 as a citizen's card, character by character: 128 UTF-16 units, low byte first.
_NAME = "20 5F 09 4E " + "20 00 " * 13
_SEX_ETHNIC_BIRTH = "31 00 30 00 31 00 31 00 39 00 39 00 30 00 30 00 31 00 30 00 31 00 "
_ADDRESS = "7F 5E 1C 4E 01 77 7F 5E DE 5D 02 5E " + "20 00 " * 29  # 广东省广州市
_NUMBER = "34 00 34 00 30 00 31 00 30 00 30 00 31 00 39 00 39 00 30 00 30 00 31 00 30 00 31 00 30 00 30 00 31 00 35 00 "
_AUTHORITY = "7F 5E DE 5D 02 5E 6C 51 89 5B 40 5C " + "20 00 " * 9  # 广州市公安局
_VALID = "32 00 30 00 32 00 30 00 30 00 36 00 33 00 30 00 7F 95 1F 67 " + "20 00 " * 6  # 20200630, 长期
GOLDEN_TEXT = bytes.fromhex(_NAME + _SEX_ETHNIC_BIRTH + _ADDRESS + _NUMBER + _AUTHORITY + _VALID + "20 00 " * 18)


def test_a_card_written_out_by_hand_reads_and_writes_the_same() -> None:
    assert len(GOLDEN_TEXT) == 256
    assert card_text.decode_card(GOLDEN_TEXT) == GOLDEN_CARD
    assert card_text.encode_card(GOLDEN_CARD) == GOLDEN_TEXT
    number.require_plausible(GOLDEN_CARD)


def test_the_golden_cards_whole_reply_has_its_checksum() -> None:
    frame = codec.encode_reply(codec.OK, card_text.encode_read(GOLDEN_TEXT, b"\x5a" * 1024))
    assert frame[:14].hex(" ") == "aa aa aa 96 69 05 08 00 00 90 01 00 04 00"
    checksum = 0
    for byte in bytes.fromhex("05 08 00 00 90 01 00 04 00") + GOLDEN_TEXT:  # an even number of 5a cancels out
        checksum ^= byte
    assert frame[-1] == checksum
    text, photo = card_text.decode_read(codec.decode_reply(frame).data)
    assert card_text.decode_card(text, photo) == replace(GOLDEN_CARD, photo=b"\x5a" * 1024)


def _units(text: str, at: int, value: str) -> str:
    return text[:at] + value + text[at + len(value) :]


def _written(*fields: tuple[int, str]) -> bytes:
    """A text with these values at these byte offsets, as the tables of the standard give them."""
    text = " " * 128
    for offset, value in fields:
        text = _units(text, offset // 2, value)
    return text.encode("utf-16-le")


def test_what_fills_a_field_up_and_a_small_x_are_no_part_of_it() -> None:
    text = _written(
        (0, " 王小明　"), (30, "1"), (36, "19900101"), (52, "广东省广州市"), (122, "44010019900101039x"),
        (158, "广州市公安局"), (188, "20240506"), (204, "        "), (248, " "),
    )  # fmt: skip
    card = card_text.decode_card(text)
    assert (card.name, card.number, card.valid_to) == ("王小明", "44010019900101039X", None)
    assert card.odd == ("valid_to is empty, expected a day or 长期",)
    number.require_plausible(card)


def test_a_residence_permit_reads_by_its_table() -> None:
    text = _written(
        (0, "王小明"), (30, "1"), (36, "19900101"), (52, "广东省广州市天河区"), (122, "810000199001010019"),
        (158, "广州市公安局"), (188, "20240506"), (204, "20290506"), (220, "H08812345"), (238, "02"), (248, "J"),
    )  # fmt: skip
    card = card_text.decode_card(text)
    assert (card.layout, card.name, card.number) == (CardLayout.HK_MACAO_TAIWAN, "王小明", "810000199001010019")
    assert (card.pass_number, card.issues, card.ethnic_code) == ("H08812345", "02", "")
    assert card_text.encode_card(card) == text
    number.require_plausible(card)


def test_a_foreigners_card_of_2017_reads_by_its_table() -> None:
    text = _written(
        (0, "OLIVEIRA, CARLOS"), (120, "1"), (122, "BRA440179123005"), (152, "BRA"), (158, "卡洛斯"),
        (188, "20210913"), (204, "20310913"), (220, "19791230"), (236, "01"), (240, "4400"), (248, "I"),
    )  # fmt: skip
    card = card_text.decode_card(text)
    assert (card.layout, card.english_name, card.name) == (CardLayout.FOREIGN_2017, "OLIVEIRA, CARLOS", "卡洛斯")
    assert (card.number, card.nationality, card.birth) == ("BRA440179123005", "BRA", date(1979, 12, 30))
    assert (card.authority, card.valid_to) == ("4400", date(2031, 9, 13))
    assert card_text.encode_card(card) == text
    number.require_plausible(card)


def test_a_foreigners_card_of_2023_reads_by_its_table_with_its_name_in_two_places() -> None:
    english = "VON HOHENBERG LICHTENFELS, MARIA ROSALIND ANNE"
    text = _written(
        (0, "玛丽亚"), (30, "2"), (32, "03"), (36, "19900101"), (52, english[:35]), (122, "911341199001010017"),
        (188, "20240226"), (204, "20340226"), (220, english[35:]), (242, "AUT"), (248, "Y"),
    )  # fmt: skip
    card = card_text.decode_card(text)
    assert (card.layout, card.english_name, card.name) == (CardLayout.FOREIGN_2023, english, "玛丽亚")
    assert (card.number, card.nationality, card.issues) == ("911341199001010017", "AUT", "03")
    assert card_text.encode_card(card) == text
    number.require_plausible(card)


def test_an_english_name_with_its_blank_at_the_seam_keeps_the_blank() -> None:
    name = "A" * 34 + " BERTHA"
    card = replace(person("anna-schmidt").card, english_name=name)
    assert card_text.decode_card(card_text.encode_card(card)).english_name == name


def test_everybodys_card_survives_the_chip() -> None:
    for card in (who.card for who in people()):
        assert card_text.decode_card(card_text.encode_card(card), card.photo, card.newest_address) == card


@pytest.mark.parametrize("name", ["梁𬭎", "𠮷田芳", "欧阳䶮", "阿卜杜热合曼·买买提吐尔逊艾力", "𠮷" * 7 + "一"])
def test_rare_characters_and_names_filled_to_the_last_character_survive(name: str) -> None:
    assert card_text.decode_card(card_text.encode_card(replace(GOLDEN_CARD, name=name))).name == name


def test_what_was_never_written_is_empty() -> None:
    """Erased memory reads FF FF: it is no address to which anybody has moved."""
    erased = b"\xff" * 70
    moved = card_text.encode_newest_address("天河区黄埔路2号")
    assert card_text.decode_newest_address(erased) == ""
    assert card_text.decode_newest_address(moved + erased) == "天河区黄埔路2号"
    assert card_text.decode_newest_address(moved[:30] + erased[30:]) == "天河区黄埔路2号"


def test_fields_padded_with_nul_read_like_those_padded_with_blanks() -> None:
    padded = GOLDEN_TEXT.decode("utf-16-le").replace(" ", "\0").encode("utf-16-le")
    assert card_text.decode_card(padded) == GOLDEN_CARD


def test_the_newest_of_several_appended_addresses_is_the_last_one() -> None:
    both = card_text.encode_newest_address("越秀区东风路1号") + card_text.encode_newest_address("天河区黄埔路2号")
    assert card_text.decode_newest_address(both + card_text.encode_newest_address("")) == "天河区黄埔路2号"
    with pytest.raises(ValueError, match="expected 70, 140"):
        card_text.decode_newest_address(both[:-1])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": "𠮷" * 8}, "name needs 32 bytes, expected 30"),
        ({"address": "路" * 36}, "address needs 72 bytes, expected 70"),
        ({"pass_number": "H08812345"}, "pass_number needs 18 bytes, expected 0"),
    ],
)
def test_a_value_that_the_chip_has_no_room_for_is_refused(change: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        card_text.encode_card(replace(GOLDEN_CARD, **change))  # type: ignore[arg-type]


def _over(written: dict[int, str]) -> bytes:
    """The golden card with other words at these places."""
    text = GOLDEN_TEXT
    for at, words in written.items():
        raw = words.encode("utf-16-le")
        text = text[:at] + raw + text[at + len(raw) :]
    return text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOLDEN_TEXT[:-1], "255 bytes, expected 256"),
        (GOLDEN_TEXT[:248] + b"Q\0" + GOLDEN_TEXT[250:], "card type 51 00, expected 20 00"),
        (_over({36: "20241301", 122: "44010420241301001"}), "birth is no date"),
    ],
)
def test_a_text_that_is_no_card_is_refused_without_quoting_it(text: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        card_text.decode_card(text)


@pytest.mark.parametrize(
    "written", ["20261301", "20260132", "20260100", "2026-2-9", "二〇二六年二月", "永久    ", "********"]
)
def test_a_last_or_first_day_that_nobody_can_tell_is_odd_and_turns_nobody_away(written: str) -> None:
    for name, at in (("valid_from", 188), ("valid_to", 204)):
        card = card_text.decode_card(_over({at: f"{written:8}"}))
        assert getattr(card, name) in (None, date(2026, 1, 1))
        assert card.odd[0].startswith(f"{name} is ")
        assert written.strip() not in card.odd[0]
        number.require_plausible(card)


@pytest.mark.parametrize("written", ["        ", "00000000", "19491331", "1949-1-1"])
def test_a_birth_that_only_the_number_tells_is_taken_from_it_and_odd(written: str) -> None:
    card = card_text.decode_card(_over({36: written}))
    assert card.birth == GOLDEN_CARD.birth
    assert card.odd == ("birth is no date, expected YYYYMMDD: taken from the number",)


def test_a_number_that_names_a_day_of_no_calendar_contradicts_the_card() -> None:
    card = replace(GOLDEN_CARD, birth=date(1985, 2, 28), number="44010419850229001X")
    assert noted(card).odd == ("the number says another birth date than the card, expected the same",)


@pytest.mark.parametrize(
    ("name", "at"), [("name", 0), ("name", 28), ("address", 52), ("address", 120), ("authority", 186)]
)
@pytest.mark.parametrize("half", [b"\x42\xd8", b"\xb7\xdf"])
def test_half_a_character_is_odd_and_written_by_no_font(name: str, at: int, half: bytes) -> None:
    """A field cuts a character of two halves where it is full."""
    card = card_text.decode_card(GOLDEN_TEXT[:at] + half + GOLDEN_TEXT[at + 2 :])
    assert "\ufffd" in getattr(card, name)
    assert noted(card).odd == (f"{name} holds half a character, expected whole ones",)
    assert not is_written("\ufffd")


def test_only_an_unknown_type_character_is_called_an_unknown_card() -> None:
    with pytest.raises(card_text.UnknownCardTypeError):
        card_text.decode_card(GOLDEN_TEXT[:248] + b"Z\0" + GOLDEN_TEXT[250:])


@settings(max_examples=settings().max_examples * 2)
@given(st.binary(min_size=256, max_size=256), st.sampled_from(" JIY"), st.binary(max_size=300))
def test_no_bytes_make_the_card_reader_fail_otherwise_than_by_value_error(text: bytes, kind: str, data: bytes) -> None:
    attempts: tuple[Callable[[], object], ...] = (
        lambda: number.require_plausible(card_text.decode_card(text[:248] + kind.encode("utf-16-le") + text[250:])),
        lambda: card_text.decode_read(data),
        lambda: card_text.decode_newest_address(data),
        lambda: codec.decode_sam_id(data),
        lambda: number.require_plausible(card_text.decode_card(_patched(data))),
    )
    refusals = [failure(ValueError, attempt) for attempt in attempts]
    assert all(str(refusal) for refusal in refusals if refusal), "each says why"


def _patched(data: bytes) -> bytes:
    """The golden card with a run of other bytes somewhere."""
    at = sum(data) % 256
    return (GOLDEN_TEXT[:at] + data[:12] + GOLDEN_TEXT[at + 12 :])[:256].ljust(256, b"\0")


_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs"]), max_size=7)


@given(_TEXT, _TEXT, st.dates(date(1900, 1, 1)), st.none() | st.dates(date(1990, 1, 1)))
def test_whatever_fits_on_a_card_comes_back(name: str, address: str, birth: date, until: date | None) -> None:
    card = replace(GOLDEN_CARD, name=name, address=address, birth=birth, valid_to=until)
    assert card_text.decode_card(card_text.encode_card(card)) == card


@pytest.mark.parametrize("layout", CardLayout)
def test_what_is_as_long_as_its_field_may_be_is_written_and_nothing_longer(layout: CardLayout) -> None:
    (card, *_) = [one.card for one in people() if one.card.layout is layout]
    for_name = card_text.longest(layout)["name"]
    assert card_text.decode_card(card_text.encode_card(replace(card, name="甲" * for_name))).name == "甲" * for_name
    with pytest.raises(ValueError, match="name"):
        card_text.encode_card(replace(card, name="甲" * (for_name + 1)))
