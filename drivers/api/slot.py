"""What goes over a line to a slot for chip cards: messages of one or more bytes behind their length. Knows no card.

Length, 2 bytes, the high one first; then as many bytes. To the slot one byte is an order, more are a command for the
card ("vpcd" of vsmartcard, its API documentation). From the slot one byte is a word of the slot's own, which vpcd has
not; more are what the card says: its ATR to the order `ATR`, its answer to a command.
"""

from enum import IntEnum

HEAD_BYTES = 2
MOST_BYTES = 4096  # of a message; an answer of a card with short commands has at most 258
LEAST_ANSWER = 2  # bytes that a card says: at least its two status bytes


class Order(IntEnum):
    """For the slot. Only `ATR` is answered."""

    OFF = 0x00  # no current for the card: it forgets what was selected and who has shown what
    ON = 0x01
    RESET = 0x02
    ATR = 0x04  # current for the card, from the start; and what it says then


class Word(IntEnum):
    """Of the slot itself: the first two unasked, the others in place of an answer."""

    OUT = 0x00  # no card is in it
    IN = 0x01  # a card has come
    NO_CARD = 0x10  # there is none, or it was taken out meanwhile
    MUTE = 0x11  # it does not answer, or says what no card says
    RESET = 0x12  # somebody else has reset it meanwhile
    IN_USE = 0x13  # another program has it for itself


def message(data: bytes) -> bytes:
    """With its length before it. ValueError: nothing, or too much."""
    assert isinstance(data, bytes | bytearray)
    if not 0 < len(data) <= MOST_BYTES:
        raise ValueError(f"{len(data)} bytes, expected 1 to {MOST_BYTES}")
    whole = len(data).to_bytes(HEAD_BYTES, "big") + data
    assert len(whole) == HEAD_BYTES + len(data)
    return whole


def take_message(buffer: bytearray) -> bytes | None:
    """The first message without its length, cut off the front; None: not complete yet. ValueError: it can be none."""
    assert isinstance(buffer, bytearray)
    if len(buffer) < HEAD_BYTES:
        return None
    length = int.from_bytes(buffer[:HEAD_BYTES], "big")
    if not 0 < length <= MOST_BYTES:
        raise ValueError(f"a message of {length} bytes, expected 1 to {MOST_BYTES}")
    if len(buffer) < HEAD_BYTES + length:
        return None
    taken = bytes(buffer[HEAD_BYTES : HEAD_BYTES + length])
    del buffer[: HEAD_BYTES + length]
    assert len(taken) == length
    return taken
