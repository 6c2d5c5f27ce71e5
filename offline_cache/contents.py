"""What is in the durable queue: opened, asked and closed. Writes no row; knows SQL and no network."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack

from offline_cache.db import Database
from offline_cache.entry import Entry, without_completion
from offline_cache.reading import Reader
from offline_cache.rows import known
from offline_cache.sealing import Sealer

DAY_S = 86_400.0
MOST_ROWS = 10_000
FULL_AT = 0.8  # of the most rows: no new visit is begun; the rest is for visits under way
OLDEST_S = 7 * DAY_S

_STATES = frozenset({"waiting", "parked", "delivered"})


class Contents:
    """May be asked from several threads: each call takes the database for one short transaction.

    What must hold here whatever comes from outside is asserted, on entry and before the answer. What is already written
    stays written where an assertion fails.
    """

    def __init__(
        self, connection: Database, sealer: Sealer, clock: Callable[[], float], *, most_rows: int = MOST_ROWS
    ) -> None:
        self._reader = Reader(sealer)
        self._clock = clock
        self._most_rows = most_rows
        self._go_on_with(connection)

    def renew(self, open_anew: Callable[[], Database]) -> None:
        """After OutboxBroken: close the database and go on with the one that `open_anew` gives.

        CacheError or OSError: that one cannot be used either; the outbox stays broken, and this may be tried again.
        """
        assert self._is_sound()
        self._database.close()
        database = open_anew()
        with ExitStack() as unless_renewed:
            unless_renewed.callback(database.close)  # or the next try would find it in use
            # The failed flush may have left in memory what is not on the disk; folding writes and flushes it again.
            database.fold_log()
            self._go_on_with(database)
            unless_renewed.pop_all()
        assert self._database is database
        assert self._is_sound()

    def close(self) -> None:
        assert self._is_sound()
        self._database.close()
        assert self._database.is_closed

    def _go_on_with(self, database: Database) -> None:
        # Nobody else writes, so these are read once. A place lost to a refused write is a gap, no more.
        ((self._generation, self._last_seq, self._newest),) = database.rows(
            "SELECT generation,"
            " max((SELECT ifnull(max(seq), 0) FROM rows), (SELECT ifnull(max(seq), 0) FROM delivered)),"
            " max((SELECT ifnull(max(created), 0) FROM rows), (SELECT ifnull(max(created), 0) FROM delivered))"
            " FROM origin"
        )
        self._leftovers = True  # deleted rows may still be in the log
        self._database = database

    def _is_sound(self) -> bool:
        """What holds between any two calls: places and times only grow, from an origin that was read."""
        return self._generation >= 0 and self._last_seq >= 0 and self._newest >= 0.0 and self._most_rows > 0

    def find(self, number: str) -> str | None:
        """Where the record with this acceptance number is: "waiting", "parked", "delivered", or None: not here."""
        assert self._is_sound()
        found = self._database.rows(
            "SELECT state FROM rows WHERE number = ?1 AND number <> '' UNION ALL"
            " SELECT 'delivered' FROM delivered WHERE number = ?1 AND number <> ''",
            (number,),
        )
        state = str(found[0][0]) if found else None
        assert state is None or state in _STATES
        return state

    def pending(self, predicate: Callable[[Entry], bool]) -> tuple[Entry, ...]:
        """Rows not delivered yet that `predicate` accepts, oldest first."""
        assert self._is_sound()
        found = tuple(entry for entry in self.pending_entries() if predicate(entry))
        assert all(entry.state != "delivered" for entry in found)
        return found

    def pending_entries(self) -> tuple[Entry, ...]:
        """All rows not delivered yet, oldest first; those whose seal is broken have an empty payload."""
        assert self._is_sound()
        found = self._reader.entries(self._database.rows("SELECT * FROM rows ORDER BY seq"))
        assert all(entry.state != "delivered" for entry in found)
        return found

    def unfinished(self, opens: Mapping[str, str]) -> tuple[Entry, ...]:
        """Records of the kinds in `opens` that no later record of their visit completes, oldest first.

        `opens` says which kind completes which, e.g. {"certificate_requested": "certificate_issued"}; a record put
        with `closes` completes that kind too. Records that were delivered already count on both sides.
        """
        assert self._is_sound()
        keys = without_completion(
            self._database.rows(
                "SELECT seq, key, kind, visit, closes FROM rows UNION ALL"
                " SELECT seq, key, kind, visit, closes FROM delivered ORDER BY 1"
            ),
            opens,
        )
        with self._database.transaction() as connection:
            records = [known(connection, key) for key in keys]
        found = self._reader.entries(sorted(record for record in records if record))
        assert all(entry.kind in opens for entry in found)
        return found

    def waiting(self) -> int:
        assert self._is_sound()
        count = int(self._database.rows("SELECT count(*) FROM rows WHERE state = 'waiting'")[0][0])
        assert 0 <= count <= self._last_seq
        return count

    def head(self) -> Entry | None:
        """The oldest waiting row; it knows since when it waits, and why its last try failed."""
        assert self._is_sound()
        found = self._reader.entries(
            self._database.rows("SELECT * FROM rows WHERE state = 'waiting' ORDER BY seq LIMIT 1")
        )
        assert all(entry.state == "waiting" for entry in found)
        return found[0] if found else None

    def newest(self) -> float:
        """The latest time at which any row here was put, seconds since 1970; 0: none is here."""
        assert self._is_sound()
        newest = float(self._newest)
        assert newest == 0.0 or self._last_seq > 0
        return newest

    def full(self) -> bool:
        """True: begin no visit that needs delivery. Rows of visits under way are still accepted."""
        assert self._is_sound()
        count = int(self._database.rows("SELECT count(*) FROM rows")[0][0])
        head = self.head()
        is_full = count >= self._most_rows * FULL_AT or (head is not None and self._clock() - head.since > OLDEST_S)
        assert not is_full or self._last_seq > 0
        return is_full

    def parked(self) -> tuple[Entry, ...]:
        """Parked rows with their reasons, oldest first; those whose seal is broken have an empty payload."""
        assert self._is_sound()
        found = self._reader.entries(self._database.rows("SELECT * FROM rows WHERE state = 'parked' ORDER BY seq"))
        assert all(entry.state == "parked" for entry in found)
        return found
