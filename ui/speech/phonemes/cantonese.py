"""Cantonese words as jyutping, for espeak-ng's `yue-latn-jyutping`."""

import re
from functools import cache
from pathlib import Path

import ToJyutping

from ui.speech.phonemes.han import is_han, stretches

_WORDS = Path(__file__).parent / "cantonese_words.txt"
_UNREAD = "mau5"  # 某
_LETTERS = {
    "A": "ei1",
    "B": "bi1",
    "C": "si1",
    "D": "di1",
    "E": "ji1",
    "F": "e1 fu4",
    "G": "zi1",
    "H": "ik1 cyu4",
    "I": "aai1",
    "J": "zei1",
    "K": "kei1",
    "L": "e1 lou4",
    "M": "em1",
    "N": "en1",
    "O": "ou1",
    "P": "pi1",
    "Q": "kiu1",
    "R": "aa1",
    "S": "e1 si2",
    "T": "ti1",
    "U": "ju1",
    "V": "wi1",
    "W": "dap1 bi1 ju1",
    "X": "ik1 si2",
    "Y": "waai1",
    "Z": "ji6 set1",
}


def jyutping(said: str) -> str:
    """What espeak-ng reads. Latin letters by their names in Hong Kong."""
    parts: list[str] = []
    for stretch, given in stretches(said):
        if is_han(stretch):
            parts += syllables(stretch, given)
        else:
            parts += (_LETTERS[letter] for letter in stretch.upper() if letter in _LETTERS)
    return " ".join(parts)


def syllables(characters: str, given: tuple[tuple[int, str], ...] = ()) -> list[str]:
    """Jyutping, one syllable a character. `given`: readings by place."""
    read = [reading or _UNREAD for _, reading in ToJyutping.get_jyutping_list(characters)]
    assert len(read) == len(characters)
    words = _words()
    for found in re.finditer("|".join(map(re.escape, words)), characters):
        read[found.start() : found.end()] = words[found[0]]
    for place, reading in given:
        read[place] = reading
    return read


@cache
def _words() -> dict[str, list[str]]:
    """Words that are read otherwise than the package reads them, longer ones first."""
    lines = (line.split() for line in _WORDS.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return dict(sorted(((word, read) for word, *read in lines), key=lambda one: -len(one[0])))
