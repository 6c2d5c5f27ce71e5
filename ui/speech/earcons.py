"""Short sounds that are no words, made here: each has a pitch and a rhythm of its own, so that they are told apart by
ears that hear no high tones and by ears that hear no pitch. For the processes that speak.
"""

from functools import cache

import numpy as np

from ui.speech.sound import RATE, Floats, Sound, faded, levelled, samples
from ui.speech.utterance import CARD_READ, MISTAKE, PAPER_OUT, TAKE_CARD

# Tones one after the other: Hz, and how long, s. None is above 1,000 Hz: higher ones are lost first. 0 Hz is a pause.
_TONES = {
    CARD_READ: ((523.3, 0.11), (784.0, 0.19)),  # two, rising: it is well
    TAKE_CARD: ((659.3, 0.07), (0.0, 0.05), (659.3, 0.07), (0.0, 0.05), (659.3, 0.07)),  # three alike: here
    PAPER_OUT: ((880.0, 0.07), (698.5, 0.07), (587.3, 0.20)),  # three, falling: something has slid out
    MISTAKE: ((311.1, 0.16), (0.0, 0.05), (246.9, 0.19)),  # two, low: not so
}
_OVERTONES = ((1, 1.0), (2, 0.35), (3, 0.12))  # of each tone and how strong: softer than a bare one, and easier heard


@cache
def earcon(name: str) -> Sound:
    """KeyError: there is none of this name."""
    return samples(levelled(np.concatenate([_tone(hertz, seconds) for hertz, seconds in _TONES[name]])))


def _tone(hertz: float, seconds: float) -> Floats:
    time = np.arange(round(seconds * RATE)) / RATE
    if not hertz:
        return np.zeros(len(time), np.float32)
    tone = sum(strength * np.sin(2 * np.pi * hertz * times * time) for times, strength in _OVERTONES)
    dying = np.exp(-time / (0.7 * seconds))
    return faded((tone * dying * 0.3).astype(np.float32))
