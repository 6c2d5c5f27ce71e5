"""A reader for chip cards of the class that pcscd's own driver knows (CCID), and the card in it.

Facts: "Device Class Specification for Integrated Circuit(s) Cards Interface Devices" 1.10; its numbers are those of a
reader that is sold, because the driver takes only readers that it knows by theirs.
"""

import struct
from collections.abc import Iterator
from enum import IntEnum

from device_sim.port import Emit
from device_sim.smart_card.card import SimSocialCard
from tests.vm.descriptors import BULK, INTERRUPT, Endpoint, Interface, Passport
from tests.vm.usbredir import Request, StallError


class Order(IntEnum):
    """From the host: PC_to_RDR_…"""

    SET_PARAMETERS = 0x61
    POWER_ON = 0x62
    POWER_OFF = 0x63
    SLOT_STATUS = 0x65
    GET_PARAMETERS = 0x6C
    RESET_PARAMETERS = 0x6D
    BLOCK = 0x6F


class Answer(IntEnum):
    """To the host: RDR_to_PC_…"""

    BLOCK = 0x80
    STATUS = 0x81
    PARAMETERS = 0x82
    CHANGE = 0x50  # unasked, at the interrupt pipe


_ANSWERS = {
    Order.POWER_ON: Answer.BLOCK,
    Order.BLOCK: Answer.BLOCK,
    Order.SET_PARAMETERS: Answer.PARAMETERS,
    Order.GET_PARAMETERS: Answer.PARAMETERS,
    Order.RESET_PARAMETERS: Answer.PARAMETERS,
}
_ACTIVE, _INACTIVE, _EMPTY = range(3)  # the card's part of a status
_FAILED = 0x40
_MUTE, _NOT_SUPPORTED = 0xFE, 0x00
_HEAD = struct.Struct("<BIBB3x")  # kind, bytes that follow, slot, sequence; three of its own kind
_T0 = bytes.fromhex("11 00 00 0A 00")  # Fi/Di, convention, guard time, waiting time, clock stop
ANSWER_DELAY_S = 0.002


class SimCcidReader:
    """Hands: `insert`, `remove`."""

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self._card: SimSocialCard | None = None
        self._active = False
        self._buffer = bytearray()

    def joined(self) -> None:
        """It has just been given current; so it knows nothing of before."""
        self._buffer.clear()
        self._active = False
        if self._card:
            self._change()

    def insert(self, card: SimSocialCard) -> None:
        self._card, self._active = card, False
        self._change()

    def remove(self) -> None:
        self._card, self._active = None, False
        self._change()

    def receive(self, data: bytes) -> None:
        self._buffer += data
        while len(self._buffer) >= _HEAD.size:
            kind, length, slot, sequence = _HEAD.unpack_from(self._buffer)
            whole = _HEAD.size + length
            if len(self._buffer) < whole:
                return
            body = bytes(self._buffer[_HEAD.size : whole])
            del self._buffer[:whole]
            self._emit(self._answer(kind, body, slot, sequence), ANSWER_DELAY_S)

    def _answer(self, kind: int, body: bytes, slot: int, sequence: int) -> bytes:
        error, data = 0, b""
        status = (_ACTIVE if self._active else _INACTIVE) if self._card else _EMPTY
        if kind not in set(Order):
            status, error = status | _FAILED, _NOT_SUPPORTED
        elif kind in (Order.POWER_ON, Order.BLOCK) and not self._card:
            status, error = status | _FAILED, _MUTE
        else:
            data = self._done(Order(kind), body)
            status = (_ACTIVE if self._active else _INACTIVE) if self._card else _EMPTY
        answer = _ANSWERS.get(Order(kind), Answer.STATUS) if kind in set(Order) else Answer.STATUS
        return struct.pack("<BIBBBBB", answer, len(data), slot, sequence, status, error, 0) + data

    def _done(self, order: Order, body: bytes) -> bytes:
        """What follows the head of its answer."""
        card = self._card
        if order in (Order.POWER_ON, Order.POWER_OFF) and card:
            card.off()
            self._active = order == Order.POWER_ON
        match order:
            case Order.POWER_ON:
                return card.atr if card else b""
            case Order.BLOCK:
                return card.answer(body) if card else b""
            case Order.SET_PARAMETERS | Order.GET_PARAMETERS | Order.RESET_PARAMETERS:
                return body or _T0
        return b""

    def _change(self) -> None:
        self._emit(bytes((Answer.CHANGE, 2 | (self._card is not None))), 0.0)


class CcidGadget:
    """Its USB side: one slot, blocks as a card of T=0 has them (TPDU); all else the reader arranges by itself."""

    _CLASS = struct.pack(
        "<BBHBBIIIBIIBIIIIIBBHBB",
        *(54, 0x21, 0x0110, 0, 7, 1),  # one slot; 5, 3 and 1.8 V; T=0
        *(4000, 4000, 0, 10752, 344086, 0),  # clocks in kHz, rates in bit/s
        *(254, 0, 0, 0x000100FE, 271),  # T=1 blocks, synchronous, mechanical; features; longest message
        *(0xFF, 0xFF, 0, 0, 1),  # no classes of its own, no screen, no PIN; one slot at a time
    )
    _ABORT, _CLOCKS, _RATES = 1, 2, 3

    def __init__(self) -> None:
        ends = Endpoint(0x01, BULK), Endpoint(0x82, BULK), Endpoint(0x83, INTERRUPT, 8, 16)
        interface = Interface((0x0B, 0, 0), ends, self._CLASS)
        self.passport = Passport(0x08E6, 0x3437, "Suizhu_Test", "Chip_cards", "CC0001", (interface,))

    def asked(self, request: Request) -> bytes:
        raise StallError

    def told(self, request: Request, data: bytes) -> None:
        if (request.kind, request.request) != (0x21, self._ABORT):
            raise StallError

    def heard(self, _endpoint: int, data: bytes) -> bytes:
        return data

    def packets(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        yield (0x83 if data[0] == Answer.CHANGE else 0x82), data
