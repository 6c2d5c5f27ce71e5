"""Clips are found by what they say; what is damaged, missing or older is as if it were not there, and is told."""

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.ui.speech.tones import MAKER, folder_of_tones, heard, manifest, pitch, tone
from ui.speech.clips import MANIFEST, RECORDED, Clips, DamagedError, read_manifest, store, write_manifest
from ui.speech.sound import LEVEL, RATE, floats, loudness
from ui.speech.utterance import ENGLISH, MANDARIN


def own(folder: Path) -> Path:
    (found,) = folder.glob(f"*/*/{MANIFEST}")
    return found.parent


def test_a_clip_is_found_by_what_it_says_in_its_tongue(tmp_path: Path) -> None:
    clips = Clips([folder_of_tones(tmp_path)])
    sound = clips.sound(MANDARIN, "择")
    assert sound is not None
    assert heard(sound) == ["择"]
    assert loudness(floats(sound)) == pytest.approx(LEVEL, abs=0.5), "a codec leaves its level"
    assert clips.sound(ENGLISH, "择") is None
    assert not clips.has(MANDARIN, "择。")
    assert clips.wrong == []


def test_a_manifest_says_again_what_was_written(tmp_path: Path) -> None:
    clip = replace(store(tmp_path, MAKER, '"\\一\n', tone(300), RATE, read="i→"), seconds=0.5)
    written = manifest(tmp_path, [clip])
    write_manifest(written)
    assert read_manifest(tmp_path / MANIFEST) == written


@pytest.mark.parametrize("harm", ["changed", "gone", "no sound"])
def test_a_clip_that_cannot_be_used_is_told_with_its_file(tmp_path: Path, harm: str) -> None:
    folder = folder_of_tones(tmp_path, {"请": 300})
    (file,) = folder.rglob("*.opus")
    if harm == "gone":
        file.unlink()
    elif harm == "changed":
        file.write_bytes(file.read_bytes() + b"x")
    else:
        file.write_bytes(b"no sound")
        clip = replace(read_manifest(own(folder) / MANIFEST).clips[0], sha256=_sha(b"no sound"))
        write_manifest(manifest(own(folder), [clip]))
    clips = Clips([folder])
    assert clips.has(MANDARIN, "请")
    assert clips.sound(MANDARIN, "请") is None
    assert str(file) in clips.wrong[0]


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_a_damaged_clip_is_said_by_the_next_folder_that_has_it(tmp_path: Path) -> None:
    first, second = (folder_of_tones(tmp_path / name, {"请": 300}) for name in ("first", "second"))
    next(first.rglob("*.opus")).unlink()
    sound = Clips([first, second]).sound(MANDARIN, "请")
    assert sound is not None
    assert pitch(sound) == pytest.approx(300, rel=0.01)


def test_what_an_older_voice_has_rendered_is_not_said(tmp_path: Path) -> None:
    folder = folder_of_tones(tmp_path, {"请": 300})
    write_manifest(replace(read_manifest(own(folder) / MANIFEST), maker="kokoro-v0.19"))
    clips = Clips([folder])
    assert not clips.has(MANDARIN, "请")
    assert clips.manifests[0].older


def test_a_recorded_person_comes_before_a_rendered_voice_in_whatever_folder(tmp_path: Path) -> None:
    rendered = folder_of_tones(tmp_path / "rendered", {"请": 300})
    person = tmp_path / "recorded" / MANDARIN / "li"
    clip = store(person, "li", "请", tone(500), RATE)
    write_manifest(replace(manifest(person, [clip], "studio, 2026"), source=RECORDED))
    sound = Clips([rendered, tmp_path / "recorded"]).sound(MANDARIN, "请")
    assert sound is not None
    assert pitch(sound) == pytest.approx(500, rel=0.01)


def test_a_recording_of_another_rate_is_played_at_ours(tmp_path: Path) -> None:
    person = tmp_path / MANDARIN / "li"
    wave = np.asarray(0.1 * np.sin(2 * np.pi * 500 * np.arange(48_000) / 48_000), np.float32)
    clip = store(person, "li", "请", wave, 48_000)
    write_manifest(replace(manifest(person, [clip], "studio, 2026"), source=RECORDED))
    sound = Clips([tmp_path]).sound(MANDARIN, "请")
    assert sound is not None
    assert len(sound) / RATE == pytest.approx(1, abs=0.02)
    assert pitch(sound) == pytest.approx(500, rel=0.01)


@pytest.mark.parametrize("text", ["tongue = ", 'tongue = "zh"', "[[clip]]\nsaid = 1\nfoo = 2", "\udcff"])
def test_a_manifest_that_is_none_is_told_and_the_other_folders_speak(tmp_path: Path, text: str) -> None:
    good = folder_of_tones(tmp_path / "good", {"请": 300})
    bad = tmp_path / "bad" / MANDARIN / "x"
    bad.mkdir(parents=True)
    (bad / MANIFEST).write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(DamagedError):
        read_manifest(bad / MANIFEST)
    clips = Clips([tmp_path / "bad", good, tmp_path / "nowhere"])
    assert clips.has(MANDARIN, "请")
    assert str(bad / MANIFEST) in clips.wrong[0]
