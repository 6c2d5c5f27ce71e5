"""A watchdog made of software, at a pipe with a name: it counts, and says what would have become of the machine."""

import errno
import os
import queue
import select
import threading
from contextlib import suppress
from pathlib import Path

from drivers.watchdog import codec

FED, STOPPED, ABANDONED, RESTART = "fed", "stopped", "abandoned", "restart"
_AT_ONCE = 4096  # bytes


class SimWatchdog:
    """Begins to count with the first byte, and goes on where it is closed without the byte that stops it.

    `said` gets a word whenever something happens to it: FED, STOPPED, ABANDONED (closed, and goes on counting), and
    RESTART where nobody has fed it for `seconds`, once.
    """

    def __init__(self, path: Path, seconds: float, *, longest: int = 65_535, nowayout: bool = False) -> None:
        """`longest`: the seconds that it can be set to. `nowayout`: nothing stops it once it counts."""
        self.path, self.seconds = path, seconds
        self.longest, self.nowayout = longest, nowayout
        self.restarted = False  # the machine was started last because nobody had fed it
        self.said: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._counts = False
        self._last = b""
        os.mkfifo(path, 0o600)
        self._pipe = self._opened()
        self._ends, self._end = os.pipe()
        self._thread = threading.Thread(target=self._live, name="watchdog", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Take it away."""
        os.close(self._end)
        self._thread.join()
        for file in (self._ends, self._pipe):
            os.close(file)
        self.path.unlink(missing_ok=True)

    def ioctl(self, file: int, request: int, data: bytes) -> bytes:
        """In place of fcntl.ioctl, as the kernel would answer."""
        assert os.readlink(f"/proc/self/fd/{file}") == str(self.path)
        match request:
            case codec.GET_SUPPORT:
                return codec.info_bytes(codec.Info("Simulated Watchdog", not self.nowayout))
            case codec.GET_BOOT_STATUS:
                return codec.number_bytes(codec.BY_THE_WATCHDOG if self.restarted else 0)
            case codec.GET_TIMEOUT:
                return codec.number_bytes(round(self.seconds))
            case codec.SET_TIMEOUT if codec.number_of(data) <= self.longest:
                self.seconds = float(codec.number_of(data))
                return data
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    def _opened(self) -> int:
        return os.open(self.path, os.O_RDONLY | os.O_NONBLOCK)

    def _live(self) -> None:
        while True:
            ready, _, _ = select.select([self._ends, self._pipe], [], [], self.seconds if self._counts else None)
            if self._ends in ready:
                return
            if ready:
                self._take()
            else:
                self._counts = False
                self.said.put(RESTART)

    def _take(self) -> None:
        data = b""
        with suppress(BlockingIOError):
            data = os.read(self._pipe, _AT_ONCE)
        if data:
            self._counts, self._last = True, data[-1:]
            self.said.put(FED)
            return
        before, self._pipe = self._pipe, self._opened()  # whoever had it has closed it; the next one may open it
        os.close(before)
        stopped = self._last == codec.STOP and not self.nowayout
        self._counts = self._counts and not stopped
        self.said.put(STOPPED if stopped else ABANDONED)
        self._last = b""
