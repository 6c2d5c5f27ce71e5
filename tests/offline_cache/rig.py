"""An outbox on a real file, a clock that is set by hand, and an invented citizen. Knows no test."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from offline_cache.contents import MOST_ROWS
from offline_cache.db import Database, open_database
from offline_cache.entry import Entry
from offline_cache.outbox import Outbox
from offline_cache.sealing import Sealer
from tests.clock import Clock as AnyClock

KEY = bytes(range(32))
HOUR_S, DAY_S = 3600.0, 86_400.0
TERMINAL = "GZ0117"
NOON = 1_795_406_400.0  # 2026-11-23 12:00 in Guangzhou
CITIZEN = {"name": "欧阳穗生", "id_number": "440104198503070123", "phone": "13800138000"}


@dataclass
class Clock(AnyClock):
    """It is noon as long as nobody sets it."""

    now: float = NOON


def outbox_on(database: Database, clock: Clock, most_rows: int = MOST_ROWS) -> Outbox:
    return Outbox(database, Sealer(KEY), TERMINAL, clock, most_rows=most_rows)


@contextmanager
def opened(
    folder: Path, clock: Clock | None = None, vfs: str | None = None, most_rows: int = MOST_ROWS
) -> Iterator[Outbox]:
    """The outbox of a terminal from its start to its end."""
    clock = clock or Clock()
    database = open_database(folder / "outbox.db", clock, vfs=vfs)
    try:
        yield outbox_on(database, clock, most_rows)
    finally:
        database.close()


def numbered(outbox: Outbox, names: str) -> list[str]:
    """Those that records of these keys are given, a letter a key."""
    return [outbox.put("application", {}, visit=name, key=name, numbered=True).number for name in names]


def put(outbox: Outbox, visit: str, step: int = 0, kind: str = "application") -> Entry:
    """A record of nobody: its key is VISIT/STEP."""
    return outbox.put(kind, {"step": step}, visit=visit, key=f"{visit}/{step}")


def damage(path: Path, how: str) -> bytes:
    """A database as a disk may leave it: "header", "pages", "emptied", "text". What is in the file now."""
    whole = bytearray(path.read_bytes())
    match how:
        case "header":
            whole[:100] = bytes(100)
        case "pages":
            whole[4096:40960] = b"\xa5" * 36864
        case "emptied":
            whole.clear()
        case "text":
            whole[:] = "这不是数据库".encode() * 500
        case _:
            raise ValueError(how)
    path.write_bytes(whole)
    return bytes(whole)


class Always:
    """Dice that always show the same share of their range."""

    def __init__(self, share: float) -> None:
        self._share = share

    def uniform(self, low: float, high: float) -> float:
        return low + (high - low) * self._share


def always(share: float) -> Random:
    return Always(share)  # type: ignore[return-value]  # only uniform() is used


def put_keys(outbox: Outbox, *keys: str) -> None:
    """Records of a citizen with these keys: VISIT/STEP."""
    for key in keys:
        outbox.put("application", CITIZEN, visit=key.partition("/")[0], key=key)
