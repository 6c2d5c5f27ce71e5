"""Opens the one database file so that what is committed stays. Knows SQLite and the disk, no row's meaning."""

import fcntl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import apsw

from offline_cache.errors import (
    AlreadyOpen,
    CacheError,
    DatabaseDamaged,
    DatabaseMissing,
    DatabaseUnusable,
    DiskFull,
    OutboxBroken,
    UnfixedSqlite,
)
from offline_cache.mark import mark
from offline_cache.schema import migrate
from offline_cache.set_aside import beside, move_aside, remains, set_aside_so_far

CHECKPOINT_PAGES = 256  # 1 MiB of log is folded into the database; keeps recovery and leftovers short
LOG_BYTES_KEPT = 4 * 1024 * 1024

# One connection, ever. EXCLUSIVE keeps the log's index in memory: no -shm file, fewer calls per commit.
# FULL: NORMAL loses acknowledged commits at a power cut without any sign of it.
_SETTINGS: Mapping[str, tuple[str | int, str | int]] = {  # name: (what to ask for, what must be answered)
    "locking_mode": ("EXCLUSIVE", "exclusive"),
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", 2),
    "secure_delete": ("ON", 1),
    "foreign_keys": ("ON", 1),
    "trusted_schema": ("OFF", 0),
    "cell_size_check": ("ON", 1),
    "wal_autocheckpoint": (CHECKPOINT_PAGES, CHECKPOINT_PAGES),
    "journal_size_limit": (LOG_BYTES_KEPT, LOG_BYTES_KEPT),
}


class Database(apsw.Connection):
    """The open database. `set_aside` is the folder a damaged predecessor was moved to at this opening, or None."""

    set_aside: Path | None = None
    _lock_file: IO[str] | None = None
    _broken = ""

    def __init__(self, path: Path, vfs: str | None) -> None:
        super().__init__(str(path), vfs=vfs)
        self._guard = threading.RLock()

    @contextmanager
    def transaction(self) -> Iterator[apsw.Connection]:
        """All or nothing, and durable when the block is left. Threads take turns.

        DiskFull: no room, nothing was written. OutboxBroken: the disk failed; from then on nothing else is tried,
        since a second flush after a failed one may report success for data that is lost.
        """
        with self._guard, self._named_trouble():
            try:
                self.execute("BEGIN IMMEDIATE")
                yield self
                self.execute("COMMIT")
            finally:
                if self.in_transaction:
                    self.execute("ROLLBACK")

    def rows(self, query: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """What a query finds, at once."""
        with self._guard, self._named_trouble():
            return self.execute(query, values).fetchall()

    def fold_log(self) -> None:
        """Move the log into the database and empty it, so that deleted rows are gone from both."""
        with self._guard, self._named_trouble():
            self.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)

    def close(self, force: bool = False) -> None:  # noqa: FBT001 - the overridden method's own signature
        try:
            if self._broken:
                self._leave_log()
            super().close(force)
        finally:
            if self._lock_file:
                self._lock_file.close()

    @property
    def is_closed(self) -> bool:
        try:
            str(self.filename)
        except apsw.ConnectionClosedError:
            return True
        return False

    def hold(self, lock_file: IO[str]) -> None:
        """Keep the lock as long as the database is open."""
        self._lock_file = lock_file

    def abandon(self) -> None:
        """Close it and leave its files as they are: closing would fold the log into a file that is damaged."""
        self._leave_log()
        self.close()

    def _leave_log(self) -> None:
        with suppress(apsw.ConnectionClosedError):
            self.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)

    @contextmanager
    def _named_trouble(self) -> Iterator[None]:
        if self._broken:
            mark("broken-disk-not-tried-again")
            raise OutboxBroken(f"the disk failed before ({self._broken}): close the database and open it anew")
        try:
            yield
        except apsw.FullError as error:
            mark("disk-full")
            raise DiskFull(f"no room on the disk: {error}") from error
        except apsw.Error as error:
            mark("disk-failed")
            self._broken = f"{type(error).__name__}: {error}"
            raise OutboxBroken(f"the disk or the database failed: {self._broken}") from error


def has_wal_reset_fix(version: str) -> bool:
    """Whether this SQLite has the fix of the WAL-reset bug (sqlite.org/wal.html#walresetbug).

    Fixed in 3.51.3, and in 3.50.7 and 3.44.6 of their lines; 3.52.0 was withdrawn. Older than WAL itself (3.7.0)
    counts as unfixed.
    """
    number = tuple(int(part) for part in version.split("."))[:3]
    if number[:2] in ((3, 44), (3, 50)):
        return number >= ((3, 44, 6) if number[1] == 44 else (3, 50, 7))
    return number >= (3, 51, 3) and number != (3, 52, 0)


def open_database(path: Path, clock: Callable[[], float] = time.time, *, vfs: str | None = None) -> Database:
    """Open `path`, made new where there is none. A damaged file is moved aside, never deleted, and reported.

    Only for the terminal itself: who looks at its queue uses `open_undamaged`. `clock` (seconds since 1970) dates the
    report. `vfs` names another SQLite file layer. Errors: UnfixedSqlite, AlreadyOpen, NewerSchema, DatabaseUnusable.
    """
    with _locked(path) as lock_file:
        why = remains(path)
        set_aside = move_aside(path, clock, why) if why else None
        try:
            database = _open(path, vfs)
        except (apsw.CorruptError, apsw.NotADBError) as error:
            mark("damaged-database-set-aside")
            set_aside = move_aside(path, clock, f"{type(error).__name__}: {error}")
            database = _open(path, vfs)
        database.set_aside = set_aside
        database.hold(lock_file)
    return database


def open_undamaged(path: Path) -> Database:
    """Open `path` for whoever looks at a stopped terminal's queue: nothing is made and nothing set aside.

    Errors: DatabaseMissing, DatabaseDamaged (its files stay as they are), and those of `open_database`.
    """
    if _is_missing(path):
        raise DatabaseMissing(f"there is no {path.name} yet: the first start makes it")
    with _locked(path) as lock_file:
        if why := remains(path):
            raise DatabaseDamaged(f"{path.name} is damaged: {why}")
        try:
            database = _open(path, None)
        except (apsw.CorruptError, apsw.NotADBError) as error:
            raise DatabaseDamaged(f"{path.name} is damaged: {type(error).__name__}: {error}") from error
        database.hold(lock_file)
    return database


def _is_missing(path: Path) -> bool:
    try:
        return not path.exists() and not beside(path, "-wal").exists()
    except OSError as error:  # the folder is not for this user to look into
        raise DatabaseUnusable(f"{path.name}: {error.strerror or error}") from error


@contextmanager
def _locked(path: Path) -> Iterator[IO[str]]:
    """The lock while the database is being opened; given back where that fails, under a name of ours."""
    _require_fixed_sqlite(apsw.sqlite_lib_version())
    with ExitStack() as unless_open:
        lock_file = unless_open.enter_context(_lock(path))
        try:
            yield lock_file
        except apsw.Error as error:
            raise DatabaseUnusable(f"{path.name} cannot be opened: {type(error).__name__}: {error}") from error
        except OSError as error:
            raise DatabaseUnusable(f"{path.name} cannot be opened: {error}") from error
        unless_open.pop_all()  # from here on the database holds it


def _require_fixed_sqlite(version: str) -> None:
    if not has_wal_reset_fix(version):
        raise UnfixedSqlite(f"SQLite {version} can lose commits; expected 3.51.3 or newer except 3.52.0")


def _lock(path: Path) -> IO[str]:
    name = path.name + ".lock"
    try:
        file = path.with_name(name).open("a")
    except OSError as error:
        raise DatabaseUnusable(f"{name}: {error.strerror or error}") from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        mark("database-in-use")
        raise AlreadyOpen(f"{path.name} is in use: another terminal program is running; end it first") from None
    return file


def _open(path: Path, vfs: str | None) -> Database:
    is_new = not path.exists()
    database = Database(path, vfs)
    try:
        _apply_settings(database)
        _check(database)
        migrate(database, generation=set_aside_so_far(path))
    except (apsw.Error, CacheError):
        database.abandon()
        if is_new and path.exists() and not path.stat().st_size:
            mark("half-made-database-removed")
            path.unlink()  # or the next try would take it for one that was emptied, and set it aside
        raise
    return database


def _apply_settings(database: Database) -> None:
    database.set_busy_timeout(0)
    for name, (wish, expected) in _SETTINGS.items():
        database.pragma(name, wish)
        answer = database.pragma(name)
        if answer != expected:
            raise DatabaseUnusable(f"SQLite answers {name} = {answer!r}, expected {expected!r}")


def _check(database: Database) -> None:
    report = database.execute("PRAGMA quick_check(1)").fetchall()
    if report != [("ok",)]:
        raise apsw.CorruptError(f"quick_check: {report[0][0]}")
