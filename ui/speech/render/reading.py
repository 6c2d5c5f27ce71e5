"""How words are read: for the voice network, and for espeak-ng."""

from pypinyin import Style, lazy_pinyin

from ui.speech.utterance import MANDARIN


def symbols(said: str, tongue: str) -> str:
    return readings(said, tongue)


def readings(said: str, tongue: str) -> str:
    if tongue != MANDARIN:
        return ""
    return " ".join(lazy_pinyin(said, Style.TONE3, neutral_tone_with_five=True, tone_sandhi=True))
