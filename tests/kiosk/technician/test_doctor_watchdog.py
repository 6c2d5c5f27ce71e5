"""What the doctor says of the machine's watchdog beside the running terminal, which has it open."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from device_sim.watchdog.watchdog import SimWatchdog
from device_sim.world import World
from kiosk.app.terminal import Kiosk
from kiosk.config.settings import load
from tests.flows.window import until
from tests.kiosk.technician.conftest import examined


@pytest.fixture
def with_watchdog(world: World) -> Iterator[World]:
    config = world.folder / "kiosk.toml"
    config.write_text(f'{config.read_text("utf-8")}\n[watchdog]\ndevice = "watchdog"\n', encoding="utf-8")
    yield world
    world.close()


def told(world: World, capsys: pytest.CaptureFixture[str]) -> str:
    _, said = examined(world, capsys)
    return next(line for line in said.splitlines() if re.match(r".{8} watchdog ", line))


def running(world: World, word: str) -> Kiosk:
    """A terminal that has said this of its watchdog."""
    kiosk = Kiosk(load(world.folder / "kiosk.toml"))
    state = world.folder / "data" / "state.json"
    until(lambda: state.is_file() and word in state.read_text("utf-8"), lambda: "nothing was said of it")
    return kiosk


def test_one_that_is_fed_is_said_to_be_in_use(
    with_watchdog: World, capsys: pytest.CaptureFixture[str], qtbot: QtBot, tmp_path: Path
) -> None:
    sim = SimWatchdog(tmp_path / "watchdog", 600.0)
    kiosk = running(with_watchdog, "named pipe")
    assert "ready, in use by the running terminal; named pipe" in told(with_watchdog, capsys)
    kiosk.stop()
    assert "is there, and may be opened" in told(with_watchdog, capsys)
    sim.close()


def test_one_that_cannot_be_opened_is_told_by_its_code_and_keeps_no_service_back(
    with_watchdog: World, capsys: pytest.CaptureFixture[str], qtbot: QtBot
) -> None:
    kiosk = running(with_watchdog, "WDG-01")
    assert told(with_watchdog, capsys).startswith("WDG-01   watchdog ")
    assert kiosk.runtime.visit.lacking["watchdog"].code == "WDG-01"
    assert kiosk.runtime.screen.kind == "home"
    kiosk.stop()
    journal = (with_watchdog.folder / "data" / "visits.jsonl").read_text("utf-8")
    assert '"what": "watchdog", "code": "WDG-01"' in journal
