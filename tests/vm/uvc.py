"""A camera of the class that the kernel's own driver knows (UVC), with bulk pipes: what stands before it, as MJPEG.

Facts: "Universal Serial Bus Device Class Definition for Video Devices" 1.0, and its "MJPEG Payload".
"""

import struct
import threading
from collections.abc import Iterator, Sequence

from device_sim.port import Emit
from tests.vm.descriptors import BULK, Endpoint, Interface, Passport
from tests.vm.gadgets import FREE_VENDOR, MAKER
from tests.vm.usbredir import Request, StallError

WIDTH, HEIGHT = 640, 480
FRAMES_A_SECOND = 5
_PIPE = 0x81
_LONGEST = 1 << 20  # bytes of a picture with its head
_INTERVAL = 10_000_000 // FRAMES_A_SECOND  # in 100 ns
_BYTES = 26  # of what is negotiated
_SET, _GET_LENGTH, _GET_INFO = 0x01, 0x85, 0x86
_PROBE, _COMMIT = 1, 2
_END = 0x82  # in a picture's head: its last part. The lowest bit turns with each picture
_PACKET = 64

_CAMERA = bytes.fromhex("11 24 02 01 0102 00 00 0000 0000 0000 02 0000")
_OUT = bytes.fromhex("09 24 03 02 0101 00 01 00")
_FORMAT = bytes.fromhex("0B 24 06 01 01 01 01 00 00 00 00")
_BITS = WIDTH * HEIGHT * FRAMES_A_SECOND
_FRAME = struct.pack(
    "<BBBBBHHIIIIBI", 30, 0x24, 7, 1, 0, WIDTH, HEIGHT, _BITS, _BITS * 8, _LONGEST, _INTERVAL, 1, _INTERVAL
)


class UvcCamera:
    """Device and its USB side in one: it begins when it is told so at its control pipe.

    `pictures`: JPEGs of what stands before it, one after another and again. `watched`: somebody has begun to look.
    """

    def __init__(self, emit: Emit, pictures: Sequence[bytes], seconds: float = 120.0) -> None:
        """`seconds`: so long it gives pictures after each beginning."""
        self.pictures = pictures
        self.watched = threading.Event()
        self._emit = emit
        self._many = round(seconds * FRAMES_A_SECOND)
        self._asked_for = struct.pack("<HBBIHHHHHII", 1, 1, 1, _INTERVAL, 0, 0, 0, 0, 0, _LONGEST, _LONGEST)
        self._number = 0
        head = struct.pack("<BBBHHIBB", 13, 0x24, 1, 0x0100, 13 + len(_CAMERA) + len(_OUT), 6_000_000, 1, 1)
        formats = struct.pack("<BBBBHBBBBBBBB", 14, 0x24, 1, 1, 14 + len(_FORMAT + _FRAME), _PIPE, 0, 2, 0, 0, 0, 1, 0)
        control = Interface((0x0E, 1, 0), (), head + _CAMERA + _OUT)
        stream = Interface((0x0E, 2, 0), (Endpoint(_PIPE, BULK, _PACKET),), formats + _FORMAT + _FRAME)
        self.passport = Passport(FREE_VENDOR, 0x0018, MAKER, "Camera", "000024", (control, stream))

    def receive(self, data: bytes) -> None:
        """It has no pipe from the host."""

    def asked(self, request: Request) -> bytes:
        if request.kind != 0xA1 or request.value >> 8 not in (_PROBE, _COMMIT):
            raise StallError
        if request.request == _GET_LENGTH:
            return struct.pack("<H", _BYTES)
        return b"\x03" if request.request == _GET_INFO else self._asked_for  # may be read and set; or what there is

    def told(self, request: Request, data: bytes) -> None:
        if (request.kind, request.request) != (0x21, _SET):
            raise StallError
        if request.value >> 8 == _COMMIT:
            self.watched.set()
            for number in range(self._many):
                self._emit(self.pictures[number % len(self.pictures)], number / FRAMES_A_SECOND)

    def heard(self, _endpoint: int, data: bytes) -> bytes:
        return data

    def packets(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        """A picture is one transfer, which a packet ends that is not full."""
        self._number += 1
        whole = bytes((2, _END | self._number % 2)) + data
        yield _PIPE, whole + b"\0" * (len(whole) % _PACKET == 0)
