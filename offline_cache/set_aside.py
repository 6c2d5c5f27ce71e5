"""Sets a damaged database aside, never deletes it. Knows its files and the folder it goes to, no SQLite.

A database is `path`; its log and what else SQLite keeps stand beside it under its name.
"""

import logging
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from offline_cache.mark import mark
from offline_cache.sealing import sync_folder

REPORT = "report.txt"  # in the folder of a database that was set aside
COUNT = ".set-aside"  # after the database's name: the file that says how many were

_log = logging.getLogger(__name__)


def damaged_folders(path: Path) -> list[Path]:
    """Where damaged predecessors of `path` were moved to, oldest first, as long as nobody has carried them away."""
    return sorted(found for found in path.parent.glob(f"{path.name}.damaged-*") if found.is_dir())


def remains(path: Path) -> str:
    """What SQLite would silently replace although it may hold rows: an emptied file, a log without its file."""
    if path.exists() and path.stat().st_size == 0:
        mark("emptied-database-found")
        return "the file is empty"
    if not path.exists() and beside(path, "-wal").exists():
        mark("log-without-database-found")
        return "there is a log but no database"
    return ""


def move_aside(path: Path, clock: Callable[[], float], why: str) -> Path:
    """Move the database with its log to a folder of its own. The database first: a log alone is found next time."""
    number = set_aside_so_far(path) + 1
    _remember_set_aside(path, number)  # before anything moves: to skip a number does no harm, to use one twice does
    folder = beside(path, f".damaged-{number:04d}")
    folder.mkdir()
    for file in (path, beside(path, "-wal"), beside(path, "-shm")):
        if file.exists():
            os.rename(file, folder / file.name)
    when = datetime.fromtimestamp(clock(), UTC).isoformat(timespec="seconds")
    report = f"{when}: {path.name} was damaged and set aside: {why}\nNothing was deleted. A new database was begun.\n"
    (folder / REPORT).write_text(report, encoding="utf-8")
    sync_folder(folder)
    sync_folder(path.parent)
    _log.error("%s is damaged (%s); moved to %s, a new one is begun", path.name, why, folder.name)
    return folder


def set_aside_so_far(path: Path) -> int:
    """How many databases were set aside before. Their folders are carried away some day, so they are counted apart."""
    try:
        counted = int(beside(path, COUNT).read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        counted = 0
    return max([counted, *(int(folder.name[-4:]) for folder in damaged_folders(path) if folder.name[-4:].isdecimal())])


def _remember_set_aside(path: Path, number: int) -> None:
    draft = beside(path, f"{COUNT}.new")
    with draft.open("w", encoding="ascii") as file:
        file.write(f"{number}\n")
        file.flush()
        os.fsync(file.fileno())
    os.rename(draft, beside(path, COUNT))
    sync_folder(path.parent)


def beside(path: Path, suffix: str) -> Path:
    """The file of this database whose name goes on with `suffix`."""
    return path.with_name(path.name + suffix)
