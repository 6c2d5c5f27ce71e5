"""Answers kept for reading while the line is down."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from offline_cache.db import Database, open_database
from offline_cache.sealing import Sealer
from offline_cache.snapshots import Snapshot, Snapshots
from tests.offline_cache.rig import CITIZEN, KEY, Clock


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = open_database(tmp_path / "outbox.db")
    yield database
    database.close()


def test_snapshot_comes_with_its_age_until_it_is_too_old(database: Database) -> None:
    clock = Clock()
    snapshots = Snapshots(database, Sealer(KEY), clock)
    assert snapshots.get("opening_hours", max_age=60) is None
    snapshots.put("opening_hours", {"mon": ["9:00", "17:00"]})
    clock.now += 60
    assert snapshots.get("opening_hours", max_age=60) == Snapshot({"mon": ["9:00", "17:00"]}, 60)
    clock.now += 1
    assert snapshots.get("opening_hours", max_age=60) is None


def test_newer_snapshot_takes_the_place_of_the_older(database: Database) -> None:
    snapshots = Snapshots(database, Sealer(KEY), Clock())
    snapshots.put("queue", [1])
    snapshots.put("queue", [2])
    assert snapshots.get("queue", 1) == Snapshot([2], 0)


def test_snapshot_of_unknown_age_is_not_shown(database: Database) -> None:
    clock = Clock()
    snapshots = Snapshots(database, Sealer(KEY), clock)
    snapshots.put("queue", [1])
    clock.now -= 1
    assert snapshots.get("queue", 3600) is None


def test_snapshot_sealed_by_another_key_is_as_if_never_kept(database: Database) -> None:
    Snapshots(database, Sealer(KEY), Clock()).put("queue", [1])
    assert Snapshots(database, Sealer(bytes(32)), Clock()).get("queue", 3600) is None


def test_snapshot_is_sealed_on_the_disk(database: Database, tmp_path: Path) -> None:
    Snapshots(database, Sealer(KEY), Clock()).put("person", CITIZEN)
    assert all(CITIZEN["id_number"].encode() not in file.read_bytes() for file in tmp_path.iterdir())
