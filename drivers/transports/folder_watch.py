"""Tells when a path may have appeared or gone, as the kernel says it of folders (inotify). Knows no device.

Numbers and calls: inotify(7) and sys/inotify.h of Linux.
"""

import ctypes
import os
from pathlib import Path

_TOLD = 0x40 | 0x80 | 0x100 | 0x200 | 0x400 | 0x800  # moved from and to, made, deleted; deleted or moved itself
_READ_AT_ONCE = 4096

_libc = ctypes.CDLL(None, use_errno=True)


class FolderWatch:
    """To be waited on by its descriptor. `follow` first, then look at the path: what comes after that is told."""

    def __init__(self, path: str) -> None:
        """OSError: this user watches as much as the kernel lets one."""
        self._path = Path(path)
        self._fd = _done(_libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC), path)

    def fileno(self) -> int:
        """To be waited on."""
        return self._fd

    def follow(self) -> None:
        """Forget what was told, and watch the nearest folder above the path that there is now."""
        try:
            while os.read(self._fd, _READ_AT_ONCE):
                pass
        except BlockingIOError:
            pass
        watched = None
        while (nearest := self._nearest()) != watched:  # folders come and go as well
            try:
                _done(_libc.inotify_add_watch(self._fd, os.fsencode(nearest), _TOLD), str(nearest))
                watched = nearest
            except FileNotFoundError:
                continue

    def close(self) -> None:
        os.close(self._fd)

    def _nearest(self) -> Path:
        return next(folder for folder in self._path.absolute().parents if folder.is_dir())


def _done(answer: int, path: str) -> int:
    if answer < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), path)
    return answer
