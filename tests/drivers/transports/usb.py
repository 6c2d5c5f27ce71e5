"""A simulated bus with devices in its sockets, for tests of whatever stands at `usb://`."""

import errno
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import usb.backend.libusb1
from usb.core import USBTimeoutError

from device_sim.id_card.reader import SimIdCardReader
from device_sim.port import Device, Emit
from device_sim.usb_bus import SimBus
from device_sim.usb_model import STREAM, UsbModel
from device_sim.usb_port import UsbPort
from drivers.api.transport import Transport
from drivers.transports.usb_pipes import FOUR, open_pipes
from drivers.transports.usb_pipes import STREAM as ONE_PAIR

READER = (0x0400, 0xC35A, "")


class Pipe:
    """An endpoint of pyusb that gives these packets, and then nothing more, on virtual time."""

    wMaxPacketSize, bEndpointAddress = 64, 0x81  # noqa: N815 - pyusb's names

    def __init__(self, *packets: bytes) -> None:
        self.packets = list(packets)
        self.now = 0.0

    def read(self, _size: int, wait: int) -> bytes:
        if self.packets:
            return self.packets.pop(0)
        self.now += wait / 1000
        raise USBTimeoutError("time out", -7, errno.ETIMEDOUT)

    def write(self, data: bytes, _wait: int) -> int:
        return len(data)

    def close(self) -> None:
        """Nothing of it was taken."""


class Far:
    """A device that keeps what it hears and says what it is told to."""

    def __init__(self, emit: Emit) -> None:
        self.heard = b""
        self._emit = emit
        self._more = threading.Condition()

    def receive(self, data: bytes) -> None:
        with self._more:
            self.heard += data
            self._more.notify_all()

    def says(self, data: bytes) -> None:
        self._emit(data, 0.0)

    def wait_for(self, size: int) -> None:
        """Return once so many bytes have come. TimeoutError: they have not."""
        with self._more:
            if not self._more.wait_for(lambda: len(self.heard) >= size, 10.0):
                raise TimeoutError(f"{len(self.heard)} bytes have come, expected {size}")


class Socketed:
    """Devices in the sockets of a bus."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.bus = SimBus()

    def plug(self, model: UsbModel = STREAM, build: Callable[[Emit], Device] = Far) -> UsbPort:
        port = UsbPort(build, self._folder / f"{len(self.bus.ports)}.usb", model)
        self.bus.ports.append(port)
        return port

    def reader(self, model: UsbModel = STREAM) -> tuple[UsbPort, SimIdCardReader]:
        """A card reader, which takes no time."""
        port = self.plug(model, SimIdCardReader)
        assert isinstance(port.device, SimIdCardReader)
        port.device.seconds = {}
        return port, port.device


@contextmanager
def sockets(folder: Path) -> Iterator[Socketed]:
    """Until the end of the block; `folder`'s name may not be long."""
    one = Socketed(folder)
    try:
        yield one
    finally:
        for handle in one.bus.opened:  # a test that failed has left some open
            handle.close()
        for port in one.bus.ports:
            port.close()


def in_place_of_libusb(bus: SimBus, patch: pytest.MonkeyPatch) -> None:
    """Whatever this process looks for on USB, it finds on `bus`."""

    def found(find_library: Callable[[str], Any] | None = None) -> SimBus:
        return bus

    patch.setattr(usb.backend.libusb1, "get_backend", found)


def far_of(port: UsbPort) -> Far:
    assert isinstance(port.device, Far)
    return port.device


def opened(usb: Socketed, model: UsbModel) -> Transport:
    return open_pipes(READER, pipes_of(model), usb.bus)


def pipes_of(model: UsbModel) -> str:
    return FOUR if model.head else ONE_PAIR
