"""The durable queue: what was accepted stays until the back end has it. The only writer; knows SQL and no network."""

import json
import re
from collections.abc import Callable, Mapping
from random import Random, SystemRandom
from typing import Any

import apsw

from offline_cache.db import Database
from offline_cache.entry import Entry, Row, as_json, entry_of, require_names, storable, without_completion
from offline_cache.errors import SealBroken, UnknownKey
from offline_cache.mark import mark
from offline_cache.numbers import check_terminal
from offline_cache.reading import Reader
from offline_cache.rows import OVER, known, require_room
from offline_cache.sealing import Sealer
from offline_cache.sequence import next_number

__all__ = ["LONGEST_WAIT_S", "Entry", "Outbox"]

DAY_S = 86_400.0
MOST_ROWS = 10_000
FULL_AT = 0.8  # of the most rows: no new visit is begun; the rest is for visits under way
OLDEST_S = 7 * DAY_S
DELIVERED_KEPT_S = 30 * DAY_S
LONGEST_WAIT_S = 3600.0  # between two tries; a row due later than that says that the clock was set back

_STATES = frozenset({"waiting", "parked", "delivered"})
_STATE_WORD = re.compile(r"[a-z_]{1,32}")


class Outbox:
    """May be used from several threads: each call takes the database for one short transaction.

    Every method that writes raises OutboxFull or DiskFull (no room; try later) or OutboxBroken (the disk failed;
    `renew` it). In each case nothing was written and all that was accepted before is safe.

    What must hold here whatever comes from outside is asserted, on entry and before the answer. What is already written
    stays written where an assertion fails.
    """

    def __init__(
        self,
        connection: Database,
        sealer: Sealer,
        terminal: str,
        clock: Callable[[], float],
        *,
        most_rows: int = MOST_ROWS,
        dice: Random | None = None,
    ) -> None:
        """`dice`: gives acceptance numbers what they have by chance; None: the system's."""
        check_terminal(terminal)
        self._sealer = sealer
        self._reader = Reader(sealer)
        self._terminal = terminal
        self._clock = clock
        self._most_rows = most_rows
        self._dice = dice or SystemRandom()
        self._go_on_with(connection)

    def renew(self, open_anew: Callable[[], Database]) -> None:
        """After OutboxBroken: close the database and go on with the one that `open_anew` gives.

        CacheError or OSError: that one cannot be used either; the outbox stays broken, and this may be tried again.
        """
        assert self._is_sound()
        self._database.close()
        database = open_anew()
        try:
            # The failed flush may have left in memory what is not on the disk; folding writes and flushes it anew.
            database.fold_log()
            self._go_on_with(database)
        except BaseException:
            database.close()
            raise
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

    # --- the kiosk's side -------------------------------------------------------------------------------------

    def put(
        self,
        kind: str,
        payload: Mapping[str, Any],
        *,
        visit: str,
        key: str,
        number: str = "",
        numbered: bool = False,
        closes: str = "",
    ) -> Entry:
        """Write a record down; on return it is on the disk. The same `key` again answers the first one's entry.

        `payload` holds JSON values. `number` is one that it has from elsewhere and that is not personal;
        it outlives the payload. `numbered` gives it an acceptance number instead. `closes` is the kind of the earlier
        record of this visit that this one completes. KeyReused: the key stands for another record. SealBroken: nobody
        can tell what it stands for. ValueError: a name is empty or the payload cannot be written as JSON.
        """
        assert self._is_sound()
        require_names(kind=kind, visit=visit, key=key)
        plain = as_json(payload)
        fingerprint = self._sealer.fingerprint(as_json([kind, visit]) + plain)
        sealed = self._sealer.seal(plain, key, kind)
        now = self._clock()
        draft = Row(0, key, kind, visit, closes, number, now, 0, now, "waiting", "", fingerprint, sealed)
        with self._database.transaction() as connection:
            row = known(connection, key) or self._insert(connection, draft, numbered=numbered)
        if row.fingerprint != fingerprint:
            self._reader.refuse(row)
        assert (row.key, row.kind, row.visit) == (key, kind, visit)
        assert 0 < row.seq <= self._last_seq
        return entry_of(row, json.loads(plain))

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

    # --- delivery ---------------------------------------------------------------------------------------------

    def next_due(self, now: float) -> Entry | None:
        """The oldest row to try at `now`: of each visit only its first waiting row. Unreadable rows are parked."""
        assert self._is_sound()
        while found := self._database.rows(
            "SELECT * FROM rows AS row WHERE state = 'waiting' AND (due <= ?1 OR due > ?2) AND NOT EXISTS ("
            "  SELECT 1 FROM rows AS earlier"
            "  WHERE earlier.visit = row.visit AND earlier.state = 'waiting' AND earlier.seq < row.seq"
            ") ORDER BY seq LIMIT 1",
            (now, now + LONGEST_WAIT_S),
        ):
            row = Row(*found[0])
            assert row.state == "waiting"
            assert row.due <= now or row.due > now + LONGEST_WAIT_S
            try:
                return entry_of(row, self._reader.payload(row))
            except SealBroken as error:
                mark("unreadable-row-parked")
                self.park(row.key, str(error))
        return None

    def delivered(self, key: str, reply: Mapping[str, Any]) -> None:
        """The back end has it: the payload goes, key, kind, number and `reply["state"]` stay for 30 days."""
        assert self._is_sound()
        word = str(reply.get("state", ""))
        state = word if _STATE_WORD.fullmatch(word) else "accepted"  # anything else might hold personal data
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO delivered"
                " SELECT seq, key, kind, visit, closes, number, created, attempts, ?, ?, fingerprint"
                " FROM rows WHERE key = ?",
                (self._clock(), state, key),
            )
            connection.execute("DELETE FROM rows WHERE key = ?", (key,))
            assert connection.changes() <= 1
            if not connection.changes() and known(connection, key) is None:
                raise UnknownKey(f"no record has the key {key}")
        self._leftovers = True

    def again(self, key: str, due: float, why: str) -> None:
        """Try once more at `due`, at the latest in LONGEST_WAIT_S seconds."""
        assert self._is_sound()
        due = min(due, self._clock() + LONGEST_WAIT_S)
        changed = self._change(
            "UPDATE rows SET attempts = attempts + 1, due = ?, reason = ? WHERE key = ?", due, storable(why), key
        )
        assert changed == 1

    def hasten(self, due: float) -> None:
        """Try every waiting row at `due` at the latest: the line is back."""
        assert self._is_sound()
        with self._database.transaction() as connection:
            connection.execute("UPDATE rows SET due = ?1 WHERE state = 'waiting' AND due > ?1", (due,))
            assert connection.changes() <= self._last_seq

    def tidy(self) -> None:
        """Forget deliveries after 30 days, and clear the log of deleted rows.

        A visit is forgotten as a whole: a record that is still here needs the one that completes it.
        """
        assert self._is_sound()
        too_old = self._clock() - DELIVERED_KEPT_S
        if self._database.rows(f"SELECT 1 {OVER} LIMIT 1", (too_old,)):
            with self._database.transaction() as connection:
                connection.execute(f"DELETE {OVER}", (too_old,))
                assert connection.changes() <= self._last_seq
            self._leftovers = True
        if self._leftovers:
            self._database.fold_log()
            self._leftovers = False

    # --- the technician's side --------------------------------------------------------------------------------

    def park(self, key: str, reason: str) -> None:
        """Take it out of delivery until a technician decides. Later rows of its visit go on."""
        assert self._is_sound()
        changed = self._change("UPDATE rows SET state = 'parked', reason = ? WHERE key = ?", storable(reason), key)
        assert changed == 1

    def release(self, key: str) -> None:
        """Deliver a parked row after all, as if it had never been tried, with the mark that a person said so now.

        UnknownKey: no parked row has this key.
        """
        assert self._is_sound()
        change = "UPDATE rows SET state = 'waiting', attempts = 0, due = ?1, released = ?1"
        changed = self._change(f"{change} WHERE state = 'parked' AND key = ?2", self._clock(), key)
        assert changed == 1

    def renumber(self, key: str) -> tuple[str, str]:
        """Deliver a parked row under another number: the old one, which the slip has, and the new one. UnknownKey."""
        assert self._is_sound()
        with self._database.transaction() as connection:
            old = connection.execute("SELECT number FROM rows WHERE state = 'parked' AND key = ?", (key,)).get
            if not old:
                raise UnknownKey(f"no parked row with a number has the key {key}")
            now = self._clock()
            new = next_number(connection, self._terminal, self._generation, now, self._dice)
            change = (
                "UPDATE rows SET number = ?1, formerly = ?2, state = 'waiting', attempts = 0, due = ?3, released = ?3"
            )
            connection.execute(f"{change} WHERE key = ?4", (new, old, now, key))
        assert new != old
        return str(old), new

    def parked(self) -> tuple[Entry, ...]:
        """Parked rows with their reasons, oldest first; those whose seal is broken have an empty payload."""
        assert self._is_sound()
        found = self._reader.entries(self._database.rows("SELECT * FROM rows WHERE state = 'parked' ORDER BY seq"))
        assert all(entry.state == "parked" for entry in found)
        return found

    # --- within -----------------------------------------------------------------------------------------------

    def _change(self, statement: str, *values: str | float) -> int:
        """How many rows were changed."""
        with self._database.transaction() as connection:
            connection.execute(statement, values)
            changed = connection.changes()
            if not changed:
                raise UnknownKey(f"no row of the queue has the key {values[-1]}")
        return changed

    def _insert(self, connection: apsw.Connection, draft: Row, *, numbered: bool) -> Row:
        require_room(connection, self._last_seq, self._most_rows)
        number = draft.number
        if numbered:
            number = next_number(connection, self._terminal, self._generation, draft.created, self._dice)
        self._last_seq += 1
        self._newest = max(self._newest, draft.created)
        row = draft._replace(seq=self._last_seq, number=number)
        connection.execute("INSERT INTO rows VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", row)
        return row

    def _next_number(self, connection: apsw.Connection, at: float) -> str:
        return next_number(connection, self._terminal, self._generation, at, self._dice)
