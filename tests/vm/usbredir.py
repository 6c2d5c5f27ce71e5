"""The device's end of the usbredir protocol, by which QEMU lets a guest have a device that is elsewhere.

Facts: "USB Network Redirection protocol description", version 0.7; the order of fields is that of usbredirproto.h.
Knows no socket and no simulator: bytes come in, bytes go out.
"""

import struct
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from tests.vm.descriptors import BULK, CONTROL, IN, INTERRUPT, Passport


class Message(IntEnum):
    HELLO = 0
    CONNECT = 1
    INTERFACES = 4
    ENDPOINTS = 5
    SET_CONFIGURATION = 6
    GET_CONFIGURATION = 7
    CONFIGURATION_STATUS = 8
    SET_ALT = 9
    GET_ALT = 10
    ALT_STATUS = 11
    START_INTERRUPT = 15
    STOP_INTERRUPT = 16
    INTERRUPT_STATUS = 17
    CANCEL = 21
    CONTROL = 100
    BULK = 101
    INTERRUPT = 103


SUCCESS, CANCELLED, STALLED = 0, 1, 4
FULL_SPEED = 1
# Of connect: the version; of endpoints: packet sizes; ids of 64 bits; bulk lengths of 32 bits.
CAPABILITIES = 1 << 1 | 1 << 4 | 1 << 5 | 1 << 6
UNUSED = 255  # the kind of an endpoint that is not there
_SLOTS = 32
_VERSION_BYTES = 64
_CLEAR_FEATURE, _SET_FEATURE, _GET_STATUS, _GET_DESCRIPTOR = 1, 3, 0, 6


class StallError(Exception):
    """The device refuses what it is asked."""


@dataclass(frozen=True, slots=True)
class Request:
    """A control transfer, as USB 2.0 lays it out in 9.3."""

    kind: int
    request: int
    value: int
    index: int
    length: int

    @property
    def is_standard(self) -> bool:
        return self.kind & 0x60 == 0


class Gadget(Protocol):
    """The USB side of a device: what it answers at the control endpoint, and what it makes of bytes."""

    passport: Passport

    def asked(self, request: Request) -> bytes:
        """StallError: it does not know this."""
        ...

    def told(self, request: Request, data: bytes) -> None:
        """StallError, as above."""
        ...

    def heard(self, endpoint: int, data: bytes) -> bytes:
        """What of a packet from the host the device behind it hears."""
        ...

    def packets(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        """What the device behind it says, in packets for the host: endpoint and bytes."""
        ...


class Redirection:
    """One plugging-in of one gadget. Messages of the host come in pieces of any size."""

    def __init__(self, gadget: Gadget, send: Callable[[bytes], None], hear: Callable[[bytes], None]) -> None:
        """`send`: to the host's socket. `hear`: to the device, what the host has written to it."""
        self.configured = False  # the host's kernel has taken the device
        self._gadget = gadget
        self._send_bytes = send
        self._hear = hear
        self._buffer = bytearray()
        self._wide = False  # ids have 64 bits, as soon as both have said hello
        self._asked: dict[int, dict[int, tuple[int, int]]] = {}  # by endpoint: id, length and stream of each request
        self._to_say: dict[int, deque[bytes]] = {}
        self._polled: dict[int, int] = {}  # interrupt endpoints that the host listens to: packets sent so far
        self._send(Message.HELLO, 0, b"simulated device".ljust(_VERSION_BYTES, b"\0") + struct.pack("<I", CAPABILITIES))

    def feed(self, data: bytes) -> None:
        """Bytes from the host."""
        self._buffer += data
        while True:
            head = 16 if self._wide else 12
            if len(self._buffer) < head:
                return
            kind, length, number = struct.unpack_from("<IIQ" if self._wide else "<III", self._buffer)
            if len(self._buffer) < head + length:
                return
            body = bytes(self._buffer[head : head + length])
            del self._buffer[: head + length]
            self._take(kind, number, body)

    def say(self, data: bytes) -> None:
        """Bytes from the device; they wait until the host asks for them."""
        for endpoint, packet in self._gadget.packets(data):
            self._to_say.setdefault(endpoint, deque()).append(packet)
            self._flush(endpoint)

    def _take(self, kind: int, number: int, body: bytes) -> None:
        match kind:
            case Message.HELLO:
                self._introduce()
            case Message.START_INTERRUPT | Message.STOP_INTERRUPT:
                self._poll(body[0], number, begins=kind == Message.START_INTERRUPT)
            case Message.CANCEL:
                self._cancel(number)
            case Message.CONTROL:
                self._control(number, body)
            case Message.BULK:
                self._bulk(number, body)
            case Message.INTERRUPT:
                self._send(Message.INTERRUPT, number, struct.pack("<BBH", body[0], SUCCESS, len(body) - 4))
                self._hear(self._gadget.heard(body[0], body[4:]))
            case _:
                self._arrange(kind, number, body)

    def _arrange(self, kind: int, number: int, body: bytes) -> None:
        """Which configuration and which setting of an interface is in use; there is one of each."""
        match kind:
            case Message.SET_CONFIGURATION:
                self._send(Message.CONFIGURATION_STATUS, number, bytes((SUCCESS, body[0])))
                self.configured = True
            case Message.GET_CONFIGURATION:
                self._send(Message.CONFIGURATION_STATUS, number, bytes((SUCCESS, 1)))
            case Message.SET_ALT | Message.GET_ALT:
                self._send(Message.ALT_STATUS, number, bytes((SUCCESS, body[0], 0)))

    def _poll(self, endpoint: int, number: int, *, begins: bool) -> None:
        if begins:
            self._polled.setdefault(endpoint, 0)
        else:
            self._polled.pop(endpoint, None)
        self._send(Message.INTERRUPT_STATUS, number, bytes((SUCCESS, endpoint)))
        self._flush(endpoint)

    def _bulk(self, number: int, body: bytes) -> None:
        endpoint, _, low, stream, high = struct.unpack_from("<BBHIH", body)
        if endpoint & IN:
            self._asked.setdefault(endpoint, {})[number] = low | high << 16, stream
            self._flush(endpoint)
            return
        data = body[10:]
        self._answer(number, endpoint, SUCCESS, stream, b"", len(data))
        self._hear(self._gadget.heard(endpoint, data))

    def _cancel(self, number: int) -> None:
        for endpoint, asked in self._asked.items():
            if number in asked:
                _, stream = asked.pop(number)
                self._answer(number, endpoint, CANCELLED, stream, b"", 0)

    def _flush(self, endpoint: int) -> None:
        """Say what there is to say, as far as the host has asked."""
        queue = self._to_say.get(endpoint, deque())
        while queue and endpoint in self._polled:
            data = queue.popleft()
            self._send(
                Message.INTERRUPT, self._polled[endpoint], struct.pack("<BBH", endpoint, SUCCESS, len(data)) + data
            )
            self._polled[endpoint] += 1
        asked = self._asked.get(endpoint, {})
        while queue and asked:
            number = next(iter(asked))
            length, stream = asked.pop(number)
            data = queue.popleft()
            if len(data) > length:
                queue.appendleft(data[length:])
            self._answer(number, endpoint, SUCCESS, stream, data[:length], len(data[:length]))

    def _answer(self, number: int, endpoint: int, status: int, stream: int, data: bytes, length: int) -> None:
        head = struct.pack("<BBHIH", endpoint, status, length & 0xFFFF, stream, length >> 16)
        self._send(Message.BULK, number, head + data)

    def _control(self, number: int, body: bytes) -> None:
        endpoint, what, kind, _, value, index, length = struct.unpack_from("<BBBBHHH", body)
        request = Request(kind, what, value, index, length)
        status, data = SUCCESS, b""
        try:
            data = self._asked_or_told(request, body[10:])
        except StallError:
            status = STALLED
        sent = len(data) if kind & IN else length
        self._send(
            Message.CONTROL, number, struct.pack("<BBBBHHH", endpoint, what, kind, status, value, index, sent) + data
        )

    def _asked_or_told(self, request: Request, data: bytes) -> bytes:
        if request.kind & IN == 0:
            if not (request.is_standard and request.request in (_CLEAR_FEATURE, _SET_FEATURE)):
                self._gadget.told(request, data)
            return b""
        if request.is_standard and request.request == _GET_STATUS:
            return b"\0\0"[: request.length]
        if request.is_standard and request.request == _GET_DESCRIPTOR:
            found = self._gadget.passport.descriptor(request.value >> 8, request.value & 0xFF)
            if found is not None:
                return found[: request.length]
        return self._gadget.asked(request)[: request.length]

    def _introduce(self) -> None:
        """Both have said hello: say what is plugged in, in the order that the protocol asks for."""
        self._wide = True
        passport = self._gadget.passport
        self._send(Message.INTERFACES, 0, _interfaces(passport))
        self._send(Message.ENDPOINTS, 0, _endpoints(passport))
        numbers = (passport.vendor, passport.product, passport.version)
        self._send(Message.CONNECT, 0, struct.pack("<BBBBHHH", FULL_SPEED, *passport.about, *numbers))

    def _send(self, kind: int, number: int, body: bytes) -> None:
        head = struct.pack("<IIQ" if self._wide else "<III", kind, len(body), number)
        self._send_bytes(head + body)


def _interfaces(passport: Passport) -> bytes:
    columns = zip(*((number, *one.about) for number, one in enumerate(passport.interfaces)), strict=True)
    padded = (bytes(column).ljust(_SLOTS, b"\0") for column in columns)
    return struct.pack("<I", len(passport.interfaces)) + b"".join(padded)


def _endpoints(passport: Passport) -> bytes:
    kinds, intervals, owners, sizes = [UNUSED] * _SLOTS, [0] * _SLOTS, [0] * _SLOTS, [0] * _SLOTS
    for slot in (0, 16):  # the control endpoint, both ways
        kinds[slot], sizes[slot] = CONTROL, 64
    for number, interface in enumerate(passport.interfaces):
        for end in interface.endpoints:
            slot = (end.address & IN) >> 3 | end.address & 0x0F
            kinds[slot], intervals[slot], owners[slot], sizes[slot] = end.kind, end.interval, number, end.size
    assert set(kinds) <= {CONTROL, BULK, INTERRUPT, UNUSED}
    return bytes(kinds) + bytes(intervals) + bytes(owners) + struct.pack(f"<{_SLOTS}H", *sizes)
