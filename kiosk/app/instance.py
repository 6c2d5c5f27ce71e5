"""That one terminal runs on a data folder, and no other beside it. Knows one file, which is locked while it runs."""

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from typing import IO

LOCK = "terminal.lock"
LOCKS = Path("/proc/locks")  # the kernel's own list, a lock a line
UNSEEN = ("0", "-1")  # there: a process that this one cannot see


class AlreadyRunning(ValueError):  # noqa: N818 - says what is there
    """Another terminal runs on this data folder: it is left alone, its window on top."""

    def __init__(self, folder: Path, process: str) -> None:
        """`process`: the number of the one that runs; "": nobody can tell."""
        super().__init__(f"another terminal runs on {folder} (process {process or 'unknown'}): end it first")
        self.folder, self.process = folder, process

    @property
    def sentence(self) -> str:
        """The key of what is said of it."""
        return "already-running" if self.process else "already-running-somewhere"


class Instance:
    """What this program holds. A lock ends with its process, however that ends."""

    def __init__(self) -> None:
        self._held: dict[Path, IO[bytes]] = {}

    def claim(self, folder: Path) -> None:
        """AlreadyRunning: somebody else has it. A folder that cannot be made or written is told by who needs it."""
        if folder in self._held:
            return
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder.chmod(0o700)  # somebody may have made it beforehand, open to all
            # Without a buffer: what a full disk has not taken would be tried again, and fail, when the lock is let go.
            file = open(folder / LOCK, "a+b", 0, opener=_for_us_alone)  # noqa: SIM115 - held while the terminal runs
        except OSError:
            return
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            with file:
                raise AlreadyRunning(folder, _holder(file)) from None
        self._held[folder] = file
        with suppress(OSError):  # the lock holds all the same, and a terminal without room has to say so on its screen
            file.truncate(0)
            file.write(f"{os.getpid()}\n".encode())

    def release(self) -> None:
        for file in self._held.values():
            file.close()
        self._held.clear()


def _for_us_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _holder(file: IO[bytes]) -> str:
    """The number of the process that has locked it; "": nobody can tell.

    The kernel knows. Where its list is not to be had, or names files otherwise, as on some file systems, the file says
    it, unless a full disk has taken no number.
    """
    about = os.fstat(file.fileno())
    place = f"{os.major(about.st_dev):02x}:{os.minor(about.st_dev):02x}:{about.st_ino}"
    with suppress(OSError):
        for line in LOCKS.read_text(encoding="ascii", errors="replace").splitlines():
            match line.split():
                case [_, "FLOCK", _, "WRITE", process, where, *_] if where == place and process not in UNSEEN:
                    return process
    file.seek(0)
    said = file.read(20).decode("ascii", "replace").strip()
    return said if said.isdecimal() else ""
