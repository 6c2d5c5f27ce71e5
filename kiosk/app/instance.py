"""That one terminal runs on a data folder, and no other beside it. Knows one file, which is locked while it runs."""

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from typing import IO

LOCK = "terminal.lock"


class AlreadyRunning(ValueError):  # noqa: N818 - says what is there
    """Another terminal runs on this data folder: it is left alone, its window on top."""

    def __init__(self, folder: Path, process: str) -> None:
        """`process`: the number of the one that runs, "" where it has not said it yet, or had no room to."""
        super().__init__(f"another terminal runs on {folder} (process {process}): end it first")
        self.folder, self.process = folder, process


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
            file.seek(0)
            process = file.read(20).decode("ascii", "replace").strip()
            file.close()
            raise AlreadyRunning(folder, process) from None
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
