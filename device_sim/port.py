"""Joins a simulated device to a host in one process. On real lines: `device_sim.pty_port`, `device_sim.tcp_port`.

A device is any object with `receive(data)` that was built with an `Emit`. Ports know time and wires, no protocol.
"""

import heapq
from collections.abc import Callable
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
        self.heard: Callable[[bytes], object] = _ignored  # called with what the host has sent, once the device has it
        self.instead: Callable[[bytes], bytes] = bytes  # what the line carries for what the device says; b"": nothing
        self.unplugged = False
        self.dropped = False  # the far end has closed this connection, as network devices do with an idle one
        self.now = 0.0
        self._due: list[tuple[float, int, bytes]] = []
        self._count = 0
        self.device = build(self.say)

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
        self.heard(data)

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
        """What has come is lost; what the device still says comes to whoever opens the wire next."""
        self._due = [entry for entry in self._due if entry[0] > self.now]
        heapq.heapify(self._due)

    def say(self, data: bytes, after: float) -> None:
        """The device's end: bytes for the host, after so many seconds."""
        carried = self.instead(data)
        for piece, delay in self.faults.through(carried) if carried else ():
            self._count += 1
            heapq.heappush(self._due, (self.now + after + delay, self._count, piece))

    def _check(self) -> None:
        if self.unplugged:
            raise OSError("simulated: device unplugged")
        if self.dropped:
            raise ConnectionResetError("simulated: connection dropped")


def _ignored(data: bytes) -> None:
    """Nobody listens on the line."""
