"""What the doctor says of queue, files and the running terminal beside it, and whom it believes."""

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from threading import Event
from typing import Any

import apsw
import pytest
from pytestqt.qtbot import QtBot

from device_sim.world import AT_ONCE, World
from drivers.kinds import NEEDS
from kiosk.__main__ import main
from kiosk.app.catalogue import offered
from kiosk.app.terminal import Kiosk
from kiosk.config.settings import load
from kiosk.model.run import Run
from kiosk.problems.table import problem_named
from kiosk.technician.doctor import SILENT_S, examine
from kiosk.technician.finding import as_json
from kiosk.visit.service import catalogue_of
from offline_cache.schema import MIGRATIONS
from tests.flows.window import until
from tests.kiosk.at import At
from tests.kiosk.backend.bad_lines import NOBODY_KNOWN, answer, opened_lines, saying
from tests.kiosk.queue.test_keeper import CONFIG, Room
from tests.offline_cache.rig import NOON
from ui.words.sentences import STRINGS, TECHNICIAN, Words

HOUR_S = 3600.0
SAY = Words("en", (STRINGS, TECHNICIAN)).say
ROOT = Path(__file__).parents[3]
# Root reads everything, unless it gives that up; nobody else has to.
AS_ROOT = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-all")
AS_ANYBODY = AS_ROOT if os.geteuid() == 0 else ()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    room = Room(tmp_path)
    yield room
    room.queue_keeper.outbox.close()
    room.journal.close()


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


@pytest.mark.parametrize(
    ("body", "said", "code", "says"),
    [
        (b"<html>", {"status": "404 Not Found", "kind": "text/html"}, "NET-03", "garbled: HTTP 404, expected 200"),
        (b"<html>", {"status": "502 Bad Gateway", "kind": "text/html"}, "NET-01", "unreachable: HTTP 502"),
        (b"", {"status": "204 No Content"}, "NET-03", "garbled: HTTP 204: 0 bytes that are not JSON"),
        (b'{"error": "no"}', {"status": "400 Bad Request"}, "NET-03", "HTTP 400, expected the back end's own refusal"),
        (b'{"code": 0, "data": {}}', {}, "NET-03", "garbled: answer: "),
        (b'{"code": 401}', {}, "NET-03", "garbled: answer: "),
        (NOBODY_KNOWN.replace(b'""', b"null", 1), {}, "NET-03", "garbled: answer.kind: "),
        (b'{"error": "token"}', {"status": "401 Unauthorized"}, "NET-04", "is this the back end itself?"),
    ],
)
def test_a_back_end_that_is_well_but_answers_no_signed_question_is_ill(
    tmp_path: Path, body: bytes, said: dict[str, str], code: str, says: str
) -> None:
    backend = of_a_back_end_that(saying(body=body, **said), tmp_path, At(lambda: NOON))
    assert backend["code"] == code
    assert says in backend["says"]


def of_a_back_end_that(plays: Callable[[socket.socket, bytes], None], folder: Path, run: Run) -> Mapping[str, Any]:
    """What the doctor says of it, its address among it."""
    with opened_lines() as make:
        there = make(plays)
        (folder / "terminal.key").write_text("5a" * 32, encoding="ascii")
        settings = folder / "kiosk.toml"
        text = CONFIG.format(folder=folder / "data").replace("http://127.0.0.1:9", there.url)
        settings.write_text(text, encoding="utf-8")
        found = examine(load(settings), catalogue_of(()), run)
        there.over.set()
    (backend,) = [as_json(one, SAY) for one in found if one.part == "backend"]
    assert there.url in backend["says"]
    return backend


def test_a_back_end_whose_answers_do_not_say_which_question_they_answer_is_ill(tmp_path: Path) -> None:
    def without_nonce(connection: socket.socket, request: bytes) -> None:
        connection.sendall(answer(request, NOBODY_KNOWN).replace(b"X-Answers", b"X-Other"))

    backend = of_a_back_end_that(without_nonce, tmp_path, At(lambda: NOON))
    assert backend["code"] == "NET-03"
    assert "the answer to another request" in backend["says"]


class Hurried(At):
    """Whoever waits for an exchange here waits for a tenth of the time."""

    def start(self, name: str, function: Callable[[], None]) -> Event:
        return _Sooner(super().start(name, function))


class _Sooner(Event):
    def __init__(self, ended: Event) -> None:
        super().__init__()
        self._ended = ended

    def wait(self, timeout: float | None = None) -> bool:
        return self._ended.wait((timeout or 0.0) / 10)


def test_a_back_end_that_answers_a_signed_question_after_twenty_seconds_is_ill(tmp_path: Path) -> None:
    over = Event()

    def late(connection: socket.socket, request: bytes) -> None:
        if b"/v1/health" not in request:
            over.wait(1.0)  # as twenty seconds to whom the doctor is in no hurry
        connection.sendall(answer(request, NOBODY_KNOWN))

    backend = of_a_back_end_that(late, tmp_path, Hurried(lambda: NOON))
    assert backend["code"] == "NET-02"
    assert "no whole answer within 4 s" in backend["says"]


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


# --- devices ------------------------------------------------------------------------------------------------------


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path, speeds=AT_ONCE)
    world.write_config(width=1080, height=1920, diagonal=21.5)
    world.tell("receipt_printer", "set_paper", "near_end")
    yield world
    world.close()


def examined(world: World, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    main(["doctor", "--config", str(world.folder / "kiosk.toml"), *words])
    return capsys.readouterr().out


def findings(world: World, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    return {one["part"]: one for one in json.loads(examined(world, capsys, "--json"))}


def test_a_device_is_told_alike_beside_the_running_terminal_and_alone(
    world: World, capsys: pytest.CaptureFixture[str], qtbot: QtBot
) -> None:
    world.tell("page_printer", "warn", "com.maker-worn")
    alone = findings(world, capsys)
    world.tell("page_printer", "set_paper", "0")
    kiosk = Kiosk(load(world.folder / "kiosk.toml"))
    state = world.folder / "data" / "state.json"
    until(
        lambda: state.is_file() and {*NEEDS, "backend"} <= json.loads(state.read_text("utf-8"))["states"].keys(),
        lambda: "not every device was asked",
    )
    until(lambda: "PAG-01" in state.read_text("utf-8"), lambda: "nothing was said of the paper")
    beside = findings(world, capsys)
    kiosk.stop()

    for need in ("id_card", "scanner", "receipt_printer"):
        once, then = alone[need], beside[need]
        assert (once["code"], then["code"]) == ("", "")
        assert once["says"].startswith(f"ready at serial://{world.folder}")
        assert then["says"].startswith("ready, in use by the running terminal")
        assert once["says"].split("; ")[1:] == then["says"].split("; ")[1:]  # warnings and identity
        told = ("device", "code", "warnings", "identity", "evidence")
        assert [once["state"][key] for key in told] == [then["state"][key] for key in told]
    assert alone["receipt_printer"]["state"]["warnings"] == ["paper_low"]
    assert (alone["page_printer"]["code"], alone["page_printer"]["state"]["warnings"]) == ("", ["com.maker-worn"])
    assert alone["page_printer"]["says"].endswith("; com.maker-worn")
    assert "; paper near its end" in beside["receipt_printer"]["says"]
    empty = beside["page_printer"]
    assert (empty["code"], empty["state"]["code"]) == ("PAG-01", "PAG-01")
    assert re.search(r"; since \d{4}-\d\d-\d\d \d\d:\d\d$", empty["says"])
    assert empty["action"].startswith("Load A4 paper")


def test_what_a_program_reads_has_the_same_fields_for_every_part(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(examined(world, capsys, "--json"))
    assert {tuple(one) for one in found} == {("part", "code", "says", "action", "state")}
    assert {one["part"]: one["state"] is not None for one in found} == {
        "catalogue": False,
        "fonts": False,
        **dict.fromkeys(NEEDS, True),
        "backend": False,
        "outbox": False,
    }


@pytest.mark.parametrize(
    ("locale", "words", "said"),
    [
        ("C.UTF-8", [], "paper near its end"),
        ("zh_CN.UTF-8", [], "纸快用完"),
        ("zh_CN.UTF-8", ["--language", "en"], "paper near its end"),
        ("en_GB.UTF-8", ["--language", "zh-Hans"], "纸快用完"),
    ],
)
def test_the_doctor_speaks_the_language_of_the_locale_or_the_one_that_is_asked_for(
    locale: str,
    words: list[str],
    said: str,
    world: World,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    told = examined(world, capsys, *words)
    assert said in told
    assert re.search(r"^ok       receipt_printer  ", told, re.MULTILINE)
