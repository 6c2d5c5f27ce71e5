"""espeak-ng, a program of its own (GPL): the voice that is there at once for what has no better one.

It is asked by its standard input: what is private does not stand among its arguments, which others may read.
"""

import subprocess
from xml.sax.saxutils import escape

import numpy as np

from ui.speech.phonemes.han import is_han
from ui.speech.sound import SILENT, Floats, Sound, at_rate, floats, levelled, loudness, samples, trimmed
from ui.speech.utterance import CANTONESE, ENGLISH, MANDARIN

_PROGRAM = "espeak-ng"
_HEADER = 44  # bytes of its WAV header; the length in it is not to be believed on a pipe
_RATE = 22_050
_ANSWERS_WITHIN_S = 3.0
# A female variant and twice the usual range of tones make its Chinese twice as intelligible.
_BY_READINGS = {MANDARIN: "cmn-latn-pinyin+f2", CANTONESE: "yue-latn-jyutping+f2", ENGLISH: "en-us+f2"}
_BY_WORDS = {MANDARIN: "en-us+f2", CANTONESE: "yue+f2", ENGLISH: "en-us+f2"}
_WORDS_A_MINUTE = {MANDARIN: 130, CANTONESE: 130, ENGLISH: 150}
_RANGE = "200%"


class NoVoiceError(OSError):
    """espeak-ng is not there, or has said nothing."""


class UnreadError(NoVoiceError):
    """Nobody has told how these Chinese characters are read, and espeak-ng does not know it.

    Its own dictionary of Mandarin gives it pinyin, which it reads in English, with the number of each tone as a word
    (1.51): of an amount that would be another one.
    """


def voiced(said: str, tongue: str, readings: str = "") -> Sound:
    """`readings`: numbered pinyin or jyutping of `said`, which Mandarin cannot do without. NoVoiceError."""
    if tongue == MANDARIN and not readings and any(map(is_han, said)):
        raise UnreadError(f"{_PROGRAM}: no readings of Chinese characters")
    voice = (_BY_READINGS if readings else _BY_WORDS)[tongue]
    speech = f'<prosody range="{_RANGE}">{escape(readings or said)}</prosody>'
    options = ("-v", voice, "-s", str(_WORDS_A_MINUTE[tongue]), "-m", "-b", "1", "--stdin", "--stdout")
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command; the text goes to its input
            (_PROGRAM, *options), input=speech.encode(), capture_output=True, timeout=_ANSWERS_WITHIN_S, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise NoVoiceError(f"{_PROGRAM}: {error}") from error
    return samples(_made_alike(np.frombuffer(done.stdout[_HEADER : len(done.stdout) // 2 * 2], np.int16)))


def _made_alike(spoken: Sound) -> Floats:
    sound = trimmed(at_rate(floats(spoken), _RATE))
    if not len(sound) or loudness(sound) <= SILENT:
        raise NoVoiceError(f"{_PROGRAM}: nothing was said")
    return levelled(sound)
