"""The disk is full, or fails, at every single operation in turn, once or for good: nothing acknowledged is lost."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import apsw
import pytest

from offline_cache.db import open_database
from offline_cache.errors import CacheError, DatabaseUnusable, DiskFull, OutboxBroken
from tests.offline_cache.disk import Disk
from tests.offline_cache.rig import Clock, opened, outbox_on

ERRORS: dict[str, type[apsw.Error]] = {"full": apsw.FullError, "failing": apsw.IOError}


class Trouble:
    """Raises before operation `at`, and before all later ones if `lasting`."""

    def __init__(self, error: type[apsw.Error], at: int, *, lasting: bool) -> None:
        self._error = error
        self._at = at
        self._lasting = lasting

    def __call__(self, index: int) -> None:
        if index == self._at or (self._lasting and index > self._at):
            raise self._error("simulated")


def _work(folder: Path, disk: Disk) -> Iterator[tuple[str, type[CacheError] | None]]:
    """Eight rows: each key with what put() said."""
    database = open_database(folder / "outbox.db", Clock(), vfs=disk.name)
    try:
        database.pragma("wal_autocheckpoint", 12)
        outbox = outbox_on(database, Clock())
        for n in range(8):
            try:
                outbox.put("application", {"form": "x" * 1500}, visit=f"v{n}", key=f"v{n}", numbered=True)
            except (DiskFull, OutboxBroken) as error:
                yield f"v{n}", type(error)
            else:
                yield f"v{n}", None
    finally:
        database.close()


def _run(folder: Path, name: str, trouble: Trouble) -> tuple[dict[str, type[CacheError] | None], Disk]:
    disk = Disk(name, trouble)
    said: dict[str, type[CacheError] | None] = {}
    try:
        for key, error in _work(folder, disk):
            said[key] = error
    except (DatabaseUnusable, apsw.Error):
        """It could not even be opened, or not be closed: nothing more is acknowledged."""
    finally:
        disk.unregister()
    return said, disk


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "for-good"])
@pytest.mark.parametrize("kind", ["full", "failing"])
def test_trouble_at_any_disk_operation_loses_nothing_acknowledged(tmp_path: Path, kind: str, *, lasting: bool) -> None:
    _, whole = _run(tmp_path, f"whole-{kind}-{lasting}", Trouble(apsw.Error, -1, lasting=False))
    refusals = set()
    for at in range(whole.operations):
        said, disk = _run(tmp_path, f"{kind}-{at}-{lasting}", Trouble(ERRORS[kind], at, lasting=lasting))
        refusals |= set(said.values())
        back = disk.after_power_cut("back", Random(at))  # the power goes as well, after the trouble
        with opened(tmp_path, vfs=back.name) as outbox:
            found = {entry.key for entry in outbox.pending_entries()}
        back.unregister()
        assert {key for key, error in said.items() if error is None} <= found
    assert refusals == {None, DiskFull if kind == "full" else OutboxBroken}


@pytest.mark.hits("disk-full")
def test_full_disk_accepts_again_once_there_is_room(tmp_path: Path) -> None:
    disk = Disk("room-again", Trouble(apsw.FullError, 70, lasting=False))
    said = dict(_work(tmp_path, disk))
    disk.unregister()
    assert list(said.values()).count(DiskFull) == 1
    assert said["v7"] is None


@pytest.mark.hits("broken-disk-not-tried-again")
def test_failed_disk_is_not_tried_again_on_the_same_handle(tmp_path: Path) -> None:
    disk = Disk("once-failed", Trouble(apsw.IOError, 70, lasting=False))
    said = list(dict(_work(tmp_path, disk)).values())
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
