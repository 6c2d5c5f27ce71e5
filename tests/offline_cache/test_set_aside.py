"""A damaged database is set aside with a report, never deleted, and what it has given out is not given out again."""

from pathlib import Path

import pytest

from offline_cache.db import open_database
from tests.offline_cache.rig import Clock, damage, opened


def _with_rows(folder: Path, count: int = 20) -> Path:
    with opened(folder) as outbox:
        for n in range(count):
            outbox.put("application", {"n": n, "form": "x" * 2000}, visit="v", key=f"v/{n}", numbered=True)
    return folder / "outbox.db"


@pytest.mark.parametrize(
    "how", ["header", "pages", pytest.param("emptied", marks=pytest.mark.hits("emptied-database-found")), "text"]
)
def test_damaged_database_is_set_aside_with_a_report(tmp_path: Path, how: str) -> None:
    path = _with_rows(tmp_path)
    whole = damage(path, how)

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
