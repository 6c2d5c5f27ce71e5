"""A disk that lies in memory: it forgets unflushed writes at a power cut and fails on request. Knows no table.

A file layer for SQLite (apsw VFS). Every write, cut, flush and delete counts as one operation, so that a test can
stop the world before each of them in turn. No -shm: the connection must lock exclusively.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

import apsw

SECTOR = 512

Change = tuple[int, bytes] | int  # (offset, data) written, or cut to a size


class PowerCut(Exception):  # noqa: N818 - it is what happened
    """The plug was pulled. Nothing works any more."""


class ShortWrite(apsw.FullError):
    """The disk was full in the middle of a write."""


@dataclass
class Content:
    """What a file reads as now, what is safe, and the changes since its last flush, in order."""

    now: bytearray = field(default_factory=bytearray)
    safe: bytearray = field(default_factory=bytearray)
    unflushed: list[Change] = field(default_factory=list)

    def change(self, change: Change) -> None:
        _apply(self.now, change)
        self.unflushed.append(change)

    def flush(self) -> None:
        self.safe = bytearray(self.now)
        self.unflushed.clear()

    def after_power_cut(self, rng: Random) -> bytes:
        """Half of the unflushed changes are lost whole; of the others' sectors some are lost, some garbled."""
        image = bytearray(self.safe)
        for change in self.unflushed:
            if rng.random() < 0.5:
                continue
            for piece in _sectors(change, rng):
                _apply(image, piece)
        return bytes(image)


def _apply(image: bytearray, change: Change) -> None:
    match change:
        case int(size):
            del image[size:]
            image.extend(bytes(size - len(image)))
        case (offset, data):
            image.extend(bytes(max(0, offset - len(image))))
            image[offset : offset + len(data)] = data


def _sectors(change: Change, rng: Random) -> list[Change]:
    if isinstance(change, int):
        return [change]
    offset, data = change
    pieces: list[Change] = []
    for at in range(0, len(data), SECTOR):
        piece = data[at : at + SECTOR]
        fate = rng.random()
        if fate < 0.6:
            pieces.append((offset + at, piece))
        elif fate < 0.7:
            pieces.append((offset + at, rng.randbytes(len(piece))))
    return pieces


class Disk(apsw.VFS):
    """`before` is called with each operation's index and may raise in its place."""

    def __init__(self, name: str, before: Callable[[int], None]) -> None:
        super().__init__(name, base="")
        self.name = name
        self.files: dict[str, Content] = {}
        self.operations = 0
        self._before = before
        self._dead = False

    @property
    def is_off(self) -> bool:
        """The power was cut."""
        return self._dead

    def operation(self) -> bool:
        """Whether it takes place: after a power cut nothing does."""
        if self._dead:
            return False
        index = self.operations
        self.operations += 1
        try:
            self._before(index)
        except PowerCut:
            self._dead = True
            raise
        return True

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> "OpenFile":  # type: ignore[override]  # noqa: N802 - SQLite's name; a file need only have the methods
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        flags[1] = flags[0]
        return OpenFile(self, self.files.setdefault(path, Content()))

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        if self.operation() and self.files.pop(filename, None) is None:
            raise _extended(apsw.SQLITE_IOERR_DELETE_NOENT)

    def xAccess(self, pathname: str, flags: int) -> bool:  # noqa: N802
        return bool(pathname in self.files and (flags != apsw.SQLITE_ACCESS_EXISTS or self.files[pathname].now))

    def xFullPathname(self, name: str) -> str:  # noqa: N802
        return name

    def after_power_cut(self, name: str, rng: Random, before: Callable[[int], None] = lambda _: None) -> "Disk":
        """The same disk when the power is back."""
        disk = Disk(name, before)
        for path, content in self.files.items():
            image = content.after_power_cut(rng)
            disk.files[path] = Content(bytearray(image), bytearray(image))
        return disk


def _extended(code: int) -> apsw.IOError:
    error = apsw.IOError("no such file")
    error.extendedresult = code  # type: ignore[attr-defined]  # apsw reads it, its stubs do not know it
    return error


class OpenFile:
    """The methods SQLite calls on an open file."""

    def __init__(self, disk: Disk, content: Content) -> None:
        self._disk = disk
        self._content = content

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802
        return bytes(self._content.now[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        try:
            takes_place = self._disk.operation()
        except ShortWrite:
            self._content.change((offset, bytes(data[: len(data) // 2])))
            raise
        if takes_place:
            self._content.change((offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        if self._disk.operation():
            self._content.change(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802
        if self._disk.operation():
            self._content.flush()

    def xFileSize(self) -> int:  # noqa: N802
        return len(self._content.now)

    def xLock(self, level: int) -> None:  # noqa: N802
        """Alone on this disk."""

    def xUnlock(self, level: int) -> None:  # noqa: N802
        """Alone on this disk."""

    def xCheckReservedLock(self) -> bool:  # noqa: N802
        return False

    def xFileControl(self, op: int, ptr: int) -> bool:  # noqa: N802
        return False

    def xSectorSize(self) -> int:  # noqa: N802
        return SECTOR

    def xDeviceCharacteristics(self) -> int:  # noqa: N802
        return 0

    def xClose(self) -> None:  # noqa: N802
        """Closing flushes nothing."""
