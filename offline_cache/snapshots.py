"""Answers of the back end kept for reading while the line is down, with their age. Knows no queue and no network."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from offline_cache.db import Database
from offline_cache.errors import SealBroken
from offline_cache.sealing import Sealer

_KIND = "snapshot"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """`data` as it was put; `age` in seconds."""

    data: Any
    age: float


class Snapshots:
    def __init__(self, database: Database, sealer: Sealer, clock: Callable[[], float]) -> None:
        self._database = database
        self._sealer = sealer
        self._clock = clock

    def put(self, name: str, data: Any) -> None:
        """Keep `data` (JSON values) under `name` in place of what was there. OutboxFull, OutboxBroken: not kept."""
        sealed = self._sealer.seal(json.dumps(data, ensure_ascii=False, allow_nan=False).encode(), name, _KIND)
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO snapshots(name, taken, sealed) VALUES(?, ?, ?)"
                " ON CONFLICT(name) DO UPDATE SET taken = excluded.taken, sealed = excluded.sealed",
                (name, self._clock(), sealed),
            )

    def get(self, name: str, max_age: float) -> Snapshot | None:
        """None: never kept, older than `max_age` seconds, unreadable, or of unknown age since the clock went back."""
        rows = self._database.rows("SELECT taken, sealed FROM snapshots WHERE name = ?", (name,))
        if not rows:
            return None
        taken, sealed = rows[0]
        age = self._clock() - taken
        if not 0 <= age <= max_age:
            return None
        try:
            return Snapshot(json.loads(self._sealer.unseal(sealed, name, _KIND)), age)
        except SealBroken:
            return None
