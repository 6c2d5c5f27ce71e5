"""Each tongue has its sounds."""

import pytest

from ui.speech.phonemes.sounds import readings, symbols
from ui.speech.utterance import CANTONESE, ENGLISH, MANDARIN


def test_each_tongue_is_read_in_its_own_way() -> None:
    assert readings("打印", MANDARIN) == "da3 yin4"
    assert readings("打印", CANTONESE) == "daa2 jan3"
    assert readings("print it", ENGLISH) == "print it"


def test_a_chinese_name_is_said_in_chinese_whatever_is_spoken() -> None:
    assert readings("Hello {曾|zeng1}国强", ENGLISH) == "Hello zeng guo qiang"
    assert symbols("Hello {曾|zeng1}国强", ENGLISH) == "həlˈO ʦə→ŋ kwo↗ ʨʰja↗ŋ"


def test_the_network_has_voices_for_mandarin_and_english_only() -> None:
    assert symbols("打印", MANDARIN) == "ta↓ i↘n"
    assert symbols("card", ENGLISH) == "kˈɑɹd"
    with pytest.raises(ValueError, match="'yue'"):
        symbols("打印", CANTONESE)
