"""Words as people say them in English."""

import os
from pathlib import Path

import pytest

from tests.ui.speech.phonemes.sentences import sentences
from tests.ui.speech.phonemes.test_mandarin import KOKORO
from ui.speech.phonemes.english import symbols
from ui.speech.saying.say import say_text
from ui.speech.utterance import ENGLISH

AT_A_TIME = 60  # words: what espeak-ng says within its time on a busy machine, too


@pytest.mark.parametrize(
    ("said", "sounds"),
    [
        ("Please take your card", "plˈiz tˈAk jʊɹ kˈɑɹd"),
        ("I D card", "ˈI dˈi kˈɑɹd"),
        ("G Z zero", "ʤˈi zˈi zˈiəɹO"),
        ("thirty-four", "θˈɜɹTifˈɔɹ"),
        ("button", "bˈʌtᵊn"),
        ("choose", "ʧˈuz"),
        ("noise and house", "nˈYz ænd hˈWs"),
        ("X", "ˈɛks"),
        ("", ""),
        ("—", ""),
    ],
)
def test_words_have_the_symbols_the_network_was_trained_with(said: str, sounds: str) -> None:
    assert symbols(said) == sounds


def test_the_network_knows_every_symbol_of_every_sentence() -> None:
    said = {phrase.said for text in sentences("en") for phrase in say_text(text, ENGLISH, private=False)}
    words = sorted({word for one in said for word in one.split()})
    assert len(words) > 500
    some = [" ".join(words[at : at + AT_A_TIME]) for at in range(0, len(words), AT_A_TIME)]
    assert set("".join(map(symbols, some))) <= KOKORO


def test_without_espeak_it_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(os.environ, "PATH", str(tmp_path))
    with pytest.raises(OSError, match="espeak-ng"):
        symbols("hello")


def test_an_espeak_that_breaks_off_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "espeak-ng"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setitem(os.environ, "PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(OSError, match="exit status 1"):
        symbols("hello")
