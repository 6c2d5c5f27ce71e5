"""The clips that come with the program are whole, small and level, and hold every digit and letter."""

import string
from pathlib import Path

import numpy as np
import pytest

from kiosk.app.voice_commands import fixed_texts
from kiosk.catalogue.example import read_examples
from kiosk.catalogue.load import SERVICES
from kiosk.catalogue.rehearsal import Plan, rehearse
from tests.kiosk.play import services
from ui.narrator.phrases import utterance
from ui.narrator.screen_reader import ScreenReader
from ui.speech.clips import MANIFEST, Clips, decoded, read_manifest
from ui.speech.sound import LEVEL, RATE, floats, loudness
from ui.speech.utterance import HEADPHONES
from ui.speech.voices import STARTER
from ui.words.sentences import Words

MOST_BYTES = 4_000_000
TONGUES = {"zh": "零幺二三四五六七八九", "en": ""}
FIRST_VISITS = ("social-insurance-certificate", "old-age-allowance", "pension-confirmation")
FIRST = 36  # digits and letters


def test_the_starter_set_is_small_enough_for_a_repository() -> None:
    assert sum(file.stat().st_size for file in STARTER.rglob("*") if file.is_file()) < MOST_BYTES


@pytest.mark.thorough
@pytest.mark.parametrize("tongue", TONGUES)
def test_every_clip_is_whole_level_and_begins_at_once(tongue: str) -> None:
    (file,) = STARTER.glob(f"{tongue}/*/{MANIFEST}")
    manifest = read_manifest(file)
    assert not manifest.older
    for clip in manifest.clips:
        sound = floats(decoded(file.parent, clip))
        assert loudness(sound) == pytest.approx(LEVEL, abs=3), clip.said
        assert np.abs(sound).max() < 0.95, clip.said
        assert np.abs(sound[: RATE // 12]).max() > 0.01, f"{clip.said}: silence before it"


@pytest.mark.parametrize("tongue", TONGUES)
def test_no_file_is_there_that_no_manifest_names(tongue: str) -> None:
    (file,) = STARTER.glob(f"{tongue}/*/{MANIFEST}")
    named = {file, *(file.parent / clip.file for clip in read_manifest(file).clips)}
    assert {one for one in file.parent.rglob("*") if one.is_file()} == named


@pytest.mark.thorough
@pytest.mark.parametrize("tongue", TONGUES)
def test_numbers_and_codes_are_said_by_the_voice_of_the_sentences(tongue: str) -> None:
    clips = Clips([STARTER])
    units = fixed_texts(tongue)[:FIRST]
    assert set(string.ascii_uppercase) | set(TONGUES[tongue]) <= set(units)
    assert [one for one in units if not clips.has(tongue, one)] == []


@pytest.mark.parametrize("name", FIRST_VISITS)
def test_what_a_first_visit_says_has_a_clip(name: str) -> None:
    clips, words, fixed = Clips([STARTER]), Words("zh-Hans"), {*fixed_texts("zh")}
    (service,) = (one for one in services() if one.id == name)
    examples = read_examples(next(SERVICES.glob(f"*/{name.replace('-', '_')}")))
    read = [ScreenReader(words, elder=False).read(one.screen) for one in rehearse(service, examples, Plan()).shown]
    told = [one for page in read for one in utterance((*page.where, *page.told), "zh", HEADPHONES).phrases]
    missing = {one.said for one in told if not one.units and one.said in fixed and not clips.has("zh", one.said)}
    assert missing == set()


def test_the_licence_lies_beside_the_clips() -> None:
    assert "Apache License 2.0" in Path(STARTER, "NOTICE.md").read_text(encoding="utf-8")
