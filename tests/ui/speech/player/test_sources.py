"""How a number is put together from clips: two digits in one breath where one voice says both, none lost."""

import time
from pathlib import Path

from tests.ui.speech.tones import SECONDS, folder_of_tones, phrase, pitch
from ui.speech.clips import MANIFEST, Clips, read_manifest
from ui.speech.player.renderer import Renderer
from ui.speech.player.slot import Slot
from ui.speech.player.sources import Sources, Wanted
from ui.speech.sound import RATE
from ui.speech.utterance import MANDARIN
from ui.speech.voices import VOICES

SINGLE = {"一": 300, "二": 500, "三": 700}
PAIR = {"一二": 900}
GAP_S = 0.04


def said(folders: list[Path], number: str) -> list[int]:
    """The pitch of each part, to the next hundred."""
    nobody = Renderer(Path("none.onnx"), time.monotonic, lambda works, why: None)
    sound = Sources(Clips(folders), nobody).now(Wanted(phrase(number), MANDARIN), Slot())
    step, long = round((SECONDS + GAP_S) * RATE), round(SECONDS * RATE)
    return [round(pitch(sound[at : at + long]) / 100) * 100 for at in range(0, len(sound), step)]


def test_two_digits_are_said_in_one_breath_and_what_is_left_by_itself(tmp_path: Path) -> None:
    assert said([folder_of_tones(tmp_path, SINGLE | PAIR)], "一二一二三") == [900, 900, 700]
    assert said([folder_of_tones(tmp_path, SINGLE | PAIR)], "三一二") == [700, 900]


def test_a_pair_that_is_damaged_is_said_digit_by_digit(tmp_path: Path) -> None:
    own = folder_of_tones(tmp_path, SINGLE | PAIR) / MANDARIN / VOICES[MANDARIN].name
    (clip,) = (one for one in read_manifest(own / MANIFEST).clips if one.said == "一二")
    (own / clip.file).write_bytes(b"")
    assert said([tmp_path], "一二三") == [300, 500, 700]


def test_a_number_is_said_by_one_voice(tmp_path: Path) -> None:
    """A folder that comes first has the digits, and not two by two."""
    first, then = folder_of_tones(tmp_path / "first", SINGLE), folder_of_tones(tmp_path / "then", SINGLE | PAIR)
    assert said([first, then], "一二三") == [300, 500, 700]
