"""Joins a simulated device to a host over a socket of this machine, as a device server would. Knows no protocol."""

import contextlib
import socket
import threading
from collections.abc import Callable, Collection

from device_sim.port import Device, Emit
from device_sim.threaded_port import ThreadedPort


class TcpPort(ThreadedPort):
    """A device at a port of the loopback interface, which stays the same while it is unplugged and plugged in again.

    A device that has `joined` is told of every host that connects. What it sends while there is none is lost.
    """

    def __init__(self, build: Callable[[Emit], Device], name: str) -> None:
        self.number = 0
        self._listener: socket.socket | None = None
        self._hosts: list[socket.socket] = []
        self._met = threading.Condition()
        super().__init__(build, name)

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
        with self._met:
            if not self._met.wait_for(lambda: bool(self._hosts), seconds):
                raise TimeoutError(f"nobody has connected to {self.address}")

    def _listened_to(self) -> Collection[socket.socket]:
        return [*self._hosts, *([self._listener] if self._listener else [])]

    def _serve(self, ready: Collection[object]) -> None:
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
            with self._met:
                self._met.notify_all()
            joined = getattr(self.device, "joined", None)
            if joined:
                joined()

    def _send(self, data: bytes) -> None:
        for host in self._hosts:
            with contextlib.suppress(OSError):  # it reads no more; its end is seen where it is listened to
                host.sendall(data)
