"""Rare characters of old cards: each of the 91 private codes, held against two independent tables of GB 18030."""

import subprocess
import unicodedata
from dataclasses import replace

import pytest

from drivers.id_card import card_text
from drivers.id_card.private_use import CHARACTERS, FIRST, if_old_codes, with_real_characters
from tests.drivers.id_card.desk import GOLDEN_CARD

# GBK's bytes for U+E815 to U+E864, in order: 0xFE50 to 0xFEA0 without 0xFE7F, which is no second byte.
BYTES = [bytes([0xFE, second]) for second in (*range(0x50, 0x7F), *range(0x80, 0xA1))]


def test_all_eighty_codes_are_the_characters_that_the_c_library_reads_there() -> None:
    done = subprocess.run(["iconv", "-f", "GB18030", "-t", "UTF-8"], input=b"".join(BYTES), capture_output=True)
    # Newer C libraries follow the standard's tables by the letter, in which the six of extension B keep private codes.
    read = zip(done.stdout.decode(), CHARACTERS, strict=True)
    assert [ours for theirs, ours in read if theirs != ours and not (private(theirs) and ord(ours) >= 0x20000)] == []
    assert len(CHARACTERS) == len(set(CHARACTERS)) == 80


def test_the_sixty_six_that_python_knows_are_the_same() -> None:
    known = {at: text for at, text in enumerate(byte.decode("gb18030") for byte in BYTES) if not private(text)}
    assert len(known) == 66
    assert all(CHARACTERS[at] == text for at, text in known.items())


# 0xA6D9 to 0xA6DF, 0xA6EC, 0xA6ED and 0xA6F3: U+E78D to U+E796; and 0xA8BC: U+E7C7.
LATER = [*(bytes([0xA6, second]) for second in (*range(0xD9, 0xE0), 0xEC, 0xED, 0xF3)), b"\xa8\xbc"]
LATER_CODES = "".join(map(chr, (*range(0xE78D, 0xE797), 0xE7C7)))


def test_the_forms_of_punctuation_and_the_letter_that_later_issues_moved_are_those_of_the_c_library() -> None:
    done = subprocess.run(["iconv", "-f", "GB18030", "-t", "UTF-8"], input=b"".join(LATER), capture_output=True)
    ours = with_real_characters(LATER_CODES)
    assert [(a, b) for a, b in zip(done.stdout.decode(), ours, strict=True) if a != b and not private(a)] == []
    assert not any(map(private, ours))
    assert [unicodedata.name(one).split("PRESENTATION FORM FOR VERTICAL ")[-1] for one in ours[:3]] == [
        "COMMA", "IDEOGRAPHIC FULL STOP", "IDEOGRAPHIC COMMA",
    ]  # fmt: skip


def test_no_private_code_is_left_of_them() -> None:
    codes = "".join(chr(FIRST + at) for at in range(80))
    assert with_real_characters(codes) == CHARACTERS
    assert not any(map(private, CHARACTERS))


@pytest.mark.parametrize(
    "code", ["\ue000", "\ue78c", "\ue797", "\ue7c6", "\ue7c8", "\ue814", "\ue865", "\uf8ff", "\U000f0000"]
)
def test_any_other_private_code_stays_what_it_is(code: str) -> None:
    assert with_real_characters(f"陈{code}") == f"陈{code}"
    assert if_old_codes(code) == ""


def test_a_name_in_old_codes_is_read_as_people_write_it_and_the_chips_own_writing_is_kept() -> None:
    on_chip = replace(GOLDEN_CARD, name="陈志\ue863", address="广州市\ue85d\ue85e村")
    card = card_text.decode_card(card_text.encode_card(on_chip))
    assert (card.name, card.name_on_chip) == ("陈志䶮", "陈志\ue863")
    assert card.address == "广州市䴔䴕村"
    assert card_text.decode_card(card_text.encode_card(card)) == card


def test_a_card_without_old_codes_has_one_writing_only() -> None:
    assert card_text.decode_card(card_text.encode_card(replace(GOLDEN_CARD, name="欧阳䶮"))).name_on_chip == ""


def private(text: str) -> bool:
    return unicodedata.category(text[0]) == "Co"
