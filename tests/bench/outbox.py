"""How long a citizen waits until a record is safe: put() beside plain SQLite and beside the disk itself."""

import json
import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from offline_cache.db import open_database
from offline_cache.outbox import Outbox
from offline_cache.sealing import Sealer
from tests.bench.result import Result

ROUNDS = 3  # of all three in turn, so that a noisy moment hits each of them; the median is that of all calls
RECORDS = 400  # a round, each
PAYLOAD = {"name": "欧阳穗生", "form": "x" * 2000}
PAGE = 4096


def run() -> Iterator[Result]:
    times: dict[str, list[float]] = {"outbox": [], "sqlite3": [], "floor": []}
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            for name, work in (("outbox", _outbox), ("sqlite3", _plain_sqlite), ("floor", _overwrite)):
                times[name] += work(Path(folder))
    ours, plain, floor = (statistics.median(times[name]) * 1000 for name in ("outbox", "sqlite3", "floor"))
    version = f"stdlib sqlite3 {sqlite3.sqlite_version}, WAL + FULL, same JSON in clear"
    yield Result("durable put of 2 KB, p50", ours, plain, "ms", version, goal=1.3)
    yield Result("durable put of 2 KB, p50", ours, floor, "ms", "4 KB overwrite + fdatasync", goal=2.5)


def _times(work: Callable[[int], object]) -> list[float]:
    """Seconds of each of RECORDS calls."""
    times = []
    for n in range(RECORDS):
        begun = time.perf_counter()
        work(n)
        times.append(time.perf_counter() - begun)
    return times


def _outbox(folder: Path) -> list[float]:
    database = open_database(folder / "outbox.db")
    outbox = Outbox(database, Sealer(os.urandom(32)), "GZ0117", time.time)
    try:
        return _times(lambda n: outbox.put("application", PAYLOAD, visit=f"v{n}", key=f"v{n}/0", numbered=True))
    finally:
        database.close()


def _plain_sqlite(folder: Path) -> list[float]:
    connection = sqlite3.connect(folder / "plain.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE rows(key TEXT PRIMARY KEY, payload TEXT NOT NULL)")
    insert = "INSERT INTO rows VALUES(?, ?)"
    try:
        return _times(lambda n: connection.execute(insert, (f"v{n}/0", json.dumps(PAYLOAD))))
    finally:
        connection.close()


def _overwrite(folder: Path) -> list[float]:
    descriptor = os.open(folder / "floor", os.O_RDWR | os.O_CREAT)
    page = os.urandom(PAGE)
    os.pwrite(descriptor, page, 0)
    os.fsync(descriptor)

    def overwrite(_: int) -> None:
        os.pwrite(descriptor, page, 0)
        os.fdatasync(descriptor)

    try:
        return _times(overwrite)
    finally:
        os.close(descriptor)
