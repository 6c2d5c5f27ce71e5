"""After a disk error the outbox goes on, once its database is opened anew; nothing that was accepted is lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import apsw
import pytest

from offline_cache.db import Database, open_database
from offline_cache.errors import DatabaseUnusable, OutboxBroken
from offline_cache.outbox import Outbox
from offline_cache.schema import count_rows
from tests.offline_cache.disk import Disk
from tests.offline_cache.rig import Clock, outbox_on


class Moods:
    """A disk that fails as often as it is told to."""

    def __init__(self) -> None:
        self.fails = 0
        self.after = 0

    def __call__(self, _index: int) -> None:
        if self.after:
            self.after -= 1
        elif self.fails:
            self.fails -= 1
            raise apsw.IOError("simulated")


class Loses(Random):
    """Dice by which a power cut takes everything that was not flushed."""

    def random(self) -> float:
        return 0.0


@contextmanager
def failing(folder: Path, moods: Moods) -> Iterator[tuple[Outbox, Disk]]:
    disk = Disk("moody", moods)
    outbox = outbox_on(open_database(folder / "outbox.db", Clock(), vfs=disk.name), Clock())
    try:
        yield outbox, disk
    finally:
        outbox.close()
        disk.unregister()


def anew(folder: Path) -> Database:
    return open_database(folder / "outbox.db", Clock(), vfs="moody")


def put(outbox: Outbox, n: int) -> str:
    return outbox.put("application", {"n": n}, visit=f"v{n}", key=f"v{n}/0", numbered=True).number


@pytest.mark.hits("disk-failed")
def test_the_outbox_accepts_again_after_one_disk_error(tmp_path: Path) -> None:
    moods = Moods()
    with failing(tmp_path, moods) as (outbox, _):
        numbers = [put(outbox, 0)]
        moods.fails = 1
        for n in (1, 2):
            with pytest.raises(OutboxBroken):
                put(outbox, n)
        outbox.renew(lambda: anew(tmp_path))
        numbers += [put(outbox, n) for n in (1, 2, 3)]
        assert [entry.key for entry in outbox.pending_entries()] == ["v0/0", "v1/0", "v2/0", "v3/0"]
        assert len(set(numbers)) == 4


def test_a_disk_that_still_fails_leaves_the_outbox_broken_until_it_is_tried_again(tmp_path: Path) -> None:
    moods = Moods()
    with failing(tmp_path, moods) as (outbox, _):
        put(outbox, 0)
        moods.fails = 1_000_000
        with pytest.raises(OutboxBroken):
            put(outbox, 1)
        for _ in range(2):
            with pytest.raises((DatabaseUnusable, OutboxBroken)):
                outbox.renew(lambda: anew(tmp_path))
            with pytest.raises(OutboxBroken):
                outbox.full()
        moods.fails = 0
        outbox.renew(lambda: anew(tmp_path))
        put(outbox, 1)
        assert outbox.waiting() == 2


def kept_through_a_power_cut(disk: Disk, folder: Path) -> int:
    back = disk.after_power_cut("back", Loses())
    database = Database(folder / "outbox.db", back.name)
    try:
        database.pragma("locking_mode", "EXCLUSIVE")
        return count_rows(database)
    finally:
        database.close()
        back.unregister()


def test_what_is_accepted_after_it_stays_although_the_power_goes_too(tmp_path: Path) -> None:
    """The record whose flush failed is found in the log, as if it were safe: it has to be flushed once more."""
    moods = Moods()
    failures = 0
    with failing(tmp_path, moods) as (outbox, disk):
        put(outbox, 0)
        for after in range(1, 30):  # of a record's operations the last is the flush
            moods.after, moods.fails = after, 1
            try:
                put(outbox, after)
            except OutboxBroken:
                failures += 1
                outbox.renew(lambda: anew(tmp_path))
                put(outbox, after)
            moods.after = moods.fails = 0
            assert kept_through_a_power_cut(disk, tmp_path) == after + 1
    assert failures > 3
