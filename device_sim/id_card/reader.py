"""An identity-card module made of software. It speaks SDT bytes; it knows no driver and no clock of its own."""

import random

from device_sim.port import Emit
from drivers.api.id_card import IdCard
from drivers.id_card import codec
from drivers.id_card.codec import Command

SECONDS = {Command.FIND: 0.03, Command.SELECT: 0.05, Command.READ: 0.9, Command.NEWEST_ADDRESS: 0.1}
WIRE_PIECE = 16  # bytes handed over at once when the wire's own time is played
_BITS_PER_BYTE = 10
_SPEEDS = (115200, 57600, 38400, 19200, 9600)
_SET_SPEED, _SET_RF_SIZE = 0x60, b"\x61\xff"
FINDS_UNTIL_DROPPED = 6  # a host that looks for a card so often has not lost a reply: nothing is selected any more
_PHOTO_START = bytes.fromhex("57 4C 66 00 7E 00 32 00 00 FF 85 1E")


class SimIdCardReader:
    """One module and the card that lies on it. Attributes may be set at any time; verbs are a hand's movements."""

    def __init__(self, emit: Emit) -> None:
        self.card: IdCard | None = None
        self.seconds: dict[Command, float] = dict(SECONDS)  # how long each command takes; clear() for none at all
        self.baud = _SPEEDS[0]
        self.any_speed = False  # True: on USB, where a host's speed means nothing
        self.sam_id = "05.03-20120629-0000202551-1234567890"
        self.lying = "unseen"  # a card that was read and lies on: "found" again by Find, "read" again, or neither
        self.self_test_failed = False
        self.not_authorised = False
        self.refuse_card = False
        self.unknown_type = False  # True: the card's type character is one that nobody has defined
        self.overwritten: dict[int, str] = {}  # what its chips say instead, by the byte at which it begins
        self.silent_to: set[bytes] = set()  # commands that it does not answer
        self.answers: dict[bytes, tuple[int, bytes]] = {}  # SW3 and data that a command has instead of its own
        self.wire_time = False  # True: bytes take as long as they do on a real line
        self.noise_at_wrong_speed = b""  # what a host at another speed hears instead of silence
        self.commands: list[bytes] = []  # what was asked, in order
        self._emit = emit
        self._buffer = bytearray()
        self._host_baud: int | None = None  # None: nobody said, so it is right
        self._snatched = self._half_frame = False
        self._found = self._selected = self._was_read = False
        self._unseen = 0  # how often Find has not seen a card that lies there

    def insert_card(self, card: IdCard) -> None:
        """Put a card on the reader; one that lies there is taken away first."""
        self.remove_card()
        self.card = card

    def remove_card(self) -> None:
        self.card = None
        self._forget_card()

    def take_away_during_read(self, *, half_frame: bool = False) -> None:
        """The card will be snatched in the middle of the next reading: answered with 41, or with half a frame."""
        self._snatched, self._half_frame = not half_frame, half_frame

    def host_baud(self, baud: int) -> None:
        """The host has set its line to this speed."""
        self._host_baud = baud

    def receive(self, data: bytes) -> None:
        if self._host_baud not in (None, self.baud) and not self.any_speed:
            if self.noise_at_wrong_speed:
                self._emit(self.noise_at_wrong_speed, 0.0)
            return
        self._buffer += data
        try:
            while frame := codec.take_frame(self._buffer):
                self._handle(frame)
        except ValueError:
            self._buffer.clear()
            self._send(b"", codec.encode_reply(codec.BAD_LENGTH))

    def _handle(self, frame: bytes) -> None:
        try:
            body = codec.decode_body(frame)
        except ValueError:
            self._send(frame, codec.encode_reply(codec.BAD_CHECKSUM))
            return
        self.commands.append(body)
        if body in self.silent_to:
            return
        reply = codec.encode_reply(*(self.answers.get(body) or self._answer(body)))
        if body == Command.READ and self._half_frame:
            reply, self._half_frame = reply[: len(reply) // 2], False
            self.remove_card()
        self._send(frame, reply, next((wait for command, wait in self.seconds.items() if command == body), 0.0))
        if len(body) == 2 and body[0] == _SET_SPEED and body[1] < len(_SPEEDS):
            self.baud = _SPEEDS[body[1]]  # only now: the answer still went out at the old speed

    def _answer(self, body: bytes) -> tuple[int, bytes]:
        """SW3 and data."""
        if len(body) not in (2, 3):
            return codec.BAD_LENGTH, b""
        if self.self_test_failed:
            return codec.SELF_TEST, b""
        if self.not_authorised:
            return codec.NOT_ACTIVATED, b""
        match body:
            case Command.RESET | Command.STATUS:
                return self._restart(body)
            case Command.SAM_ID:
                return codec.OK, codec.encode_sam_id(self.sam_id)
            case Command.FIND:
                return self._find()
            case Command.SELECT:
                return self._select()
            case Command.READ:
                return self._read()
            case Command.NEWEST_ADDRESS:
                return self._newest_address()
        return self._set_up(body)

    def _restart(self, body: bytes) -> tuple[int, bytes]:
        if body == Command.RESET:
            self._forget_card()
        return codec.OK, b""

    def _set_up(self, body: bytes) -> tuple[int, bytes]:
        speed = len(body) == 2 and body[0] == _SET_SPEED and body[1] < len(_SPEEDS)
        rf_size = len(body) == 3 and body[:2] == _SET_RF_SIZE and body[2] in (0x50, 0x58)
        return (codec.OK if speed or rf_size else codec.BAD_COMMAND), b""

    def _find(self) -> tuple[int, bytes]:
        if self.card is None:
            return codec.NO_CARD, b""
        if self._was_read and self.lying != "found":
            self._unseen += 1
            return codec.NO_CARD, b""
        self._found, self._selected = True, False
        return codec.FOUND, bytes(4)

    def _select(self) -> tuple[int, bytes]:
        if self.card is None or not self._found:
            return codec.NOT_SELECTED, b""
        self._found, self._selected = False, True
        return codec.OK, bytes(8)

    def _read(self) -> tuple[int, bytes]:
        if self._snatched:
            self._snatched = False
            self.remove_card()
        dropped = self.lying == "unseen" and self._unseen >= FINDS_UNTIL_DROPPED
        if self.card is None or not self._selected or dropped:
            return codec.READ_FAILED, b""
        if self.refuse_card:
            return codec.CARD_REFUSED, b""
        self._was_read = True
        text = self._written_over(codec.encode_card(self.card))
        if self.unknown_type:
            text = text[:248] + "Z".encode("utf-16-le") + text[250:]
        return codec.OK, codec.encode_read(text, self.card.photo or photo_block(self.card))

    def _written_over(self, text: bytes) -> bytes:
        for at, value in self.overwritten.items():
            written = value.encode("utf-16-le")
            text = text[:at] + written + text[at + len(written) :]
        return text

    def _newest_address(self) -> tuple[int, bytes]:
        if self.card is None or not self._selected:
            return codec.READ_FAILED, b""
        if not self.card.newest_address:
            return codec.NO_ITEM, b""
        return codec.OK, codec.encode_newest_address(self.card.newest_address)

    def _forget_card(self) -> None:
        self._found = self._selected = self._was_read = False
        self._unseen = 0

    def _send(self, request: bytes, reply: bytes, seconds: float = 0.0) -> None:
        if not self.wire_time:
            self._emit(reply, seconds)
            return
        byte_s = _BITS_PER_BYTE / self.baud
        begins = len(request) * byte_s + seconds
        for at in range(0, len(reply), WIRE_PIECE):
            piece = reply[at : at + WIRE_PIECE]
            self._emit(piece, begins + (at + len(piece)) * byte_s)


def photo_block(card: IdCard) -> bytes:
    """What stands on the chip for a picture: a real block's first bytes, then noise that is always the same."""
    noise = random.Random(card.number).randbytes(codec.PHOTO_SIZE - len(_PHOTO_START))
    return _PHOTO_START + noise
