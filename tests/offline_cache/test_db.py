"""The database opens only as it must be, and for one program at a time."""

import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from offline_cache.db import has_wal_reset_fix, open_database
from offline_cache.errors import AlreadyOpen, DatabaseUnusable


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


def test_disk_that_cannot_be_opened_is_not_taken_for_damage(tmp_path: Path) -> None:
    (tmp_path / "outbox.db").mkdir()
    with pytest.raises(DatabaseUnusable, match="cannot be opened"):
        open_database(tmp_path / "outbox.db")
    assert (tmp_path / "outbox.db").is_dir()
