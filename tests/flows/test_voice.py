"""The voice mode of a whole terminal: its window, its keys, and what comes out of its outputs."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import psutil
import pytest
from pytestqt.qtbot import QtBot

from device_sim.world import World
from kiosk.app.terminal import Kiosk
from kiosk.config.settings import load as load_config
from tests.flows.ears import KeypadEars
from tests.flows.overheard import Overheard
from tests.flows.player import PatientClock
from tests.flows.set_clock import SetThreads
from tests.flows.terminal import BRISK, terminal
from tests.flows.window import WindowHand, until
from tests.ui.speech.ear import children, recording
from ui.narrator.saying import lines
from ui.speech.speaker import ProcessSpeaker
from ui.speech.utterance import HEADPHONES, SPEAKER

CLOCK_TICK_S = 0.02  # to which the kernel knows when a process began


@contextmanager
def speaking(folder: Path, clock: PatientClock, *, sound: bool = True) -> Iterator[Kiosk]:
    """A terminal whose outputs write down what comes out of them; it speaks ahead of time."""
    world = World(folder, speeds=BRISK)
    file = world.write_config(width=1080, height=1920, diagonal=21.5)
    if sound:
        outputs = [f'{name} = "{recording(folder / name)}"' for name in (SPEAKER, HEADPHONES)]
        file.write_text("\n".join([file.read_text("utf-8"), "[sound]", *outputs, ""]), "utf-8")
    ready: list[bool] = []
    kiosk = Kiosk(
        load_config(file),
        run=SetThreads(clock),
        clock=clock,
        on_ready=lambda: ready.append(True),
        sound_ahead=True,
    )
    try:
        until(lambda: bool(ready), lambda: "the terminal did not get ready")
        assert not sound or isinstance(kiosk.narrator.speaker, ProcessSpeaker)
        until(lambda: kiosk.jack is not None, lambda: "the jack did not say that nothing is plugged in")
        yield kiosk
    finally:
        kiosk.stop()
        world.close()


def heard(folder: Path, output: str) -> int:
    """Bytes that have come out of an output so far."""
    file = folder / output
    return file.stat().st_size if file.exists() else 0


def quiet(kiosk: Kiosk) -> bool:
    return not kiosk.narrator.mode.speaking


def nothing_was_said(folder: Path) -> str:
    """With what the terminal knows of it."""
    return "nothing was said:\n" + (folder / "data" / "visits.jsonl").read_text("utf-8")


def journal(kiosk: Kiosk, folder: Path) -> list[dict[str, Any]]:
    lines = (folder / "data" / "visits.jsonl").read_text("utf-8").splitlines()
    return [fact for fact in map(json.loads, lines) if fact["what"] == "voice"]


def lacking(folder: Path) -> dict[str, str]:
    """What cannot be used now and by which code, as the journal has it."""
    lines = (folder / "data" / "visits.jsonl").read_text("utf-8").splitlines()
    known = [fact["lacking"] for fact in map(json.loads, lines) if "lacking" in fact]
    return dict(known[-1]) if known else {}


def test_the_frames_place_makes_a_terminal_speak_and_be_silent_again(qtbot: QtBot, tmp_path: Path) -> None:
    clock = PatientClock()
    with speaking(tmp_path, clock) as kiosk:
        hand = WindowHand(kiosk, clock)
        hand.touch("voice")
        until(lambda: heard(tmp_path, SPEAKER) > 0, lambda: nothing_was_said(tmp_path))
        until(lambda: quiet(kiosk), lambda: "it did not come to an end")
        page = heard(tmp_path, SPEAKER)
        hand.touch("voice-down")
        until(lambda: quiet(kiosk), lambda: "it did not come to an end")
        assert heard(tmp_path, SPEAKER) > page
        hand.touch("voice")
        assert [(fact["on"], fact["by"]) for fact in journal(kiosk, tmp_path)] == [(True, "button"), (False, "button")]
        assert heard(tmp_path, HEADPHONES) == 0
    assert not children()


def test_headphones_begin_it_and_pulling_them_out_silences_it(qtbot: QtBot, tmp_path: Path) -> None:
    with speaking(tmp_path, PatientClock()) as kiosk:
        kiosk.narrator.plug(jack=True)
        until(lambda: heard(tmp_path, HEADPHONES) > 0, lambda: nothing_was_said(tmp_path))
        until(lambda: quiet(kiosk), lambda: "it did not come to an end")
        kiosk.narrator.key("down")
        kiosk.narrator.plug(jack=False)
        assert quiet(kiosk)
        assert heard(tmp_path, SPEAKER) == 0


def test_whoever_finishes_leaves_a_terminal_as_it_was(qtbot: QtBot, tmp_path: Path) -> None:
    clock = PatientClock()
    with speaking(tmp_path, clock) as kiosk:
        kiosk.narrator.plug(jack=True)
        kiosk.narrator.key("faster")
        until(lambda: quiet(kiosk), lambda: "it did not come to an end")
        clock.passed += 1000
        kiosk.runtime.tick()
        assert not kiosk.narrator.mode.on
        assert journal(kiosk, tmp_path)[-1]["by"] == "visit"
        until(lambda: quiet(kiosk), lambda: "its last word did not come to an end")


def begun(process: psutil.Process) -> float:
    """When the process began, seconds since 1970, to a tick of the kernel. psutil knows the start in whole seconds."""
    ticks = int(Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()[19])
    booted = time.time() - time.clock_gettime(time.CLOCK_BOOTTIME)
    return booted + ticks / os.sysconf("SC_CLK_TCK")


def test_while_nobody_listens_there_is_only_a_player_and_that_after_the_home_screen(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with speaking(tmp_path, PatientClock()) as kiosk:
        until(lambda: len(children()) > 0, lambda: "no player was started")
        (only,) = children()
        assert "ui.speech.player" in only.cmdline()
        started = json.loads((tmp_path / "data" / "visits.jsonl").read_text("utf-8").splitlines()[0])
        assert started["what"] == "started", "written once the home screen stands"
        assert begun(only) >= datetime.fromisoformat(started["at"]).timestamp() - CLOCK_TICK_S
        assert kiosk.runtime.screen.title.key == "home-start"


def test_a_terminal_without_sound_loads_nothing_that_could_speak() -> None:
    program = (
        "import sys, kiosk.app.terminal, kiosk.app.machine; "
        "print(*(n for n in sys.modules if n.startswith(('ui.speech', 'ui.narrator', 'soundfile', 'onnxruntime'))))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_a_terminal_without_sound_has_no_narrator_and_no_process(qtbot: QtBot, tmp_path: Path) -> None:
    with speaking(tmp_path, PatientClock(), sound=False) as kiosk:
        kiosk.presenter.touch("voice")
        assert kiosk.narrator is None
        assert not children()


@contextmanager
def listened_to(folder: Path) -> Iterator[tuple[Kiosk, World, KeypadEars, Overheard]]:
    """A terminal that takes as long for its words as they last, and somebody with a keypad and headphones."""
    world, clock = World(folder, speeds=BRISK), PatientClock()
    overheard = Overheard(folder, clock, ahead=False)
    try:
        with terminal(world, "1080x1920", clock, [], overheard) as kiosk:
            ears = KeypadEars(kiosk, WindowHand(kiosk, clock), world.tell, overheard)
            world.tell("headphones", "insert")
            yield kiosk, world, ears, overheard
    finally:
        world.close()


@pytest.mark.process
def test_a_keypad_that_is_pulled_out_breaks_off_nothing_that_is_said_and_is_listened_to_when_it_is_in_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with listened_to(tmp_path) as (_kiosk, world, ears, overheard):
        ears.hear(["语音读屏打开了。"], HEADPHONES)
        world.tell("keypad", "unplug")
        until(lambda: "keypad" in lacking(tmp_path), lambda: "it is not known that the keypad is gone")
        ears.hear(["不清楚就按帮助键"], HEADPHONES)
        assert overheard.cut == set(), "the page is still being said"
        world.tell("keypad", "plug")
        until(lambda: "keypad" not in lacking(tmp_path), lambda: "it is not known that it is there again")
        ears.press("help")
        ears.hear(["帮助。"], HEADPHONES)
        assert overheard.size(SPEAKER) == 0


@pytest.mark.process
def test_another_language_in_the_middle_of_a_page_is_spoken_at_once_and_the_page_from_its_beginning(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with listened_to(tmp_path) as (kiosk, _world, ears, overheard):
        ears.hear(["语音读屏打开了。"], HEADPHONES)
        kiosk.presenter.touch("language", "en")
        chinese = overheard.number
        ears.hear(["Place your ID card to begin"], HEADPHONES)
        assert chinese in overheard.cut
        ears.press("help")
        while kiosk.narrator.mode.menu_at != lines(kiosk.narrator.mode).index("language"):
            ears.press("down")
        ears.press("select")
        assert kiosk.bridge.reader.language == "zh-Hans"
        ears.hear(["放上身份证"], HEADPHONES)
