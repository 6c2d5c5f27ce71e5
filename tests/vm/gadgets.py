"""The USB side of a terminal's devices. What they say and understand is of `device_sim`; here it gets its packets.

Facts: "Device Class Definition for HID" 1.11 and its usage tables; "USB Device Class Definition for Printing Devices"
1.1; "Class Definitions for Communication Devices" 1.2. The numbers of makers and products are invented (1209, which is
free for tests) where nothing depends on them.
"""

import math
import struct
import time
from collections.abc import Iterator, Mapping

from device_sim.port import Emit
from drivers.api.input_event import DOWN, KEY, UP, encode, take_event
from tests.vm.descriptors import BULK, INTERRUPT, Endpoint, Interface, Passport
from tests.vm.usbredir import Request, StallError

FREE_VENDOR = 0x1209
MAKER = "Suizhu_Test"
_HID_REPORT_DESCRIPTOR, _SET_REPORT, _SET_IDLE, _SET_PROTOCOL = 0x22, 9, 10, 11
TO_HOST, TO_DEVICE = 0x81, 0x02

# A keyboard as in appendix B of the HID specification: eight modifiers, then six keys of a report.
_KEYS = bytes.fromhex(
    "05010906a101 050719e029e71500250175019508 8102 9501 7508 8101 9506 7508 1500 26ff00 0507 1900 2aff00 8100 c0"
)
_REPORT_KEYS = 6
# Usages of page 7 by the kernel's codes (drivers/hid/hid-input.c), as far as our devices have these keys.
_ROWS = {16: "qwertyuiop", 30: "asdfghjkl", 44: "zxcvbnm"}
# Enter, Escape, Backspace, space, minus; arrows; volume
_OTHERS = {
    28: 0x28,
    1: 0x29,
    14: 0x2A,
    57: 0x2C,
    12: 0x2D,
    106: 0x4F,
    105: 0x50,
    108: 0x51,
    103: 0x52,
    115: 0x80,
    114: 0x81,
}
_USAGES: Mapping[int, int] = {
    **{first + at: 4 + ord(letter) - ord("a") for first, row in _ROWS.items() for at, letter in enumerate(row)},
    **{code: 0x1E + code - 2 for code in range(2, 12)},  # 1 to 9 and 0
    **_OTHERS,
    **{code: 0x3A + code - 59 for code in range(59, 69)},  # F1 to F10
    **{code: 0x68 + code - 183 for code in range(183, 195)},  # F13 to F24
}
_MODIFIERS = (29, 42, 56, 125, 97, 54, 100, 126)  # bits of a report's first byte


def at_its_pace(emit: Emit) -> Emit:
    """For a pad whose events say how far they are apart: each goes out no sooner than a finger would have made it.

    Behind a kernel events bear the time of their arrival, and what comes as no person presses is dropped.
    """
    offset = -math.inf  # from the time of the events to that of this machine

    def paced(data: bytes, after: float) -> None:
        nonlocal offset
        rest = bytearray(data)
        while event := take_event(rest):
            now = time.monotonic()
            offset = max(offset, now + after - event.at)
            emit(encode(event), max(event.at + offset - now, 0.0))

    return paced


class HidGadget:
    """A HID device of one interface."""

    def __init__(self, model: str, product: int, report_descriptor: bytes, *, size: int, boot: int = 0) -> None:
        """`size`: bytes of its largest report. `boot`: 1 for a keyboard that a BIOS would understand."""
        self._report_descriptor = report_descriptor
        hid = struct.pack("<BBHBBBH", 9, 0x21, 0x0111, 0, 1, _HID_REPORT_DESCRIPTOR, len(report_descriptor))
        ends = Endpoint(TO_HOST, INTERRUPT, size, 4), Endpoint(TO_DEVICE, INTERRUPT, size, 4)
        interface = Interface((3, boot, boot), ends[: 1 if boot else 2], hid)
        self.passport = Passport(FREE_VENDOR, product, MAKER, model, f"{product:06d}", (interface,))

    def asked(self, request: Request) -> bytes:
        if request.is_standard and request.value >> 8 == _HID_REPORT_DESCRIPTOR:
            return self._report_descriptor
        raise StallError

    def told(self, request: Request, data: bytes) -> None:
        if request.kind != 0x21 or request.request not in (_SET_REPORT, _SET_IDLE, _SET_PROTOCOL):
            raise StallError

    def heard(self, _endpoint: int, data: bytes) -> bytes:
        return data

    def packets(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        yield TO_HOST, data


class KeypadGadget(HidGadget):
    """A keypad that says it is a keyboard. The simulated pad speaks `struct input_event`, as behind the kernel."""

    def __init__(self, model: str = "Keypad", product: int = 3) -> None:
        super().__init__(model, product, _KEYS, size=8, boot=1)
        self._down: list[int] = []
        self._rest = bytearray()

    def heard(self, _endpoint: int, data: bytes) -> bytes:
        """Only which of its lights are on."""
        return b""

    def packets(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        self._rest += data
        while event := take_event(self._rest):
            if event.type != KEY or event.value not in (DOWN, UP):
                continue  # the kernel itself repeats keys
            if event.value == DOWN:
                self._down.append(event.code)
            elif event.code in self._down:
                self._down.remove(event.code)
            yield TO_HOST, self._report()

    def _report(self) -> bytes:
        held = sum(1 << _MODIFIERS.index(code) for code in self._down if code in _MODIFIERS)
        keys = [_USAGES[code] for code in self._down if code not in _MODIFIERS]
        return bytes((held, 0, *keys[:_REPORT_KEYS])).ljust(8, b"\0")


class PrinterGadget:
    """A receipt printer of the printer class, both directions: the guest's usblp makes /dev/usb/lp0 of it."""

    IDENTITY = b"MFG:Suizhu Test;MDL:Slips;CMD:ESC/POS;CLS:PRINTER;"
    PORT_STATUS = 0x18  # selected, no error

    def __init__(self) -> None:
        interface = Interface((7, 1, 2), (Endpoint(0x01, BULK), Endpoint(0x82, BULK)))
        self.passport = Passport(FREE_VENDOR, 0x0011, MAKER, "Slips", "000017", (interface,))
        self.port_status = self.PORT_STATUS

    def asked(self, request: Request) -> bytes:
        if (request.kind, request.request) == (0xA1, 0):
            return struct.pack(">H", len(self.IDENTITY) + 2) + self.IDENTITY
        if (request.kind, request.request) == (0xA1, 1):
            return bytes((self.port_status,))
        raise StallError

    def told(self, request: Request, data: bytes) -> None:
        if (request.kind, request.request) not in ((0x21, 2), (0x23, 2)):  # a soft reset
            raise StallError

    def heard(self, _endpoint: int, data: bytes) -> bytes:
        return data

    def packets(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        yield 0x82, data


class SerialGadget:
    """A scan engine on USB that is a serial line to the kernel: CDC-ACM, /dev/ttyACM0."""

    _HEADER = bytes.fromhex("0524001001 0524010001 04240202 0524060001")
    _SET_LINE, _GET_LINE = 0x20, 0x21

    def __init__(self) -> None:
        control = Interface((2, 2, 1), (Endpoint(0x83, INTERRUPT, 16, 32),), self._HEADER)
        line = Interface((10, 0, 0), (Endpoint(0x01, BULK), Endpoint(0x82, BULK)))
        self.passport = Passport(FREE_VENDOR, 0x0012, MAKER, "Engine", "000018", (control, line), about=(2, 0, 0))
        self._line = struct.pack("<IBBB", 9600, 0, 0, 8)

    def asked(self, request: Request) -> bytes:
        if request.request == self._GET_LINE:
            return self._line
        raise StallError

    def told(self, request: Request, data: bytes) -> None:
        if request.request == self._SET_LINE:
            self._line = data

    def heard(self, _endpoint: int, data: bytes) -> bytes:
        return data

    def packets(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        yield 0x82, data


class AdapterGadget:
    """An adapter for serial lines with a chip of FTDI's (FT232BM), a device at its other end: /dev/ttyUSB0.

    Facts: the Linux driver's ftdi_sio.h.
    """

    _SIZE = 64
    _STATUS = b"\x31\x60"  # clear to send, data set ready; nothing left to send. Every packet begins with it
    _ORDERS = range(10)  # reset, lines, flow, rate, bits, …, latency
    _GET_STATUS, _GET_LATENCY = 5, 10

    def __init__(self) -> None:
        interface = Interface((0xFF, 0xFF, 0xFF), (Endpoint(0x81, BULK), Endpoint(0x02, BULK)))
        self.passport = Passport(0x0403, 0x6001, MAKER, "Adapter", "000022", (interface,), version=0x0400)

    def asked(self, request: Request) -> bytes:
        if (request.kind, request.request) == (0xC0, self._GET_STATUS):
            return self._STATUS
        if (request.kind, request.request) == (0xC0, self._GET_LATENCY):
            return b"\x10"  # ms
        raise StallError

    def told(self, request: Request, data: bytes) -> None:
        if request.kind != 0x40 or request.request not in self._ORDERS:
            raise StallError

    def heard(self, _endpoint: int, data: bytes) -> bytes:
        return data

    def packets(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        step = self._SIZE - len(self._STATUS)
        for at in range(0, len(data), step):
            yield 0x81, self._STATUS + data[at : at + step]


class HidPosGadget(HidGadget):
    """A scanner in HID-POS mode: report 2 of 63 bytes, of the usage page for scanners."""

    _REPORTS = bytes.fromhex("058c0902a101 8502 150026ff007508 953f 09fe 8102 c0")

    def __init__(self) -> None:
        super().__init__("Reporting_scanner", 0x0014, self._REPORTS, size=64)


class HidReaderGadget(HidGadget):
    """A card reader that carries the frames of its serial kind in HID reports of 64 bytes, uncounted."""

    _REPORTS = bytes.fromhex("0600ff0901a101 15 0026ff007508 9540 0901 8102 9540 0901 9102 c0")
    _SIZE = 64

    def __init__(self) -> None:
        super().__init__("Card_reader", 0x0013, self._REPORTS, size=self._SIZE)

    def packets(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        for at in range(0, len(data), self._SIZE):
            yield TO_HOST, data[at : at + self._SIZE].ljust(self._SIZE, b"\0")


class StreamGadget:
    """A card reader with one pair of pipes of the maker's own class. Its numbers are those of one that is sold."""

    _SIZE = 64

    def __init__(self) -> None:
        interface = Interface((0xFF, 0, 0), (Endpoint(0x01, BULK), Endpoint(0x81, BULK)))
        self.passport = Passport(0x0400, 0xC35A, MAKER, "Card reader", "ID0001", (interface,), about=(0xFF, 0, 0))

    def asked(self, request: Request) -> bytes:
        raise StallError

    def told(self, request: Request, data: bytes) -> None:
        raise StallError

    def heard(self, _endpoint: int, data: bytes) -> bytes:
        return data

    def packets(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        """An empty one ends what fills its last packet."""
        for at in range(0, len(data) + (len(data) % self._SIZE == 0), self._SIZE):
            yield 0x81, data[at : at + self._SIZE]
