"""Joins a simulated device to the guest over USB. Knows the socket of QEMU that stands for a port, no device."""

import contextlib
import socket
import threading
from collections.abc import Callable, Collection
from pathlib import Path

from device_sim.port import Device, Emit
from device_sim.threaded_port import ThreadedPort
from tests.again import connected
from tests.vm.usbredir import Gadget, Redirection

PLUGGED_S = 20.0  # until the guest's kernel has taken a device


class UsbPort(ThreadedPort):
    """A device at one of the machine's USB ports. Closing the socket is pulling the plug.

    A device that has `joined` is told when it is plugged in.
    """

    def __init__(self, build: Callable[[Emit], Device], gadget: Callable[[], Gadget], socket_path: Path) -> None:
        """`gadget`: its USB side, anew each time it is plugged in: what was held down then is not any more."""
        self._gadget = gadget
        self._path = socket_path
        self._socket: socket.socket | None = None
        self._wire: Redirection | None = None
        self._taken = threading.Condition()
        self._pulled_after: int | None = None
        super().__init__(build, socket_path.name)

    @property
    def plugged(self) -> bool:
        return self._socket is not None

    def plug(self) -> None:
        """Plug it in. OSError: the machine is not there."""
        with self.lock:
            if self._socket is None:
                self._socket = _connected(self._path)
                self._wire = Redirection(self._gadget(), self._socket.sendall, self._hear)
                getattr(self.device, "joined", lambda: None)()
        self._wake()

    def unplug(self) -> None:
        with self.lock:
            self._due.clear()
            if self._socket is not None:
                with contextlib.suppress(OSError):
                    self._socket.shutdown(socket.SHUT_RDWR)
                self._socket.close()
            self._socket = self._wire = None
        self._wake()

    def wait_until_taken(self, seconds: float = PLUGGED_S) -> None:
        """Return once the guest's kernel has configured it. TimeoutError: it has not."""
        with self._taken:
            if not self._taken.wait_for(lambda: self._wire is not None and self._wire.configured, seconds):
                raise TimeoutError(f"the guest has not taken what is plugged into {self._path.name}")

    def pull_after(self, count: int) -> None:
        """Somebody will pull its plug as soon as so many more bytes of the host have come."""
        with self.lock:
            self._pulled_after = count

    def _listened_to(self) -> Collection[socket.socket]:
        return [self._socket] if self._socket else []

    def _serve(self, ready: Collection[object]) -> None:
        if self._socket is None or self._wire is None or self._socket not in ready:
            return
        data = b""
        with contextlib.suppress(OSError):
            data = self._socket.recv(65536)
        if not data:
            self.unplug()
            return
        with contextlib.suppress(OSError):  # the next look finds the end; or the device has pulled its own plug
            self._wire.feed(data)
        with self._taken:
            self._taken.notify_all()

    def _send(self, data: bytes) -> None:
        assert self._wire is not None
        with contextlib.suppress(OSError):
            self._wire.say(data)

    def _hear(self, data: bytes) -> None:
        if data:
            self.device.receive(data)
        if self._pulled_after is not None:
            self._pulled_after -= len(data)
            if self._pulled_after <= 0:
                self._pulled_after = None
                self.unplug()


def _connected(path: Path) -> socket.socket:
    """QEMU listens again a moment after it has seen the last device go, and tells nobody."""

    def connect() -> socket.socket:
        with contextlib.ExitStack() as unless_there:
            link = unless_there.enter_context(socket.socket(socket.AF_UNIX))
            link.connect(str(path))
            unless_there.pop_all()
        return link

    return connected(connect, PLUGGED_S)
