"""libsonic changes how long a sound is, also in its middle, and loses nothing of it."""

import numpy as np
import pytest

from tests.ui.speech.tones import tone
from ui.speech.player import stretch as module
from ui.speech.player.stretch import NoLibraryError, Stretch
from ui.speech.sound import RATE, Sound, samples

SPEECH = samples(tone(200, 2.0))


def through(speeds: list[float]) -> Sound:
    """Each block of a tenth of the sound at its own speed."""
    stretch, parts = Stretch(), np.split(SPEECH, len(speeds))
    out = [stretch.through(part, speed) for part, speed in zip(parts, speeds, strict=True)]
    out.append(stretch.rest())
    stretch.close()
    return np.concatenate(out)


def test_at_the_usual_speed_it_is_the_same_to_the_last_sample() -> None:
    assert np.array_equal(through([1.0] * 10), SPEECH)


@pytest.mark.parametrize("speed", [0.5, 0.75, 1.25, 1.5, 1.75, 2.0])
def test_it_takes_as_long_as_the_speed_says(speed: float) -> None:
    assert len(through([speed] * 10)) * speed == pytest.approx(len(SPEECH), rel=0.01)


def test_a_speed_that_changes_in_the_middle_counts_from_there() -> None:
    changed = through([1.0] * 5 + [2.0] * 5)
    assert len(changed) / RATE == pytest.approx(1.0 + 0.5, rel=0.02)
    assert len(through([2.0] * 5 + [1.0] * 5)) / RATE == pytest.approx(0.5 + 1.0, rel=0.02)


def test_a_machine_without_the_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIBRARY", "libnowhere.so.0")
    with pytest.raises(NoLibraryError, match="libnowhere"):
        Stretch()
