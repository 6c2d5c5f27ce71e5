"""Joins a simulated device to a bus as a USB device, over a socket of this machine that keeps packets apart.

A host says an Order and an endpoint or interface, then data; it hears DONE or FAILED with an errno. Unasked it hears
PACKET or HALTED with an endpoint. `device_sim.usb_bus` is such a host. Knows no protocol.
"""

import contextlib
import errno
import socket
import struct
from collections import deque
from collections.abc import Callable, Collection
from enum import IntEnum
from pathlib import Path

from device_sim.port import Device, Emit
from device_sim.threaded_port import ThreadedPort
from device_sim.usb_model import STREAM, TO_HOST, Pipes, UsbModel

FRAME = struct.Struct("BB")
LARGEST = 65536


class Order(IntEnum):
    """What a host may say."""

    OUT = 1
    CLAIM = 2
    RELEASE = 3
    CLEAR_HALT = 4
    DRIVER_ACTIVE = 5
    DETACH = 6
    ATTACH = 7


class Word(IntEnum):
    """What it hears."""

    DONE = 16
    FAILED = 17
    PACKET = 18
    HALTED = 19


class UsbPort(ThreadedPort):
    """A device in a socket of a bus. Attributes may be set at any time; verbs are a hand's movements."""

    def __init__(self, build: Callable[[Emit], Device], path: Path, model: UsbModel = STREAM) -> None:
        """`path`: where the socket is made. Who may write to it may use the device."""
        self.path = path
        self.model = model
        self.number = 0  # on its bus; another one each time it is plugged in
        self.kernel_driver = False  # the kernel's own has it
        self.configured = True  # False: the host has to choose the configuration first
        self.forbidden = False  # the system lets nobody open it
        self.takes_nothing = False  # what is written stays in the host
        self.unplug_after: int | None = None  # so many more packets, both ways
        self.empty_packets = False  # each message is followed by one
        self.written: deque[tuple[int, bytes]] = deque(maxlen=256)  # the newest packets that came, each with its pipe
        self._halted: set[int] = set()
        self._listener: socket.socket | None = None
        self._hosts: list[socket.socket] = []
        self._owner: socket.socket | None = None
        self._pipes = Pipes(model)
        super().__init__(build, path.stem)

    @property
    def plugged(self) -> bool:
        return self._listener is not None

    @property
    def owned(self) -> bool:
        """Somebody has taken it."""
        return self._owner is not None

    def plug(self) -> None:
        with self.lock:
            if self._listener:
                return
            self.number += 1
            self.path.unlink(missing_ok=True)
            self._halted.clear()
            self._pipes.begin()
            self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            self._listener.bind(str(self.path))
            self._listener.listen()
        self._wake()

    def unplug(self) -> None:
        """It is on the bus no more, and whoever has it open is told."""
        with self.lock:
            self._due.clear()
            self.path.unlink(missing_ok=True)
            for one in (*self._hosts, *([self._listener] if self._listener else [])):
                with contextlib.suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
                one.close()
            self._hosts.clear()
            self._listener = self._owner = None
        self._wake()

    def halt(self, endpoint: int) -> None:
        """The pipe carries nothing until the host clears it."""
        with self.lock:
            self._halted.add(endpoint)
            if endpoint & TO_HOST and self._owner:
                self._say(self._owner, Word.HALTED, endpoint)

    def _listened_to(self) -> Collection[socket.socket]:
        return [*self._hosts, *([self._listener] if self._listener else [])]

    def _serve(self, ready: Collection[object]) -> None:
        for host in [one for one in self._hosts if one in ready]:
            said = b""
            with contextlib.suppress(OSError):
                said = host.recv(LARGEST)
            if said:
                order, where = FRAME.unpack_from(said)
                self._obey(host, Order(order), where, said[FRAME.size :])
            elif host in self._hosts:
                self._forget(host)
        if self._listener and self._listener in ready:
            self._hosts.append(self._listener.accept()[0])

    def _forget(self, host: socket.socket) -> None:
        self._hosts.remove(host)
        host.close()
        if host is self._owner:
            self._owner = None

    def _obey(self, host: socket.socket, order: Order, where: int, data: bytes) -> None:
        failed = 0
        match order:
            case Order.OUT:
                self._take(host, where, data)
                return
            case Order.CLAIM:
                failed = self._claim(host)
            case Order.RELEASE if host is self._owner:
                self._owner = None
            case Order.CLEAR_HALT:
                self._halted.discard(where)
            case Order.DRIVER_ACTIVE:
                failed = 0 if self.kernel_driver else errno.ENODATA
            case Order.DETACH | Order.ATTACH:
                self.kernel_driver = order is Order.ATTACH
        self._say(host, Word.FAILED if failed else Word.DONE, failed)

    def _claim(self, host: socket.socket) -> int:
        """0, or why not."""
        if self.kernel_driver or self._owner not in (None, host):
            return errno.EBUSY
        self._owner = host
        for end in sorted(one for one in self._halted if one & TO_HOST):
            self._say(host, Word.HALTED, end)
        return 0

    def _take(self, host: socket.socket, end: int, data: bytes) -> None:
        """Packets of one pipe, as many as `data` fills."""
        if end in self._halted:
            self._say(host, Word.FAILED, errno.EPIPE)
        elif not self.takes_nothing:
            size = next(one.packet for one in self.model.pipes(0) if one.address == end)
            if end == self.model.pipes(0)[0].address:
                self._pipes.begin()
            for at in range(0, len(data), size):
                if not self._passes():
                    return
                self.written.append((end, data[at : at + size]))
                self.device.receive(data[at : at + size])
            self._say(host, Word.DONE, 0)

    def _send(self, data: bytes) -> None:
        for end, packet in self._pipes.packets(data):
            if not self._owner or end in self._halted:
                continue  # what nobody fetches is lost
            if not self._passes():
                return
            self._say(self._owner, Word.PACKET, end, packet)
        if self.empty_packets and self._owner:
            self._say(self._owner, Word.PACKET, self.model.pipes(TO_HOST)[-1].address)

    def _passes(self) -> bool:
        """One more packet goes over the wire, unless it is pulled out now."""
        if self.unplug_after is None:
            return True
        self.unplug_after -= 1
        if self.unplug_after >= 0:
            return True
        self.unplug_after = None
        self.unplug()
        return False

    def _say(self, host: socket.socket, word: Word, where: int, data: bytes = b"") -> None:
        with contextlib.suppress(OSError):  # it is gone; its end is seen where it is listened to
            host.send(FRAME.pack(word, where) + data)
