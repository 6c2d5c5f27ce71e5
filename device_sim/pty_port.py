"""Joins a simulated device to a host over a pseudo-terminal, as a serial line would. Knows no protocol."""

import os
import pty
import tty
from collections.abc import Callable, Collection
from pathlib import Path

from device_sim.port import Device, Emit
from device_sim.threaded_port import ThreadedPort


class PtyPort(ThreadedPort):
    """A device at the end of a pseudo-terminal, under a name that stays while the pty behind it changes."""

    def __init__(self, build: Callable[[Emit], Device], link: Path) -> None:
        self._link = link
        self._master = -1
        self._slave = -1
        self._plugs = 0  # how often it was plugged in
        self._heard = 0  # which of these is listened to: the next pty often has the last one's number
        super().__init__(build, link.stem)

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
            ends = self._master, self._slave
            self._master = self._slave = -1  # before the host can notice: it may ask at once whether the plug is in
            for fd in ends:
                if fd >= 0:
                    os.close(fd)
        self._wake()

    def _listened_to(self) -> Collection[int]:
        self._heard = self._plugs
        return [self._master] if self.plugged else []

    def _serve(self, ready: Collection[object]) -> None:
        if not self.plugged or self._master not in ready or self._heard != self._plugs:
            return
        try:
            data = os.read(self._master, 4096)
        except OSError:
            return
        if data:
            self.device.receive(data)

    def _send(self, data: bytes) -> None:
        os.write(self._master, data)
