"""The home screen stands before the terminal behind it is loaded, and nothing touched meanwhile is lost.

Covers kiosk.app.machine, kiosk.app.opening and kiosk.app.terminal as well.
"""

import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from device_sim.world import AT_ONCE, World
from kiosk.__main__ import main
from kiosk.app.catalogue import offered
from kiosk.app.opening import DISPLAYS, Opening
from kiosk.app.terminal import Kiosk
from kiosk.config.settings import load
from kiosk.model.preferences import DisplayPreferences
from tests.flows.narrator import Narrator
from tests.flows.window import until
from ui.splash import place_of
from ui.window import close_window


@pytest.fixture(autouse=True)
def files_as_before() -> Iterator[None]:
    """A terminal makes files for itself alone; those of the next test are made as usual."""
    before = os.umask(0o077)
    os.umask(before)
    yield
    os.umask(before)


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> World:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    world = World(tmp_path, speeds=AT_ONCE)
    world.write_config(width=1080, height=1920, diagonal=21.5)
    return world


def started(world: World) -> Opening:
    opening = Opening(world.folder / "kiosk.toml")
    until(lambda: opening.kiosk is not None, lambda: "the terminal did not open")
    return opening


def is_up(opening: Opening) -> bool:
    return opening.kiosk is not None


def test_second_start_shows_the_home_screen_before_the_terminal_is_there(world: World) -> None:
    first = started(world)
    until(lambda: first.kiosk.machine is not None, lambda: "the machine was not built")
    first.kiosk.stop()

    second = Opening(world.folder / "kiosk.toml")

    assert not is_up(second)
    assert second.splash is not None
    screen, _ = second.splash.view_model.shown
    assert [item["key"] for item in screen["offers"]] == [head.id for head in offered().heads]
    assert screen["offers"][0]["label"] == "社保参保证明"
    second.splash.view_model.touch("old-age-allowance", "")  # a citizen who is quicker than the terminal
    until(lambda: is_up(second), lambda: "the terminal did not open")
    until(lambda: second.kiosk.runtime.screen.kind == "prompt", lambda: "the early touch was lost")
    until(lambda: second.kiosk.machine is not None, lambda: "the machine was not built")
    second.kiosk.stop()
    world.close()


def test_a_terminal_whose_window_is_never_painted_opens_all_the_same(world: World) -> None:
    first = started(world)
    until(lambda: first.kiosk.machine is not None, lambda: "the machine was not built")
    first.kiosk.stop()
    second = Opening(world.folder / "kiosk.toml")
    assert second.splash is not None
    second.splash.view.hide()
    until(lambda: is_up(second), lambda: "the terminal did not open")
    until(lambda: second.kiosk.machine is not None, lambda: "the machine was not built")
    second.kiosk.stop()
    world.close()


def test_nothing_of_a_person_is_remembered(world: World) -> None:
    opening = started(world)
    until(lambda: opening.kiosk.machine is not None, lambda: "the machine was not built")
    world.tell("id_card", "insert_card", "chen-jianming")
    until(lambda: opening.kiosk.runtime.screen.title.key == "home-hello", lambda: "the card was not read")
    opening.kiosk.stop()
    world.close()

    text = place_of(world.folder / "kiosk.toml").read_text(encoding="utf-8")
    assert "明" not in json.dumps(json.loads(text)["screen"]["title"], ensure_ascii=False)
    assert "陈" not in text


def refusal_of(config: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What a start says that ends at once."""
    opening = Opening(config)
    if opening.splash:
        close_window(opening.splash.view)
    assert opening.status == 2
    return capsys.readouterr().err


def test_a_wrong_configuration_ends_with_a_word_about_it(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text(config.read_text(encoding="utf-8").replace("[panel]", "[pannel]"), encoding="utf-8")

    assert "unknown section [pannel]" in refusal_of(config, capsys)
    world.close()


def test_a_missing_configuration_is_said_before_any_window_is_tried(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "--config", str(tmp_path / "none.toml")]) == 2
    english, chinese = capsys.readouterr().err.splitlines()
    assert "none.toml: no such file" in english
    assert f"{tmp_path}/none.toml: 没有这个文件" in chinese


def test_a_machine_without_a_display_is_told_what_is_missing(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in DISPLAYS:
        monkeypatch.delenv(name, raising=False)
    assert main(["run", "--config", str(world.folder / "kiosk.toml")]) == 2
    assert "no display here: expected one of DISPLAY" in capsys.readouterr().err
    world.close()


def test_a_data_folder_that_cannot_be_made_ends_with_a_word_about_it(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "kiosk.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace(f'folder = "{tmp_path}/data"', 'folder = "/proc/none"'), encoding="utf-8")

    assert "/proc/none" in refusal_of(config, capsys)
    world.close()


def test_nobody_else_on_the_machine_looks_into_the_data_folder(world: World) -> None:
    kiosk = Kiosk(load(world.folder / "kiosk.toml"))
    kiosk.stop()
    world.close()
    assert stat.filemode((world.folder / "data").stat().st_mode) == "drwx------"
    assert stat.filemode((world.folder / "terminal.key").stat().st_mode) == "-rw-------"


def test_what_was_still_on_its_way_when_the_terminal_stopped_is_not_written_any_more(world: World) -> None:
    kiosk = Kiosk(load(world.folder / "kiosk.toml"))
    until(lambda: kiosk.machine is not None, lambda: "the machine was not built")
    journal = world.folder / "data" / "visits.jsonl"
    kiosk.mailbox.post(DisplayPreferences(elder=True))
    kiosk.stop()
    world.close()
    QCoreApplication.processEvents()
    assert not journal.exists() or "DisplayPreferences" not in journal.read_text("utf-8")


def test_every_view_is_told_when_nothing_can_be_served_and_in_which_language(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    (world.folder / "terminal.key").write_text("no key", encoding="ascii")
    narrator = Narrator()
    kiosk = Kiosk(load(world.folder / "kiosk.toml"), beside=[narrator])
    until(lambda: narrator.told[-1].screen.kind == "out_of_service", lambda: "no word of it")
    kiosk.presenter.touch("language", "en")
    assert narrator.told[-1].aloud[0] == "This machine is out of service"
    shown = kiosk.bridge.view_model.shown[0]
    assert shown["code"].startswith("Code SYS-03")
    assert shown["items"][0]["label"].startswith("For the technician: settings, key or fonts are wrong")
    english, chinese = capsys.readouterr().err.splitlines()
    assert "expected the terminal's key as 64 hex digits" in english
    assert "应为终端的密钥" in chinese
    assert kiosk.bridge.view_model.shown[0]["title"] == narrator.told[-1].aloud[0]
    kiosk.stop()
    world.close()


def test_a_second_start_beside_a_running_terminal_ends_and_opens_no_window(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    first = started(world)
    until(lambda: first.kiosk.machine is not None, lambda: "the machine was not built")
    for place in (place_of(world.folder / "kiosk.toml"), None):  # with and without a remembered home screen
        second = Opening(world.folder / "kiosk.toml")
        assert (second.status, second.splash, second.kiosk) == (2, None, None)
        english, chinese = capsys.readouterr().err.splitlines()
        assert english.startswith(f"kiosk: another terminal runs on {world.folder}/data (process ")
        assert chinese.startswith(f"kiosk: 另一个终端正在用 {world.folder}/data（进程 ")
        if place:
            place.unlink()
    first.kiosk.stop()
    world.close()
    third = started(world)
    third.kiosk.stop()


def test_a_window_manager_cannot_close_the_terminal(world: World) -> None:
    kiosk = Kiosk(load(world.folder / "kiosk.toml"))
    assert not kiosk.window.close()
    assert kiosk.window.isVisible()
    kiosk.stop()
    assert not kiosk.window.isVisible()
    world.close()


def test_the_terminal_ends_well_when_it_is_told_to(world: World) -> None:
    """By the signal that a service manager sends, and although its window does not close for anybody."""
    command = [sys.executable, "-m", "kiosk", "run", "--config", str(world.folder / "kiosk.toml")]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    state = world.folder / "data" / "state.json"
    until(lambda: state.is_file() or running.poll() is not None, lambda: "it did not start", seconds=60.0)
    refused = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    running.send_signal(signal.SIGTERM)
    _, said = running.communicate(timeout=60)
    world.close()
    assert (refused.returncode, running.returncode) == (2, 0), said
    assert {path.name for path in (world.folder / "data").iterdir() if path.stat().st_mode & 0o077} == set()
    assert (
        f"kiosk: another terminal runs on {world.folder}/data (process {running.pid}): end it first" in refused.stderr
    )


def test_a_terminal_that_is_interrupted_while_it_starts_for_the_first_time_ends(world: World) -> None:
    command = [sys.executable, "-m", "kiosk", "run", "--config", str(world.folder / "kiosk.toml")]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    data = world.folder / "data"
    until(lambda: data.is_dir() or running.poll() is not None, lambda: "it did not start", seconds=60.0)
    running.send_signal(signal.SIGINT)  # the catalogue is being checked
    _, said = running.communicate(timeout=60)
    world.close()
    assert running.returncode in (-signal.SIGINT, 0), said  # 0: it was quicker, and stood already
