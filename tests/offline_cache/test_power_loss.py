"""The plug is pulled before every single disk operation in turn: what was acknowledged is there afterwards."""

from pathlib import Path
from random import Random

import apsw
import pytest

from offline_cache.db import open_database
from offline_cache.errors import CacheError
from offline_cache.outbox import Outbox
from tests.offline_cache.disk import Content, Disk, PowerCut
from tests.offline_cache.rig import CITIZEN, Clock, opened, outbox_on

ROWS = 7


class Life:
    """A terminal's life on a disk until the power goes: what it has acknowledged to whom."""

    def __init__(self, synchronous: str) -> None:
        self.put: dict[str, str] = {}  # key: number
        self.handed_over: set[str] = set()  # the back end has it; the row may or may not have left
        self.delivered: set[str] = set()
        self._synchronous = synchronous

    def live(self, folder: Path, vfs: str) -> None:
        database = open_database(folder / "outbox.db", Clock(), vfs=vfs)
        try:
            database.pragma("synchronous", self._synchronous)
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

    def lost(self, folder: Path) -> set[str]:
        """What is not as acknowledged after the restart: rows gone, deliveries forgotten, numbers given out twice."""
        with opened(folder) as outbox:
            waiting = {entry.key for entry in outbox.pending_entries() if entry.payload["name"] == CITIZEN["name"]}
            unknown = {key for key, number in self.put.items() if outbox.find(number) is None}
            number = outbox.put("application", {}, visit="next", key="next/0", numbered=True).number
        reused = {key for key, given in self.put.items() if given == number}
        return unknown | reused | (set(self.put) - self.handed_over - waiting) | (self.delivered & waiting)


def _unplug_before(operation: int | None, folder: Path, synchronous: str, seed: int = 0) -> tuple[Life, Disk]:
    def before(index: int) -> None:
        if index == operation:
            raise PowerCut

    disk = Disk(f"disk-{synchronous}-{operation}-{seed}", before)
    life = Life(synchronous)
    workshop = folder / "lock"  # only the lock file is on the real disk
    workshop.mkdir(exist_ok=True)
    try:
        life.live(workshop, disk.name)
    except (PowerCut, CacheError, apsw.Error):
        assert operation is not None
    finally:
        disk.unregister()
    return life, disk


def _after_every_power_cut(folder: Path, synchronous: str, every: int = 1) -> list[set[str]]:
    _, whole = _unplug_before(None, folder, synchronous)
    assert whole.operations > 60
    lost = []
    for operation in range(0, whole.operations, every):
        life, disk = _unplug_before(operation, folder, synchronous)
        image = folder / f"{synchronous}-{operation}"
        disk.unplugged_into(image, Random(operation))
        lost.append(life.lost(image))
        damaged = bool(list(image.glob("*.damaged-*")))
        assert not (damaged and life.put), "a power cut must never look like damage once a row was acknowledged"
    return lost


def test_power_cut_before_any_disk_operation_loses_nothing_acknowledged(tmp_path: Path) -> None:
    lost = _after_every_power_cut(tmp_path, "FULL")
    assert [names for names in lost if names] == []


def test_same_power_cuts_with_a_weaker_setting_do_lose_rows(tmp_path: Path) -> None:
    """The control: if this loses nothing, the test above proves nothing."""
    lost = _after_every_power_cut(tmp_path, "NORMAL", every=2)
    assert sum(len(names) for names in lost) > 10


@pytest.mark.parametrize("part", [0.3, 0.5, 0.7, 0.9])
def test_second_power_cut_anywhere_during_the_recovery_loses_nothing_either(tmp_path: Path, part: float) -> None:
    _, whole = _unplug_before(None, tmp_path, "FULL")
    life, disk = _unplug_before(int(whole.operations * part), tmp_path, "FULL")
    disk.unplugged_into(tmp_path / "first", Random(1))
    assert life.put
    second, recovered = 0, False
    while not recovered:
        again = _disk_with(tmp_path / "first", tmp_path / "lock", cut_before=second)
        recovered = _recovers(tmp_path / "lock", again)
        again.unplugged_into(tmp_path / f"again-{second}", Random(second))
        assert life.lost(tmp_path / f"again-{second}") == set()
        second += 1
    assert second > 2


def _disk_with(image: Path, folder: Path, cut_before: int) -> Disk:
    def before(index: int) -> None:
        if index == cut_before:
            raise PowerCut

    disk = Disk(f"again-{cut_before}", before)
    for file in image.glob("outbox.db*"):
        if file.suffix != ".lock":
            disk.files[str(folder / file.name)] = Content(bytearray(file.read_bytes()), bytearray(file.read_bytes()))
    return disk


def _recovers(folder: Path, disk: Disk) -> bool:
    try:
        with opened(folder, vfs=disk.name) as outbox:
            outbox.tidy()
    except PowerCut:
        return False
    finally:
        disk.unregister()
    return True
