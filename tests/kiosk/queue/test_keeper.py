"""The queue of a running terminal: opened anew after a disk error, and all that is wrong with it is told."""

import shutil
from pathlib import Path

import apsw
import pytest

from kiosk.model.clock import JUMP_S, UNHEARD_S
from kiosk.queue.keeper import LEAST_FREE, free_bytes
from offline_cache.errors import KeyMissing, OutboxBroken
from tests.kiosk.queue.room import Room
from tests.offline_cache.rig import NOON

DAY_S = 86_400.0


def disk_fails(*_: object) -> bool:
    raise apsw.IOError("simulated")


def test_a_disk_that_is_nearly_full_is_said_before_anybody_fills_in_a_form(room: Room) -> None:
    assert room.look() == ""
    room.free = LEAST_FREE - 1
    assert room.look() == "SYS-01"
    assert room.state()["states"]["outbox"]["evidence"].startswith("16.0 MB free on the disk")
    room.put(0)  # who is under way already is not turned away
    room.free = LEAST_FREE
    assert room.look() == ""


def test_the_room_of_a_real_disk_is_asked(tmp_path: Path) -> None:
    assert free_bytes(tmp_path) > 0


@pytest.mark.hits("state-written-in-place")
def test_on_a_full_disk_the_doctor_still_learns_that_it_is_full(room: Room) -> None:
    assert room.look() == ""
    draft = room.folder / "state.new"
    draft.mkdir()  # there is no room for another file
    room.free = 0
    assert room.look() == "SYS-01"
    assert room.state()["states"]["outbox"]["code"] == "SYS-01"
    draft.rmdir()
    room.free = LEAST_FREE
    assert room.look() == ""
    assert room.state()["states"]["outbox"]["code"] == ""


@pytest.mark.hits("state-not-written")
def test_a_state_that_cannot_be_written_is_said_in_one_line_and_once_more_when_it_comes_again(
    room: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    state = room.folder / "state.json"
    for _ in range(2):
        state.unlink(missing_ok=True)
        state.mkdir()
        for _ in range(3):
            assert room.look() == ""
        assert capsys.readouterr().err == f"kiosk: {state}: Is a directory\n"
        state.rmdir()
        room.look()
    assert capsys.readouterr().err == ""


def test_a_data_folder_that_vanishes_is_said_and_ends_nothing(room: Room) -> None:
    room.queue_keeper._room = free_bytes
    shutil.rmtree(room.folder)
    assert room.look() == "SYS-01"


@pytest.mark.hits("queue-opened-anew")
def test_after_a_disk_error_the_next_look_opens_the_queue_anew(room: Room) -> None:
    room.put(0)
    assert room.look() == ""
    room.queue_keeper.outbox._database.exec_trace = disk_fails
    with pytest.raises(OutboxBroken):
        room.put(1)

    assert room.look() == "SYS-01"
    assert (room.state()["states"]["outbox"]["code"], room.state()["waiting"]) == ("SYS-01", 1)
    room.put(1)
    assert room.look() == ""
    assert (room.state()["states"]["outbox"]["code"], room.state()["waiting"], room.record_added) == ("", 2, 1)
    assert [line["what"] for line in room.diary()] == ["opened_anew"]


@pytest.mark.hits("queue-not-opened-anew")
def test_a_queue_that_cannot_be_opened_anew_is_tried_again_at_each_look(room: Room) -> None:
    room.put(0)
    room.look()
    room.queue_keeper.outbox._database.exec_trace = disk_fails
    path = room.folder / "outbox.db"
    away = path.rename(path.with_suffix(".away"))
    path.mkdir()  # nothing can be opened there
    assert (room.look(), room.look(), room.diary(), room.record_added) == ("SYS-01", "SYS-01", [], 0)
    assert (room.state()["states"]["outbox"]["code"], room.state()["waiting"]) == ("SYS-01", 1)
    path.rmdir()
    away.rename(path)
    assert (room.look(), room.look(), room.record_added) == ("SYS-01", "", 1)
    assert room.queue_keeper.outbox.waiting() == 1


@pytest.mark.hits("queue-set-aside")
def test_what_was_set_aside_is_written_in_the_journal(room: Room) -> None:
    room.put(0)
    room.queue_keeper.outbox.close()
    (room.folder / "outbox.db").write_bytes(b"rubbish" * 2000)
    room.queue_keeper = room.begin()
    assert [(line["what"], line.get("folder")) for line in room.diary()] == [("set_aside", "outbox.db.damaged-0001")]


def test_a_lost_key_is_named_and_the_queue_is_free_for_who_brings_it_back(room: Room) -> None:
    room.put(0)
    room.queue_keeper.outbox.close()
    key = room.folder / "outbox.key"
    elsewhere = key.rename(room.folder / "elsewhere")
    for _ in range(2):
        with pytest.raises(KeyMissing, match=r"outbox\.key is gone and 1 records need it"):
            room.begin()
    elsewhere.rename(key)
    room.queue_keeper = room.begin()
    assert room.queue_keeper.outbox.pending_entries()[0].payload == {"n": 0}


# --- the clock ------------------------------------------------------------------------------------------------


def test_nothing_is_begun_while_the_clock_is_before_what_was_written_already(room: Room) -> None:
    room.put(0)
    room.clock.now = NOON - JUMP_S
    assert room.look() == ""
    room.clock.now = NOON - DAY_S
    assert room.look() == "SYS-05"
    assert (
        room.state()["states"]["outbox"]["evidence"] == "it says 2026-11-22 12:00, but was at 2026-11-23 12:00 already"
    )
    room.clock.now = NOON
    assert room.look() == ""


def test_nothing_is_begun_on_a_day_that_nobody_here_can_know(room: Room) -> None:
    room.put(0)
    room.queue_keeper.outbox.delivered("v0/0", {})  # what waits for so long would be said instead
    room.clock.now = NOON + UNHEARD_S + DAY_S
    assert room.look() == "SYS-09"
    room.clock.now = NOON + UNHEARD_S
    assert room.look() == ""
