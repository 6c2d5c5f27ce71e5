"""Whatever Mandarin says of a number, a day or an amount is made of few words."""

from itertools import product

import pytest

from ui.speech.fixed import fixed
from ui.speech.saying.number_words import number_words
from ui.speech.saying.say import say_text
from ui.speech.utterance import MANDARIN


def words(shown: str) -> tuple[str, ...]:
    (phrase,) = say_text(shown, MANDARIN, private=False)
    return number_words(phrase.said)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        ("2004-07", "二零 零四 年 七月"),
        ("2018年3月至2021年6月", "二零 一八 年 三月 至 二零 二一 年 六月"),
        ("2026-11-28 送达", "二零 二六 年 十一月 二十八 日 送达"),
        ("22 年 4 个月", "二十二 年 四个月"),
        ("18 个月", "十八 个月"),
        ("每月 2,040 元", "每月 两千 零 四十 元"),
        ("1,234.56 元", "一千 二百 三十 四 元 五 角 六 分"),
        ("￥20,005.30", "两 万 零 五 元 三 角"),
        ("86,215.40", "八 万 六千 二百 一十 五 点 四 零"),
        ("09:05", "九 点 零 五 分"),
        ("102 年", "一百 零二 年"),
    ],
)
def test_it_is_cut_into_words_that_are_said_in_one_breath(shown: str, expected: str) -> None:
    assert words(shown) == tuple(expected.split())


def test_what_is_no_number_is_not_put_together_of_parts() -> None:
    assert number_words("陈一") == number_words("广州") == number_words("") == ()


def test_every_amount_and_every_day_of_a_year_is_made_of_what_can_be_said_before() -> None:
    known = set(fixed([], MANDARIN))
    amounts = [f"{many} 元" for many in (*range(1, 10_000, 7), 10**4, 10**6 + 1, 12_345_678)]
    days = [
        f"{year}-{month:02}-{day:02}" for year, month, day in product((1949, 2001, 2026), range(1, 13), (1, 10, 31))
    ]
    for shown in (*amounts, *days):
        found = words(shown)
        assert found, shown
        assert set(found) <= known, shown
