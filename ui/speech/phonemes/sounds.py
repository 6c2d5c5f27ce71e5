"""What is said as sounds, for whichever voice says it. Slow to import: for the processes of speech only.

`said` is a phrase's: words as people say them, where a character may carry its reading (`ui.speech.readings`).
"""

from ui.speech.phonemes.cantonese import jyutping
from ui.speech.phonemes.han import is_han, stretches
from ui.speech.phonemes.mandarin import pinyin, syllables
from ui.speech.phonemes.mandarin import symbols as symbols_of_mandarin
from ui.speech.utterance import CANTONESE, ENGLISH, MANDARIN


def symbols(said: str, tongue: str) -> str:
    """The symbols of the Kokoro v1.0 network. ValueError: it has no voice for this tongue.

    Both tongues share their symbols, so that a name or a letter of the other is said by the same voice.
    """
    if tongue not in (MANDARIN, ENGLISH):
        raise ValueError(f"tongue {tongue!r}: expected {MANDARIN!r} or {ENGLISH!r}")
    return symbols_of_mandarin(said)


def readings(said: str, tongue: str) -> str:
    """What espeak-ng reads: numbered pinyin for `cmn-latn-pinyin`, jyutping for `yue-latn-jyutping`, or words."""
    if tongue == MANDARIN:
        return pinyin(said)
    return jyutping(said) if tongue == CANTONESE else _in_english(said)


def _in_english(said: str) -> str:
    """With Chinese names in pinyin without tones, as they stand in a passport."""
    parts = (
        " ".join(one[:-1] for one in syllables(stretch, given)) if is_han(stretch) else stretch.strip()
        for stretch, given in stretches(said)
    )
    return " ".join(filter(None, parts))
