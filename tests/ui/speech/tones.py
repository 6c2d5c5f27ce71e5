"""Clips that are tones, each of its own pitch: what was recorded tells what was said, and in which order."""

from itertools import pairwise
from pathlib import Path

import numpy as np

from ui.speech.clips import RENDERED, Clip, Manifest, store, write_manifest
from ui.speech.sound import RATE, Floats, Sound, levelled
from ui.speech.utterance import MANDARIN, Phrase
from ui.speech.voices import VOICES

MAKER = VOICES[MANDARIN].maker
TONES = {"请": 300, "选": 400, "择": 500, "一": 600, "二": 700, "三": 800}
SECONDS = 0.5
_WINDOW = RATE // 50
_QUIET = 30  # of 32767: what a codec leaves of silence


def tone(hertz: float, seconds: float = SECONDS) -> Floats:
    """At the level of a clip, with overtones as a voice has them."""
    at = np.arange(round(seconds * RATE)) / RATE
    wave = sum(np.sin(2 * np.pi * hertz * step * at) / step**2 for step in (1, 2, 3))
    return levelled(np.asarray(wave, np.float32))


def folder_of_tones(folder: Path, tones: dict[str, int] | None = None, seconds: float = SECONDS) -> Path:
    """A folder of clips as the player looks them up."""
    own = folder / MANDARIN / VOICES[MANDARIN].name
    clips = [
        store(own, MAKER, said, tone(hertz, seconds), RATE)
        for said, hertz in (TONES if tones is None else tones).items()
    ]
    write_manifest(manifest(own, clips))
    return folder


def manifest(own: Path, clips: list[Clip], maker: str = MAKER) -> Manifest:
    return Manifest(MANDARIN, VOICES[MANDARIN].name, RENDERED, maker, "CC0-1.0", tuple(clips), own)


def phrase(said: str, *, private: bool = False, pause: float = 0.0) -> Phrase:
    """More than one character: a number, which is said one by one."""
    return Phrase(said, said, private, tuple(said) if len(said) > 1 else (), pause)


def pitch(sound: Sound) -> float:
    """Hertz of what repeats itself in it, by autocorrelation; 0 for silence."""
    if not len(sound) or np.abs(sound).max() < _QUIET:
        return 0.0
    wave = sound.astype(np.float64) - sound.mean()
    spectrum = np.abs(np.fft.rfft(wave, 2 * len(wave))) ** 2
    alike = np.fft.irfft(spectrum)[: len(wave) // 2]
    falls = int(np.argmax(alike < 0))  # past the first peak, which is that of no delay
    peak = falls + int(np.argmax(alike[falls : RATE // 60]))
    before, here, after = alike[peak - 1 : peak + 2]
    return float(RATE / (peak + 0.5 * (before - after) / (before - 2 * here + after)))


def heard(sound: Sound) -> list[str]:
    """Which of TONES were said, in order; "?" for what is none of them."""
    names = [_name(sound[at : at + _WINDOW]) for at in range(0, len(sound) - _WINDOW, _WINDOW)]
    lasting = [now for before, now in pairwise(names) if before == now]
    told = [now for before, now in pairwise(["", *lasting]) if now != before]
    return [one for one in told if one]


def _name(window: Sound) -> str:
    hertz = pitch(window)
    near = [said for said, of in TONES.items() if abs(hertz / of - 1) < 0.03]
    return near[0] if near else "?" if hertz else ""
