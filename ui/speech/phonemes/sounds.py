"""What is said as sounds, for whichever voice says it. Slow to import: for the processes of speech only.

`said` is a phrase's: words as people say them, where a character may carry its reading (`ui.speech.readings`).
"""

from ui.speech.phonemes.cantonese import jyutping
from ui.speech.phonemes.english import symbols as symbols_of_english
from ui.speech.phonemes.mandarin import pinyin
from ui.speech.phonemes.mandarin import symbols as symbols_of_mandarin
from ui.speech.readings import without_readings
from ui.speech.utterance import CANTONESE, ENGLISH, MANDARIN


def symbols(said: str, tongue: str) -> str:
    """The symbols of the Kokoro v1.0 network. ValueError: it has no voice for this tongue."""
    if tongue == MANDARIN:
        return symbols_of_mandarin(said)
    if tongue == ENGLISH:
        return symbols_of_english(without_readings(said))
    raise ValueError(f"tongue {tongue!r}: expected {MANDARIN!r} or {ENGLISH!r}")


def readings(said: str, tongue: str) -> str:
    """What espeak-ng reads: numbered pinyin for `cmn-latn-pinyin`, jyutping for `yue-latn-jyutping`, or words."""
    if tongue == MANDARIN:
        return pinyin(said)
    if tongue == CANTONESE:
        return jyutping(said)
    return without_readings(said)
