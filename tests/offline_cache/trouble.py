"""A terminal's life on a disk that is full or fails, once or for good."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import apsw

from offline_cache.db import open_database
from offline_cache.errors import CacheError, DatabaseUnusable, DiskFull, OutboxBroken
from tests.offline_cache.disk import Disk, ShortWrite
from tests.offline_cache.rig import Clock, opened, outbox_on

ERRORS: dict[str, type[apsw.Error]] = {"full": apsw.FullError, "short": ShortWrite, "failing": apsw.IOError}
REFUSALS: dict[str, type[CacheError]] = {"full": DiskFull, "short": DiskFull, "failing": OutboxBroken}


class Trouble:
    """Raises before operation `at`, and before all later ones if `lasting`."""

    def __init__(self, error: type[apsw.Error], at: int, *, lasting: bool) -> None:
        self._error = error
        self._at = at
        self._lasting = lasting

    def __call__(self, index: int) -> None:
        if index == self._at or (self._lasting and index > self._at):
            raise self._error("simulated")


def work(folder: Path, disk: Disk) -> Iterator[tuple[str, type[CacheError] | None]]:
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


def live_with(folder: Path, name: str, trouble: Trouble) -> tuple[dict[str, type[CacheError] | None], Disk]:
    disk = Disk(name, trouble)
    said: dict[str, type[CacheError] | None] = {}
    try:
        for key, error in work(folder, disk):
            said[key] = error
    except (DatabaseUnusable, apsw.Error):
        """It could not even be opened, or not be closed: nothing more is acknowledged."""
    finally:
        disk.unregister()
    return said, disk


def lost_after(folder: Path, disk: Disk, rng: Random, acknowledged: set[str]) -> set[str]:
    """Which of these keys are gone when the power fails as well, after the trouble."""
    back = disk.after_power_cut("back", rng)
    with opened(folder, vfs=back.name) as outbox:
        found = {entry.key for entry in outbox.pending_entries()}
    back.unregister()
    return acknowledged - found
