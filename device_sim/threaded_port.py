"""What ports on real lines have in common: bytes leave when they are due, on a thread that whatever comes wakes."""

import contextlib
import heapq
import os
import selectors
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection
from typing import Any

from device_sim.faults import LineFaults
from device_sim.port import Device, Emit

BEGUN_S = 0.05  # what follows so soon upon what was said belongs to it: no device stops in the middle of a word


class ThreadedPort(ABC):
    """A device, what it still has to say, and the thread that serves it until `close`."""

    def __init__(self, build: Callable[[Emit], Device], name: str) -> None:
        self.faults = LineFaults()
        self.lock = threading.RLock()
        self._due: list[tuple[float, int, bytes | None]] = []  # None: then the plug is pulled
        self._count = 0
        self._ends = 0.0  # when what was begun before a hush has been said
        self._wake_read, self._wake_write = os.pipe()
        self._closing = False
        self.device = build(self._emit)
        self.plug()
        self._thread = threading.Thread(target=self._run, name=f"sim-{name}", daemon=True)
        self._thread.start()

    @property
    @abstractmethod
    def plugged(self) -> bool: ...

    @abstractmethod
    def plug(self) -> None: ...

    @abstractmethod
    def unplug(self) -> None: ...

    @abstractmethod
    def _listened_to(self) -> Collection[Any]:
        """Descriptors and sockets of now. Called with the lock held."""

    @abstractmethod
    def _serve(self, ready: Collection[Any]) -> None:
        """Something has come on these. Called with the lock held."""

    @abstractmethod
    def _send(self, data: bytes) -> None:
        """Called with the lock held, while it is plugged in."""

    def close(self) -> None:
        self._closing = True
        self._wake()
        self._thread.join(timeout=5)
        self.unplug()
        os.close(self._wake_read)
        os.close(self._wake_write)

    def hush(self) -> None:
        """What it still had to say is not said any more, but for the rest of what it has begun."""
        with self.lock:
            self._ends, begun = time.monotonic(), []
            while self._due and self._due[0][0] <= self._ends + BEGUN_S:
                begun.append(heapq.heappop(self._due))
                self._ends = max(self._ends, begun[-1][0])
            self._due = begun  # in order, so that it is a heap

    def _emit(self, data: bytes, after: float) -> None:
        with self.lock:
            pulled = self.faults.pulls(data)
            after += max(time.monotonic(), self._ends)
            for piece, delay in self.faults.through(data[: len(data) // 2] if pulled else data):
                self._say_at(after + delay, piece)
            if pulled:
                self._say_at(after, None)
        self._wake()

    def _say_at(self, when: float, data: bytes | None) -> None:
        self._count += 1
        heapq.heappush(self._due, (when, self._count, data))

    def _wake(self) -> None:
        with contextlib.suppress(OSError):
            os.write(self._wake_write, b"w")

    def _run(self) -> None:
        while not self._closing:
            self._send_due()
            with selectors.DefaultSelector() as selector:
                selector.register(self._wake_read, selectors.EVENT_READ)
                with self.lock:  # else one may be closed before it is registered
                    for one in self._listened_to():
                        selector.register(one, selectors.EVENT_READ)
                    wait = self._due[0][0] - time.monotonic() if self._due and self.plugged else 3600.0
                ready = [key.fileobj for key, _ in selector.select(max(wait, 0.0))]
            if self._wake_read in ready:
                os.read(self._wake_read, 4096)
            with self.lock:
                self._serve(ready)

    def _send_due(self) -> None:
        with self.lock:
            while self.plugged and self._due and self._due[0][0] <= time.monotonic():
                data = heapq.heappop(self._due)[2]
                if data is None:
                    self.unplug()
                else:
                    self._send(data)
