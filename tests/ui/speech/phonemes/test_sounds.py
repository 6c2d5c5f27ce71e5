"""Each tongue has its sounds."""

import pytest

from ui.speech.phonemes.sounds import readings, symbols
from ui.speech.utterance import CANTONESE, ENGLISH, MANDARIN


def test_each_tongue_is_read_in_its_own_way() -> None:
    assert readings("打印", MANDARIN) == "da3 yin4"
    assert readings("打印", CANTONESE) == "daa2 jan3"
    assert readings("{X|a1} print", ENGLISH) == "X print"


def test_the_network_has_voices_for_mandarin_and_english_only() -> None:
    assert symbols("打印", MANDARIN) == "ta↓ i↘n"
    assert symbols("card", ENGLISH) == "kˈɑɹd"
    with pytest.raises(ValueError, match="'yue'"):
        symbols("打印", CANTONESE)
