"""Whatever stands there, nothing is lost and nothing is made up.

Covers clauses as well.
"""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.ui.speech.saying.hearing import line
from ui.speech.readings import without_readings
from ui.speech.saying import english_numbers
from ui.speech.saying.clauses import MOST, MOST_LETTERS
from ui.speech.saying.say import say_code, say_text
from ui.speech.utterance import CANTONESE, ENGLISH, MANDARIN, TONGUES, Phrase

_ENGLISH = {english_numbers.cardinal(value): str(value) for value in range(10)}
_CHINESE = {sign: str("零一二三四五六七八九".index(sign)) for sign in "零一二三四五六七八九"}
WRITTEN_BY = {**_ENGLISH, **_CHINESE, "幺": "1"}
"""What somebody writes who hears one unit."""

IDS = st.from_regex(r"[1-8][0-9]{5}19[0-9]{2}(0[1-9]|1[0-2])[0-2][0-9][0-9]{3}[0-9X]", fullmatch=True)
MOBILES = st.from_regex(r"1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}", fullmatch=True)
CARDS = st.from_regex(r"[0-9]{4}( [0-9]{4}){3}( [0-9]{3})?|[0-9]{16}([0-9]{3})?", fullmatch=True)
NUMBERS = st.from_regex(r"[A-Z]{2}[0-9]{4}-20[0-9]{6}-[0-9]{4}-[0-9A-Z]{4}[0-9A-Z]", fullmatch=True)
MASKED = st.from_regex(r"[0-9]{3,6}\*{4,8}[0-9]{4}", fullmatch=True)
tongues = pytest.mark.parametrize("tongue", TONGUES)


def written(phrases: tuple[Phrase, ...]) -> str:
    return "".join(WRITTEN_BY.get(unit, unit) for phrase in phrases for unit in phrase.units)


@tongues
@given(shown=st.one_of(IDS, MOBILES, CARDS, NUMBERS, MASKED))
@example(shown="000000000000000000")
def test_who_writes_along_has_the_same_number(tongue: str, shown: str) -> None:
    assert written(say_text(shown, tongue, private=True)) == re.sub(r"[^0-9A-Z]", "", shown)


@tongues
@given(shown=st.text("0123456789ABXYZ", min_size=1, max_size=30), sizes=st.lists(st.integers(1, 6), max_size=5))
def test_a_code_is_spelled_whatever_it_looks_like(tongue: str, shown: str, sizes: list[int]) -> None:
    said = say_code(shown, tongue, private=True, sizes=sizes)
    assert written(said) == shown
    assert "".join(phrase.shown for phrase in said) == shown


@tongues
@given(text=st.text(st.sampled_from("证明请按2 15-/.:年月日元%，。（）·“”*XaBéA4¥$第共个\n"), max_size=60))
def test_the_phrases_show_the_whole_text(tongue: str, text: str) -> None:
    said = say_text(text, tongue, private=False)
    assert "".join(phrase.shown for phrase in said) == (text if said else "")


@tongues
@given(text=st.text(st.sampled_from("证明2 1-/.:元%，（·“*X{|}aé4¥$第②２٠\n") | st.characters(), max_size=60))
def test_only_words_are_said(tongue: str, text: str) -> None:
    said = [without_readings(phrase.said) for phrase in say_text(text, tongue, private=False)]
    assert all(said)
    assert not re.search(r"[\d，。*%¥$/:{|}]", "".join(said))


@given(text=st.text("证明请按返回的和了，请取走打印完成", max_size=200))
def test_a_phrase_is_never_longer_than_a_voice_says_in_one_go(text: str) -> None:
    assert all(len(phrase.said) <= MOST for phrase in say_text(text, MANDARIN, private=False))


def test_an_english_phrase_is_cut_at_a_word() -> None:
    shown = "There is no card on the reader any more " * 8
    said = say_text(shown, ENGLISH, private=False)
    assert all(len(phrase.said) <= MOST_LETTERS for phrase in said)
    assert " ".join(phrase.said for phrase in said) == " ".join(shown.split())


def test_a_long_clause_is_cut_where_people_breathe() -> None:
    shown = "会自动送到民政局由他们核对您是不是广州户籍并且有了结果的时候发短信通知您"
    assert (
        line(say_text(shown, MANDARIN, private=False))
        == "会自动送到民政局由他们核对您是不是广州户籍 | 并且有了结果的时候发短信通知您"
    )


def test_an_amount_too_long_for_one_breath_is_cut_after_a_unit() -> None:
    said = say_text("999999999999.99 元", MANDARIN, private=False)
    assert line(said) == "九千九百九十九亿九千九百九十九万 | 九千九百九十九元九角九分"
    assert "".join(phrase.shown for phrase in said) == "999999999999.99 元"


def test_people_have_time_to_write() -> None:
    said = say_text("编号 GZ0117-0042，请记下。", MANDARIN, private=False)
    assert [phrase.pause for phrase in said] == [0.15, 0.3, 0.3, 0.35]


def test_what_is_private_stays_private() -> None:
    assert all(phrase.private for phrase in say_text("电话 13912345678，请核对", MANDARIN, private=True))
    assert not any(phrase.private for phrase in say_text("请核对", MANDARIN, private=False))


def test_a_typed_digit_is_one_unit() -> None:
    said = [say_code("1", tongue, private=True)[0].units for tongue in (MANDARIN, CANTONESE, ENGLISH)]
    assert said == [("幺",), ("一",), ("one",)]


def test_a_field_is_grouped_as_it_is_shown() -> None:
    assert line(say_code("13912", MANDARIN, private=True, sizes=(3, 4, 4))) == "幺 三 九 | 幺 二"


def test_nothing_is_said_of_nothing() -> None:
    assert say_text("", MANDARIN, private=False) == say_code("", MANDARIN, private=False) == ()
