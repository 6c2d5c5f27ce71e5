"""Words as people say them in Cantonese."""

import re
from importlib import import_module

import pytest

from tests.ui.speech.phonemes.sentences import sentences
from ui.speech.phonemes.han import is_han
from ui.speech.saying.say import say_text
from ui.speech.utterance import CANTONESE


def jyutping(said: str) -> str:
    """Its dictionary takes seconds to read: not whenever tests are collected."""
    read: str = import_module("ui.speech.phonemes.cantonese").jyutping(said)
    return read


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("銀行行長", "ngan4 hong4 hong4 zoeng2"),
        ("請將身份證放喺讀卡區", "ceng2 zoeng1 san1 fan2 zing3 fong3 hai2 duk6 kaa1 keoi1"),
        ("長者", "zoeng2 ze2"),
        ("張單打唔到出嚟", "zoeng1 daan1 daa2 m4 dou2 ceot1 lai4"),
        ("您而家住喺邊度", "nei5 ji4 gaa1 zyu6 hai2 bin1 dou6"),
        ("{曾|zang1}國強", "zang1 gwok3 koeng4"),
        ("兩個", "loeng5 go3"),
        ("輸入X", "syu1 jap6 ik1 si2"),
        ("𬭎", "mau5"),
    ],
)
def test_words_are_read_as_people_read_them(said: str, read: str) -> None:
    assert jyutping(said) == read


@pytest.mark.thorough
def test_every_character_of_every_sentence_gives_a_syllable() -> None:
    for sentence in (*sentences("zh-Hans"), *sentences("yue")):
        for phrase in say_text(sentence, CANTONESE, private=False):
            if all(map(is_han, phrase.said)):
                read = jyutping(phrase.said).split()
                assert len(read) == len(phrase.said)
                assert all(re.fullmatch(r"[a-z]+[1-6]", one) for one in read), phrase.said
