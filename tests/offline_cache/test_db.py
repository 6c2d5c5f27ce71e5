"""The database opens only as it must be, and a damaged one is set aside, never deleted."""

import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from offline_cache.db import has_wal_reset_fix, open_database
from offline_cache.errors import AlreadyOpen, DatabaseUnusable
from tests.offline_cache.rig import Clock, opened


@pytest.mark.parametrize(
    ("version", "fixed"),
    [
        ("3.6.23", False),
        ("3.40.1", False),
        ("3.44.5", False),
        ("3.44.6", True),
        ("3.45.0", False),
        ("3.49.9", False),
        ("3.50.4", False),
        ("3.50.7", True),
        ("3.51.0", False),
        ("3.51.2", False),
        ("3.51.3", True),
        ("3.52.0", False),
        ("3.52.1", True),
        ("3.53.0", True),
        ("3.54.1", True),
        ("4.0.0", True),
    ],
)
def test_versions_with_the_wal_reset_fix(version: str, *, fixed: bool) -> None:
    assert has_wal_reset_fix(version) is fixed


def test_the_sqlite_in_use_has_the_fix() -> None:
    assert has_wal_reset_fix(apsw.sqlite_lib_version())


def test_settings_hold_on_the_open_connection(tmp_path: Path) -> None:
    database = open_database(tmp_path / "outbox.db")
    answers = {
        name: database.pragma(name) for name in ("journal_mode", "synchronous", "secure_delete", "trusted_schema")
    }
    database.close()
    assert answers == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "trusted_schema": 0}


@pytest.mark.hits("database-in-use")
def test_second_opening_is_refused_until_the_first_is_closed(tmp_path: Path) -> None:
    first = open_database(tmp_path / "outbox.db")
    with pytest.raises(AlreadyOpen, match="another terminal program is running"):
        open_database(tmp_path / "outbox.db")
    first.close()
    open_database(tmp_path / "outbox.db").close()


def test_second_process_is_refused(tmp_path: Path) -> None:
    script = "import sys, pathlib, offline_cache.db as d; d.open_database(pathlib.Path(sys.argv[1]))"
    database = open_database(tmp_path / "outbox.db")
    second = subprocess.run([sys.executable, "-c", script, str(tmp_path / "outbox.db")], capture_output=True, text=True)
    database.close()
    assert second.returncode == 1
    assert "AlreadyOpen: outbox.db is in use" in second.stderr


def _with_rows(folder: Path, count: int = 20) -> Path:
    with opened(folder) as outbox:
        for n in range(count):
            outbox.put("application", {"n": n, "form": "x" * 2000}, visit="v", key=f"v/{n}", numbered=True)
    return folder / "outbox.db"


@pytest.mark.parametrize(
    "damage", ["header", "pages", pytest.param("emptied", marks=pytest.mark.hits("emptied-database-found")), "text"]
)
def test_damaged_database_is_set_aside_with_a_report(tmp_path: Path, damage: str) -> None:
    path = _with_rows(tmp_path)
    whole = bytearray(path.read_bytes())
    match damage:
        case "header":
            whole[:100] = bytes(100)
        case "pages":
            whole[4096:40960] = b"\xa5" * 36864
        case "emptied":
            whole.clear()
        case "text":
            whole[:] = "这不是数据库".encode() * 500
    path.write_bytes(whole)

    database = open_database(path, Clock())

    folder = tmp_path / "outbox.db.damaged-0001"
    assert database.set_aside == folder
    assert (folder / "outbox.db").read_bytes() == whole
    assert "2026-11-23T04:00:00+00:00: outbox.db was damaged and set aside" in (folder / "report.txt").read_text()
    assert database.rows("SELECT count(*) FROM rows") == [(0,)]
    database.close()


@pytest.mark.hits("log-without-database-found")
def test_log_without_its_database_is_set_aside_too(tmp_path: Path) -> None:
    (tmp_path / "outbox.db-wal").write_bytes(b"frames of a database that a crash had moved already")
    database = open_database(tmp_path / "outbox.db", Clock())
    database.close()
    assert (tmp_path / "outbox.db.damaged-0001" / "outbox.db-wal").exists()


@pytest.mark.hits("damaged-database-set-aside")
def test_numbers_given_out_before_the_damage_are_not_given_out_again(tmp_path: Path) -> None:
    path = _with_rows(tmp_path)
    path.write_bytes(b"damage" * 1000)
    with opened(tmp_path) as outbox:
        entry = outbox.put("application", {}, visit="w", key="w/0", numbered=True)
    assert entry.number.startswith("GZ0117-20261123-10001-")


def test_undamaged_database_is_not_set_aside(tmp_path: Path) -> None:
    path = _with_rows(tmp_path)
    database = open_database(path)
    database.close()
    assert database.set_aside is None
    assert not list(tmp_path.glob("*.damaged-*"))


def test_disk_that_cannot_be_opened_is_not_taken_for_damage(tmp_path: Path) -> None:
    (tmp_path / "outbox.db").mkdir()
    with pytest.raises(DatabaseUnusable, match="cannot be opened"):
        open_database(tmp_path / "outbox.db")
    assert (tmp_path / "outbox.db").is_dir()
