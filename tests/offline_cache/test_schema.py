"""The tables of every version become those of today, or stay as they are."""

from pathlib import Path

import apsw
import pytest

from offline_cache.db import Database, open_database
from offline_cache.errors import NewerSchema
from offline_cache.schema import MIGRATIONS, migrate
from offline_cache.sealing import Sealer
from tests.offline_cache.rig import KEY, NOON, opened


def test_newer_schema_is_refused_and_left_untouched(tmp_path: Path) -> None:
    database = open_database(tmp_path / "outbox.db")
    database.pragma("user_version", len(MIGRATIONS) + 1)
    database.close()
    before = (tmp_path / "outbox.db").read_bytes()
    with pytest.raises(
        NewerSchema, match=f"schema {len(MIGRATIONS) + 1}, this version of the product knows up to {len(MIGRATIONS)}"
    ):
        open_database(tmp_path / "outbox.db")
    assert (tmp_path / "outbox.db").read_bytes() == before


def test_older_schema_is_brought_forward_with_its_rows(tmp_path: Path) -> None:
    database = Database(tmp_path / "outbox.db", None)
    migrate(database, generation=3)
    migrate(database, 0, (*MIGRATIONS, "CREATE TABLE later(x) STRICT;".replace("x", "x TEXT")))
    assert database.pragma("user_version") == len(MIGRATIONS) + 1
    assert database.execute("SELECT generation, (SELECT count(*) FROM later) FROM origin").fetchall() == [(3, 0)]
    database.close()


def test_a_queue_of_the_first_schema_goes_on_with_its_rows(tmp_path: Path) -> None:
    database = Database(tmp_path / "outbox.db", None)
    migrate(database, 0, MIGRATIONS[:1])
    sealed = Sealer(KEY).seal(b'{"n":1}', "v/0", "application")
    database.execute(
        "INSERT INTO rows VALUES(1, 'v/0', 'application', 'v', '', '', ?, 0, ?, 'parked', 'why', x'00', ?)",
        (NOON, NOON, sealed),
    )
    database.close()
    with opened(tmp_path) as outbox:
        (entry,) = outbox.parked()
        assert (entry.payload, entry.released) == ({"n": 1}, 0)
        outbox.release("v/0")
        outbox.put("application", {"n": 2}, visit="v", key="v/1")
        assert [(entry.key, entry.released) for entry in outbox.pending_entries()] == [("v/0", NOON), ("v/1", 0)]


def test_failed_migration_leaves_the_old_schema_whole(tmp_path: Path) -> None:
    database = Database(tmp_path / "outbox.db", None)
    migrate(database, generation=0)
    with pytest.raises(apsw.SQLError):
        migrate(database, 0, (*MIGRATIONS, "CREATE TABLE later(x TEXT) STRICT; DROP TABLE nowhere;"))
    assert database.pragma("user_version") == len(MIGRATIONS)
    assert database.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'later'").get == 0
    database.close()
