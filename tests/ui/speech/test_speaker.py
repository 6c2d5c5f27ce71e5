"""What is told to the speaker comes out of the output, in order, once, and nothing else does.

Covers utterance, ui.speech.player.aplay, ui.speech.player.renderer and ui.speech.player.sources as well.
"""

import shutil
from pathlib import Path

import numpy as np
import psutil
import pytest

from kiosk.runtime.threads import Threads
from tests.ui.speech.ear import PATIENCE_S, Ear, children, listening, recording, said
from tests.ui.speech.tones import SECONDS, folder_of_tones, heard, phrase, pitch
from ui.speech.sound import LEVEL, RATE, floats, loudness
from ui.speech.speaker import VOICE, ProcessSpeaker, Sound
from ui.speech.utterance import HEADPHONES, SPEAKER, SPEEDS, USUAL_SPEED, VOLUMES

LOUDEST = VOLUMES[-1]


def test_phrases_are_heard_in_order_with_their_pauses_and_each_is_told(tmp_path: Path, tones: Path) -> None:
    with listening(tmp_path, tones) as (speaker, ear):
        speaker.set_output(SPEAKER)
        number = speaker.say(said(phrase("请", pause=0.3), phrase("选", pause=0.3), phrase("择")))
        assert ear.end_of(number)
        assert ear.begun == [(number, 0), (number, 1), (number, 2)]
        assert heard(ear.sound(SPEAKER)) == ["请", "选", "择"]
        assert len(ear.sound(SPEAKER)) / RATE == pytest.approx(3 * SECONDS + 0.6, abs=0.02)
        assert len(ear.sound(HEADPHONES)) == 0


def test_a_terminal_that_ends_before_it_was_told_of_its_player_leaves_none(tmp_path: Path, tones: Path) -> None:
    ear, run = Ear(tmp_path), Threads()
    silent = recording(tmp_path / "none.raw")
    speaker = ProcessSpeaker(Sound(silent, silent, (tones,), tmp_path, ahead=True), ear, ear.post, run, ear.trouble)
    ear.tasks.get(timeout=PATIENCE_S)  # told, and never heard: its window does nothing any more
    (player,) = children()
    speaker.close()
    assert psutil.wait_procs([player], timeout=PATIENCE_S)[1] == []


def test_digits_are_said_one_by_one_from_their_own_clips_and_none_is_lost(tmp_path: Path, tones: Path) -> None:
    with listening(tmp_path, tones) as (speaker, ear):
        speaker.set_output(HEADPHONES)
        assert ear.end_of(speaker.say(said(phrase("一三二一", private=True))))
        assert heard(ear.sound(HEADPHONES)) == ["一", "三", "二", "一"]


def test_a_number_of_which_one_digit_has_no_clip_is_said_whole_by_another_voice(tmp_path: Path, tones: Path) -> None:
    with listening(tmp_path, tones) as (speaker, ear):
        speaker.set_output(HEADPHONES)
        assert ear.end_of(speaker.say(said(phrase("一九二"))))
        assert "一" not in heard(ear.sound(HEADPHONES))
        assert len(ear.sound(HEADPHONES)) > RATE / 2


def test_what_has_no_clip_is_said_by_another_voice_at_the_same_level(tmp_path: Path, tones: Path) -> None:
    with listening(tmp_path, tones) as (speaker, ear):
        speaker.set_output(HEADPHONES)
        speaker.set_pace(USUAL_SPEED, LOUDEST)
        assert ear.end_of(speaker.say(said(phrase("您好，欢迎使用。"))))
        assert loudness(floats(ear.sound(HEADPHONES))) == pytest.approx(LEVEL, abs=3)


def test_what_is_private_does_not_leave_the_loudspeaker_and_the_rest_is_said(tmp_path: Path, tones: Path) -> None:
    with listening(tmp_path, tones) as (speaker, ear):
        speaker.set_output(SPEAKER)
        number = speaker.say(said(phrase("请"), phrase("一二", private=True), phrase("择")))
        assert not ear.end_of(number), "not all of it was said"
        assert ear.begun == [(number, 0), (number, 2)]
        assert heard(ear.sound(SPEAKER)) == ["请", "择"]


def test_signs_that_nobody_says_are_part_of_what_was_said(tmp_path: Path, tones: Path) -> None:
    with listening(tmp_path, tones) as (speaker, ear):
        speaker.set_output(SPEAKER)
        assert ear.end_of(speaker.say(said(phrase("请"), phrase("——", pause=0.2), phrase("择"))))
        assert heard(ear.sound(SPEAKER)) == ["请", "择"]


def test_a_machine_without_any_voice_says_what_it_has_clips_of_and_tells_of_the_rest(
    tmp_path: Path, tones: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for program in ("aplay", "setpriv", "cat", "sh"):
        (tmp_path / program).symlink_to(shutil.which(program) or "")
    monkeypatch.setenv("PATH", str(tmp_path))
    with listening(tmp_path, tones) as (speaker, ear):
        speaker.set_output(HEADPHONES)
        assert not ear.end_of(speaker.say(said(phrase("请"), phrase("您好。"), phrase("择"))))
        assert heard(ear.sound(HEADPHONES)) == ["请", "择"]
        assert "espeak-ng" in ear.troubles[VOICE][-1]


def test_nothing_is_said_where_there_is_no_output(tmp_path: Path, tones: Path) -> None:
    with listening(tmp_path, tones) as (speaker, ear):
        assert not ear.end_of(speaker.say(said(phrase("请"))))
        assert (ear.begun, len(ear.sound(SPEAKER)), len(ear.sound(HEADPHONES))) == ([], 0, 0)


def test_headphones_that_are_pulled_out_in_a_number_silence_it(tmp_path: Path, tones: Path) -> None:
    with listening(tmp_path, tones, ahead=False) as (speaker, ear):
        speaker.set_output(HEADPHONES)
        number = speaker.say(said(phrase("一", private=True), phrase("二", private=True), phrase("三", private=True)))
        ear.until(lambda: (number, 1) in ear.begun)
        speaker.set_output(SPEAKER)
        assert not ear.end_of(number)
        after = speaker.say(said(phrase("请")))
        assert ear.end_of(after)
        assert heard(ear.sound(HEADPHONES)) in (["一"], ["一", "二"])
        assert heard(ear.sound(SPEAKER)) == ["请"]
        assert (number, 2) not in ear.begun


def test_what_is_said_next_ends_what_is_being_said(tmp_path: Path, tones: Path) -> None:
    with listening(tmp_path, tones, ahead=False) as (speaker, ear):
        speaker.set_output(HEADPHONES)
        first = speaker.say(said(phrase("请"), phrase("选"), phrase("选")))
        ear.until(lambda: (first, 0) in ear.begun)
        second = speaker.say(said(phrase("择")))
        assert ear.end_of(second)
        assert ear.ends[first] is False
        assert heard(ear.sound(HEADPHONES)) in (["请", "择"], ["择"])


def test_stop_leaves_silence(tmp_path: Path, tones: Path) -> None:
    with listening(tmp_path, tones, ahead=False) as (speaker, ear):
        speaker.set_output(HEADPHONES)
        number = speaker.say(said(*[phrase("请")] * 20))
        ear.until(lambda: (number, 1) in ear.begun)
        speaker.stop()
        assert not ear.end_of(number)
        assert ear.end_of(speaker.say(said(phrase("择"))))
        assert 2 * SECONDS * RATE / 2 < len(ear.sound(HEADPHONES)) < 10 * SECONDS * RATE


@pytest.mark.parametrize("speed", SPEEDS)
def test_speed_changes_how_long_it_takes_and_not_the_pitch(tmp_path: Path, speed: float) -> None:
    clips = folder_of_tones(tmp_path / "clips", {"请": 200}, seconds=3)
    with listening(tmp_path, clips) as (speaker, ear):
        speaker.set_output(HEADPHONES)
        speaker.set_pace(speed, LOUDEST)
        assert ear.end_of(speaker.say(said(phrase("请"))))
        sound = ear.sound(HEADPHONES)
        assert len(sound) / RATE * speed == pytest.approx(3, rel=0.01)
        cents = 1200 * np.log2([pitch(sound[at : at + RATE // 10]) / 200 for at in range(0, len(sound) - 2400, 2400)])
        assert np.abs(np.median(cents)) < 20
        assert np.abs(cents[2:-2]).max() < 100
        assert np.abs(sound).max() < 32767, "clipped"


def test_a_step_of_volume_is_three_decibels_and_the_last_one_is_as_loud_as_the_clip(tmp_path: Path) -> None:
    clips = folder_of_tones(tmp_path / "clips", {"请": 200}, seconds=1)
    levels = []
    for volume in (LOUDEST, LOUDEST - 1, VOLUMES[0]):
        folder = tmp_path / str(volume)
        folder.mkdir()
        with listening(folder, clips) as (speaker, ear):
            speaker.set_output(HEADPHONES)
            speaker.set_pace(USUAL_SPEED, volume)
            assert ear.end_of(speaker.say(said(phrase("请"))))
            levels.append(loudness(floats(ear.sound(HEADPHONES))))
    assert levels == pytest.approx([LEVEL, LEVEL - 3, LEVEL - 27], abs=0.5)


def test_eighty_interruptions_in_a_second_leave_the_last_one(tmp_path: Path, tones: Path) -> None:
    with listening(tmp_path, tones, ahead=False) as (speaker, ear):
        speaker.set_output(HEADPHONES)
        numbers = [speaker.say(said(phrase("请"))) for _ in range(79)]
        assert ear.end_of(speaker.say(said(phrase("择"))))
        assert not any(ear.end_of(number) for number in numbers)
        assert heard(ear.sound(HEADPHONES))[-1] == "择"
        assert not children("aplay")
