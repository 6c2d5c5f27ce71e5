"""Sentences become phrases: numbers digit by digit, names as names, and a pause after each sentence."""

import pytest

from ui.narrator.phrases import PAUSE_S, shown, utterance
from ui.narrator.reading import DIGITS, NAME, Sentence
from ui.speech.utterance import CANTONESE, ENGLISH, HEADPHONES, MANDARIN, SPEAKER, Phrase


def test_a_sentence_without_an_end_gets_one() -> None:
    assert utterance([Sentence("姓名"), Sentence("请稍等。")], MANDARIN, SPEAKER).shown == "姓名。请稍等。"
    assert utterance([Sentence("Name"), Sentence("Wait.")], ENGLISH, SPEAKER).shown == "Name. Wait. "


def test_after_a_sentence_there_is_a_pause() -> None:
    assert utterance([Sentence("姓名")], MANDARIN, SPEAKER).phrases[-1].pause >= PAUSE_S


def test_a_number_that_is_typed_is_said_digit_by_digit_in_its_groups() -> None:
    said = utterance([Sentence("138 2233", private=True, how=DIGITS)], MANDARIN, HEADPHONES)
    assert [len(one.units) for one in said.phrases] == [3, 4]
    assert said.private


def test_what_is_said_otherwise_than_it_stands_is_said_so() -> None:
    said = utterance([Sentence("86,215.40", private=True, spoken="86,215.40 元")], MANDARIN, HEADPHONES)
    assert said.phrases[0].said == "八万六千二百一十五元四角"
    assert said.private


@pytest.mark.parametrize(
    ("tongue", "written"),
    [
        (MANDARIN, "{} 元"),
        (MANDARIN, "2018年3月 至 2021年6月 · 每月 {} 元"),
        (MANDARIN, "共 {} 元"),
        (CANTONESE, "{} 元"),
        (CANTONESE, "2018年3月 到 2021年6月，每個月 {} 元"),
        (ENGLISH, "{} yuan"),
        (ENGLISH, "Mar 2018 to Jun 2021 · {} yuan a month"),
    ],
)
@pytest.mark.parametrize(
    ("plain", "grouped"), [("12345.67", "12,345.67"), ("1000.00", "1,000.00"), ("12345678.90", "12,345,678.90")]
)
def test_an_amount_is_said_the_same_whether_commas_stand_in_it_or_not(
    tongue: str, written: str, plain: str, grouped: str
) -> None:
    said = [utterance([Sentence(written.format(one), private=True)], tongue, HEADPHONES) for one in (plain, grouped)]
    first, second = ([(one.said, one.units, one.pause) for one in each.phrases] for each in said)
    assert first == second


def test_a_name_is_read_as_a_name() -> None:
    said = utterance([Sentence("曾国强", private=True, how=NAME)], MANDARIN, HEADPHONES)
    assert "zeng1" in said.phrases[0].said


def test_others_hear_what_they_may_hear_of_it() -> None:
    digit = Sentence("8", private=True, how=DIGITS, aloud="已输入 3 位")
    assert utterance([digit], MANDARIN, SPEAKER).shown == "已输入 3 位。"
    assert utterance([digit], MANDARIN, HEADPHONES).private
    assert utterance([Sentence("陈志明", private=True)], MANDARIN, SPEAKER).private


def test_an_empty_sentence_says_nothing() -> None:
    assert utterance([Sentence("")], MANDARIN, SPEAKER).phrases == ()


def test_a_caption_hides_what_others_may_not_read() -> None:
    name = Phrase("陈志明", "陈志明", private=True)
    assert (shown(name, SPEAKER), shown(name, HEADPHONES), shown(name, "")) == ("••••", "陈志明", "••••")
