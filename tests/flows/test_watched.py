"""A terminal whose window hangs is noticed by whoever watches over it; one that ends in order is not missed."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from device_sim.watchdog.service_manager import SimServiceManager
from device_sim.watchdog.watchdog import ABANDONED, FED, RESTART, STOPPED, SimWatchdog
from device_sim.world import AT_ONCE, World
from kiosk.app.opening import Opening
from tests.flows.window import until

WATCHDOG_S = 12.0  # a machine that does other work as well paints slowly
ENDS_S = 60.0
SAID_TIMES = 2
# Its main thread, which is the window's, waits for ever as soon as it is told to; every other one goes on.
PROGRAM = """
import signal, sys, threading
signal.signal(signal.SIGUSR1, lambda *_: threading.Event().wait())
from kiosk.__main__ import main
sys.exit(main(["run", "--config", sys.argv[1]]))
"""


class Watched:
    """A running terminal, its service manager and its watchdog."""

    def __init__(self, folder: Path, undo: ExitStack) -> None:
        world = World(folder, speeds=AT_ONCE)
        undo.callback(world.close)
        config = world.write_config(width=1080, height=1920, diagonal=21.5)
        config.write_text(f'{config.read_text("utf-8")}\n[watchdog]\ndevice = "watchdog"\n', encoding="utf-8")
        self.watchdog = SimWatchdog(folder / "watchdog", WATCHDOG_S)
        undo.callback(self.watchdog.close)
        self.systemd = SimServiceManager(folder / "notify", WATCHDOG_S)
        undo.callback(self.systemd.close)
        self._config = config
        undo.callback(self._end)
        self.start()

    def start(self) -> None:
        here = {"XDG_CACHE_HOME": str(self._config.parent / "cache"), "LANG": "C"}
        environment = {**os.environ, **self.systemd.environment, **here}
        self.program = subprocess.Popen([sys.executable, "-c", PROGRAM, str(self._config)], env=environment)

    def _end(self) -> None:
        self.program.kill()
        self.program.wait()

    def wait_until_ready(self) -> None:
        """It is ready, says that it lives, and feeds its watchdog."""
        self.systemd.hear_until("READY", "1")
        self.systemd.hear_until("WATCHDOG", "1")
        assert self.watchdog.said.get(timeout=ENDS_S) == FED

    def became(self) -> str:
        """What becomes of its watchdog, besides being fed."""
        while (said := self.watchdog.said.get(timeout=ENDS_S)) == FED:
            pass
        return said


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    with ExitStack() as undo:
        yield Watched(tmp_path, undo)


def test_a_window_that_hangs_feeds_nobody_although_everything_behind_it_lives(watched: Watched) -> None:
    watched.wait_until_ready()
    watched.program.send_signal(signal.SIGUSR1)
    watched.systemd.wait_until_overdue()
    assert watched.became() == RESTART
    assert watched.program.poll() is None
    state = Path(f"/proc/{watched.program.pid}/task")
    assert len(list(state.iterdir())) > 1


def test_a_terminal_that_is_told_to_end_says_so_and_stops_its_watchdog(watched: Watched) -> None:
    watched.wait_until_ready()
    watched.program.send_signal(signal.SIGTERM)
    watched.systemd.hear_until("STOPPING", "1")
    assert watched.systemd.status == "stopping"
    assert watched.program.wait(ENDS_S) == 0
    assert watched.became() == STOPPED


def test_the_watchdog_of_a_terminal_that_crashed_goes_on_counting(watched: Watched) -> None:
    watched.wait_until_ready()
    watched.program.kill()
    assert watched.became() == ABANDONED


def test_a_terminal_that_shows_what_it_remembered_is_ready_once_that_is_its_own(watched: Watched) -> None:
    watched.wait_until_ready()
    watched.program.terminate()
    assert watched.program.wait(ENDS_S) == 0
    watched.start()
    watched.wait_until_ready()


def test_a_window_that_nobody_sees_is_never_called_ready_and_is_not_ended(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    world = World(tmp_path, speeds=AT_ONCE)
    config = world.write_config(width=1080, height=1920, diagonal=21.5)
    opened(config).kiosk.stop()
    systemd = SimServiceManager(tmp_path / "notify", WATCHDOG_S)
    for name, value in systemd.environment.items():
        monkeypatch.setenv(name, value)
    hidden = Opening(config)
    assert hidden.splash is not None
    hidden.splash.view.hide()
    kiosk = opened(config, hidden).kiosk
    heard: list[Mapping[str, str]] = []

    def told() -> bool:
        with suppress(BlockingIOError):
            heard.append(systemd.hear(0.0))
        return len(heard) >= SAID_TIMES

    until(told, lambda: f"it says nothing: {heard}")
    assert all({"EXTEND_TIMEOUT_USEC", "WATCHDOG"} <= said.keys() and "READY" not in said for said in heard)
    assert systemd.status == "starting: the home screen has not been painted yet"
    assert "NOTIFY_SOCKET" not in os.environ
    kiosk.stop()
    systemd.close()
    world.close()


def opened(config: Path, opening: Opening | None = None) -> Opening:
    """A terminal that stands."""
    there = opening or Opening(config)
    until(lambda: there.kiosk is not None and there.kiosk.machine is not None, lambda: "the terminal did not open")
    return there
