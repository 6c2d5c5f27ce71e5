"""Sentences become phrases: numbers digit by digit, names as names, and a pause after each sentence."""

from ui.narrator.phrases import PAUSE_S, shown, utterance
from ui.narrator.reading import DIGITS, NAME, Sentence
from ui.speech.utterance import ENGLISH, HEADPHONES, MANDARIN, SPEAKER, Phrase


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
    said = utterance([Sentence("86215.40", private=True, spoken="86215.40 元")], MANDARIN, HEADPHONES)
    assert said.phrases[0].said == "八万六千二百一十五元四角"
    assert said.private


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
