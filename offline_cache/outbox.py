"""The durable queue: what was accepted stays until the back end has it. The only writer; knows SQL and no network."""

import json
import re
from collections.abc import Callable, Mapping
from random import Random, SystemRandom
from typing import Any

import apsw

from offline_cache.contents import DAY_S, MOST_ROWS, Contents
from offline_cache.db import Database
from offline_cache.entry import Entry, Row, as_json, entry_of, require_names, storable
from offline_cache.errors import SealBroken, UnknownKey
from offline_cache.mark import mark
from offline_cache.numbers import check_terminal
from offline_cache.rows import OVER, known, require_room
from offline_cache.sealing import Sealer
from offline_cache.sequence import next_number

__all__ = ["LONGEST_WAIT_S", "Entry", "Outbox"]

DELIVERED_KEPT_S = 30 * DAY_S
LONGEST_WAIT_S = 3600.0  # between two tries; a row due later than that says that the clock was set back

_STATE_WORD = re.compile(r"[a-z_]{1,32}")


class Outbox(Contents):
    """May be used from several threads: each call takes the database for one short transaction.

    Every method that writes raises OutboxFull or DiskFull (no room; try later) or OutboxBroken (the disk failed;
    `renew` it). In each case nothing was written and all that was accepted before is safe.
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
        super().__init__(connection, sealer, clock, most_rows=most_rows)
        self._sealer = sealer
        self._terminal = terminal
        self._dice = dice or SystemRandom()

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
        draft = self._draft(plain, kind, visit=visit, key=key, number=number, closes=closes)
        with self._database.transaction() as connection:
            row = known(connection, key) or self._insert(connection, draft, numbered=numbered)
        if row.fingerprint != draft.fingerprint:
            self._reader.refuse(row)
        assert (row.key, row.kind, row.visit) == (key, kind, visit)
        assert 0 < row.seq <= self._last_seq
        return entry_of(row, json.loads(plain))

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

    # --- within -----------------------------------------------------------------------------------------------

    def _draft(self, plain: bytes, kind: str, *, visit: str, key: str, number: str, closes: str) -> Row:
        """A row that waits from now on, as it is before it has its place in the queue."""
        fingerprint = self._sealer.fingerprint(as_json([kind, visit]) + plain)
        sealed = self._sealer.seal(plain, key, kind)
        now = self._clock()
        return Row(0, key, kind, visit, closes, number, now, 0, now, "waiting", "", fingerprint, sealed)

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
