"""What a running terminal says of itself in a file: whole, or as it was; and nothing that is written twice."""

from pathlib import Path

from kiosk.model.device_state import DeviceState
from kiosk.queue.status_file import KEPT_BYTES, parked_row, read_state, state_row, write_state
from offline_cache.entry import Entry


def test_what_is_written_is_read_again_and_fills_its_place(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    write_state(path, {"waiting": 3, "place": "越秀区"})
    assert read_state(path) == {"waiting": 3, "place": "越秀区"}
    assert path.stat().st_size == KEPT_BYTES
    assert list(tmp_path.iterdir()) == [path]


def test_the_same_again_is_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    write_state(path, {"waiting": 3})
    before = path.stat().st_ino
    write_state(path, {"waiting": 3})
    assert path.stat().st_ino == before
    write_state(path, {"waiting": 4})
    assert path.stat().st_ino != before


def test_where_nothing_was_said_or_it_is_damaged_nothing_is_read(tmp_path: Path) -> None:
    assert read_state(tmp_path / "state.json") == {}
    (tmp_path / "state.json").write_bytes(b'{"waiting"')
    assert read_state(tmp_path / "state.json") == {}


def test_a_device_and_a_refused_record_are_told_without_what_is_in_it() -> None:
    row = state_row(DeviceState("scanner", since=5.0, warnings=("dust",), counters={"reads": 2}, evidence="02 00"))
    assert row == {
        "device": "scanner",
        "code": "",
        "since": 5.0,
        "last_good_use": None,
        "warnings": ["dust"],
        "identity": "",
        "counters": {"reads": 2},
        "evidence": "02 00",
    }
    entry = Entry("v/keep", "application", "N1", "v", {"name": "陈"}, 7.0, 2, 9.0, "parked", "invalid")
    assert parked_row(entry) == {
        "key": "v/keep",
        "kind": "application",
        "number": "N1",
        "created": 7.0,
        "reason": "invalid",
    }
