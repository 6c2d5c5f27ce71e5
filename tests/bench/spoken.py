"""How speech sounds in the recording: its level, whether it is clipped, its speed and its pitch."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from tests.bench.result import Result
from tests.ui.speech.ear import Ear, listening, said
from tests.ui.speech.tones import pitch
from ui.speech.clips import Clips, read_manifest
from ui.speech.sound import LEVEL, RATE, Sound, floats, loudness
from ui.speech.speaker import ProcessSpeaker
from ui.speech.utterance import HEADPHONES, MANDARIN, SPEEDS, USUAL_SPEED, VOLUMES, Phrase
from ui.speech.voices import STARTER

CLIPS = 24
LEVEL_LU, FULL, SPEED_PERCENT, CENTS = 3.0, 32767, 1.0, 100.0
LONG_S = 1.5  # so long is a clip of which the pitch is asked
WITHOUT_A_CLIP = ("请到三楼的窗口去问一问", "明天上午九点再来", "请往左边走")
_FRAME = RATE // 25
_VOICE_HZ = (100, 400)  # of a woman
_LOUD = 1500  # of 32767: what is nearer to silence is not voiced for sure


def sound_of_speech() -> Iterator[Result]:
    """Clips and espeak-ng through the player, faster than life."""
    with tempfile.TemporaryDirectory() as name, listening(Path(name), STARTER) as (speaker, ear):
        speaker.set_output(HEADPHONES)
        speaker.set_pace(USUAL_SPEED, VOLUMES[-1])
        words = _clips()
        sounds = [_heard(speaker, ear, one) for one in (*words[:: max(1, len(words) // CLIPS)], *WITHOUT_A_CLIP)]
        off = max(abs(loudness(floats(sound)) - LEVEL) for sound in sounds)
        peak = max(int(np.abs(sound.astype(np.int32)).max()) for sound in sounds)
        yield Result(f"level: farthest of {len(sounds)} from -23 LUFS", off, LEVEL_LU, "LU", "limit", 1.0)
        yield Result("level: largest sample", peak, FULL, "", "full scale", 0.95)
        yield from _speeds(speaker, ear, _long_ones())


def _speeds(speaker: ProcessSpeaker, ear: Ear, words: list[str]) -> Iterator[Result]:
    durations, cents = [], []
    for one in words:
        usual = _heard(speaker, ear, one)
        for speed in SPEEDS:
            speaker.set_pace(speed, VOLUMES[-1])
            sound = _heard(speaker, ear, one)
            durations.append(100 * abs(len(sound) * speed / len(usual) - 1))
            cents.append(abs(1200 * np.log2(_pitch(sound) / _pitch(usual))))
        speaker.set_pace(USUAL_SPEED, VOLUMES[-1])
    yield Result("speed 50 to 200 %: largest error of the duration", max(durations), SPEED_PERCENT, "%", "limit", 1.0)
    yield Result("speed 50 to 200 %: largest shift of the pitch", max(cents), CENTS, "cents", "limit", 1.0)


def _heard(speaker: ProcessSpeaker, ear: Ear, words: str) -> Sound:
    before = len(ear.sound(HEADPHONES))
    assert ear.end_of(speaker.say(said(Phrase(words, words, private=False))))
    return ear.sound(HEADPHONES)[before:]


def _pitch(sound: Sound) -> float:
    """Median of what is voiced."""
    frames = [sound[at : at + _FRAME] for at in range(0, len(sound) - _FRAME, _FRAME // 2)]
    found = [pitch(frame) for frame in frames if np.abs(frame.astype(np.int32)).max() > _LOUD]
    low, high = _VOICE_HZ
    return float(np.median([hertz for hertz in found if low < hertz < high]))


def _clips() -> list[str]:
    (manifest,) = (one for one in Clips([STARTER]).manifests if one.tongue == MANDARIN)
    return [clip.said for clip in read_manifest(manifest.folder / "manifest.toml").clips]


def _long_ones() -> list[str]:
    (manifest,) = (one for one in Clips([STARTER]).manifests if one.tongue == MANDARIN)
    return [clip.said for clip in manifest.clips if clip.seconds > LONG_S][:6]
