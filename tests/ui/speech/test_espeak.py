"""espeak-ng speaks at once, in three tongues, and is told by its input what nobody else may read."""

from pathlib import Path

import numpy as np
import pytest

from ui.speech import espeak
from ui.speech.espeak import NoVoiceError, UnreadError, voiced
from ui.speech.sound import LEVEL, RATE, floats, loudness
from ui.speech.utterance import CANTONESE, ENGLISH, MANDARIN


@pytest.mark.parametrize(
    ("tongue", "said", "readings"),
    [
        (MANDARIN, "请确认", "qing3 que4 ren4"),
        (CANTONESE, "請確認", "cing2 kok3 jing6"),
        (CANTONESE, "請確認", ""),
        (ENGLISH, "Please confirm", ""),
        (ENGLISH, "<b> & Please", ""),
    ],
)
def test_a_clause_is_said_at_the_level_of_a_clip_without_silence_before_it(
    tongue: str, said: str, readings: str
) -> None:
    sound = voiced(said, tongue, readings)
    assert 0.4 < len(sound) / RATE < 3
    assert loudness(floats(sound)) == pytest.approx(LEVEL, abs=3)
    assert np.abs(floats(sound[: RATE // 20])).max() > 0.005


def test_the_tones_of_a_reading_are_heard() -> None:
    high, low = voiced("妈", MANDARIN, "ma1"), voiced("妈", MANDARIN, "ma3")
    assert len(high) != len(low) or not np.array_equal(high, low)


def test_a_text_of_which_nothing_can_be_said_is_told() -> None:
    with pytest.raises(NoVoiceError):
        voiced("", MANDARIN)


def test_chinese_characters_whose_reading_nobody_tells_are_not_said() -> None:
    with pytest.raises(UnreadError):
        voiced("五百三十元", MANDARIN)


def test_a_machine_without_espeak_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoVoiceError, match="espeak-ng"):
        voiced("请", MANDARIN, "qing3")


def test_what_is_said_is_no_argument_of_a_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / espeak._PROGRAM
    program.write_text(f'#!/bin/sh\necho "$@" >{tmp_path}/arguments\ncat >{tmp_path}/input\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    with pytest.raises(NoVoiceError):
        voiced("陈建明", MANDARIN, "chen2 jian4 ming2")
    assert "chen2" not in (tmp_path / "arguments").read_text(encoding="utf-8")
    assert "chen2" in (tmp_path / "input").read_text(encoding="utf-8")
