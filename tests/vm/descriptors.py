"""What a USB device says of itself, as bytes. Knows the tables of USB 2.0, chapter 9; no wire and no device."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

DEVICE, CONFIGURATION, STRING = 1, 2, 3
CONTROL, ISOCHRONOUS, BULK, INTERRUPT = range(4)
IN = 0x80
SELF_POWERED = 0xC0
_ENGLISH = b"\x09\x04"


@dataclass(frozen=True, slots=True)
class Endpoint:
    address: int  # with IN, to the host
    kind: int
    size: int = 64  # bytes of a packet at most
    interval: int = 0  # ms between two questions of the host; of interrupt endpoints


@dataclass(frozen=True, slots=True)
class Interface:
    about: tuple[int, int, int]  # class, subclass, protocol
    endpoints: tuple[Endpoint, ...]
    more: bytes = b""  # the descriptors of its class


@dataclass(frozen=True, slots=True)
class Passport:
    """Who a device is: the kernel's names below /dev/…/by-id are made of it."""

    vendor: int
    product: int
    maker: str
    model: str
    serial: str
    interfaces: tuple[Interface, ...]
    about: tuple[int, int, int] = (0, 0, 0)  # class, subclass, protocol; zeros: see the interfaces
    version: int = 0x0100

    def descriptor(self, kind: int, index: int) -> bytes | None:
        """None: it has none of this kind."""
        match kind:
            case 1:
                return self._device()
            case 2 if index == 0:
                return _configuration(self.interfaces)
            case 3:
                return _string((None, self.maker, self.model, self.serial), index)
        return None

    def _device(self) -> bytes:
        numbers = (self.vendor, self.product, self.version)
        return struct.pack("<BBHBBBBHHHBBBB", 18, DEVICE, 0x0200, *self.about, 64, *numbers, 1, 2, 3, 1)


def _configuration(interfaces: Sequence[Interface]) -> bytes:
    body = b"".join(_interface(number, one) for number, one in enumerate(interfaces))
    return struct.pack("<BBHBBBBB", 9, CONFIGURATION, 9 + len(body), len(interfaces), 1, 0, SELF_POWERED, 50) + body


def _interface(number: int, one: Interface) -> bytes:
    head = struct.pack("<9B", 9, 4, number, 0, len(one.endpoints), *one.about, 0)
    ends = (struct.pack("<BBBBHB", 7, 5, end.address, end.kind, end.size, end.interval) for end in one.endpoints)
    return head + one.more + b"".join(ends)


def _string(texts: Sequence[str | None], index: int) -> bytes | None:
    if index >= len(texts):
        return None
    text = texts[index]
    body = _ENGLISH if text is None else text.encode("utf-16-le")
    return bytes((len(body) + 2, STRING)) + body
