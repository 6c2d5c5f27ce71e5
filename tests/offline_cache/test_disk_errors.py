"""The disk is full, or fails, at every single operation in turn, once or for good: nothing acknowledged is lost."""

from pathlib import Path
from random import Random

import apsw
import pytest

from offline_cache.db import open_database
from offline_cache.errors import DiskFull, OutboxBroken
from tests.offline_cache.disk import Disk
from tests.offline_cache.rig import Clock, outbox_on
from tests.offline_cache.trouble import ERRORS, REFUSALS, Trouble, live_with, lost_after, work


@pytest.mark.thorough
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "for-good"])
@pytest.mark.parametrize("kind", ERRORS)
def test_trouble_at_any_disk_operation_loses_nothing_acknowledged(tmp_path: Path, kind: str, *, lasting: bool) -> None:
    _, whole = live_with(tmp_path, f"whole-{kind}-{lasting}", Trouble(apsw.Error, -1, lasting=False))
    refusals = set()
    for at in range(whole.operations):
        said, disk = live_with(tmp_path, f"{kind}-{at}-{lasting}", Trouble(ERRORS[kind], at, lasting=lasting))
        refusals |= set(said.values())
        assert not lost_after(tmp_path, disk, Random(at), {key for key, error in said.items() if error is None})
    assert refusals == {None, REFUSALS[kind]}


@pytest.mark.hits("disk-full")
def test_full_disk_accepts_again_once_there_is_room(tmp_path: Path) -> None:
    disk = Disk("room-again", Trouble(apsw.FullError, 70, lasting=False))
    said = dict(work(tmp_path, disk))
    disk.unregister()
    assert list(said.values()).count(DiskFull) == 1
    assert said["v7"] is None


@pytest.mark.hits("broken-disk-not-tried-again")
def test_failed_disk_is_not_tried_again_on_the_same_handle(tmp_path: Path) -> None:
    disk = Disk("once-failed", Trouble(apsw.IOError, 70, lasting=False))
    said = list(dict(work(tmp_path, disk)).values())
    disk.unregister()
    first = said.index(OutboxBroken)
    assert set(said[:first]) == {None}
    assert set(said[first:]) == {OutboxBroken}


def test_same_key_after_a_refused_put_is_accepted_or_answered_once(tmp_path: Path) -> None:
    disk = Disk("retry", Trouble(apsw.FullError, 70, lasting=False))
    database = open_database(tmp_path / "outbox.db", Clock(), vfs=disk.name)
    outbox = outbox_on(database, Clock())
    refused = []
    for n in range(10):
        try:
            outbox.put("application", {"n": n}, visit="v", key=f"v/{n}", numbered=True)
        except DiskFull:
            refused.append(n)
            outbox.put("application", {"n": n}, visit="v", key=f"v/{n}", numbered=True)
    entries = outbox.pending_entries()
    database.close()
    disk.unregister()
    assert refused
    assert [entry.payload["n"] for entry in entries] == list(range(10))
    assert len({entry.number for entry in entries}) == 10
