"""Sounds without words are short, as loud as speech, and not to be taken for each other."""

import itertools

import numpy as np
import pytest

from ui.speech.clips import Clips
from ui.speech.earcons import earcon
from ui.speech.player.slot import Slot
from ui.speech.player.sources import Sources, Wanted
from ui.speech.sound import LEVEL, RATE, Sound, floats, loudness
from ui.speech.utterance import CARD_READ, ENGLISH, MISTAKE, PAPER_OUT, TAKE_CARD
from ui.speech.utterance import earcon as phrase_of

ALL = (CARD_READ, TAKE_CARD, PAPER_OUT, MISTAKE)


@pytest.mark.parametrize("name", ALL)
def test_it_is_short_and_as_loud_as_speech(name: str) -> None:
    sound = floats(earcon(name))
    assert len(sound) / RATE <= 0.4
    assert loudness(sound) == pytest.approx(LEVEL, abs=3)
    assert np.abs(sound).max() < 0.95
    assert np.abs(sound[: RATE // 50]).max() > 0.01, "silence before it"


def _strongest(name: str) -> float:
    sound = floats(earcon(name))
    return float(np.argmax(np.abs(np.fft.rfft(sound, RATE))))  # bins of 1 Hz


def _beats(sound: Sound) -> list[int]:
    """When it sounds, in steps of 10 ms."""
    size = np.abs(floats(sound)[: len(sound) // 240 * 240]).reshape(-1, 240).max(axis=1)
    return [step for step in range(1, len(size)) if size[step] > 2 * size[step - 1] and size[step] > 0.02]


def test_each_has_a_pitch_and_a_rhythm_of_its_own() -> None:
    for one, other in itertools.combinations(ALL, 2):
        apart = abs(np.log2(_strongest(one) / _strongest(other)))
        assert apart > 1 / 6 or _beats(earcon(one)) != _beats(earcon(other)), f"{one}, {other}"
        assert len(earcon(one)) != len(earcon(other)) or not np.array_equal(earcon(one), earcon(other))


class _NoRenderer:
    """Nothing is asked of it."""


def test_the_player_makes_it_at_once_and_asks_nobody() -> None:
    sources = Sources(Clips(()), _NoRenderer())  # type: ignore[arg-type]
    wanted = Wanted(phrase_of(MISTAKE), ENGLISH)
    assert sources.instantly(wanted, Slot())
    assert np.array_equal(sources.now(wanted, Slot()), earcon(MISTAKE))
