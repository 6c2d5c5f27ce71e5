"""A bus of simulated USB devices, in the place of libusb: a backend of pyusb. Knows no protocol.

Nothing of a transfer is decided here: packets, refusals and a plug that is pulled come over each device's socket.
"""

import errno
import os
import select
import socket
import time
from array import array
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import usb.backend
import usb.core

from device_sim.usb_model import UsbModel
from device_sim.usb_port import FRAME, LARGEST, Order, UsbPort, Word

BUS = 1
GET_DESCRIPTOR, STRING, ENGLISH = 6, 3, 0x0409
MAKER, NAME, SERIAL = 1, 2, 3  # numbers of its strings
ANSWER_S = 5.0
LIBUSB = {errno.EPIPE: -9, errno.EBUSY: -6, errno.ENODEV: -4, errno.EACCES: -3, errno.ETIMEDOUT: -7}  # its own numbers


class Elsewhere:
    """A device whose `UsbPort` is in another process: all that is known of it here is its socket and its model."""

    forbidden = False

    def __init__(self, path: Path, model: UsbModel) -> None:
        self.path, self.model = path, model
        self.configured = True

    @property
    def plugged(self) -> bool:
        return self.path.is_socket()

    @property
    def number(self) -> int:
        """Another one each time it is plugged in; 0: it is not."""
        try:
            return self.path.stat().st_ctime_ns
        except FileNotFoundError:
            return 0


class Plugged(NamedTuple):
    """A device as it was seen: once it is plugged in anew it is another one."""

    port: UsbPort | Elsewhere
    number: int


class Opened:
    """A host's end of a device's socket."""

    def __init__(self, seen: Plugged) -> None:
        self.port = seen.port
        self.waiting: dict[int, deque[bytes]] = {}  # packets by their pipe
        self.halted: set[int] = set()
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            if seen.port.number != seen.number:
                raise _failed(errno.ENODEV)
            if seen.port.forbidden:
                raise _failed(errno.EACCES)
            self._socket.connect(str(seen.port.path))
        except OSError as error:
            self._socket.close()
            raise _failed(errno.EACCES if error.errno == errno.EACCES else errno.ENODEV) from None

    def close(self) -> None:
        self._socket.close()

    def order(self, order: Order, where: int = 0, data: bytes = b"", seconds: float = ANSWER_S) -> None:
        """Return once it is done. USBError: why not."""
        try:
            self._socket.send(FRAME.pack(order, where) + data)
        except OSError:
            raise _failed(errno.ENODEV) from None
        until = time.monotonic() + seconds
        while (heard := self._hear(until)) and heard[0] not in (Word.DONE, Word.FAILED):
            pass
        if not heard or heard[1]:
            raise _failed(heard[1] if heard else errno.ETIMEDOUT)

    def packet(self, end: int, seconds: float) -> bytes:
        until = time.monotonic() + seconds
        while end not in self.halted and not self.waiting.get(end):
            if not self._hear(until):
                raise _failed(errno.ETIMEDOUT)
        if end in self.halted:
            raise _failed(errno.EPIPE)
        return self.waiting[end].popleft()

    def _hear(self, until: float) -> tuple[int, int] | None:
        """The next word and what stands beside it; None: there was none in time."""
        if not select.select([self._socket], [], [], max(until - time.monotonic(), 0.0))[0]:
            return None
        try:
            heard = self._socket.recv(LARGEST)
        except OSError:
            heard = b""
        if not heard:
            raise _failed(errno.ENODEV)
        word, where = FRAME.unpack_from(heard)
        if word == Word.PACKET:
            self.waiting.setdefault(where, deque()).append(heard[FRAME.size :])
        if word == Word.HALTED:
            self.halted.add(where)
        return word, where


class SimBus(usb.backend.IBackend):  # type: ignore[misc] # pyusb has no types
    """Whatever is plugged in of `ports`, and of the devices of other processes."""

    def __init__(self, *ports: UsbPort, elsewhere: Sequence[Elsewhere] = ()) -> None:
        self.ports = list(ports)
        self._elsewhere = elsewhere
        self.opened: list[Opened] = []  # by whoever opened them; most are closed

    def enumerate_devices(self) -> list[Plugged]:
        return [Plugged(port, port.number) for port in self._sockets if port.plugged]

    @property
    def _sockets(self) -> list[UsbPort | Elsewhere]:
        return [*self.ports, *self._elsewhere]

    # --- what a device says of itself ---

    def get_device_descriptor(self, dev: Plugged) -> Any:
        model = dev.port.model
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x0200, bDeviceClass=0, bDeviceSubClass=0, bDeviceProtocol=0,
            bMaxPacketSize0=64, idVendor=model.vendor, idProduct=model.product, bcdDevice=0x0100, iManufacturer=MAKER,
            iProduct=NAME, iSerialNumber=SERIAL if model.serial else 0, bNumConfigurations=1, bus=BUS,
            address=100 * self._sockets.index(dev.port) + dev.number, port_number=None, port_numbers=None, speed=2,
        )  # fmt: skip

    def get_configuration_descriptor(self, dev: Plugged, config: int) -> Any:
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=9, bNumInterfaces=len(dev.port.model.interfaces),
            bConfigurationValue=1, iConfiguration=0, bmAttributes=0x80, bMaxPower=50, extra_descriptors=[],
        )  # fmt: skip

    def get_interface_descriptor(self, dev: Plugged, intf: int, alt: int, config: int) -> Any:
        one = ((dev.port.model.interfaces[intf],))[alt]  # IndexError: there is no other setting of it
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=intf, bAlternateSetting=alt,
            bNumEndpoints=len(one.endpoints), bInterfaceClass=one.of_class, bInterfaceSubClass=0, bInterfaceProtocol=0,
            iInterface=0, extra_descriptors=[],
        )  # fmt: skip

    def get_endpoint_descriptor(self, dev: Plugged, ep: int, intf: int, alt: int, config: int) -> Any:
        end = dev.port.model.interfaces[intf].endpoints[ep]
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=end.address, bmAttributes=end.kind,
            wMaxPacketSize=end.packet, bInterval=end.interval, bRefresh=0, bSynchAddress=0, extra_descriptors=[],
        )  # fmt: skip

    def ctrl_transfer(
        self, dev_handle: Opened, _kind: int, request: int, value: int, _index: int, data: "array[int]", _timeout: int
    ) -> int:  # fmt: skip
        """A string of the device; no other request is known."""
        number = value & 0xFF
        model = dev_handle.port.model
        text = {MAKER: model.maker, NAME: model.name, SERIAL: model.serial}
        if request != GET_DESCRIPTOR or value >> 8 != STRING or (number and number not in text):
            raise _failed(errno.EPIPE)
        body = text[number].encode("utf-16-le") if number else ENGLISH.to_bytes(2, "little")
        told = bytes((len(body) + 2, STRING)) + body
        size = min(len(told), len(data))
        data[:size] = array("B", told[:size])
        return size

    # --- who has it ---

    def open_device(self, dev: Plugged) -> Opened:
        self.opened.append(Opened(dev))
        return self.opened[-1]

    def close_device(self, dev_handle: Opened) -> None:
        dev_handle.close()

    def get_configuration(self, dev_handle: Opened) -> int:
        return int(dev_handle.port.configured)

    def set_configuration(self, dev_handle: Opened, config_value: int) -> None:
        dev_handle.port.configured = bool(config_value)

    def claim_interface(self, dev_handle: Opened, intf: int) -> None:
        dev_handle.order(Order.CLAIM, intf)

    def release_interface(self, dev_handle: Opened, intf: int) -> None:
        dev_handle.order(Order.RELEASE, intf)

    def is_kernel_driver_active(self, dev_handle: Opened, intf: int) -> bool:
        try:
            dev_handle.order(Order.DRIVER_ACTIVE, intf)
        except usb.core.USBError as error:
            if error.errno != errno.ENODATA:
                raise
            return False
        return True

    def detach_kernel_driver(self, dev_handle: Opened, intf: int) -> None:
        dev_handle.order(Order.DETACH, intf)

    def attach_kernel_driver(self, dev_handle: Opened, intf: int) -> None:
        dev_handle.order(Order.ATTACH, intf)

    # --- what goes through its pipes; interrupt and bulk differ in nothing that is seen here ---

    def bulk_write(self, dev_handle: Opened, ep: int, intf: int, data: "array[int]", timeout: int) -> int:
        dev_handle.order(Order.OUT, ep, data.tobytes(), timeout / 1000)
        return len(data)

    def bulk_read(self, dev_handle: Opened, ep: int, intf: int, buff: "array[int]", timeout: int) -> int:
        """As a host's controller does: until the buffer is full, a packet is short, or the time is up."""
        size = next(
            end.packet for one in dev_handle.port.model.interfaces for end in one.endpoints if end.address == ep
        )
        came, until = b"", time.monotonic() + timeout / 1000
        while len(came) < len(buff):
            try:
                packet = dev_handle.packet(ep, until - time.monotonic())
            except usb.core.USBTimeoutError:
                if not came:
                    raise
                break
            came += packet
            if len(packet) < size:
                break
        if len(came) > len(buff):
            raise _failed(errno.EOVERFLOW)
        buff[: len(came)] = array("B", came)
        return len(came)

    intr_write, intr_read = bulk_write, bulk_read

    def clear_halt(self, dev_handle: Opened, ep: int) -> None:
        dev_handle.order(Order.CLEAR_HALT, ep)
        dev_handle.halted.discard(ep)


def _failed(number: int) -> usb.core.USBError:
    kind = usb.core.USBTimeoutError if number == errno.ETIMEDOUT else usb.core.USBError
    return kind(os.strerror(number), LIBUSB.get(number, -1), number)
