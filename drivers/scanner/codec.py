"""The hex protocol of GM65 / NLS-EM3095 scan engines: bytes and their meaning. Knows no port, no clock, no state.

Sources: Newland NLS-EM3095 manual p. 9, NLS-EM2000 guide p. 5; both makers agree unless a line says otherwise.
Host:   7E 00 | type | length | address, 2 bytes | data | CRC
Engine: 02 00 | type | length | data | CRC            (03 00 answers a heartbeat; that is known from notes only)
CRC-16/XMODEM over type..data, big-endian. A decoded code comes as bare bytes: no length, no checksum.
"""

import re
from binascii import crc_hqx
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, IntFlag
from itertools import pairwise

HOST_HEAD = b"\x7e\x00"
ENGINE_HEAD = b"\x02\x00"
HEARTBEAT_HEAD = b"\x03\x00"
NO_CHECK = b"\xab\xcd"  # in place of a CRC, always accepted by the engine
LEAST_TWICE = 8  # bytes that say the same again: 8 digits do so by chance once in a hundred million codes
MAX_PAYLOAD = 4096  # a QR code holds at most 2953 bytes; more is not one code

_FRAME_REST = 4 + 2  # an engine's frame without its data
_REQUEST_REST = 6 + 2


class RequestKind(IntEnum):
    READ = 0x07
    WRITE = 0x08
    SAVE = 0x09
    HEARTBEAT = 0x0A


class ReplyKind(IntEnum):
    OK = 0x00
    BAD_CRC = 0x01
    UNKNOWN_COMMAND = 0x03


class Register(IntEnum):
    """Zones of the engine's settings. What is written is lost at power-off unless saved."""

    MODE = 0x0000
    TRIGGER = 0x0002  # bit 0 starts a read; clears itself
    SETUP_CODES = 0x0003
    READ_TIMEOUT = 0x0006  # x 0.1 s, 00 = endless, factory 5 s; one maker's list only
    SAME_CODE_DELAY = 0x0013  # bit 7 on, bits 6-0 x 0.1 s; the unit is unsure
    TAIL = 0x0060  # bits 6-5 which, bit 4 on; two public tools agree on bits 6-5, one note has bit 4
    BAUD_LOW = 0x002A  # divisor of 3 MHz, little-endian
    BAUD_HIGH = 0x002B
    VERSION = 0x00E2  # of a GM65, in one byte; one public driver's note, other engines do not know it


class Mode(IntFlag):
    """Bits of register 0000."""

    SUCCESS_LED = 0x80
    BEEPER = 0x40
    AIM = 0x10
    LIGHT = 0x04
    MANUAL = 0x00
    COMMAND = 0x01
    CONTINUOUS = 0x02
    SENSE = 0x03


READING_MODES = 0x03
COMMAND_MODE = Mode.SUCCESS_LED | Mode.BEEPER | Mode.AIM | Mode.LIGHT | Mode.COMMAND  # D5
SETUP_CODES_MASK = 0x03
SETUP_CODES_OFF = 0x02  # one maker's list only
BAUD_CLOCK = 3_000_000


@dataclass(frozen=True, slots=True)
class Request:
    kind: int  # a RequestKind, or a type nobody knows
    address: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    kind: ReplyKind
    data: bytes
    heartbeat: bool = False


@dataclass(frozen=True, slots=True)
class Decoded:
    """The bytes of one code, without the tail the engine adds."""

    payload: bytes


@dataclass(frozen=True, slots=True)
class Tail:
    """What the engine is set to send after each code."""

    pattern: bytes  # a regular expression; empty where nothing follows

    def ends(self, received: bytes | bytearray) -> bool:
        """True where what was received ends with this tail, so that it may be a whole code."""
        return bool(self.pattern) and re.search(self.pattern + rb"\Z", received) is not None

    def without(self, received: bytes) -> bytes:
        """The code without its tail; once, where the engine has sent the same code several times in a row."""
        code = re.sub(self.pattern + rb"\Z", b"", received, count=1)
        several = set(re.split(self.pattern, code)) if self.pattern else {code}
        return several.pop() if len(several) == 1 else code

    def before_reply(self, received: bytearray) -> int:
        """Where a tail ends that a reply follows; 0: nowhere."""
        found = re.search(self.pattern + rb"(?=[\x02\x03]\x00[\x00\x01\x03])", received) if self.pattern else None
        return found.end() if found else 0


def said_once(received: bytes, pauses: Sequence[int]) -> bytes:
    """A code that an engine without a tail has sent several times in a row: it paused after so many bytes instead.

    Without a pause, one that is twice the same counts as one where that is long enough not to be so by chance.
    """
    assert received
    assert list(pauses) == sorted(pauses)
    several = {received[begin:end] for begin, end in pairwise((0, *pauses, len(received)))}
    once = several.pop() if len(several) == 1 else received
    half = once[: len(once) // 2]
    if len(half) >= LEAST_TWICE and once == half * 2 and half not in (half * 2)[1:-1]:
        once = half
    assert received.startswith(once)
    return once


TAILS = {
    "any": Tail(rb"[\r\n\t]+"),  # CR is the factory's, and who adds an LF means no other code
    "cr": Tail(rb"\r\n?"),  # an engine or a device server that adds an LF means the same
    "lf": Tail(rb"\n"),
    "crlf": Tail(rb"\r\n"),
    "tab": Tail(rb"\t"),
    "none": Tail(b""),
}
ANY_TAIL = TAILS["any"]
TAIL_MASK = 0x70
TAIL_SETTINGS = {"any": 0x10, "cr": 0x10, "crlf": 0x30, "tab": 0x50}  # in register TAIL; it has no LF alone


def checksum(body: bytes) -> bytes:
    assert body
    check = crc_hqx(body, 0).to_bytes(2, "big")
    assert crc_hqx(body + check, 0) == 0
    return check


def encode_request(request: Request) -> bytes:
    """ValueError: no data, or more than 255 bytes of it; an address beyond 16 bits."""
    assert 0 <= request.kind <= 0xFF
    if not 1 <= len(request.data) <= 0xFF or not 0 <= request.address <= 0xFFFF:
        raise ValueError(
            f"{len(request.data)} bytes at {request.address:#x}: expected 1 to 255 bytes at an address up to 0xffff"
        )
    body = bytes([request.kind, len(request.data)]) + request.address.to_bytes(2, "big") + request.data
    frame = HOST_HEAD + body + checksum(body)
    assert len(frame) == _REQUEST_REST + len(request.data)
    return frame


def read_register(register: int, count: int = 1) -> bytes:
    """Asks for `count` (1 to 256) bytes from `register` on."""
    assert 0 <= register <= 0xFFFF
    if not 1 <= count <= 256:
        raise ValueError(f"{count} bytes asked for: expected 1 to 256")
    asked = Request(RequestKind.READ, register, bytes([count & 0xFF]))
    frame = encode_request(asked)
    assert take_request(bytearray(frame)) == asked
    return frame


def write_register(register: int, *values: int) -> bytes:
    assert all(0 <= value <= 0xFF for value in values)
    wanted = Request(RequestKind.WRITE, register, bytes(values))
    frame = encode_request(wanted)
    assert take_request(bytearray(frame)) == wanted
    return frame


def encode_reply(reply: Reply) -> bytes:
    assert 0 <= reply.kind <= 0xFF
    if not 1 <= len(reply.data) <= 256:
        raise ValueError(f"{len(reply.data)} bytes: a reply holds 1 to 256")
    body = bytes([reply.kind, len(reply.data) & 0xFF]) + reply.data
    frame = (HEARTBEAT_HEAD if reply.heartbeat else ENGINE_HEAD) + body + checksum(body)
    assert len(frame) == _FRAME_REST + len(reply.data)
    return frame


def take_request(buffer: bytearray) -> Request | None:
    """Cut the first complete request off the front (the engine's side), dropping noise before it; None: not yet.

    ValueError: a bad CRC; that frame is gone from the buffer.
    """
    assert isinstance(buffer, bytearray)  # what is taken is cut off in place
    _drop_until(buffer, HOST_HEAD)
    if len(buffer) < _REQUEST_REST or len(buffer) < _REQUEST_REST + buffer[3]:
        return None
    size = _REQUEST_REST + buffer[3]
    frame = bytes(buffer[:size])
    del buffer[:size]
    body, check = frame[2:-2], frame[-2:]
    if check not in (checksum(body), NO_CHECK):
        raise ValueError(f"request CRC {check.hex()}, expected {checksum(body).hex()}")
    request = Request(body[0], int.from_bytes(body[2:4], "big"), body[4:])
    assert len(request.data) == body[1]
    return request


def take_frame(buffer: bytearray, tail: Tail = ANY_TAIL, *, quiet: bool = False) -> Reply | Decoded | None:
    """Cut the first reply or decoded code off a mixed stream; None: not complete yet.

    `quiet`: the line has fallen silent, so what is there is all there will be. Before that a code ends only where its
    tail and then a reply follows: a CR or LF inside a code must not make a second code out of its rest.
    ValueError: a reply whose CRC is wrong or that was cut short; it is gone from the buffer.
    """
    assert isinstance(buffer, bytearray)  # what is taken is cut off in place
    held = len(buffer)
    if not buffer or (len(buffer) == 1 and buffer[0] in _REPLY_FIRST and not quiet):
        return None
    if buffer[:2] in (ENGINE_HEAD, HEARTBEAT_HEAD):
        return _take_reply(buffer, quiet=quiet)
    end = tail.before_reply(buffer) or (len(buffer) if quiet else 0)
    if not end:
        return None
    code = take_code(buffer, tail, end)
    assert len(buffer) == held - end < held  # so that whoever takes all of it comes to an end
    return code


def take_code(buffer: bytearray, tail: Tail = ANY_TAIL, end: int | None = None) -> Decoded | None:
    """Cut a code off the front, of so many bytes or of all that has come; None: nothing has."""
    assert isinstance(buffer, bytearray)  # what is taken is cut off in place
    held = len(buffer)
    received = bytes(buffer[:end])
    del buffer[:end]
    assert len(received) + len(buffer) == held
    return Decoded(tail.without(received)) if received else None


_REPLY_FIRST = (ENGINE_HEAD[0], HEARTBEAT_HEAD[0])


def _take_reply(buffer: bytearray, *, quiet: bool) -> Reply | None:
    size = _FRAME_REST + (buffer[3] or 256) if len(buffer) > 3 else _FRAME_REST
    if len(buffer) < size:
        if not quiet:
            return None
        cut_short = bytes(buffer)
        buffer.clear()
        raise ValueError(f"reply {cut_short[:16].hex(' ')} ends after {len(cut_short)} bytes, expected {size}")
    frame = bytes(buffer[:size])
    del buffer[:size]
    body, check = frame[2:-2], frame[-2:]
    if check != checksum(body):
        raise ValueError(f"reply CRC {check.hex()}, expected {checksum(body).hex()}")
    return Reply(ReplyKind(body[0]), body[2:], heartbeat=frame[:2] == HEARTBEAT_HEAD)


def _drop_until(buffer: bytearray, head: bytes) -> None:
    """Drop what comes before `head`; keep a last byte that may be its beginning."""
    at = buffer.find(head)
    if at < 0:
        at = len(buffer) - (1 if buffer[-1:] == head[:1] else 0)
    del buffer[:at]
