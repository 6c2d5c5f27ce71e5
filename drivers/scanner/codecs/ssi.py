"""Zebra's and Symbol's Simple Serial Interface: packets and their meaning. Knows no port, no clock.

Sources: DS2208 guide p. 7-8, and two public programs for it; both agree.
length | opcode | source, 04 host, 00 engine | status | data | check, 2 bytes
The length counts all but the check, which is the two's complement of the 16-bit sum of what is before it.
"""

from dataclasses import dataclass
from enum import IntEnum, IntFlag

HOST, ENGINE = 0x04, 0x00
_HEAD, _CHECK = 4, 2
_SHORTEST = _HEAD


class Opcode(IntEnum):
    REQUEST_REVISION = 0xA3
    REPLY_REVISION = 0xA4
    SET_PARAMETER = 0xC6
    ACK = 0xD0
    NAK = 0xD1
    START_SESSION = 0xE4
    STOP_SESSION = 0xE5
    DECODED = 0xF3


class Status(IntFlag):
    RETRANSMITTED = 0x01
    MORE = 0x02  # another packet continues this one
    KEPT = 0x08  # of a parameter: also without power


RESEND, BAD_CONTEXT, DENIED = 0x01, 0x02, 0x06  # why a packet was not taken; the last from notes only
PACKETS = b"\xff\xee\x01"  # no beep; parameter EE: codes come in packets. From one public program only
QR, CODE_128 = 0x1C, 0x03


@dataclass(frozen=True, slots=True)
class Packet:
    opcode: int
    data: bytes = b""
    status: int = 0
    source: int = HOST


def checksum(body: bytes) -> bytes:
    """The two bytes behind `body`, the high one first."""
    assert body
    check = (-sum(body) & 0xFFFF).to_bytes(_CHECK, "big")
    assert (sum(body) + int.from_bytes(check, "big")) & 0xFFFF == 0
    return check


def encode(packet: Packet) -> bytes:
    """ValueError: more data than a packet holds."""
    assert 0 <= packet.opcode <= 0xFF
    length = _HEAD + len(packet.data)
    if length > 0xFF:
        raise ValueError(f"{len(packet.data)} bytes, expected at most {0xFF - _HEAD}")
    body = bytes((length, packet.opcode, packet.source, packet.status)) + packet.data
    assert len(body) == length
    return body + checksum(body)


def take_packet(buffer: bytearray, *, source: int = ENGINE) -> Packet | None:
    """Cut the first packet off the front; None: not complete yet. `source`: who has sent it.

    ValueError: what is there is none. One byte less is there then, so that whoever goes on finds the next one.
    """
    assert isinstance(buffer, bytearray)  # what is taken is cut off in place
    if len(buffer) < _HEAD:
        return None
    length = buffer[0]
    if length < _SHORTEST or buffer[2] != source:
        del buffer[0]
        raise ValueError(f"{length:02x} as a packet's length, expected the head of a packet")
    if len(buffer) < length + _CHECK:
        return None
    body, check = bytes(buffer[:length]), bytes(buffer[length : length + _CHECK])
    if check != checksum(body):
        del buffer[0]
        raise ValueError(f"check {check.hex()}, expected {checksum(body).hex()}")
    del buffer[: length + _CHECK]
    packet = Packet(body[1], body[_HEAD:], body[3], body[2])
    assert len(packet.data) == length - _HEAD
    return packet
