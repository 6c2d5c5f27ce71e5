"""How people are greeted where others can read it."""

from dataclasses import replace

import pytest

from device_sim.people import person
from kiosk.visit.greeting import called
from tests.kiosk.play import words

CHEN, ANNA = person("chen-jianming").card, person("anna-schmidt").card


@pytest.mark.parametrize(
    ("name", "sex", "greeted"),
    [
        ("陈建明", "1", "陈先生"),
        ("黄玉兰", "2", "黄女士"),
        ("欧阳建明", "1", "欧阳先生"),
        ("陈建明", "0", "陈*明"),  # the card does not say it
        ("古丽娜尔·买买提", "2", "古丽娜尔"),
    ],
)
def test_a_chinese_greeting_says_the_surname_or_the_given_name_alone(name: str, sex: str, greeted: str) -> None:
    assert words("zh-Hans").say(called(replace(CHEN, name=name, sex=sex), "zh-Hans")) == greeted


def test_a_latin_name_is_greeted_by_its_given_part() -> None:
    assert words("en").say(called(ANNA, "en")) == "Anna"
    assert words("en").say(called(replace(ANNA, english_name="ANNA"), "en")) == "Anna"
    assert words("zh-Hans").say(called(ANNA, "zh-Hans")) == "安娜"


def test_who_has_no_latin_name_stays_masked_in_english() -> None:
    assert words("en").say(called(CHEN, "en")) == "陈*明"
