"""Numbers of people and what is odd about a card: the standard's check characters, and cards that can be nobody's."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from device_sim.people import people, person
from drivers.api.id_card import IdCard
from drivers.id_card.number import NamelessCardError, check_character, number_is_valid, oddities, require_plausible
from tests.drivers.id_card.desk import GOLDEN_CARD

UNSEEN = (
    "\ufe0f\ufe00", "\U000e0100\U000e01ef", "\u200d\u2060", "\u0301\u20dd", "\u0903", "\U000e0041\U000e007f", "\ufffc",
    "\u1160\uffa0", "\u3164", "\u2800", "\u115f", "\u034f", "\ufffd\ufffd", "\ufffe", "\ufdd0", "\u3000\u3164",
)  # fmt: skip


def test_check_characters_are_those_of_the_standard() -> None:
    assert check_character("11010519491231002") == "X"
    for number in ("440100199001010015", "810000199001010019", "911341199001010017", "11010519491231002X"):
        assert number_is_valid(number)
    for number in ("440100199001010016", "44010019900101001", "", "11010519491231002x", "４40100199001010015"):
        assert not number_is_valid(number)
    with pytest.raises(ValueError, match="17 digits"):
        check_character("1101051949123100")


BLANK = ("", "\u3000 ", "\u00a0", "\u2028")


@pytest.mark.parametrize("name", [*BLANK, "\u200b\u200b", "\u202e", "\ufeff", *UNSEEN], ids=ascii)
def test_a_card_on_which_nobody_can_read_a_name_has_none_and_that_is_said_as_it_is(name: str) -> None:
    said = "is empty" if name in BLANK else rf"has {len(name.strip())} characters, and none that can be read"
    with pytest.raises(NamelessCardError, match=f"the name {said}"):
        require_plausible(replace(GOLDEN_CARD, name=name))
    require_plausible(replace(GOLDEN_CARD, name=name + "\ue000"))  # a code of its office's own is one


@pytest.mark.parametrize(
    ("card", "said"),
    [
        (replace(GOLDEN_CARD, number="440100199001010016"), "check character"),
        (replace(GOLDEN_CARD, number="810000199001010019"), "form of a CITIZEN card"),
        (replace(person("wong-siu-ming").card, number=GOLDEN_CARD.number), "form of a HK_MACAO_TAIWAN card"),
        (replace(person("carlos-oliveira").card, number="BR4401791230055"), "form of a FOREIGN_2017 card"),
        (replace(person("anna-schmidt").card, number="911341199001010018"), "check character"),
    ],
)
def test_a_card_whose_number_is_none_is_told_apart(card: IdCard, said: str) -> None:
    with pytest.raises(ValueError, match=said) as caught:
        require_plausible(card)
    assert card.number not in str(caught.value)


@pytest.mark.parametrize("sex", ["0", "9"])
def test_an_unknown_or_unspecified_sex_contradicts_nothing(sex: str) -> None:
    require_plausible(replace(GOLDEN_CARD, sex=sex))
    assert oddities(replace(GOLDEN_CARD, sex=sex)) == []


@pytest.mark.parametrize("name", ["", "\u3000", "\x07", "张\n三", "张\0三", "张\x85三"])
def test_a_card_without_a_name_that_could_be_shown_is_nobodys(name: str) -> None:
    with pytest.raises(ValueError, match="expected a name"):
        require_plausible(replace(GOLDEN_CARD, name=name))


def test_a_control_character_in_an_english_name_is_refused_too() -> None:
    with pytest.raises(ValueError, match="control characters"):
        require_plausible(replace(person("anna-schmidt").card, english_name="SCHMIDT,\tANNA"))


@pytest.mark.parametrize("name", ["\U00030000", "\U00031350", "\U0002ebf0", "\U000323b0", "张\U0002fffd", "A·B"])
def test_a_name_in_characters_that_nobody_here_knows_is_a_name(name: str) -> None:
    require_plausible(replace(GOLDEN_CARD, name=name))
    assert oddities(replace(GOLDEN_CARD, name=name)) == []


def test_a_foreigner_needs_no_chinese_name() -> None:
    nameless = replace(person("carlos-oliveira").card, name="")
    require_plausible(nameless)
    assert oddities(nameless) == []


def test_nothing_is_odd_about_anybodys_card_but_a_code_that_nobody_knows() -> None:
    assert [who.id for who in people() if oddities(who.card)] == ["private-code"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"birth": date(1990, 1, 2)}, "the number says another birth date"),
        ({"sex": "2"}, "the number says another sex"),
        ({"sex": "X"}, "sex is none"),
        ({"sex": ""}, "sex is none"),
        ({"ethnic_code": "99"}, "ethnic_code is none"),
        ({"ethnic_code": "57"}, "ethnic_code is none"),
        ({"ethnic_code": "00"}, "ethnic_code is none"),
        ({"ethnic_code": ""}, "ethnic_code is none"),
        ({"valid_to": date(2020, 6, 29)}, "valid_to is before valid_from"),
        ({"valid_from": date(1989, 12, 31)}, "birth is after valid_from"),
        ({"authority": "广州\x1b[2J"}, "authority holds control characters"),
        ({"address": "广州\ufffe路"}, "address holds codes that are no characters"),
        ({"name": "陈\ufdd0明"}, "name holds codes that are no characters"),
        ({"name": "\ue000"}, "name holds private codes of which nobody knows the character"),
        ({"name": "陈\U000f0000明"}, "name holds private codes"),
        ({"address": "广州\ue5e5路"}, "address holds private codes"),
        ({"name": "陈\u200d明"}, "name holds characters that nobody sees"),
        ({"name": "\ufeff陈明"}, "name holds characters that nobody sees"),
        ({"name": "陈\u202e明"}, "name holds characters that nobody sees"),
        ({"authority": "广州\u3164公安局"}, "authority holds characters that nobody sees"),
        ({"name": "陈\ufffd明"}, "name holds half a character"),  # and no more than that
    ],
)
def test_an_oddity_turns_nobody_away_and_is_said(change: dict[str, Any], said: str) -> None:
    card = replace(GOLDEN_CARD, **change)
    require_plausible(card)
    (found,) = oddities(card)
    assert found.startswith(said)
    assert "expected" in found
