"""The program out of which sound comes just now, as whoever wants silence holds it: ended without asking the player."""

import contextlib
import os
import signal
from pathlib import Path


class Sounding:
    """At most one process at a time, held by a descriptor, so that never another one with its number is ended."""

    def __init__(self) -> None:
        self._descriptor: int | None = None

    def begins(self, pid: int, parent: int) -> None:
        """`parent` says that it speaks through this one. What is not its child, or has ended, is not held."""
        self.let_go()
        try:
            descriptor = os.pidfd_open(pid)
        except OSError:
            return
        if _parent_of(pid) == parent:
            self._descriptor = descriptor
        else:
            os.close(descriptor)

    def end(self) -> None:
        """The kernel takes the device away from it, with all that was queued."""
        if self._descriptor is not None:
            with contextlib.suppress(OSError):  # it has ended
                signal.pidfd_send_signal(self._descriptor, signal.SIGKILL)
        self.let_go()

    def let_go(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
        self._descriptor = None


def _parent_of(pid: int) -> int:
    """0: there is no such process. From /proc/PID/stat, see proc(5): the name stands in brackets and may hold any."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0
    return int(stat.rpartition(")")[2].split()[1])
