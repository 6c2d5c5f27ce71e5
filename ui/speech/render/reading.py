"""How words are read: for the voice network, and for espeak-ng. A dictionary is loaded with the first word."""

import importlib
from collections.abc import Callable

from ui.speech.utterance import CANTONESE, ENGLISH, MANDARIN

_PHONEMES = "ui.speech.phonemes"
_SYMBOLS = {MANDARIN: ("mandarin", "symbols"), ENGLISH: ("english", "symbols")}
_READINGS = {MANDARIN: ("mandarin", "pinyin"), CANTONESE: ("cantonese", "jyutping")}


def symbols(said: str, tongue: str) -> str:
    """Of the voice network; "" for a tongue that it does not speak."""
    return _by(_SYMBOLS, tongue)(said)


def readings(said: str, tongue: str) -> str:
    """As espeak-ng reads them; "" for a tongue whose words it reads itself."""
    return _by(_READINGS, tongue)(said)


def _by(functions: dict[str, tuple[str, str]], tongue: str) -> Callable[[str], str]:
    if tongue not in functions:
        return lambda said: ""
    module, name = functions[tongue]
    found: Callable[[str], str] = getattr(importlib.import_module(f"{_PHONEMES}.{module}"), name)
    return found
