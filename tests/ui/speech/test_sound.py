"""Levels, silence and rates of sound, against what the standard and arithmetic say."""

import numpy as np
import pytest

from tests.ui.speech.tones import pitch, tone
from ui.speech.sound import LEVEL, PEAK, RATE, at_rate, at_volume, floats, levelled, loudness, samples, silence, trimmed
from ui.speech.sound import Floats as Wave
from ui.speech.utterance import VOLUMES


def sine(hertz: float, rate: int = RATE, seconds: float = 1.0, size: float = 1.0) -> Wave:
    return np.asarray(size * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate), np.float32)


def test_a_full_sine_of_997_hertz_has_the_loudness_that_the_standard_gives_it() -> None:
    assert loudness(sine(997)) == pytest.approx(-3.01, abs=0.02)


def test_a_pause_does_not_make_speech_less_loud() -> None:
    speech = np.concatenate((sine(997, seconds=5), np.zeros(15 * RATE, np.float32)))
    assert loudness(speech) == pytest.approx(-3.01, abs=0.2)


@pytest.mark.parametrize("seconds", [0.1, 0.4, 3.0])
def test_every_clip_has_the_same_level_however_short(seconds: float) -> None:
    assert loudness(levelled(sine(440, seconds=seconds, size=0.02))) == pytest.approx(LEVEL, abs=0.1)


def test_a_click_is_not_made_louder_than_a_sample_can_be() -> None:
    click = np.zeros(RATE, np.float32)
    click[100:103] = 0.5
    assert np.abs(levelled(click)).max() <= PEAK + 1e-6


def test_silence_stays_what_it_is() -> None:
    quiet = np.zeros(RATE, np.float32)
    assert loudness(quiet) <= -70
    assert np.array_equal(levelled(quiet), quiet)
    assert len(trimmed(quiet)) == RATE
    assert [len(change(quiet[:0])) for change in (trimmed, levelled, lambda none: at_rate(none, 8000))] == [0, 0, 0]


def test_silence_is_cut_off_at_both_ends_and_nothing_else() -> None:
    voice = sine(200, seconds=0.5, size=0.3)
    silent = np.zeros(round(0.4 * RATE), np.float32)
    cut = trimmed(np.concatenate((silent, voice, silent)))
    assert 0.5 <= len(cut) / RATE <= 0.6
    assert np.abs(cut[[0, -1]]).max() < 0.01, "it begins and ends without a click"


@pytest.mark.parametrize("rate", [8000, 22_050, 44_100, 48_000])
def test_another_rate_is_the_same_sound(rate: int) -> None:
    changed = at_rate(sine(440, rate, size=0.3), rate)
    assert len(changed) == RATE
    assert pitch(samples(changed)) == pytest.approx(440, rel=0.001)
    assert np.abs(changed[1000:-1000]).max() == pytest.approx(0.3, abs=0.01)


def test_samples_and_floats_are_the_same_sound_and_too_much_is_cut() -> None:
    assert samples(np.array([-2, -1, 0, 0.5, 2], np.float32)).tolist() == [-32767, -32767, 0, 16384, 32767]
    assert np.abs(floats(samples(sine(440))) - sine(440)).max() < 1e-3


def test_a_step_of_volume_is_three_decibels() -> None:
    loud = samples(tone(300))
    assert at_volume(loud, 10, 10) is loud
    quieter = loudness(floats(at_volume(loud, 8, 10)))
    assert loudness(floats(loud)) - quieter == pytest.approx(6, abs=0.1)


def test_ten_steps_of_volume_go_over_27_decibels_and_the_fifth_is_12_above_the_first() -> None:
    """EN 301 549, 8.2.1: at least 18 dB, with a step of 12 dB above the lowest."""
    loud = samples(tone(300))
    levels = [loudness(floats(at_volume(loud, step, VOLUMES[-1]))) for step in VOLUMES]
    above = [level - levels[0] for level in levels]
    assert above == pytest.approx([3 * step for step in range(10)], abs=0.2)


def test_no_silence_is_shorter_than_nothing() -> None:
    assert [len(silence(seconds)) for seconds in (-1, 0, 0.5)] == [0, 0, RATE // 2]
