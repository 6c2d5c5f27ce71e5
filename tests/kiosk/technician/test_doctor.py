"""The doctor names every part, what is wrong with it, and what to do: with the terminal stopped and while it runs.

Covers kiosk.app.sound_check and kiosk.app.examine as well.
"""

import json
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from device_sim.receipt_printer.dialects import DIALECTS
from device_sim.scanning import COMMANDED, UNASKED, USUAL
from device_sim.world import World
from drivers.api.status import Notice
from kiosk.__main__ import main
from kiosk.app.terminal import Kiosk
from kiosk.app.version import VERSION
from kiosk.config.settings import load
from kiosk.model.device_state import DeviceState
from kiosk.model.text import Text
from kiosk.queue.status_file import state_row
from kiosk.runtime.threads import Threads
from kiosk.technician import doctor
from kiosk.technician.doctor import examine
from kiosk.technician.finding import as_it_is
from kiosk.visit.service import catalogue_of
from offline_cache.errors import DatabaseMissing
from tests.flows.window import until
from tests.kiosk.at import At
from tests.kiosk.technician.conftest import examined


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


def test_a_printer_that_is_never_asked_is_not_called_ready_by_the_doctor(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    config = world.folder / "kiosk.toml"
    config.write_text(config.read_text("utf-8").replace("&model=epson", "&model=epson&status=none"), "utf-8")
    _, said = examined(world, capsys)
    world.close()
    (line,) = (line for line in said.splitlines() if "receipt_printer" in line.split()[1:2])
    assert line.split()[0] == "ok"
    assert "it is never asked how it is (status=none in kiosk.toml), so nobody knows whether it has paper" in line
    assert "ready" not in line
    assert "scanner" not in line


@pytest.mark.parametrize("model", UNASKED)
def test_a_scanner_that_takes_no_commands_is_not_called_ready_and_is_missed_once_it_is_gone(
    world: World, capsys: pytest.CaptureFixture[str], model: str
) -> None:
    world.fit_scanner(model)
    world.write_config(width=1080, height=1920, diagonal=21.5)
    assert "never asked how it is (it takes no commands)" in line_of("scanner", examined(world, capsys)[1])
    world.tell("scanner", "unplug")
    status = main(["doctor", "--config", str(world.folder / "kiosk.toml"), "--language", "zh-Hans"])
    assert (status, "SCN-01" in line_of("scanner", said := capsys.readouterr().out)) == (1, True)
    assert "evdev://" in said
    world.close()


@pytest.mark.parametrize("model", [USUAL, *COMMANDED])
def test_an_engine_that_is_commanded_is_ready_and_is_missed_once_it_is_gone(
    world: World, capsys: pytest.CaptureFixture[str], model: str
) -> None:
    world.fit_scanner(model)
    world.write_config(width=1080, height=1920, diagonal=21.5)
    assert "ready" in line_of("scanner", examined(world, capsys)[1])
    world.tell("scanner", "unplug")
    status, said = examined(world, capsys)
    assert (status, "SCN-01" in line_of("scanner", said)) == (1, True)
    world.close()


def test_of_a_receipt_printer_of_every_model_an_open_cover_is_told(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    world.tell("receipt_printer", "open_cover")
    for model in DIALECTS:
        world.fit_receipt_printer(model)
        world.write_config(width=1080, height=1920, diagonal=21.5)
        status, said = examined(world, capsys)
        assert (model, status, "PRN-02" in line_of("receipt_printer", said)) == (model, 1, True)
    world.close()


def line_of(part: str, said: str) -> str:
    return next(line for line in said.splitlines() if line.split()[1:2] == [part])


def test_the_doctor_counts_cards_that_said_something_odd() -> None:
    row = state_row(DeviceState("id_card", counters={"reads": 3, "odd_cards": 2}))
    finding = doctor._told(row, Text("doctor-in-use"))
    assert [text.key for text in finding.says if text.key.startswith("doctor-")] == [
        "doctor-in-use",
        "doctor-odd-cards",
    ]
    assert not finding.code


def test_a_device_that_speaks_by_itself_and_has_said_nothing_is_not_called_ready() -> None:
    for heard, keys in ((True, ["doctor-in-use"]), (False, ["warning-unheard"])):
        warnings = () if heard else (Notice.UNHEARD,)
        finding = doctor._told(state_row(DeviceState("headphones", warnings=warnings)), Text("doctor-in-use"))
        assert [text.key for text in finding.says if text.key.startswith(("doctor-", "warning-"))] == keys
        assert not finding.code


def test_the_doctor_makes_nothing_on_a_terminal_that_was_never_started(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    """An administrator may have asked it, and in a folder of an administrator's the terminal could not write."""
    config = world.folder / "kiosk.toml"
    text = config.read_text("utf-8")
    config.write_text(text.replace(f"{world.folder}/data", f"{world.folder}/for/data"), encoding="utf-8")
    _, said = examined(world, capsys)
    world.close()
    assert "outbox           none yet: the first start makes it" in said
    assert not (world.folder / "for").exists()


def test_the_doctor_tells_that_a_first_start_would_have_no_room_for_its_queue(world: World) -> None:
    config = load(world.folder / "kiosk.toml")
    world.close()
    config.data.folder.mkdir()
    missing = DatabaseMissing("none yet")
    assert not doctor._unopened(config, missing).code
    no_room = replace(config, data=replace(config.data, folder=Path("/proc")))  # of which the system says: nothing free
    found = doctor._unopened(no_room, missing)
    assert found.code == "SYS-01"
    assert found.says[0].args["value"].startswith("0.0 MB free on the disk of the data folder")


def test_what_is_set_wrong_is_told_apart_from_what_is_broken(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    (world.folder / "terminal.key").write_text("abc", encoding="utf-8")
    config = world.folder / "kiosk.toml"
    config.write_text(config.read_text("utf-8") + '\n[fonts]\npage = "/etc/passwd"\n', encoding="utf-8")

    status, said = examined(world, capsys)
    world.close()

    assert status == 1
    assert "SYS-03   backend" in said
    assert "64 hex digits" in said
    assert "SYS-03   fonts            expected TrueType fonts: /etc/passwd" in said


def test_a_key_that_the_back_end_does_not_know_is_said_before_a_citizen_asks(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    (world.folder / "terminal.key").write_text("ab" * 32, encoding="utf-8")
    status, said = examined(world, capsys)
    world.close()
    assert status == 1
    assert f"NET-04   backend          {world.backend.url}: unauthorised: HTTP 401: " in said


def test_a_wrong_service_file_does_not_hide_how_the_devices_are(world: World) -> None:
    wrong = "civil_affairs/allowance.toml:7: stage 'x': expected one of the service's stages"
    found = {one.part: one for one in examine(load(world.folder / "kiosk.toml"), catalogue_of(()), Threads(), wrong)}
    world.close()
    assert (found["catalogue"].code, found["catalogue"].says) == ("SYS-03", (as_it_is(wrong),))
    assert found["id_card"].code == ""


def test_a_data_folder_that_cannot_be_made_is_said_by_the_doctor(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    config = world.folder / "kiosk.toml"
    text = config.read_text("utf-8")
    config.write_text(text.replace(f'folder = "{world.folder}/data"', 'folder = "/proc/none"'), encoding="utf-8")

    status, said = examined(world, capsys)
    world.close()

    assert status == 1
    assert (
        "SYS-03   outbox           folder /proc/none: No such file or directory; expected a place where user " in said
    )


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


def told(world: World, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    command, *rest = words
    status = main([command, "--config", str(world.folder / "kiosk.toml"), *rest])
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.mark.parametrize("command", ["doctor", "parked"])
def test_an_address_that_no_such_device_has_is_refused_with_its_line(
    world: World, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    config = world.folder / "kiosk.toml"
    config.write_text(config.read_text("utf-8").replace("?baud=9600", "?baud=fast"), encoding="utf-8")

    status, *heard = told(world, capsys, command)
    said = "".join(heard)
    world.close()

    assert status == 2
    assert "scanner: address 'serial://" in said
    assert "baud 'fast', expected a whole number such as 115200" in said
    assert (
        f"kiosk.toml:{config.read_text('utf-8')[: config.read_text('utf-8').index('fast')].count(chr(10)) + 1}:" in said
    )


@pytest.mark.parametrize(
    ("language", "says", "action"),
    [
        ("zh-Hans", "[terminal] 里不认识 'number'", "设置有误：按这里说的改 kiosk.toml 或它指到的文件。"),
        (
            "en",
            "unknown key 'number' in [terminal]",
            "Settings are wrong: correct kiosk.toml, or the file it names, as it is said here.",
        ),
    ],
)
def test_wrong_settings_are_a_finding_of_the_doctors_with_what_to_do_in_the_readers_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, says: str, action: str
) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text("[terminal]\nnumber = 7\n", encoding="utf-8")

    assert main(["doctor", "--config", str(config), "--language", language, "--json"]) == 2
    (found,) = json.loads(capsys.readouterr().out)

    assert (found["part"], found["code"], found["action"]) == ("settings", "SYS-03", action)
    assert found["says"].startswith(f"{config}:2: {says}")


def run_until(kiosk: Kiosk, condition: Callable[[], bool], what: str) -> None:
    until(lambda: kiosk.machine is not None, lambda: "the machine was not built")
    until(condition, lambda: what)


def damaged_queue(world: World) -> Path:
    """The data folder of a terminal whose queue, with a record in it, was damaged while it was off."""
    kiosk = Kiosk(load(world.folder / "kiosk.toml"))
    until(lambda: kiosk.machine is not None, lambda: "the machine was not built")
    kiosk.machine.outbox.put("application_submitted", {"id_number": "?"}, visit="v", key="v/keep", numbered=True)
    kiosk.stop()
    data = world.folder / "data"
    with (data / "outbox.db").open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096)
    return data


def test_a_damaged_queue_is_said_and_left_alone_until_the_terminal_sets_it_aside(
    world: World, capsys: pytest.CaptureFixture[str], qtbot: QtBot
) -> None:
    data = damaged_queue(world)
    damaged = (data / "outbox.db").read_bytes()
    capsys.readouterr()

    for _ in range(2):
        status, said = examined(world, capsys)
        assert status == 1
        assert "SYS-04   outbox           outbox.db is damaged: " in said
        for command in (["parked"], ["release", "--all"]):
            status, said, wrong = told(world, capsys, *command)
            assert (status, said) == (2, "")
            assert wrong.startswith("kiosk: outbox.db is damaged: ")
    assert (data / "outbox.db").read_bytes() == damaged
    assert list(data.glob("*.damaged-*")) == []

    kiosk = Kiosk(load(world.folder / "kiosk.toml"))
    run_until(kiosk, (data / "state.json").is_file, "nothing was said of it")
    beside = examined(world, capsys)
    kiosk.stop()
    after = examined(world, capsys)
    set_aside = data / "outbox.db.damaged-0001"
    for status, said in (beside, after):
        assert status == 1
        assert "SYS-04   outbox           outbox.db.damaged-0001; " in said
        assert "carry the folder to repair, then remove it here" in said
    assert (set_aside / "outbox.db").read_bytes() == damaged
    assert '"what": "set_aside", "folder": "outbox.db.damaged-0001"' in (data / "visits.jsonl").read_text("utf-8")

    shutil.rmtree(set_aside)
    status, said = examined(world, capsys)
    world.close()
    assert (status, "SYS-04" in said) == (0, False)


def test_a_key_that_was_lost_is_a_finding(world: World, capsys: pytest.CaptureFixture[str], qtbot: QtBot) -> None:
    kiosk = Kiosk(load(world.folder / "kiosk.toml"))
    until(lambda: kiosk.machine is not None, lambda: "the machine was not built")
    world.tell("line", "cut")
    kiosk.machine.outbox.put("application_submitted", {"id_number": "?"}, visit="v", key="v/keep", numbered=True)
    kiosk.stop()
    world.tell("line", "restore")
    (world.folder / "data" / "outbox.key").unlink()

    status, said = examined(world, capsys)
    world.close()

    assert status == 1
    assert "SYS-01   outbox           outbox.key is gone and 1 records need it" in said
    assert not (world.folder / "data" / "outbox.key").exists()


def test_a_clock_that_is_wrong_is_said_beside_the_running_terminal_and_keeps_no_record(
    world: World, capsys: pytest.CaptureFixture[str], qtbot: QtBot
) -> None:
    state = world.folder / "data" / "state.json"
    kiosk = Kiosk(load(world.folder / "kiosk.toml"))
    until(lambda: kiosk.machine is not None, lambda: "the machine was not built")
    kiosk.machine._gateway._run = kiosk.machine._timekeeper._clocks = At(lambda: time.time() + 86_400 + 600)
    until(
        lambda: state.is_file() and {"NET-05", "SYS-05"} <= codes_in(state), lambda: f"said: {state.read_text('utf-8')}"
    )
    kiosk.machine.outbox.put("help_requested", {}, visit="v", key="v/help")
    kiosk.machine._syncer.wake()
    until(lambda: kiosk.machine.outbox.waiting() == 0, lambda: "it was not delivered")
    lacking = kiosk.machine._availability.lacking["backend"].code
    status, said = examined(world, capsys)
    kiosk.stop()
    world.close()

    assert (lacking, status) == ("NET-05", 1)
    assert "NET-05   backend          ours is 1450 min ahead" in said
    assert "SYS-05   outbox           by 1 days, as the back end says" in said


def codes_in(state: Path) -> set[str]:
    return {one["code"] for one in json.loads(state.read_text(encoding="utf-8"))["states"].values()}


def test_the_journal_says_at_each_start_which_program_runs_where_and_names_no_address(
    world: World, qtbot: QtBot
) -> None:
    config = world.folder / "kiosk.toml"
    kiosk = Kiosk(load(config))
    until(lambda: kiosk.machine is not None, lambda: "the machine was not built")
    kiosk.stop()
    world.close()
    (line,) = [
        line
        for line in map(json.loads, (world.folder / "data" / "visits.jsonl").read_text("utf-8").splitlines())
        if line["what"] == "started"
    ]
    assert line["version"] == VERSION
    assert line["terminal"] == "GZ0117"
    assert line["devices"] == {
        "id_card": "serial",
        "scanner": "serial",
        "receipt_printer": "serial",
        "page_printer": "ipp",
        "keypad": "tcp",
        "headphones": "tcp",
        "smart_card": "tcp",
        "cabinet": "serial",
    }


@pytest.mark.process
def test_an_output_for_sound_is_tried_before_it_is_called_well(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    config = world.folder / "kiosk.toml"
    with config.open("a", encoding="utf-8") as more:
        more.write('\n[sound]\nspeaker = "null"\nheadphones = "no_such_device"\n')
    status, said = examined(world, capsys)
    world.close()

    lines = [line for line in said.splitlines() if line.split()[1:2] == ["sound"]]
    assert status == 1
    assert lines[0].startswith("ok ")
    assert "the loudspeaker null took a short silence" in lines[0]
    assert lines[1].startswith("SND-01 ")
    assert "headphones, no_such_device: " in lines[1]
