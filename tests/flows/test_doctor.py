"""The doctor names every part, what is wrong with it, and what to do: with the terminal stopped and while it runs."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from device_sim.world import AT_ONCE, World
from kiosk.__main__ import main
from kiosk.config import load
from kiosk.terminal import Kiosk
from tests.flows.player import until


@pytest.fixture
def world(tmp_path: Path) -> World:
    world = World(tmp_path, speeds=AT_ONCE)
    world.write_config(width=1080, height=1920, diagonal=21.5)
    return world


def examined(world: World, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    status = main(["doctor", "--config", str(world.folder / "kiosk.toml")])
    return status, capsys.readouterr().out


def test_a_well_terminal_is_called_well(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = examined(world, capsys)
    world.close()

    assert status == 0
    assert {line.split()[1] for line in said.splitlines()} >= {
        "id_card",
        "scanner",
        "page_printer",
        "backend",
        "outbox",
    }


def test_what_is_broken_comes_with_its_code_and_what_to_do(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    world.tell("page_printer", "set_paper", "0")
    world.tell("id_card", "unplug")
    world.tell("receipt_printer", "open_cover")
    world.tell("line", "cut")

    status, said = examined(world, capsys)
    world.close()

    assert status == 1
    for words in ("PAG-01", "IDC-01", "PRN-02", "NET-01", "-> Load A4 paper"):
        assert words in said


def test_a_refused_record_is_seen_while_the_terminal_runs(
    world: World, capsys: pytest.CaptureFixture[str], qtbot: QtBot
) -> None:
    kiosk = Kiosk(load(world.folder / "kiosk.toml"))
    until(lambda: kiosk.machine is not None, lambda: "the machine was not built")
    kiosk.machine.outbox.put("application_submitted", {"id_number": "?"}, visit="v", key="v/keep", numbered=True)
    until(lambda: len(kiosk.machine.outbox.parked()) == 1, lambda: "the row was not parked")
    state = world.folder / "data" / "state.json"
    until(
        lambda: state.is_file() and "application_submitted" in state.read_text(encoding="utf-8"),
        lambda: "nothing was said of it",
    )

    world.tell("page_printer", "set_paper", "0")
    until(lambda: "PAG-01" in state.read_text(encoding="utf-8"), lambda: "nothing was said of the paper")

    status, said = examined(world, capsys)
    kiosk.stop()
    world.close()

    assert status == 1
    assert "DAT-02   parked           application_submitted GZ0117-" in said
    assert "PAG-01   page_printer" in said
    assert "ok       id_card          ready, in use by the running terminal" in said
    assert "in use by the running terminal; 0 waiting; 1 parked" in said
