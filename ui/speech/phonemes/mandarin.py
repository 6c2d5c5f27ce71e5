"""Mandarin words as syllables, and syllables as symbols of Kokoro v1.0 or as pinyin for espeak-ng.

The symbols are those the network was trained with (pinyin to IPA, an arrow for the tone), as its own reader writes
them; between syllables stands a space, without which they run into each other.
"""

from functools import cache
from pathlib import Path

from pypinyin import Style, lazy_pinyin, load_phrases_dict
from pypinyin.contrib.tone_convert import to_finals_tone3, to_initials, to_tone
from pypinyin.seg import mmseg

from ui.speech.phonemes.english import symbols as symbols_of_english
from ui.speech.phonemes.han import UNREAD, is_han, stretches

_WORDS = Path(__file__).parent / "mandarin_words.txt"
_INITIALS = dict(
    zip(
        ("b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z", "c", "s"),
        ("p", "pʰ", "m", "f", "t", "tʰ", "n", "l", "k", "kʰ", "x", "ʨ", "ʨʰ", "ɕ", "ꭧ", "ꭧʰ", "ʂ", "ɻ", "ʦ", "ʦʰ", "s"),
        strict=True,
    )
)
_FINALS = {
    "a": "a0",
    "ai": "ai0",
    "an": "a0n",
    "ang": "a0ŋ",
    "ao": "au0",
    "e": "ɤ0",
    "ei": "ei0",
    "en": "ə0n",
    "eng": "ə0ŋ",
    "er": "ɚ0",
    "i": "i0",
    "ia": "ja0",
    "ian": "jɛ0n",
    "iang": "ja0ŋ",
    "iao": "jau0",
    "ie": "je0",
    "in": "i0n",
    "iou": "jou0",
    "ing": "i0ŋ",
    "iong": "jʊ0ŋ",
    "ong": "ʊ0ŋ",
    "ou": "ou0",
    "u": "u0",
    "uei": "wei0",
    "ua": "wa0",
    "uai": "wai0",
    "uan": "wa0n",
    "uen": "wə0n",
    "uang": "wa0ŋ",
    "ueng": "wə0ŋ",
    "uo": "wo0",
    "o": "wo0",
    "v": "y0",
    "ve": "ɥe0",
    "van": "ɥɛ0n",
    "vn": "y0n",
    "io": "jɔ0",
    "ê": "ɛ0",
    "m": "m0",
    "n": "n0",
    "ng": "ŋ0",
    "hm": "hm0",
    "hng": "hŋ0",
}
_TONES = {"1": "→", "2": "↗", "3": "↓", "4": "↘", "5": ""}
_AFTER_HISS = frozenset(["zh", "ch", "sh", "r", "z", "c", "s"])  # where i is another vowel
_LETTERS = {
    "A": "ei1",
    "B": "bi4",
    "C": "xi1",
    "D": "di4",
    "E": "yi4",
    "F": "ai2 fu5",
    "G": "ji4",
    "H": "ei2 chi5",
    "I": "ai4",
    "J": "zhei4",
    "K": "kei4",
    "L": "ai2 lou5",
    "M": "ai2 mu5",
    "N": "en1",
    "O": "ou1",
    "P": "pi4",
    "Q": "kiu4",
    "R": "a4",
    "S": "ai2 si5",
    "T": "ti4",
    "U": "you1",
    "V": "wei4",
    "W": "da2 bu5 liu5",
    "X": "ai2 ke5 si5",
    "Y": "wai4",
    "Z": "zei4",
}


def symbols(said: str) -> str:
    """What Kokoro says. English words and letters among Chinese ones are said in English, by the same voice."""
    parts = []
    for stretch, given in stretches(said):
        if is_han(stretch):
            parts.append(" ".join(_symbol(one) for one in syllables(stretch, given)))
        else:
            parts.append(symbols_of_english(stretch))
    return " ".join(filter(None, parts))


def pinyin(said: str) -> str:
    """What espeak-ng's `cmn-latn-pinyin` reads: tones as they change in speech, and letters by their Chinese names."""
    parts: list[str] = []
    for stretch, given in stretches(said):
        if is_han(stretch):
            parts += syllables(stretch, given, spoken=True)
        else:
            parts += (_LETTERS[letter] for letter in stretch.upper() if letter in _LETTERS)
    return " ".join(parts)


def romanised(said: str) -> str:
    """What espeak-ng's English voice reads: Chinese names in pinyin without tones, as they stand in a passport."""
    parts = (
        " ".join(one[:-1] for one in syllables(stretch, given)) if is_han(stretch) else stretch.strip()
        for stretch, given in stretches(said)
    )
    return " ".join(filter(None, parts))


def syllables(characters: str, given: tuple[tuple[int, str], ...] = (), *, spoken: bool = False) -> list[str]:
    """Numbered pinyin, one a character; ü is v, the neutral tone 5.

    `given`: readings by place. `spoken`: third tones and 一 and 不 as they change before others.
    """
    _learn_words()
    words = list(mmseg.seg.cut("".join(_known(character) for character in characters)))
    read = lazy_pinyin(words, Style.TONE3, neutral_tone_with_five=True, tone_sandhi=spoken)
    assert len(read) == len(characters)
    found = dict(enumerate(read)) | dict(given)
    return [found[place] for place in range(len(characters))]


@cache
def _known(character: str) -> str:
    return character if lazy_pinyin(character, Style.TONE3, errors="ignore", strict=True) else UNREAD


@cache
def _learn_words() -> None:
    """Words that are read otherwise than their characters suggest, beyond those pypinyin knows."""
    lines = (line.split() for line in _WORDS.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    load_phrases_dict({word: [[to_tone(one.replace("5", ""))] for one in read] for word, *read in lines})


def _symbol(syllable: str) -> str:
    final = to_finals_tone3(syllable, neutral_tone_with_five=True)
    if not final:  # 嗯 has no vowel
        return _FINALS["n"].replace("0", _TONES[syllable[-1]])
    initial, vowel, tone = to_initials(syllable), final[:-1], final[-1]
    symbol = "ɨ0" if vowel == "i" and initial in _AFTER_HISS else _FINALS[vowel]
    return _INITIALS.get(initial, "") + symbol.replace("0", _TONES[tone])
