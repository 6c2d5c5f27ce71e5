"""What goes wrong with whatever speaks: a player, a renderer or an output that ends, hangs or is not there."""

import signal
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from kiosk.runtime.threads import Threads
from tests.ui.speech.ear import PATIENCE_S, Ear, children, listening, said
from tests.ui.speech.tones import folder_of_tones, heard, phrase, pitch
from ui.speech.sound import RATE
from ui.speech.speaker import IDLE_S, OUTPUT, PLAYER, VOICE, ProcessSpeaker
from ui.speech.utterance import HEADPHONES, SPEAKER

HUM = 220  # hertz: all that the network of these tests says
TRIES = 50


def test_a_player_that_is_killed_is_started_anew_and_what_it_said_has_ended(tmp_path: Path, tones: Path) -> None:
    with listening(tmp_path, tones, ahead=False) as (speaker, ear):
        number = _begun(speaker, ear)
        (player,) = children("ui.speech.player")
        player.send_signal(signal.SIGKILL)
        assert not ear.end_of(number)
        ear.until(lambda: ear.troubles[PLAYER][-2:] == ["the player ended with -9", ""])
        assert _is_heard(speaker, ear)


def test_a_player_that_hangs_is_noticed_and_another_one_started(tmp_path: Path, tones: Path) -> None:
    with listening(tmp_path, tones, ahead=False) as (speaker, ear):
        number = _begun(speaker, ear)
        (player,), (aplay,) = children("ui.speech.player"), children("aplay")
        player.suspend()
        assert not ear.end_of(number)
        ear.until(lambda: ear.troubles[PLAYER][-2:] == ["the player does not answer", ""])
        assert psutil.wait_procs([player, aplay], timeout=PATIENCE_S)[1] == []
        assert _is_heard(speaker, ear)


def _begun(speaker: ProcessSpeaker, ear: Ear) -> int:
    """Something long has begun to be said into headphones: its number."""
    speaker.set_output(HEADPHONES)
    number = speaker.say(said(*[phrase("请")] * 20))
    ear.until(lambda: (number, 0) in ear.begun)
    return number


def test_what_a_dead_player_has_not_begun_is_said_by_the_next_one(tmp_path: Path, tones: Path) -> None:
    with listening(tmp_path, tones) as (speaker, ear):
        _player, number = _said_to_nobody(speaker)
        assert ear.end_of(number)
        assert heard(ear.sound(HEADPHONES)) == ["择"]


def test_what_ends_two_players_is_not_said_to_a_third(tmp_path: Path, tones: Path) -> None:
    with listening(tmp_path, tones) as (speaker, ear):
        first, number = _said_to_nobody(speaker)
        ear.until(lambda: len(ear.troubles[PLAYER]) == 2)
        ear.until(_another_begins(first))
        assert not ear.end_of(number)
        assert _is_heard(speaker, ear)
        assert heard(ear.sound(HEADPHONES)) == ["择"]


def _said_to_nobody(speaker: ProcessSpeaker) -> tuple[psutil.Process, int]:
    """Kills a player before it begins with what is said: that player, and the number of what was said."""
    speaker.set_output(HEADPHONES)
    (player,) = children("ui.speech.player")
    player.suspend()
    number = speaker.say(said(phrase("择")))
    player.send_signal(signal.SIGKILL)
    return player, number


def _another_begins(before: psutil.Process) -> Callable[[], bool]:
    """Kills the player after this one before it can say anything. Whether it has been so."""

    def killed() -> bool:
        found = [one for one in children("ui.speech.player") if one != before]
        for one in found:
            one.suspend()
            one.send_signal(signal.SIGKILL)
        return bool(found)

    return killed


class ReportedThreads(Threads):
    def __init__(self) -> None:
        self.reported: list[Exception] = []

    def report(self, error: Exception) -> None:
        self.reported.append(error)


@pytest.mark.hits("listening-to-the-player-failed")
def test_what_nobody_has_foreseen_costs_a_player_and_not_the_voice(tmp_path: Path, tones: Path) -> None:
    """The task that listens to the player meets it, as it does not come to the window's thread."""
    run, error = ReportedThreads(), ZeroDivisionError()
    with listening(tmp_path, tones, run=run) as (speaker, ear):
        (player,) = children("ui.speech.player")
        ear.strikes.append(error)
        ear.until(lambda: ear.troubles[PLAYER][-2:] == ["ZeroDivisionError while the player was listened to", ""])
        assert run.reported == [error]
        assert not player.is_running()
        speaker.set_output(HEADPHONES)
        assert _is_heard(speaker, ear)


@pytest.mark.parametrize("silences", ["stop", "output", "next"])
def test_what_sounds_is_silenced_without_the_player_doing_anything(tmp_path: Path, tones: Path, silences: str) -> None:
    with listening(tmp_path, tones, ahead=False) as (speaker, ear):
        number = _begun(speaker, ear)
        (player,), (aplay,) = children("ui.speech.player"), children("aplay")
        player.suspend()
        _wait_for(player, psutil.STATUS_STOPPED)
        match silences:
            case "stop":
                speaker.stop()
            case "output":
                speaker.set_output(SPEAKER)
            case _:
                speaker.say(said(phrase("择")))
        _wait_for(aplay, psutil.STATUS_ZOMBIE)  # who has started it does nothing just now
        player.resume()
        assert not ear.end_of(number)
        assert not any(ear.troubles.get(OUTPUT, [])), "silence that was wanted is no fault of the output"
        speaker.set_output(HEADPHONES)
        assert _is_heard(speaker, ear)


def _wait_for(process: psutil.Process, status: str) -> None:
    begun = time.monotonic()
    while process.status() != status:
        assert time.monotonic() - begun < PATIENCE_S


def _is_heard(speaker: ProcessSpeaker, ear: Ear) -> bool:
    """Whether what is said now comes to its end, and out of the headphones."""
    return ear.end_of(speaker.say(said(phrase("择")))) and heard(ear.sound(HEADPHONES))[-1] == "择"


def test_what_is_said_while_there_is_no_player_is_said_by_the_next_one(tmp_path: Path, tones: Path) -> None:
    with listening(tmp_path, tones) as (speaker, ear):
        speaker.set_output(HEADPHONES)
        (player,) = children("ui.speech.player")
        player.send_signal(signal.SIGKILL)
        ear.until(lambda: len(ear.troubles[PLAYER]) > 1)
        assert _is_heard(speaker, ear)


class LaterThreads(Threads):
    """Threads of a machine on which time may pass without anybody waiting."""

    passed = 0.0

    def now(self) -> float:
        return super().now() + self.passed


def test_after_ten_minutes_of_silence_nothing_runs_and_the_next_word_is_said_all_the_same(
    tmp_path: Path, tones: Path
) -> None:
    run = LaterThreads()
    with listening(tmp_path, tones, run=run) as (speaker, ear):
        run.passed += IDLE_S + 1
        speaker.set_output(HEADPHONES)  # it was never used: it waits for the first one who comes
        assert ear.end_of(speaker.say(said(phrase("请"), phrase("您好。"))))
        assert len(children()) == 2, "the player and the renderer"
        run.passed += IDLE_S + 1
        ear.until(lambda: not children("ui.speech.player"))
        begun = time.monotonic()
        while children():
            assert time.monotonic() - begun < PATIENCE_S, "the renderer outlives the player"
        assert ear.troubles[PLAYER] == [""], "to rest is no trouble"
        assert _is_heard(speaker, ear)


def test_a_renderer_that_is_killed_costs_a_voice_and_no_word(tmp_path: Path, tones: Path) -> None:
    with listening(tmp_path, tones) as (speaker, ear):
        speaker.set_output(HEADPHONES)
        assert ear.end_of(speaker.say(said(phrase("您好。"))))
        (renderer,) = children("ui.speech.render")
        renderer.send_signal(signal.SIGKILL)
        ear.until(lambda: any("renderer" in why for why in ear.troubles.get(VOICE, ())))
        before = len(ear.sound(HEADPHONES))
        assert ear.end_of(speaker.say(said(phrase("您好。"))))
        assert len(ear.sound(HEADPHONES)) > before


def test_what_the_network_renders_is_said_by_it_and_never_written(tmp_path: Path, tones: Path) -> None:
    model = Path(__file__).parent / "render" / "hum.onnx"
    files = sorted(tones.rglob("*"))
    private = said(phrase("陈建明。", private=True))
    with listening(tmp_path, tones, model=model) as (speaker, ear):
        speaker.set_output(HEADPHONES)
        speaker.prepare([private])
        for _ in range(TRIES):  # until the renderer has started, espeak-ng speaks
            assert ear.end_of(speaker.say(private))
            if pitch(ear.sound(HEADPHONES)[-RATE // 4 : -RATE // 8]) == pytest.approx(HUM, rel=0.01):
                break
        else:
            pytest.fail("the network was never heard")
    assert sorted(tones.rglob("*")) == files
    assert sorted(path.name for path in tmp_path.iterdir()) == ["headphones.raw"]


@pytest.mark.parametrize("device", ["there_is_no_such_device", "plughw:7,0"])
def test_a_device_that_is_not_there_is_told_and_nothing_is_said_to_have_begun(
    tmp_path: Path, tones: Path, device: str
) -> None:
    with listening(tmp_path, tones, ahead=False, device=device) as (speaker, ear):
        speaker.set_output(HEADPHONES)
        assert not ear.end_of(speaker.say(said(phrase("请"))))
        assert ear.begun == []
        assert ear.troubles[OUTPUT][-1]
        speaker.set_output(SPEAKER)
        assert ear.end_of(speaker.say(said(phrase("选"))))
        assert ear.troubles[OUTPUT][-1] == ""


def test_a_device_that_vanishes_ends_what_is_said_and_the_next_is_said_where_it_is_back(
    tmp_path: Path, tones: Path
) -> None:
    vanishing = f"file:FILE='|head -c 30000 >>{tmp_path}/headphones.raw',FORMAT=raw"
    with listening(tmp_path, tones, ahead=False, device=vanishing) as (speaker, ear):
        speaker.set_output(HEADPHONES)
        number = speaker.say(said(*[phrase("请")] * 20))
        assert not ear.end_of(number)
        assert ear.troubles[OUTPUT][-1]
        assert len(ear.begun) < 20
        speaker.set_output(SPEAKER)
        assert ear.end_of(speaker.say(said(phrase("选"))))


def test_a_device_that_takes_nothing_is_given_up(tmp_path: Path, tones: Path) -> None:
    with listening(tmp_path, tones, device="file:FILE='|exec sleep 20',FORMAT=raw") as (speaker, ear):
        speaker.set_output(HEADPHONES)
        assert not ear.end_of(speaker.say(said(*[phrase("请")] * 20)))
        assert ear.troubles[OUTPUT][-1] == "takes no sound"


@pytest.mark.parametrize("harm", ["damaged", "missing"])
def test_a_clip_that_cannot_be_used_is_said_by_another_voice(tmp_path: Path, harm: str) -> None:
    clips = folder_of_tones(tmp_path / "clips", {"请": 300})
    (file,) = clips.rglob("*.opus")
    file.write_bytes(file.read_bytes()[:-1] + b"x") if harm == "damaged" else file.unlink()
    with listening(tmp_path, clips) as (speaker, ear):
        speaker.set_output(HEADPHONES)
        assert ear.end_of(speaker.say(said(phrase("请"))))
        assert "请" not in heard(ear.sound(HEADPHONES))
        assert len(ear.sound(HEADPHONES)) > 0


def test_closing_ends_every_process_in_the_middle_of_a_word(tmp_path: Path, tones: Path) -> None:
    with listening(tmp_path, tones, ahead=False) as (speaker, ear):
        speaker.set_output(HEADPHONES)
        number = speaker.say(said(*[phrase("您好。")] * 20))
        ear.until(lambda: (number, 0) in ear.begun)
        assert {"aplay", "ui.speech.player", "ui.speech.render"} == {
            name for name in ("aplay", "ui.speech.player", "ui.speech.render") if children(name)
        }
