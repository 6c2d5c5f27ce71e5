"""Remembers keys, requests and terminals, and does a thing exactly once per key. Knows no endpoint and no office."""

import hashlib
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CursorResult, Delete, Engine, create_engine, delete, event, select
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from device_sim.backend.problem import Refusal
from device_sim.backend.tables import Table, Terminal, UsedKey, UsedNonce

DAY_S = 86400.0
RECORD_AGE_S = 30 * DAY_S  # a terminal may have been offline so long
CLOCK_AHEAD_S = DAY_S  # a terminal's clock may be ahead by so much
# A key must outlive every record that may still come with it: the oldest one accepted, written by a clock ahead.
KEEP_KEYS_S = RECORD_AGE_S + CLOCK_AHEAD_S + DAY_S
LIVE_AGE_S = 300.0  # a live question is answered within five minutes or not at all
KEEP_NONCES_S = 3 * LIVE_AGE_S  # both directions of a wrong clock, and one more for good measure
LOST_RACES = 10  # in so many tries somebody else may have been first

DATABASES = "sqlite:///FILE or postgresql+psycopg://USER@HOST/DATABASE"

Reply = dict[str, Any]
Clock = Callable[[], float]


class UnusableDatabaseError(Exception):
    """There is no database at this address. Its words name what was expected and never quote the address."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a terminal wants done once: its key, and a fingerprint of what it says."""

    terminal: str
    key: str
    fingerprint: str


def fingerprint(body: Mapping[str, Any]) -> str:
    """SHA-256 of the JSON value, independent of spaces, of the order of names and of how a whole number is written."""
    plain = json.loads(json.dumps(body), parse_float=_number)
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _number(written: str) -> int | float:
    """1.0 and 1 are one number."""
    number = float(written)
    return int(number) if number.is_integer() else number


class Store:
    """The database. Every method is one transaction and may be called from any thread."""

    def __init__(self, database_url: str, clock: Clock = time.time) -> None:
        """UnusableDatabaseError: no such kind of database, or it cannot be opened."""
        self.clock = clock
        self._engine = _engine(database_url)
        self.transaction = sessionmaker(self._engine).begin
        try:
            Table.metadata.create_all(self._engine)
        except DBAPIError as error:
            raise UnusableDatabaseError(f"the database cannot be opened: {error.orig}") from error

    def close(self) -> None:
        self._engine.dispose()

    def register(self, terminals: Mapping[str, bytes]) -> None:
        """Terminals that may talk to us from now on; a known one gets its new key."""
        with self.transaction() as session:
            for terminal, key in terminals.items():
                session.merge(Terminal(id=terminal, key=key.hex()))

    def terminal_key(self, terminal: str) -> bytes | None:
        with self.transaction() as session:
            found = session.get(Terminal, terminal)
            return bytes.fromhex(found.key) if found else None

    def terminal_keys(self) -> tuple[bytes, ...]:
        with self.transaction() as session:
            return tuple(bytes.fromhex(key) for key in session.scalars(select(Terminal.key)))

    def first_use(self, terminal: str, nonce: str) -> bool:
        """True once for each nonce. Forgets nonces that are too old to be asked about."""
        now = self.clock()
        try:
            with self.transaction() as session:
                session.execute(delete(UsedNonce).where(UsedNonce.at < now - KEEP_NONCES_S))
                session.add(UsedNonce(terminal=terminal, nonce=nonce, at=now))
        except IntegrityError:
            return False
        return True

    def once(self, request: Request, act: Callable[[Session], Reply]) -> Reply:
        """What `act` answered for this key, now or the first time; its effects happen exactly once.

        Refusal 409: the key was used for something else. A Refusal raised by `act` leaves the key unused.
        """
        for _ in range(LOST_RACES):
            try:
                with self.transaction() as session:
                    return self._once(session, request, act)
            except IntegrityError:  # somebody else was first: next time round their answer is there to be read
                continue
        raise Refusal(503, "busy", f"the key was contended {LOST_RACES} times; ask again")

    def _once(self, session: Session, request: Request, act: Callable[[Session], Reply]) -> Reply:
        used = session.get(UsedKey, (request.terminal, request.key))
        if used is None:
            used = UsedKey(
                terminal=request.terminal,
                key=request.key,
                fingerprint=request.fingerprint,
                reply={},
                at=self.clock(),
            )
            session.add(used)
            session.flush()  # from here on everybody else with this key waits for us
            used.reply = act(session)
            return used.reply
        if used.fingerprint != request.fingerprint:
            raise Refusal(409, "key-reused", "this idempotency key was used for another content")
        return used.reply

    def purge(self, now: float) -> int:
        """Forget keys that no acceptable record can come with any more. Answers how many."""
        with self.transaction() as session:
            return _rows(session, delete(UsedKey).where(UsedKey.at < now - KEEP_KEYS_S))


def _rows(session: Session, statement: Delete) -> int:
    result = session.execute(statement)
    return result.rowcount if isinstance(result, CursorResult) else 0


def _engine(database_url: str) -> Engine:
    try:
        engine = create_engine(database_url)
    except (ArgumentError, ImportError, ValueError) as error:  # no address, no such database, no such port
        raise UnusableDatabaseError(f"expected a database's address, {DATABASES}") from error
    if engine.dialect.name == "sqlite":
        # The rollback journal: Debian 12's SQLite 3.40 can lose commits in WAL mode (fixed in 3.51.3).
        # IMMEDIATE: a transaction that reads and then writes must not meet another one in between.
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # pysqlite must not begin transactions of its own
    connection.execute("PRAGMA busy_timeout = 30000")
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = FULL")
