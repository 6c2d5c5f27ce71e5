"""Who only looks into the queue changes nothing; and what was set aside is counted after its folder is carried away."""

import resource
import shutil
from pathlib import Path

import pytest

from offline_cache.db import open_database, open_undamaged
from offline_cache.errors import (
    AlreadyOpen,
    DatabaseDamaged,
    DatabaseMissing,
    DatabaseUnusable,
    NewerSchema,
    OutboxBroken,
)
from offline_cache.schema import MIGRATIONS
from offline_cache.set_aside import damaged_folders
from tests.offline_cache.rig import Clock, damage, opened


def left_by_a_power_cut(folder: Path) -> Path:
    """A database of 20 rows whose log was not folded into it."""
    folder.mkdir()
    with opened(folder) as outbox:
        for n in range(20):
            outbox.put("application", {"form": "x" * 2000}, visit="v", key=f"v/{n}", numbered=True)
        outbox.tidy()
        outbox.put("application", {}, visit="v", key="v/last")
        cut = shutil.copytree(folder, folder.with_name("cut"))
    return cut / "outbox.db"


def contents(path: Path) -> dict[str, bytes]:
    files = [file for file in path.parent.rglob("*") if file.is_file() and file.suffix != ".lock"]
    return {str(file.relative_to(path.parent)): file.read_bytes() for file in files}


@pytest.mark.parametrize("how", ["header", "pages", "emptied", "gone"])
def test_a_damaged_database_is_named_and_left_as_it_is(tmp_path: Path, how: str) -> None:
    path = left_by_a_power_cut(tmp_path / "terminal")
    if how == "gone":
        path.unlink()
    else:
        damage(path, how)
    before = contents(path)

    with pytest.raises(DatabaseDamaged, match=r"outbox\.db is damaged: "):
        open_undamaged(path)

    assert contents(path) == before
    assert damaged_folders(path) == []
    database = open_database(path, Clock())  # the lock is given back, and the terminal itself sets it aside
    database.close()
    assert damaged_folders(path) == [database.set_aside]


def test_what_is_set_aside_is_as_it_was_found(tmp_path: Path) -> None:
    path = left_by_a_power_cut(tmp_path / "terminal")
    path.write_bytes(path.read_bytes()[:4096] + b"\xa5" * 36864)
    before = contents(path)
    database = open_database(path, Clock())
    database.close()
    assert database.set_aside is not None
    for name in ("outbox.db", "outbox.db-wal"):
        assert (database.set_aside / name).read_bytes() == before[name]


def test_nothing_is_made_where_there_is_nothing(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissing, match=r"no outbox\.db yet"):
        open_undamaged(tmp_path / "outbox.db")
    assert list(tmp_path.iterdir()) == []


def test_a_whole_database_is_opened_with_its_rows_for_one_at_a_time(tmp_path: Path) -> None:
    path = left_by_a_power_cut(tmp_path / "terminal")
    database = open_undamaged(path)
    assert database.rows("SELECT count(*) FROM rows") == [(21,)]
    with pytest.raises(AlreadyOpen):
        open_undamaged(path)
    database.close()
    open_undamaged(path).close()


def test_a_newer_database_is_not_taken_for_a_damaged_one(tmp_path: Path) -> None:
    database = open_database(tmp_path / "outbox.db")
    database.pragma("user_version", len(MIGRATIONS) + 1)
    database.close()
    with pytest.raises(NewerSchema):
        open_undamaged(tmp_path / "outbox.db")


def test_numbers_are_given_once_although_the_damaged_folders_were_carried_away(tmp_path: Path) -> None:
    numbers = []
    for life in range(3):
        with opened(tmp_path) as outbox:
            numbers.append(outbox.put("application", {}, visit=f"v{life}", key=f"v{life}/0", numbered=True).number)
        (tmp_path / "outbox.db").write_bytes(b"rubbish" * 2000)
        open_database(tmp_path / "outbox.db", Clock()).close()
        (carried,) = damaged_folders(tmp_path / "outbox.db")
        assert carried.name == f"outbox.db.damaged-{life + 1:04d}"  # of a name that no repair has seen before
        shutil.rmtree(carried)
    assert [number.split("-")[2] for number in numbers] == ["0001", "10001", "20001"]


def test_folders_from_before_they_were_counted_are_counted(tmp_path: Path) -> None:
    (tmp_path / "outbox.db.damaged-0002").mkdir()
    with opened(tmp_path) as outbox:
        number = outbox.put("application", {}, visit="v", key="v/0", numbered=True).number
    assert number.startswith("GZ0117-20261123-20001-")


def test_a_disk_on_which_a_setting_does_not_hold_is_refused(tmp_path: Path) -> None:
    """SQLite keeps a database in memory without a log, whatever it is asked for."""
    with pytest.raises(DatabaseUnusable, match="SQLite answers journal_mode = 'memory', expected 'wal'"):
        open_database(tmp_path / "outbox.db", Clock(), vfs="memdb")
    open_database(tmp_path / "outbox.db", Clock()).close()


@pytest.mark.hits("half-made-database-removed")
def test_a_database_that_could_not_be_begun_is_not_taken_for_an_emptied_one(tmp_path: Path) -> None:
    """A disk that has room for names only: each try in vain would use up a range of numbers."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        for _ in range(2):
            with pytest.raises((DatabaseUnusable, OutboxBroken)):
                open_database(tmp_path / "outbox.db", Clock())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    database = open_database(tmp_path / "outbox.db", Clock())
    database.close()
    assert database.set_aside is None
