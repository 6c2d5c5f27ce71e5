"""Opens the one database file so that what is committed stays. Knows SQLite and the disk, no row's meaning."""

import fcntl
import logging
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import apsw

from offline_cache.errors import AlreadyOpen, CacheError, DatabaseUnusable, OutboxBroken, OutboxFull, UnfixedSqlite
from offline_cache.schema import migrate
from offline_cache.sealing import sync_folder

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

_log = logging.getLogger(__name__)


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

        OutboxFull: no room, nothing was written. OutboxBroken: the disk failed; from then on nothing else is tried,
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
            super().close(force)
        finally:
            if self._lock_file:
                self._lock_file.close()

    def hold(self, lock_file: IO[str]) -> None:
        """Keep the lock as long as the database is open."""
        self._lock_file = lock_file

    @contextmanager
    def _named_trouble(self) -> Iterator[None]:
        if self._broken:
            raise OutboxBroken(f"the disk failed before ({self._broken}): close the database and open it anew")
        try:
            yield
        except apsw.FullError as error:
            raise OutboxFull(f"no room on the disk: {error}") from error
        except apsw.Error as error:
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

    `clock` (seconds since 1970) dates that report. `vfs` names another SQLite file layer. Errors: UnfixedSqlite,
    AlreadyOpen, NewerSchema, DatabaseUnusable.
    """
    _require_fixed_sqlite(apsw.sqlite_lib_version())
    lock_file = _lock(path)
    try:
        set_aside = _set_aside_remains(path, clock)
        try:
            database = _open(path, vfs)
        except (apsw.CorruptError, apsw.NotADBError) as error:
            set_aside = _set_aside(path, clock, f"{type(error).__name__}: {error}")
            database = _open(path, vfs)
    except apsw.Error as error:
        lock_file.close()
        raise DatabaseUnusable(f"{path.name} cannot be opened: {type(error).__name__}: {error}") from error
    except BaseException:
        lock_file.close()
        raise
    database.set_aside = set_aside
    database.hold(lock_file)
    return database


def _require_fixed_sqlite(version: str) -> None:
    if not has_wal_reset_fix(version):
        raise UnfixedSqlite(f"SQLite {version} can lose commits; expected 3.51.3 or newer except 3.52.0")


def _lock(path: Path) -> IO[str]:
    file = path.with_name(path.name + ".lock").open("a")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise AlreadyOpen(f"{path.name} is in use: another terminal program is running; end it first") from None
    return file


def _open(path: Path, vfs: str | None) -> Database:
    database = Database(path, vfs)
    try:
        _apply_settings(database)
        _check(database)
        migrate(database, generation=len(_damaged_folders(path)))
    except (apsw.Error, CacheError):
        database.close()
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


def _set_aside_remains(path: Path, clock: Callable[[], float]) -> Path | None:
    """Files that SQLite would silently replace although they may hold rows: an emptied file, a log without its file."""
    if path.exists() and path.stat().st_size == 0:
        return _set_aside(path, clock, "the file is empty")
    if not path.exists() and _beside(path, "-wal").exists():
        return _set_aside(path, clock, "there is a log but no database")
    return None


def _set_aside(path: Path, clock: Callable[[], float], why: str) -> Path:
    """Move the database with its log to a folder of its own. The database first: a log alone is found next time."""
    folder = _beside(path, f".damaged-{len(_damaged_folders(path)) + 1:04d}")
    folder.mkdir()
    for file in (path, _beside(path, "-wal"), _beside(path, "-shm")):
        if file.exists():
            os.rename(file, folder / file.name)
    when = datetime.fromtimestamp(clock(), UTC).isoformat(timespec="seconds")
    report = f"{when}: {path.name} was damaged and set aside: {why}\nNothing was deleted. A new database was begun.\n"
    (folder / "report.txt").write_text(report, encoding="utf-8")
    sync_folder(folder)
    sync_folder(path.parent)
    _log.error("%s is damaged (%s); moved to %s, a new one is begun", path.name, why, folder.name)
    return folder


def _damaged_folders(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.name}.damaged-*"))


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
