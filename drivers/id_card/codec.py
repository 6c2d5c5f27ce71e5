"""SDT frames, as bytes and their meaning. Pure: no port, no clock, no state, and nothing of what a card says.

Marks after a fact say how sure it is, as in `drivers`. A wrong input is a ValueError that says what was expected and
quotes no field.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import reduce
from operator import xor

# What simulators ask as well: they know a device by its codec alone.
from drivers.id_card.card_text import PHOTO_SIZE as PHOTO_SIZE
from drivers.id_card.card_text import encode_card as encode_card
from drivers.id_card.card_text import encode_newest_address as encode_newest_address
from drivers.id_card.card_text import encode_read as encode_read
from drivers.id_card.number import check_character as check_character

# --- frames: AA AA AA 96 69 | length, 2 bytes big-endian, of all that follows | body | XOR of length and body [A] ---

PREAMBLE = bytes.fromhex("AA AA AA 96 69")
MAX_LENGTH = 4096  # the largest normal reply is 2321 bytes
_START = len(PREAMBLE) + 2
_NO_STATUS_WORDS = b"\x00\x00"


class Command(bytes, Enum):
    """CMD and Para of a request [A]."""

    RESET = b"\x10\xff"
    STATUS = b"\x11\xff"
    SAM_ID = b"\x12\xff"
    FIND = b"\x20\x01"
    SELECT = b"\x20\x02"
    READ = b"\x30\x01"  # text and photo
    NEWEST_ADDRESS = b"\x30\x03"


OK, FOUND, NO_ITEM, NO_CARD, NOT_SELECTED, READ_FAILED = 0x90, 0x9F, 0x91, 0x80, 0x81, 0x41
BAD_CHECKSUM, BAD_LENGTH, BAD_COMMAND, CARD_REFUSED, SELF_TEST, NOT_ACTIVATED = 0x10, 0x11, 0x21, 0x32, 0x60, 0x66

SW3_MEANING: Mapping[int, str] = {  # [A]
    OK: "operation succeeded",
    FOUND: "card found",
    NO_ITEM: "the card has no such item",
    BAD_CHECKSUM: "the module received a wrong checksum",
    BAD_LENGTH: "the module received a wrong length",
    BAD_COMMAND: "wrong command or parameter",
    0x23: "operation not permitted",
    0x24: "unrecognised error",
    0x31: "the card refused the module",
    CARD_REFUSED: "the module refused the card",
    0x33: "the card's information failed its verification",
    0x40: "unrecognised card type",
    READ_FAILED: "reading failed",
    0x47: "no random number from the card",
    SELF_TEST: "the module's self-test failed",
    NOT_ACTIVATED: "the module is not authorised",
    NO_CARD: "no card found",
    NOT_SELECTED: "selecting the card failed",
}


@dataclass(frozen=True, slots=True)
class Reply:
    """What the module answered. `sw3` is its state; `status_words` are the card's own, for the log only."""

    sw3: int
    data: bytes = b""
    status_words: bytes = _NO_STATUS_WORDS


def encode_frame(body: bytes) -> bytes:
    """A whole frame around command or reply: preamble, length, body, checksum."""
    assert 1 <= len(body) < MAX_LENGTH
    counted = (len(body) + 1).to_bytes(2, "big") + body
    frame = PREAMBLE + counted + bytes([reduce(xor, counted)])
    assert frame[_START:-1] == body
    return frame


def encode_reply(sw3: int, data: bytes = b"") -> bytes:
    """The whole frame of a reply, as a module sends it."""
    assert 0 <= sw3 <= 0xFF
    frame = encode_frame(_NO_STATUS_WORDS + bytes([sw3]) + data)
    assert decode_reply(frame) == Reply(sw3, data)
    return frame


def take_frame(buffer: bytearray) -> bytes | None:
    """Cut the first frame off the buffer, dropping noise before it; its checksum is not looked at yet.

    ValueError: the declared length is impossible.
    """
    assert isinstance(buffer, bytearray)  # what is taken is cut off in place
    held = len(buffer)
    at = buffer.find(PREAMBLE)
    del buffer[: at if at >= 0 else max(len(buffer) - len(PREAMBLE) + 1, 0)]
    if len(buffer) < _START:
        return None
    length = int.from_bytes(buffer[len(PREAMBLE) : _START], "big")
    if not 2 <= length <= MAX_LENGTH:
        raise ValueError(f"frame declares {length} bytes, expected 2..{MAX_LENGTH}")
    if len(buffer) < _START + length:
        return None
    frame = bytes(buffer[: _START + length])
    del buffer[: _START + length]
    assert len(frame) == _START + length
    assert len(buffer) + len(frame) <= held
    return frame


def decode_body(frame: bytes) -> bytes:
    """What stands between length and checksum of one complete frame."""
    assert isinstance(frame, bytes)  # a buffer that still grows is no frame
    if not frame.startswith(PREAMBLE):
        raise ValueError(f"frame begins {frame[:5].hex(' ')}, expected {PREAMBLE.hex(' ')}")
    declared = int.from_bytes(frame[len(PREAMBLE) : _START], "big")
    if len(frame) != _START + declared or declared < 2:
        raise ValueError(f"frame has {len(frame)} bytes, expected {_START + max(declared, 2)} by its length field")
    if reduce(xor, frame[len(PREAMBLE) :]):
        raise ValueError(f"checksum is {frame[-1]:02x}, expected {reduce(xor, frame[len(PREAMBLE) : -1]):02x}")
    body = frame[_START:-1]
    assert len(body) == declared - 1
    return body


def decode_reply(frame: bytes) -> Reply:
    """What one complete frame answers: SW1, SW2 of the card, SW3 of the module, data."""
    assert isinstance(frame, bytes)
    body = decode_body(frame)
    if len(body) < 3:
        raise ValueError(f"reply body has {len(body)} bytes, expected SW1 SW2 SW3 at least")
    reply = Reply(body[2], body[3:], body[:2])
    assert reply.status_words + bytes([reply.sw3]) + reply.data == body
    return reply


def answers(command: Command, reply: Reply) -> bool:
    """False when this can only be the late reply to some other command: replies do not say what they answer."""
    assert command in _OK_SIZES
    fits = _answers(command, reply)
    assert fits or reply.sw3 in (OK, FOUND, NO_CARD, NOT_SELECTED, NO_ITEM)  # any other state may answer anything
    return fits


def _answers(command: Command, reply: Reply) -> bool:
    match reply.sw3:
        case 0x9F | 0x80:
            return command is Command.FIND
        case 0x81:
            return command is Command.SELECT
        case 0x91:
            return command is Command.NEWEST_ADDRESS
        case 0x90:
            return len(reply.data) in _OK_SIZES[command]
        case _:
            return True


_OK_SIZES = {
    Command.RESET: range(1),
    Command.STATUS: range(1),
    Command.SAM_ID: range(16, 17),
    Command.FIND: range(0),
    Command.SELECT: range(8, 9),
    Command.READ: range(4 + 256, MAX_LENGTH),
    Command.NEWEST_ADDRESS: range(70, 4 * 70 + 1, 70),
}


def take_answer(buffer: bytearray, command: Command) -> bytes | None:
    """The first frame that can answer `command`, passing by late replies to others. ValueError: a broken frame."""
    assert command in _OK_SIZES
    held = len(buffer)
    while frame := take_frame(buffer):
        assert len(buffer) < held  # so that it comes to an end
        if answers(command, decode_reply(frame)):
            return frame
    return None


def decode_sam_id(data: bytes) -> str:
    """The module's number in the vendor's printed form, e.g. 05.03-20120629-0000202551-1234567890 [A]."""
    assert isinstance(data, bytes)
    if len(data) != 16:
        raise ValueError(f"SAM id has {len(data)} bytes, expected 16")
    maker, model = (int.from_bytes(data[i : i + 2], "little") for i in (0, 2))
    made, serial, tail = (int.from_bytes(data[i : i + 4], "little") for i in (4, 8, 12))
    printed = f"{maker:02}.{model:02}-{made:08}-{serial:010}-{tail:010}"
    assert encode_sam_id(printed) == data
    return printed


def encode_sam_id(printed: str) -> bytes:
    """The 16 bytes of a number in the vendor's printed form."""
    assert printed == printed.strip()  # int() would read blanks over
    sizes = (2, 2, 4, 4, 4)
    parts = re.split(r"[.-]", printed)
    if len(parts) != len(sizes):
        raise ValueError("SAM id: expected MM.MM-YYYYMMDD-serial-tail")
    data = b"".join(int(part).to_bytes(size, "little") for part, size in zip(parts, sizes, strict=True))
    assert len(data) == 16
    return data
