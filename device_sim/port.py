"""Joins a simulated device to a host: in one process (Loopback), or over a pty. Over TCP: `device_sim.tcp_port`.

A device is any object with `receive(data)` that was built with an `Emit`. Ports know time and wires, no protocol.
"""

import contextlib
import heapq
import os
import pty
import selectors
import threading
import time
import tty
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from device_sim.faults import LineFaults

Emit = Callable[[bytes, float], None]
"""Send these bytes to the host after so many seconds."""


class Device(Protocol):
    def receive(self, data: bytes) -> None:
        """Bytes came from the host. Called with the port's lock held."""
        ...


class Port(Protocol):
    """The end of a wire that can be pulled out and put back."""

    faults: LineFaults

    @property
    def plugged(self) -> bool: ...

    def plug(self) -> None: ...

    def unplug(self) -> None: ...


class Loopback:
    """A device and its host in one process. A Transport whose time is virtual: nothing ever sleeps."""

    def __init__(self, build: Callable[[Emit], Device]) -> None:
        self.faults = LineFaults()
        self.unplugged = False
        self.dropped = False  # the far end has closed this connection, as network devices do with an idle one
        self.now = 0.0
        self._due: list[tuple[float, int, bytes]] = []
        self._count = 0
        self.device = build(self._emit)

    def clock(self) -> float:
        return self.now

    def open(self) -> "Loopback":
        """What a driver calls to (re)open its transport. A device that has `joined` is told."""
        self.dropped = False
        self._check()
        joined = getattr(self.device, "joined", None)
        if joined:
            joined()
        return self

    def write(self, data: bytes) -> None:
        self._check()
        self.device.receive(data)

    def read(self, size: int, timeout: float) -> bytes:
        self._check()
        if not self._due or self._due[0][0] > self.now + timeout:
            self.now += timeout
            return b""
        due, count, data = heapq.heappop(self._due)
        self.now = max(self.now, due)
        if len(data) > size:
            heapq.heappush(self._due, (due, count, data[size:]))
        return data[:size]

    def flush_input(self) -> None:
        self._check()
        self._due = [entry for entry in self._due if entry[0] > self.now]
        heapq.heapify(self._due)

    def set_baud(self, baud: int) -> None:
        set_baud = getattr(self.device, "host_baud", None)
        if set_baud:
            set_baud(baud)

    def close(self) -> None:
        self._due.clear()

    def _check(self) -> None:
        if self.unplugged:
            raise OSError("simulated: device unplugged")
        if self.dropped:
            raise ConnectionResetError("simulated: connection dropped")

    def _emit(self, data: bytes, after: float) -> None:
        for piece, delay in self.faults.through(data):
            self._count += 1
            heapq.heappush(self._due, (self.now + after + delay, self._count, piece))


class PtyPort:
    """A device at the end of a pseudo-terminal, under a name that stays while the pty behind it changes."""

    def __init__(self, build: Callable[[Emit], Device], link: Path) -> None:
        self.faults = LineFaults()
        self.lock = threading.RLock()
        self._link = link
        self._due: list[tuple[float, int, bytes]] = []
        self._count = 0
        self._master = -1
        self._slave = -1
        self._plugs = 0  # how often it was plugged in
        self._wake_read, self._wake_write = os.pipe()
        self._closing = False
        self.device = build(self._emit)
        self.plug()
        self._thread = threading.Thread(target=self._run, name=f"sim-{link.stem}", daemon=True)
        self._thread.start()

    @property
    def plugged(self) -> bool:
        return self._master >= 0

    def plug(self) -> None:
        with self.lock:
            if self.plugged:
                return
            self._master, self._slave = pty.openpty()
            self._plugs += 1
            tty.setraw(self._slave)
            self._link.parent.mkdir(parents=True, exist_ok=True)
            self._link.unlink(missing_ok=True)
            self._link.symlink_to(os.ttyname(self._slave))
        self._wake()

    def unplug(self) -> None:
        """The device's node disappears and every open handle on it reads end-of-file."""
        with self.lock:
            self._link.unlink(missing_ok=True)
            self._due.clear()
            for fd in (self._master, self._slave):
                if fd >= 0:
                    os.close(fd)
            self._master = self._slave = -1
        self._wake()

    def close(self) -> None:
        self._closing = True
        self._wake()
        self._thread.join(timeout=5)
        self.unplug()
        os.close(self._wake_read)
        os.close(self._wake_write)

    def _emit(self, data: bytes, after: float) -> None:
        with self.lock:
            for piece, delay in self.faults.through(data):
                self._count += 1
                heapq.heappush(self._due, (time.monotonic() + after + delay, self._count, piece))
        self._wake()

    def _wake(self) -> None:
        with contextlib.suppress(OSError):
            os.write(self._wake_write, b"w")

    def _run(self) -> None:
        while not self._closing:
            self._send_due()
            with selectors.DefaultSelector() as selector:
                selector.register(self._wake_read, selectors.EVENT_READ)
                with self.lock:  # else it may be unplugged before it is registered
                    master, plugs = self._master, self._plugs
                    if master >= 0:
                        selector.register(master, selectors.EVENT_READ)
                    wait = self._due[0][0] - time.monotonic() if self._due else 3600.0
                ready = {key.fd for key, _ in selector.select(max(wait, 0.0))}
            if self._wake_read in ready:
                os.read(self._wake_read, 4096)
            if master in ready:
                self._receive(plugs)

    def _receive(self, plugs: int) -> None:
        with self.lock:
            if not self.plugged or plugs != self._plugs:  # the next pty often has the last one's number
                return
            try:
                data = os.read(self._master, 4096)
            except OSError:
                return
            if data:
                self.device.receive(data)

    def _send_due(self) -> None:
        with self.lock:
            while self.plugged and self._due and self._due[0][0] <= time.monotonic():
                os.write(self._master, heapq.heappop(self._due)[2])
