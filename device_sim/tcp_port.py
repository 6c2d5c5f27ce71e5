"""Joins a simulated device to a host over a socket of this machine, as a device server would. Knows no protocol."""

import contextlib
import heapq
import os
import selectors
import socket
import threading
import time
from collections.abc import Callable, Sequence

from device_sim.faults import LineFaults
from device_sim.port import Device, Emit


class TcpPort:
    """A device at a port of the loopback interface, which stays the same while it is unplugged and plugged in again.

    A device that has `joined` is told of every host that connects. What it sends while there is none is lost.
    """

    def __init__(self, build: Callable[[Emit], Device], name: str) -> None:
        self.faults = LineFaults()
        self.lock = threading.RLock()
        self._met = threading.Condition(self.lock)
        self.number = 0
        self._listener: socket.socket | None = None
        self._hosts: list[socket.socket] = []
        self._due: list[tuple[float, int, bytes]] = []
        self._count = 0
        self._wake_read, self._wake_write = os.pipe()
        self._closing = False
        self.device = build(self._emit)
        self.plug()
        self._thread = threading.Thread(target=self._run, name=f"sim-{name}", daemon=True)
        self._thread.start()

    @property
    def plugged(self) -> bool:
        return self._listener is not None

    @property
    def address(self) -> str:
        return f"tcp://127.0.0.1:{self.number}"

    def plug(self) -> None:
        """Listen. OSError: somebody else took the port meanwhile."""
        with self.lock:
            if not self._listener:
                self._listener = socket.create_server(("127.0.0.1", self.number))
                self.number = self._listener.getsockname()[1]
        self._wake()

    def unplug(self) -> None:
        """Nobody can connect, and whoever is connected reads the end."""
        with self.lock:
            self._due.clear()
            for one in (*self._hosts, *([self._listener] if self._listener else [])):
                with contextlib.suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
                one.close()
            self._hosts.clear()
            self._listener = None
        self._wake()

    def wait_for_host(self, seconds: float = 10.0) -> None:
        """Return once somebody is connected. TimeoutError: nobody is, after so many seconds."""
        with self.lock:
            if not self._met.wait_for(lambda: bool(self._hosts), seconds):
                raise TimeoutError(f"nobody has connected to {self.address}")

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
                with self.lock:  # else one may be closed before it is registered
                    for one in (*self._hosts, *([self._listener] if self._listener else [])):
                        selector.register(one, selectors.EVENT_READ)
                    wait = self._due[0][0] - time.monotonic() if self._due else 3600.0
                ready = [key.fileobj for key, _ in selector.select(max(wait, 0.0))]
            if self._wake_read in ready:
                os.read(self._wake_read, 4096)
            with self.lock:
                self._serve(ready)

    def _serve(self, ready: Sequence[object]) -> None:
        """Somebody connects, says something, or goes."""
        for host in [one for one in self._hosts if one in ready]:
            data = b""
            with contextlib.suppress(OSError):
                data = host.recv(4096)
            if data:
                self.device.receive(data)
            else:
                self._hosts.remove(host)
                host.close()
        if self._listener and self._listener in ready:
            self._hosts.append(self._listener.accept()[0])
            self._met.notify_all()
            joined = getattr(self.device, "joined", None)
            if joined:
                joined()

    def _send_due(self) -> None:
        with self.lock:
            while self._due and self._due[0][0] <= time.monotonic():
                data = heapq.heappop(self._due)[2]
                for host in self._hosts:
                    with contextlib.suppress(OSError):  # it reads no more; its end is seen where it is listened to
                        host.sendall(data)
