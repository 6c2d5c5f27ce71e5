"""SDT frames and card texts, as bytes and their meaning. Pure: no port, no clock, no state.

Marks after a fact say how sure it is: [A] two independent sources or more, [B] one good source, [C] one weak source,
[U] unverified without hardware. A wrong input is a ValueError that says what was expected and quotes no field.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import reduce
from operator import xor
from typing import Any

from drivers.api.id_card import CardLayout, IdCard
from drivers.id_card.dates import read_end, read_if_any
from drivers.id_card.number import birth_of
from drivers.id_card.number import check_character as check_character
from drivers.id_card.number import number_is_valid as number_is_valid
from drivers.id_card.number import require_plausible as require_plausible
from drivers.id_card.private_use import if_old_codes, with_real_characters

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
    assert 1 <= len(body) < MAX_LENGTH
    counted = (len(body) + 1).to_bytes(2, "big") + body
    frame = PREAMBLE + counted + bytes([reduce(xor, counted)])
    assert frame[_START:-1] == body
    return frame


def encode_reply(sw3: int, data: bytes = b"") -> bytes:
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
    assert printed == printed.strip()  # int() would read blanks over
    sizes = (2, 2, 4, 4, 4)
    parts = re.split(r"[.-]", printed)
    if len(parts) != len(sizes):
        raise ValueError("SAM id: expected MM.MM-YYYYMMDD-serial-tail")
    data = b"".join(int(part).to_bytes(size, "little") for part, size in zip(parts, sizes, strict=True))
    assert len(data) == 16
    return data


# --- the card's text: 256 bytes UTF-16LE; offsets and sizes in bytes [A]; blanks on the right -----------------------

TEXT_SIZE, PHOTO_SIZE = 256, 1024
_ADDRESS_SIZE = 70  # of one appended address
NO_END = "长期"
_NO_ENDS = (NO_END, "長期")
_BLANK = " ".encode("utf-16-le")
_BLANKS = " \0\u3000"  # what fills up a field, and what somebody has typed before and behind a name
_TYPE_AT = 248
_VALIDITY = {"valid_from": ((188, 16),), "valid_to": ((204, 16),)}
_CITIZEN = (
    {"name": ((0, 30),), "sex": ((30, 2),), "birth": ((36, 16),), "address": ((52, 70),)}
    | {"number": ((122, 36),), "authority": ((158, 30),)}
    | _VALIDITY
)
_SPANS: Mapping[CardLayout, Mapping[str, tuple[tuple[int, int], ...]]] = {
    CardLayout.CITIZEN: _CITIZEN | {"ethnic_code": ((32, 4),)},
    CardLayout.HK_MACAO_TAIWAN: _CITIZEN | {"pass_number": ((220, 18),), "issues": ((238, 4),)},
    CardLayout.FOREIGN_2017: _VALIDITY
    | {"english_name": ((0, 120),), "sex": ((120, 2),), "number": ((122, 30),), "nationality": ((152, 6),)}
    | {"name": ((158, 30),), "birth": ((220, 16),), "authority": ((240, 8),)},
    CardLayout.FOREIGN_2023: _VALIDITY
    | {"name": ((0, 30),), "sex": ((30, 2),), "issues": ((32, 4),), "birth": ((36, 16),)}
    | {"english_name": ((52, 70), (220, 22)), "number": ((122, 36),), "nationality": ((242, 6),)},
}
_FIELDS = IdCard.__dataclass_fields__.keys() - {"layout", "name_on_chip", "newest_address", "odd", "photo", "picture"}


class UnknownCardTypeError(ValueError):
    """A card of a kind that this reader was never told about."""


def decode_card(text: bytes, photo: bytes = b"", newest_address: str = "") -> IdCard:
    """The card's 256-byte text as a value, in whichever of the four layouts its type character names."""
    assert isinstance(text, bytes)
    if len(text) != TEXT_SIZE:
        raise ValueError(f"card text has {len(text)} bytes, expected {TEXT_SIZE}")
    layout = _layout_of(text[_TYPE_AT : _TYPE_AT + 2])
    fields: dict[str, Any] = {name: _decode_text(text, spans) for name, spans in _SPANS[layout].items()}
    fields["name_on_chip"] = if_old_codes(_units(text, _SPANS[layout]["name"]))
    fields["number"] = fields["number"].upper()  # some systems wrote the check character as x
    days = {"valid_to": read_end("valid_to", fields["valid_to"], _NO_ENDS)}
    days |= {
        "birth": birth_of(fields["birth"], fields["number"], layout),
        "valid_from": read_if_any("valid_from", fields["valid_from"]),
    }
    fields |= {name: day for name, (day, _) in days.items()}
    odd = tuple(said for _, said in days.values() if said)
    card = IdCard(layout=layout, photo=photo, newest_address=newest_address, odd=odd, **fields)
    assert not any(str(getattr(card, name)).endswith((" ", "\0")) for name in _SPANS[layout])
    return card


def encode_card(card: IdCard) -> bytes:
    """The 256-byte text. ValueError: a field is too long for the chip, or this layout has no place for it."""
    assert card.layout in _SPANS
    card = replace(card, name=card.name_on_chip or card.name)
    text = bytearray(_BLANK * (TEXT_SIZE // 2))
    _put(text, ((_TYPE_AT, 2),), card.layout.value, "type character")
    if card.layout is CardLayout.FOREIGN_2017:
        _put(text, ((236, 4),), "01", "card version")
    for name in _FIELDS:
        value = getattr(card, name)
        _put(text, _SPANS[card.layout].get(name, ()), _encode_value(value), name)
    assert len(text) == TEXT_SIZE
    return bytes(text)


def decode_read(data: bytes) -> tuple[bytes, bytes]:
    """Text and photo out of the reply to READ: two big-endian lengths, then both blocks [A].

    The reply to 30 10 is read as well: a third length and block, of fingerprints [A], which go no further.
    """
    assert isinstance(data, bytes)
    sizes = [int.from_bytes(data[at : at + 2], "big") for at in (0, 2, 4)]
    for head, blocks in ((4, sizes[:2]), (6, sizes)):
        if len(data) == head + sum(blocks) and sizes[0] == TEXT_SIZE:
            text, photo = data[head : head + TEXT_SIZE], data[head + TEXT_SIZE : head + sum(sizes[:2])]
            assert (len(text), len(photo)) == (TEXT_SIZE, sizes[1])
            return text, photo
    raise ValueError(f"{len(data)} bytes of data, expected lengths, then {TEXT_SIZE} bytes of text and a photo")


def encode_read(text: bytes, photo: bytes) -> bytes:
    assert len(text) == TEXT_SIZE
    data = len(text).to_bytes(2, "big") + len(photo).to_bytes(2, "big") + text + photo
    assert decode_read(data) == (text, photo)
    return data


def decode_newest_address(data: bytes) -> str:
    """The last of at most four appended addresses of 70 bytes (order of appending: [U])."""
    assert isinstance(data, bytes)
    if len(data) not in _OK_SIZES[Command.NEWEST_ADDRESS]:
        raise ValueError(f"appended addresses have {len(data)} bytes, expected 70, 140, 210 or 280")
    appended = [_decode_text(data, ((at, 70),)) for at in range(0, len(data), 70)]
    newest = next((address for address in reversed(appended) if address), "")
    assert len(newest) <= _ADDRESS_SIZE // 2
    return newest


def encode_newest_address(address: str) -> bytes:
    assert "\0" not in address  # that is how an end is written
    data = bytearray(_ADDRESS_SIZE)
    _put(data, ((0, _ADDRESS_SIZE),), address, "newest_address")
    assert len(data) == _ADDRESS_SIZE
    return bytes(data)


def _layout_of(character: bytes) -> CardLayout:
    for layout in CardLayout:
        if character.replace(b"\0\0", _BLANK) == layout.value.encode("utf-16-le"):
            return layout
    raise UnknownCardTypeError(f"card type {character.hex(' ')}, expected 20 00, 4a 00, 49 00 or 59 00")


def _decode_text(text: bytes, spans: tuple[tuple[int, int], ...]) -> str:
    return with_real_characters(_units(text, spans))


def _units(text: bytes, spans: tuple[tuple[int, int], ...]) -> str:
    """Half a character, as where a field was too short for the last one, comes as U+FFFD: no font of ours writes it."""
    return b"".join(text[at : at + size] for at, size in spans).decode("utf-16-le", "replace").strip(_BLANKS)


def _encode_value(value: str | date | None) -> str:
    match value:
        case None:
            return NO_END
        case date():
            return f"{value.year:04}{value.month:02}{value.day:02}"
    return value


def _put(text: bytearray, spans: tuple[tuple[int, int], ...], value: str, name: str) -> None:
    room = sum(size for _, size in spans)
    data = value.encode("utf-16-le")
    if len(data) > room:
        raise ValueError(f"{name} needs {len(data)} bytes, expected {room} at most")
    data += _BLANK * ((room - len(data)) // 2)
    for at, size in spans:
        text[at : at + size], data = data[:size], data[size:]
