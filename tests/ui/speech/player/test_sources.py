"""How a number is put together from clips: two digits in one breath where one voice says both, none lost."""

import time
from itertools import pairwise
from pathlib import Path

import pytest

from tests.ui.speech.tones import SECONDS, folder_of_tones, phrase, pitch
from ui.speech.clips import MANIFEST, Clips, read_manifest
from ui.speech.espeak import UnreadError
from ui.speech.player.renderer import Renderer
from ui.speech.player.slot import Slot
from ui.speech.player.sources import Sources, Wanted
from ui.speech.sound import RATE, Sound
from ui.speech.utterance import MANDARIN, Phrase
from ui.speech.voices import VOICES

SINGLE = {"一": 300, "二": 500, "三": 700}
PAIR = {"一二": 900}
WINDOW = RATE // 50


def sound_of(folders: list[Path], number: str) -> Sound:
    nobody = Renderer(Path("none.onnx"), time.monotonic, lambda works, why: None)
    return Sources(Clips(folders), nobody).now(Wanted(phrase(number), MANDARIN), Slot())


def said(folders: list[Path], number: str) -> list[int]:
    """The pitch of what is heard one after another, to the next hundred."""
    return pitches(sound_of(folders, number))


def pitches(sound: Sound) -> list[int]:
    windows = [sound[at : at + WINDOW] for at in range(0, len(sound) - WINDOW, WINDOW)]
    heard = [round(pitch(one) / 100) * 100 for one in windows]
    lasting = [now for before, now in pairwise(heard) if now == before and now]
    return [now for before, now in pairwise([0, *lasting]) if now != before]


def test_two_digits_are_said_in_one_breath_and_what_is_left_by_itself(tmp_path: Path) -> None:
    assert said([folder_of_tones(tmp_path, SINGLE | PAIR)], "一二三一二") == [900, 700, 900]
    assert said([folder_of_tones(tmp_path, SINGLE | PAIR)], "三一二") == [700, 900]


def test_digits_two_by_two_run_on_and_single_ones_stand_apart(tmp_path: Path) -> None:
    tones = [folder_of_tones(tmp_path, SINGLE | PAIR)]
    assert len(sound_of(tones, "一二一二")) < 2 * SECONDS * RATE < len(sound_of(tones, "三三"))


def test_a_pair_that_is_damaged_is_said_digit_by_digit(tmp_path: Path) -> None:
    own = folder_of_tones(tmp_path, SINGLE | PAIR) / MANDARIN / VOICES[MANDARIN].name
    (clip,) = (one for one in read_manifest(own / MANIFEST).clips if one.said == "一二")
    (own / clip.file).write_bytes(b"")
    assert said([tmp_path], "一二三") == [300, 500, 700]


def test_a_number_is_said_by_one_voice(tmp_path: Path) -> None:
    """A folder that comes first has the digits, and not two by two."""
    first, then = folder_of_tones(tmp_path / "first", SINGLE), folder_of_tones(tmp_path / "then", SINGLE | PAIR)
    assert said([first, then], "一二三") == [300, 500, 700]


def spare_of(folder: Path, said: str, tongue: str = MANDARIN) -> Sound:
    nobody = Renderer(Path("none.onnx"), time.monotonic, lambda works, why: None)
    return Sources(Clips([folder]), nobody).spare(Wanted(Phrase(said, said, private=True), tongue), Slot())


def test_what_the_network_is_late_with_is_put_together_from_clips_where_it_is_a_number(tmp_path: Path) -> None:
    folder_of_tones(tmp_path, {"二十二": 300, "年": 500, "四个月": 700})
    assert pitches(spare_of(tmp_path, "二十二年四个月")) == [300, 500, 700]


def test_a_number_of_which_a_word_has_no_clip_is_not_said_in_part(tmp_path: Path) -> None:
    folder_of_tones(tmp_path, {"二十二": 300, "年": 500})
    with pytest.raises(UnreadError):  # espeak-ng would say it, had it the readings
        spare_of(tmp_path, "二十二年四个月")
