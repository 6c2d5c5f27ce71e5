"""Two hundred invented people: always the same, plausible, and of every kind that makes software stumble.

Covers crowd and invented_cards as well.
"""

import re
import subprocess
import sys
from datetime import date

import pytest

from device_sim.invented_cards import TODAY, age_on
from device_sim.people import PEOPLE, people, person
from drivers.api.id_card import CardLayout
from drivers.id_card import card_text, number
from drivers.id_card.ethnic import ETHNIC_NAMES

AREAS = "440103 440104 440105 440106 440111 440112 440113 440114 440115 440117 440118"


def test_there_are_two_hundred_and_nobody_twice() -> None:
    assert len(people()) == PEOPLE == 200
    for what in (
        {somebody.id for somebody in people()},
        {somebody.card.name for somebody in people()},
        {somebody.card.number for somebody in people()},
        {somebody.phone for somebody in people()},
    ):
        assert len(what) == PEOPLE


def test_they_are_the_same_in_every_process() -> None:
    code = "from device_sim.people import people; print(ascii(people()))"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert other.stdout.strip() == ascii(people())


def test_everybodys_card_is_plausible() -> None:
    for somebody in people():
        card = somebody.card
        number.require_plausible(card)
        card_text.encode_card(card)
        assert card.valid_from is not None, somebody.id
        assert card.birth < card.valid_from < TODAY, somebody.id
        assert re.fullmatch(r"1[3-9]\d{9}", somebody.phone), somebody.id
        if card.layout is CardLayout.CITIZEN:
            assert card.number[:6] in AREAS.split(), somebody.id
            assert card.ethnic_code in ETHNIC_NAMES, somebody.id
            assert "广州市" in card.address, somebody.id


def test_a_cards_term_is_that_of_its_holders_age() -> None:
    terms = {5: range(16), 10: range(16, 26), 20: range(26, 46)}
    for somebody in people():
        card = somebody.card
        if card.layout is not CardLayout.CITIZEN or somebody.id == "zhou-weimin":
            continue
        assert card.valid_from is not None
        age = age_on(card.birth, card.valid_from)
        if card.valid_to is None:
            assert age >= 46
        else:
            assert age in terms[card.valid_to.year - card.valid_from.year]
            assert card.valid_to > TODAY


def test_ages_run_from_3_to_104() -> None:
    ages = sorted({age_on(somebody.card.birth, TODAY) for somebody in people()})
    assert (ages[0], ages[-1]) == (3, 104)
    assert len(ages) > 90


@pytest.mark.parametrize(
    ("who", "name", "sex", "age", "layout"),
    [
        ("chen-jianming", "陈建明", "1", 45, CardLayout.CITIZEN),
        ("huang-yulan", "黄玉兰", "2", 82, CardLayout.CITIZEN),
        ("liang-zhen", "梁𬭎", "1", 36, CardLayout.CITIZEN),
        ("wong-siu-ming", "王小明", "1", 38, CardLayout.HK_MACAO_TAIWAN),
        ("anna-schmidt", "安娜·施密特", "2", 41, CardLayout.FOREIGN_2023),
        ("carlos-oliveira", "卡洛斯·奥利维拉", "1", 46, CardLayout.FOREIGN_2017),
        ("lin-child", "林子悦", "2", 8, CardLayout.CITIZEN),
        ("maimaiti", "买买提·阿卜杜热合曼吐尔逊艾力", "1", 71, CardLayout.CITIZEN),
    ],
)
def test_the_well_known_stay_who_they_are(who: str, name: str, sex: str, age: int, layout: CardLayout) -> None:
    card = person(who).card
    assert (card.name, card.sex, age_on(card.birth, TODAY), card.layout) == (name, sex, age, layout)
    assert person(name) is person(who)


def test_there_is_somebody_of_every_difficult_kind() -> None:
    cards = [somebody.card for somebody in people()]
    names = [card.name for card in cards]
    assert {card.layout for card in cards} == set(CardLayout)
    assert {card.number[:6] for card in cards} >= {"810000", "820000", "830000"}
    assert sum(any(ord(character) > 0xFFFF for character in name) for name in names) >= 3
    assert any(len(character.encode("gb18030")) == 4 and ord(character) < 0x10000 for character in "".join(names))
    assert max(len(name) for name in names) == 15
    assert any(len(card.english_name) > 35 for card in cards)
    assert any(card.newest_address for card in cards)
    assert any(card.valid_to is None for card in cards)
    assert any(card.number.endswith("X") for card in cards)
    assert [card.name for card in cards if card.valid_to and card.valid_to < TODAY] == ["周伟民"]


def test_whoever_is_not_there_is_answered_with_near_names() -> None:
    with pytest.raises(ValueError, match="nobody is called 'chen-jianmin'; there is chen-jianming"):
        person("chen-jianmin")
    with pytest.raises(ValueError, match="there is chen-jianming"):
        person("?")


def test_a_birthday_makes_a_year_older_on_the_day_itself() -> None:
    assert age_on(date(2000, 2, 29), date(2026, 2, 28)) == 25
    assert age_on(date(2000, 2, 29), date(2026, 3, 1)) == 26
    assert age_on(date(2008, 11, 23), TODAY) == 18
