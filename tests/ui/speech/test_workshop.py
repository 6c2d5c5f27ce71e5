"""Clips are rendered once, and whatever does not agree with today's wording is told."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.ui.speech.tones import pitch, tone
from ui.speech.clips import MANIFEST, RECORDED, Clips, read_manifest, store, write_manifest
from ui.speech.sound import RATE
from ui.speech.utterance import MANDARIN
from ui.speech.voices import VOICES
from ui.speech.workshop import render, sayable, stock

HUM = Path(__file__).parent / "render" / "hum.onnx"
TEXTS = ["请确认", "返回"]


def rendered(folder: Path, texts: list[str]) -> list[str]:
    told: list[str] = []
    assert render(folder, MANDARIN, texts, HUM, told.append) == len(told)
    return told


def own(folder: Path) -> Path:
    return folder / MANDARIN / VOICES[MANDARIN].name


def test_what_is_rendered_is_said_and_not_rendered_again(tmp_path: Path) -> None:
    assert rendered(tmp_path, TEXTS) == TEXTS
    sound = Clips([tmp_path]).sound(MANDARIN, "返回")
    assert sound is not None
    assert pitch(sound) == pytest.approx(220, rel=0.01)
    assert rendered(tmp_path, [*TEXTS, "首页"]) == ["首页"]
    found = stock([tmp_path], MANDARIN, [*TEXTS, "首页"])
    assert (found.texts, found.missing, found.wrong) == (3, (), ())


def test_a_damaged_clip_and_one_that_is_read_otherwise_are_told_and_rendered_again(tmp_path: Path) -> None:
    rendered(tmp_path, [*TEXTS, "首页"])
    before = read_manifest(own(tmp_path) / MANIFEST)
    by_text = {clip.said: clip for clip in before.clips}
    (own(tmp_path) / by_text["返回"].file).write_bytes(b"x")
    write_manifest(replace(before, clips=(*before.clips[1:], replace(before.clips[0], read="other"))))
    found = stock([tmp_path], MANDARIN, [*TEXTS, "首页"])
    assert sum("is not the file" in line for line in found.wrong) == 1
    assert sum("read otherwise" in line for line in found.wrong) == 1
    assert len(rendered(tmp_path, [*TEXTS, "首页"])) == 2
    assert stock([tmp_path], MANDARIN, [*TEXTS, "首页"]).wrong == ()


def test_what_nothing_says_any_more_and_what_has_no_clip_are_told(tmp_path: Path) -> None:
    rendered(tmp_path, TEXTS)
    found = stock([tmp_path], MANDARIN, ["请确认", "请再确认"])
    assert found.missing == ("请再确认",)
    assert [line.rpartition(": ")[2] for line in found.wrong] == ["nothing says this any more"]


def test_a_clip_of_what_nothing_says_any_more_is_taken_away(tmp_path: Path) -> None:
    rendered(tmp_path, TEXTS)
    assert rendered(tmp_path, ["请确认"]) == []
    assert stock([tmp_path], MANDARIN, ["请确认"]).wrong == ()
    assert len(list(own(tmp_path).rglob("*.opus"))) == 1


def test_clips_of_another_voice_are_not_used_and_are_rendered_anew(tmp_path: Path) -> None:
    rendered(tmp_path, TEXTS)
    write_manifest(replace(read_manifest(own(tmp_path) / MANIFEST), maker="another"))
    found = stock([tmp_path], MANDARIN, TEXTS)
    assert list(found.missing) == TEXTS
    assert "not today's voice" in found.wrong[0]
    assert rendered(tmp_path, TEXTS) == TEXTS


def test_a_recording_that_is_far_too_loud_is_told(tmp_path: Path) -> None:
    rendered(tmp_path, ["请确认"])
    person = tmp_path / MANDARIN / "li"
    own(tmp_path).rename(person)
    manifest = read_manifest(person / MANIFEST)
    loud = store_louder(person)
    clip = replace(manifest.clips[0], file=loud[0], sha256=loud[1], read="")
    write_manifest(replace(manifest, source=RECORDED, maker="studio", clips=(clip,)))
    (line,) = stock([tmp_path], MANDARIN, ["请确认"]).wrong
    assert line.endswith("expected -23")


def store_louder(folder: Path) -> tuple[str, str]:
    sound = np.clip(8 * tone(300), -1, 1)
    clip = store(folder, "studio", "loud", sound, RATE)
    return clip.file, clip.sha256


def test_an_english_voice_says_no_chinese() -> None:
    assert sayable(["Back", "返回", "中文 View"], "en") == ["Back"]
    assert sayable(["Back", "返回"], "zh") == ["Back", "返回"]
