"""Wires of a simulated terminal: a device in process, its bytes on the scheduler's time. Knows no protocol."""

import heapq
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

from device_sim.faults import LineFaults
from device_sim.port import Device, Emit
from tests.sim.scheduler import Scheduler

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

Build = Callable[[Emit], Device]


class Wire:
    """A device at the end of a line. Implements `drivers.api.transport.Transport`; a read gives the turn away."""

    def __init__(self, run: Scheduler, name: str, build: Build) -> None:
        self.faults = LineFaults()
        self.unplugged = False
        self._run = run
        self._came = run.signal(f"bytes of {name}")
        self._due: list[tuple[float, int, bytes]] = []
        self._count = 0
        self.device = build(self.emit)

    def open(self) -> "Wire":
        self._check()
        return self

    def write(self, data: bytes) -> None:
        self._check()
        self.device.receive(data)

    def read(self, size: int, timeout: float) -> bytes:
        ends = self._run.now() + timeout
        while not self._there():
            left = ends - self._run.now()
            if left <= 0:
                return b""
            self._came.clear()
            soon = self._due[0][0] - self._run.now() if self._due else left
            self._came.wait(min(left, soon))
        due, count, data = heapq.heappop(self._due)
        if len(data) > size:
            heapq.heappush(self._due, (due, count, data[size:]))
        return data[:size]

    def flush_input(self) -> None:
        self._check()
        while self._there():
            heapq.heappop(self._due)

    def set_baud(self, baud: int) -> None:
        """A wire in process has no speed."""

    def close(self) -> None:
        self._due.clear()

    def emit(self, data: bytes, after: float) -> None:
        for piece, delay in self.faults.through(data):
            self._count += 1
            heapq.heappush(self._due, (self._run.now() + after + delay, self._count, piece))
        self._came.set()

    def _there(self) -> bool:
        self._check()
        return bool(self._due) and self._due[0][0] <= self._run.now()

    def _check(self) -> None:
        if self.unplugged:
            raise OSError("simulated: device unplugged")


class WireSocket(socket.socket):
    """A connection to a device in process. The real socket beneath carries nothing; a library may ask it how it is."""

    def __init__(self, run: Scheduler, name: str, build: Build) -> None:
        near, self._far = socket.socketpair()
        super().__init__(near.family, near.type, near.proto, near.detach())
        self._wire = Wire(run, name, build)
        self._seconds: float | None = None

    def settimeout(self, value: float | None, /) -> None:
        self._seconds = value

    def sendall(self, data: "ReadableBuffer", _flags: int = 0, /) -> None:
        self._wire.write(bytes(data))

    def send(self, data: "ReadableBuffer", _flags: int = 0, /) -> int:
        self._wire.write(sent := bytes(data))
        return len(sent)

    def recv_into(self, buffer: "WriteableBuffer", _size: int = 0, _flags: int = 0) -> int:
        view = memoryview(buffer)
        try:
            data = self._wire.read(len(view), 3600.0 if self._seconds is None else self._seconds)
        except OSError:
            return 0  # the other end has closed the connection
        if not data:
            raise TimeoutError("timed out")
        view[: len(data)] = data
        return len(data)

    def cut(self) -> None:
        """The other end is gone."""
        self._wire.unplugged = True
        self._far.close()

    def _real_close(self) -> None:
        self._far.close()
        super()._real_close()  # type: ignore[misc]  # not in the library's stubs
