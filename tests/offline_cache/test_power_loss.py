"""The plug is pulled before every single disk operation in turn: what was acknowledged is there afterwards."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import apsw
import pytest

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

    def lost(self, folder: Path, disk: Disk) -> set[str]:
        """What is not as acknowledged after the restart: rows gone, deliveries forgotten, numbers given out twice."""
        with opened(folder, vfs=disk.name) as outbox:
            waiting = {entry.key for entry in outbox.pending_entries() if entry.payload["name"] == CITIZEN["name"]}
            unknown = {key for key, number in self.put.items() if outbox.find(number) is None}
            number = outbox.put("application", {}, visit="next", key="next/0", numbered=True).number
        disk.unregister()
        reused = {key for key, given in self.put.items() if given == number}
        return unknown | reused | (set(self.put) - self.handed_over - waiting) | (self.delivered & waiting)


def _before(operation: int | None) -> Callable[[int], None]:
    def before(index: int) -> None:
        if index == operation:
            raise PowerCut

    return before


def _unplug_before(operation: int | None, folder: Path, setting: str) -> tuple[Life, Disk]:
    """A life that ends before this disk operation. `folder` holds the lock file only."""
    disk = Disk("first", _before(operation))
    life = Life(setting)
    try:
        life.live(folder, disk.name)
    except (PowerCut, CacheError, apsw.Error):
        assert operation is not None
    finally:
        disk.unregister()
    return life, disk


def _after_every_power_cut(folder: Path, setting: str, every: int = 1) -> list[set[str]]:
    """What was lost at each of the points. A disk that looks damaged afterwards could not even be opened."""
    _, whole = _unplug_before(None, folder, setting)
    assert whole.operations > 200
    lost = []
    for operation in range(0, whole.operations, every):
        life, disk = _unplug_before(operation, folder, setting)
        lost.append(life.lost(folder, disk.after_power_cut("second", Random(operation))))
    return lost


def test_power_cut_before_any_disk_operation_loses_nothing_acknowledged(tmp_path: Path) -> None:
    lost = _after_every_power_cut(tmp_path, AS_SHIPPED)
    assert [names for names in lost if names] == []


def test_same_power_cuts_with_a_weaker_setting_do_lose_rows(tmp_path: Path) -> None:
    """The control: if this loses nothing, the test above proves nothing."""
    lost = _after_every_power_cut(tmp_path, "NORMAL", every=2)
    assert sum(len(names) for names in lost) > 10


@pytest.mark.parametrize("part", [0.3, 0.5, 0.7, 0.9])
def test_second_power_cut_anywhere_during_the_recovery_loses_nothing_either(tmp_path: Path, part: float) -> None:
    _, whole = _unplug_before(None, tmp_path, AS_SHIPPED)
    life, first = _unplug_before(int(whole.operations * part), tmp_path, AS_SHIPPED)
    assert life.put
    cuts, recovered = 0, False
    while not recovered:
        second = first.after_power_cut("second", Random(1), _before(cuts))
        recovered = _recovers(tmp_path, second)
        assert life.lost(tmp_path, second.after_power_cut("third", Random(cuts))) == set()
        cuts += 1
    assert cuts > 2


def _recovers(folder: Path, disk: Disk) -> bool:
    try:
        with opened(folder, vfs=disk.name) as outbox:
            outbox.tidy()
    except PowerCut:
        return False
    finally:
        disk.unregister()
    return True
