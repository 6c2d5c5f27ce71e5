"""How words are read: for the voice network, and for espeak-ng. A dictionary is loaded with the first word."""

import importlib
from collections.abc import Callable

from ui.speech.phonemes.han import is_han
from ui.speech.utterance import CANTONESE, ENGLISH, MANDARIN

_PHONEMES = "ui.speech.phonemes"
_MIXED = "en-zh"  # English with a Chinese name in it, which the same voice says in Chinese
_SYMBOLS = {MANDARIN: ("mandarin", "symbols"), ENGLISH: ("english", "symbols"), _MIXED: ("mandarin", "symbols")}
_READINGS = {
    MANDARIN: ("mandarin", "pinyin"),
    CANTONESE: ("cantonese", "jyutping"),
    _MIXED: ("mandarin", "romanised"),
}


def symbols(said: str, tongue: str) -> str:
    """Of the voice network; "" for a tongue that it does not speak."""
    return _by(_SYMBOLS, _spoken(said, tongue))(said)


def readings(said: str, tongue: str) -> str:
    """As espeak-ng reads them; "" for a tongue whose words it reads itself."""
    return _by(_READINGS, _spoken(said, tongue))(said)


def _spoken(said: str, tongue: str) -> str:
    return _MIXED if tongue == ENGLISH and any(map(is_han, said)) else tongue


def _by(functions: dict[str, tuple[str, str]], tongue: str) -> Callable[[str], str]:
    if tongue not in functions:
        return lambda said: ""
    module, name = functions[tongue]
    found: Callable[[str], str] = getattr(importlib.import_module(f"{_PHONEMES}.{module}"), name)
    return found
