"""What the doctor says of queue, files and the running terminal beside it, and whom it believes."""

import os
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from kiosk.__main__ import main
from kiosk.app.catalogue import offered
from kiosk.config.settings import load
from kiosk.problems.table import problem_named
from kiosk.technician.doctor import SILENT_S, examine
from kiosk.technician.finding import as_json
from kiosk.visit.service import catalogue_of
from offline_cache.schema import MIGRATIONS
from tests.kiosk.at import At
from tests.kiosk.queue.room import Room
from tests.offline_cache.rig import NOON
from ui.words.sentences import STRINGS, TECHNICIAN, Words

HOUR_S = 3600.0
SAY = Words("en", (STRINGS, TECHNICIAN)).say
ROOT = Path(__file__).parents[3]
# Root reads everything, unless it gives that up; nobody else has to.
AS_ROOT = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-all")
AS_ANYBODY = AS_ROOT if os.geteuid() == 0 else ()


def said(room: Room) -> list[tuple[str, str, str, str]]:
    found = [as_json(one, SAY) for one in examine(room.config, catalogue_of(()), At(room.clock))]
    return [(one["part"], one["code"], one["says"], one["action"]) for one in found]


def of(part: str, room: Room) -> tuple[str, str, str]:
    ((_, *found),) = [one for one in said(room) if one[0] == part]
    code, says, action = found
    return code, says, action


def test_rows_that_stay_although_the_line_is_there_are_not_well(room: Room) -> None:
    room.put(0)
    room.queue_keeper.outbox.again("v0/0", NOON + 60, "raised UnicodeEncodeError")
    room.availability.put("backend", None)
    for late, expected in ((300.0, ""), (301.0, "NET-06")):
        room.clock.now = NOON + late
        room.queue_keeper.look()
        code, says, _ = of("outbox", room)
        assert code == expected
    assert says.endswith("the oldest for 5 min; 0 parked; raised UnicodeEncodeError")
    room.availability.put("backend", problem_named("unreachable"))
    room.clock.now += 60.0
    room.queue_keeper.look()
    assert of("outbox", room)[0] == ""  # it is known why
    room.availability.put("backend", None)
    room.queue_keeper.look()
    assert of("outbox", room)[0] == ""  # they are under way


@pytest.mark.parametrize("how", ["failed: KeyError at offline_cache.sync:70", "has not moved for 310 s"])
def test_a_task_that_fails_or_hangs_is_told_beside_the_queue_and_what_to_do_where_it_stays_so(
    room: Room, how: str
) -> None:
    room.availability.failed("sync", problem_named("task", how))
    room.queue_keeper.look()
    code, says, action = of("sync", room)
    assert (code, says) == ("SYS-07", f"{how}; since 2026-11-23 12:00")
    assert "goes on by itself where it can" in action
    assert "restart the terminal if it stays" in action


@pytest.mark.parametrize("running", [False, True])
def test_a_queue_that_waits_long_is_ill_and_says_why(room: Room, *, running: bool) -> None:
    room.put(0)
    room.queue_keeper.outbox.again("v0/0", NOON + 60, "unauthorised: HTTP 401 wrong-signature")
    for late in (HOUR_S, HOUR_S + 1):
        room.clock.now = NOON + late
        room.queue_keeper.look()
        if not running:
            room.queue_keeper.outbox.close()
        code, says, action = of("outbox", room)
        where = "in use by the running terminal; " if running else ""
        if late <= HOUR_S:
            assert (code, says, action) == ("", f"{where}1 waiting, the oldest for 60 min; 0 parked", "")
        else:
            assert code == "NET-01"
            assert says == f"{where}1 waiting, the oldest for 60 min; 0 parked; unauthorised: HTTP 401 wrong-signature"
            assert action == "Records wait: mend what is said here; then they go by themselves."
        if not running:
            room.queue_keeper = room.begin()
    assert room.state()["reason"] == "unauthorised: HTTP 401 wrong-signature"


def test_what_a_person_has_released_waits_anew_and_its_old_reason_is_none(room: Room) -> None:
    room.put(0)
    room.queue_keeper.outbox.park("v0/0", "too-old")
    room.clock.now = NOON + 2 * HOUR_S
    room.queue_keeper.outbox.release("v0/0")
    room.queue_keeper.look()
    assert (room.state()["oldest"], room.state()["reason"]) == (room.clock.now, "")
    assert of("outbox", room)[0] == ""


# --- beside the running terminal --------------------------------------------------------------------------------


def test_a_running_terminal_that_says_nothing_is_not_well(room: Room) -> None:
    assert of("terminal", room)[:2] == ("SYS-00", "the running terminal has said nothing yet")
    room.queue_keeper.look()
    room.clock.now = NOON + SILENT_S
    assert "terminal" not in {one[0] for one in said(room)}
    room.clock.now += 1
    code, says, action = of("terminal", room)
    assert (code, says) == ("SYS-00", "the running terminal has said nothing for 121 s")
    assert "end the program and start it again" in action
    assert [one for one in said(room) if one[2].startswith("ready")] == []
    room.clock.now = NOON - 600
    assert of("terminal", room)[1] == "the running terminal has said nothing since the clock was set back by 600 s"


def test_the_time_in_the_state_moves_on_so_seldom_that_the_flash_is_spared(room: Room) -> None:
    at = []
    for second in (0, 2, 29, 30, 32, -5, -3):
        room.clock.now = NOON + second
        room.queue_keeper.look()
        at.append(room.state()["at"] - NOON)
    assert at == [0, 0, 0, 30, 30, -5, -5]


def test_a_device_that_the_terminal_does_not_have_is_not_lacking_while_it_runs(room: Room) -> None:
    room.availability.put("scanner", problem_named("unexpected", "not configured on this terminal"))
    room.queue_keeper.look()
    assert of("scanner", room) == ("", "none on this terminal", "")


# --- files --------------------------------------------------------------------------------------------------------


def test_a_queue_of_a_newer_program_asks_for_that_program(room: Room) -> None:
    room.queue_keeper.outbox.close()
    connection = apsw.Connection(str(room.folder / "outbox.db"))
    connection.pragma("user_version", len(MIGRATIONS) + 1)
    connection.close()
    code, says, action = of("outbox", room)
    assert (code, f"schema {len(MIGRATIONS) + 1}" in says) == ("SYS-01", True)
    assert action.startswith("Install the program that belongs to this queue, or a newer one")


def test_an_open_visit_has_its_own_words(room: Room) -> None:
    room.queue_keeper.outbox.put("certificate_requested", {}, visit="v", key="v/ask", number="C1")
    room.queue_keeper.outbox.close()
    found = [as_json(one, SAY) for one in examine(room.config, offered(), At(room.clock))]
    ((says, action),) = [(one["says"], one["action"]) for one in found if one["part"] == "open visit"]
    assert says == "certificate_requested C1 is uncertain"
    assert action.startswith("Paper may lie in the printer")


@pytest.mark.parametrize("name", ["outbox.db.lock", "outbox.key"])
@pytest.mark.parametrize("command", [["doctor"], ["parked"], ["release", "--all"]])
def test_a_folder_in_the_way_of_a_file_is_said_without_a_traceback(
    room: Room, capsys: pytest.CaptureFixture[str], name: str, command: list[str]
) -> None:
    room.put(0)
    room.queue_keeper.outbox.close()
    (room.folder / name).unlink()
    (room.folder / name).mkdir()
    status = main([command[0], "--config", str(room.folder.parent / "kiosk.toml"), *command[1:]])
    heard = capsys.readouterr()
    assert f"{name}: Is a directory" in (heard.out if command == ["doctor"] else heard.err)
    assert status == (1 if command == ["doctor"] else 2)


@pytest.mark.parametrize("name", ["", "outbox.db", "outbox.db.lock", "outbox.key", "font.ttf", "release"])
def test_what_this_user_may_not_read_is_said_without_a_traceback(room: Room, name: str) -> None:
    font = room.folder / "font.ttf"
    font.write_bytes(b"")
    (room.folder / "release").mkdir()
    settings = room.folder.parent / "kiosk.toml"
    settings.write_text(settings.read_text("utf-8") + f'[fonts]\npage = "{font}"\n', encoding="utf-8")
    if name != "release":  # of that folder the running terminal is asked
        room.queue_keeper.outbox.close()
    others = room.folder / name
    others.chmod(0)
    for command in (["doctor"], ["parked"], ["release", "--key", "k"]):
        line = [*AS_ANYBODY, sys.executable, "-m", "kiosk", *command, "--config", str(settings)]
        done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
        assert "Traceback" not in done.stderr
        if command == ["doctor"]:
            assert done.returncode == 1
            assert name == "release" or "ermission denied" in done.stdout or "CantOpen" in done.stdout
        elif name != "font.ttf":
            assert done.returncode in (0, 1, 2)
            assert command == ["parked"] or done.returncode


@pytest.mark.parametrize(
    ("tables", "is_well"), [((b"glyf", b"head"), True), ((b"CFF ", b"head"), False), ((b"head", b"glyf"), True)]
)
@pytest.mark.parametrize("collection", [False, True])
def test_only_a_font_with_truetype_outlines_is_one(
    room: Room, tables: tuple[bytes, ...], *, is_well: bool, collection: bool
) -> None:
    before = b"ttcf\0\1\0\0\0\0\0\1" + (16).to_bytes(4) if collection else b""
    view_model = (b"\0\1\0\0" if is_well else b"OTTO") + len(tables).to_bytes(2) + bytes(6)
    font = room.folder / "font.ttc"
    font.write_bytes(before + view_model + b"".join(table + bytes(12) for table in tables))
    settings = room.folder.parent / "kiosk.toml"
    text = f'{settings.read_text("utf-8")}[fonts]\npage = "{font}"\npage_rare = []\n'
    settings.write_text(text, encoding="utf-8")
    room.config = load(settings)
    code, says, _ = of("fonts", room)
    assert (code, says) == (("", "all there") if is_well else ("SYS-03", f"expected TrueType fonts: {font}"))
