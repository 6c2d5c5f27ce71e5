"""What a simulated USB device says of itself, and how the bytes of a stream go through its pipes. Opens nothing.

A host may be a bus in this process (`device_sim.usb_bus`) or a kernel that the device is plugged into.
"""

from collections.abc import Iterator
from typing import NamedTuple

BULK, INTERRUPT = 2, 3  # in bmAttributes of an endpoint: "Universal Serial Bus Specification" 2.0, 9.6.6
TO_HOST = 0x80  # in its address
HID, VENDOR = 0x03, 0xFF  # classes
LENGTH_BYTES = 2  # a head ends with them: how much follows, big-endian


class Endpoint(NamedTuple):
    address: int
    kind: int = BULK
    packet: int = 64
    interval: int = 0


class Interface(NamedTuple):
    endpoints: tuple[Endpoint, ...]
    of_class: int = VENDOR


class UsbModel(NamedTuple):
    """`head`: bytes of each message that go by the first pipe of a direction, the rest by the second; 0: one pipe."""

    interfaces: tuple[Interface, ...]
    head: int = 0
    vendor: int = 0x0400
    product: int = 0xC35A
    maker: str = "Suizhu Test"
    name: str = "ID card reader"
    serial: str = "ID0001"

    def pipes(self, to_host: int) -> list[Endpoint]:
        """Those of one direction, TO_HOST or 0, of the interface that carries the stream."""
        return [one for one in self.interfaces[-1].endpoints if one.address & TO_HOST == to_host]


STREAM = UsbModel((Interface((Endpoint(0x01), Endpoint(0x81))),))
STREAM_BY_INTERRUPT = UsbModel((Interface((Endpoint(0x02, INTERRUPT, 64, 1), Endpoint(0x82, INTERRUPT, 64, 1))),))
FOUR_PIPES = UsbModel((Interface(tuple(map(Endpoint, (0x02, 0x06, 0x81, 0x85)))),), head=7)
# A reader that types as well: its keyboard comes first.
WITH_KEYBOARD = UsbModel((Interface((Endpoint(0x83, INTERRUPT, 8, 10),), HID), *STREAM.interfaces))
PLUGS = {"stream": STREAM, "interrupt": STREAM_BY_INTERRUPT, "four": FOUR_PIPES, "keyboard": WITH_KEYBOARD}


class Pipes:
    """Cuts what a device says into packets, each with the address of its pipe."""

    def __init__(self, model: UsbModel) -> None:
        self._model = model
        self._ends = model.pipes(TO_HOST)
        self.begin()

    def begin(self) -> None:
        """What comes next begins with a head."""
        self._head = b""
        self._follows = 0

    def packets(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        if not self._model.head:
            yield from _cut(self._ends[0], data)
            return
        while data:
            if self._follows:
                body, data = data[: self._follows], data[self._follows :]
                self._follows -= len(body)
                yield from _cut(self._ends[1], body)
                continue
            missing = self._model.head - len(self._head)
            part, data = data[:missing], data[missing:]
            self._head += part
            yield from _cut(self._ends[0], part)
            if len(self._head) == self._model.head:
                self._head, self._follows = b"", int.from_bytes(self._head[-LENGTH_BYTES:], "big")


def _cut(end: Endpoint, data: bytes) -> Iterator[tuple[int, bytes]]:
    for at in range(0, len(data), end.packet):
        yield end.address, data[at : at + end.packet]
