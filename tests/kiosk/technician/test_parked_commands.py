"""Records that the back end has refused: seen, listed and released, while the terminal runs and when it is stopped."""

import time

import pytest
from pytestqt.qtbot import QtBot

from device_sim.world import World
from kiosk.__main__ import main
from kiosk.app.terminal import Kiosk
from kiosk.config.settings import load
from kiosk.queue.keeper import build_outbox, outbox_path
from offline_cache.db import open_database
from tests.flows.window import until
from tests.kiosk.technician.conftest import examined


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
    assert f"-m kiosk release --config {world.folder}/kiosk.toml --key v/keep" in said
    assert "PAG-01   page_printer" in said
    assert "ok       id_card          ready, in use by the running terminal" in said
    assert "in use by the running terminal; 0 waiting; 1 parked" in said


def told(world: World, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    command, *rest = words
    status = main([command, "--config", str(world.folder / "kiosk.toml"), *rest])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_a_record_whose_number_somebody_else_has_is_told_so_and_given_another(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    config = load(world.folder / "kiosk.toml")
    database = open_database(outbox_path(config))
    outbox = build_outbox(config, database, time.time)
    old = outbox.put("application_submitted", {"id_number": "?"}, visit="v", key="v/keep", numbered=True).number
    outbox.park("v/keep", "number-taken: an application of this number was taken under another key")
    database.close()
    _, said = examined(world, capsys)
    assert f"-m kiosk renumber --config {world.folder}/kiosk.toml --key v/keep" in said
    status, out, _ = told(world, capsys, "renumber", "--key", "v/keep")
    assert (status, out.startswith(f"{old} is now GZ0117-"), old in out.partition(";")[2]) == (0, True, True)
    assert told(world, capsys, "renumber", "--key", "v/keep")[0::2] == (
        1,
        "kiosk: no parked record with a number has the key v/keep; `.venv/bin/kiosk parked --config FILE` lists them\n",
    )
    assert told(world, capsys, "parked")[0] == 0
    world.close()


def test_a_refused_record_is_listed_and_released_while_the_terminal_runs_and_when_it_is_stopped(
    world: World, capsys: pytest.CaptureFixture[str], qtbot: QtBot
) -> None:
    journal = world.folder / "data" / "visits.jsonl"
    state = world.folder / "data" / "state.json"
    kiosk = Kiosk(load(world.folder / "kiosk.toml"))
    until(lambda: kiosk.machine is not None, lambda: "the machine was not built")
    kiosk.machine.outbox.put("application_submitted", {"id_number": "?"}, visit="v", key="v/keep", numbered=True)
    until(lambda: state.is_file() and "v/keep" in state.read_text("utf-8"), lambda: "the row was not parked")

    listed = told(world, capsys, "parked")
    released = told(world, capsys, "release", "--key", "v/keep")
    until(lambda: "v/keep" in journal.read_text("utf-8"), lambda: "nothing was written of the release")
    until(lambda: len(kiosk.machine.outbox.parked()) == 1, lambda: "the office refused it no second time")
    kiosk.stop()

    assert (listed[0], listed[1].split()[:2]) == (1, ["v/keep", "application_submitted"])
    assert released == (0, "released v/keep\n", "")
    assert told(world, capsys, "release", "--key", "w")[0::2] == (
        1,
        "kiosk: no parked record has the key w; `.venv/bin/kiosk parked --config FILE` lists them\n",
    )
    assert told(world, capsys, "release", "--all") == (0, "released v/keep\n", "")
    assert told(world, capsys, "parked") == (0, "no record is parked\n", "")
    assert told(world, capsys, "release", "--all") == (0, "no record is parked\n", "")
    world.close()


def test_the_commands_speak_the_language_of_the_locale(
    world: World, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for locale, none, unknown in (
        (
            "zh_CN.UTF-8",
            "没有被拒收的记录",
            "kiosk: 被拒收的记录里没有这个键 v/keep；`.venv/bin/kiosk parked --config FILE` 列出它们",
        ),
        (
            "C",
            "no record is parked",
            "kiosk: no parked record has the key v/keep; `.venv/bin/kiosk parked --config FILE` lists them",
        ),
    ):
        monkeypatch.setenv("LC_ALL", locale)
        assert told(world, capsys, "parked") == (0, f"{none}\n", "")
        assert told(world, capsys, "release", "--key", "v/keep") == (1, "", f"{unknown}\n")
    world.close()
