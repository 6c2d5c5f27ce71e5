"""A terminal's life on a disk until the plug is pulled, and what is wrong with its outbox afterwards."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import apsw

from offline_cache.db import open_database
from offline_cache.errors import CacheError
from offline_cache.outbox import Outbox
from tests.offline_cache.disk import Disk, PowerCut
from tests.offline_cache.rig import CITIZEN, Clock, opened, outbox_on

ROWS = 7
AS_SHIPPED = ""  # the settings open_database() makes


class Life:
    """A terminal's life on a disk until the power goes: what it has acknowledged to whom."""

    def __init__(self, setting: str) -> None:
        self.put: dict[str, str] = {}  # key: number
        self.handed_over: set[str] = set()  # the back end has it; the row may or may not have left
        self.delivered: set[str] = set()
        self._setting = setting

    def live(self, folder: Path, vfs: str) -> None:
        database = open_database(folder / "outbox.db", Clock(), vfs=vfs)
        try:
            if self._setting != AS_SHIPPED:
                database.pragma("synchronous", self._setting)
            database.pragma("wal_autocheckpoint", 12)  # so that this short life holds several foldings of the log
            outbox = outbox_on(database, Clock())
            for n in range(ROWS):
                payload = {**CITIZEN, "form": "x" * 1500}
                entry = outbox.put("application", payload, visit=f"v{n}", key=f"v{n}/0", numbered=True)
                self.put[entry.key] = entry.number
                if n % 3 == 2:
                    self._deliver(outbox, f"v{n - 1}/0")
        finally:
            database.close()

    def _deliver(self, outbox: Outbox, key: str) -> None:
        self.handed_over.add(key)
        outbox.delivered(key, {"state": "accepted"})
        self.delivered.add(key)
        outbox.tidy()

    def wrong(self, folder: Path, disk: Disk) -> Counter[str]:
        """How many rows are not as acknowledged after the restart, by what is wrong with them."""
        with opened(folder, vfs=disk.name) as outbox:
            waiting = {entry.key for entry in outbox.pending_entries() if entry.payload["name"] == CITIZEN["name"]}
            unknown = {key for key, number in self.put.items() if outbox.find(number) is None}
            number = outbox.put("application", {}, visit="next", key="next/0", numbered=True).number
        disk.unregister()
        return Counter(
            {
                "lost": len(unknown | (set(self.put) - self.handed_over - waiting)),
                "deliveries forgotten": len(self.delivered & waiting),
                "numbers given out twice": sum(given == number for given in self.put.values()),
            }
        )


def before(operation: int | None) -> Callable[[int], None]:
    """Pulls the plug before this operation of a disk."""

    def unplug(index: int) -> None:
        if index == operation:
            raise PowerCut

    return unplug


def unplug_before(operation: int | None, folder: Path, setting: str) -> tuple[Life, Disk]:
    """A life that ends before this disk operation. `folder` holds the lock file only."""
    disk = Disk("first", before(operation))
    life = Life(setting)
    try:
        life.live(folder, disk.name)
    except (PowerCut, CacheError, apsw.Error):
        assert operation is not None
    finally:
        disk.unregister()
    return life, disk


def recovers(folder: Path, disk: Disk) -> bool:
    """Whether the start after a power cut comes to its end before the next one."""
    try:
        with opened(folder, vfs=disk.name) as outbox:
            outbox.tidy()
    except (PowerCut, CacheError, apsw.Error):
        if not disk.is_off:
            raise
        return False
    finally:
        disk.unregister()
    return True
