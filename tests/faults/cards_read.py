"""What readers of cards send: of identity cards by their modules and by makers' programs, of chip cards by slots."""

import json
import struct
from base64 import b64encode
from contextlib import suppress

from device_sim.people import people
from device_sim.port import Loopback
from device_sim.smart_card.card import SimSocialCard, social_card
from device_sim.smart_card.reader import SimSmartCardReader
from drivers.api.slot import HEAD_BYTES, MOST_BYTES, message, take_message
from drivers.id_card import card_text, program_codec, shim
from drivers.id_card import codec as card
from drivers.id_card.number import require_plausible
from drivers.id_card.photo import NoPhoto, as_picture, picture_of
from drivers.smart_card import codec as chip
from drivers.smart_card.driver import SlotReader
from drivers.transports import program_lines
from tests.faults.reader import Reader, Said, one_of, refusing, unless_refused

FRAME = 8  # bytes of a card reader's frame besides what is in it, and more
CHIP_CARDS = ("1.00", "2.00", "3.00")

# --- identity cards ---------------------------------------------------------------------------------------------

_TEXTS = [card_text.encode_card(person.card) for person in people()]
_READS = [card_text.encode_read(text, bytes(1024)) for text in _TEXTS]
_ADDRESSES = [card_text.encode_newest_address(address) for address in ("", "广州市越秀区东风中路918号")]
_SAM_IDS = [card.encode_sam_id("05.03-20120629-0000202551-1234567890")]


def _in_a_frame(data: bytes) -> bytes:
    return card.encode_reply(card.OK, data[: card.MAX_LENGTH - FRAME])


def _read_answer(data: bytes) -> None:
    unless_refused(card.take_answer, bytearray(data), one_of(list(card.Command), data))
    buffer = bytearray(data)
    while frame := card.take_frame(buffer):
        reply = card.decode_reply(frame)
        for command in card.Command:
            card.answers(command, reply)
        _read_card(card_text.decode_read(reply.data)[0])


def _read_card(text: bytes) -> None:
    require_plausible(card_text.decode_card(text))


# --- makers' programs -------------------------------------------------------------------------------------------

_FIELDS = {"layout": "citizen", "name": "陈建明", "number": "440104198105140237", "birth": "19810514", "sex": "1"}
_PIXEL = b"BM" + struct.pack("<IHHIIiiHHIIiiII", 58, 0, 0, 54, 40, 1, 1, 1, 24, 0, 4, 0, 0, 0, 0) + b"\x10\x20\x30\0"


def _lines(*said: object) -> bytes:
    return b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in said)


_PROGRAMS = [
    _lines(
        {"suizhu": 1, "device": "id_card", "name": "Maker 1.0", "can": ["sam_id", "presence"]},
        {"id": 1, "ok": {"card": True}},
        {"id": 2, "ok": {"chip": b64encode(text).decode(), "photo": "", "newest_address": ""}},
    )
    for text in _TEXTS[:20]
] + [
    _lines({"suizhu": 1, "device": "id_card", "trouble": "no port"}, {"id": 1, "fault": "offline", "code": -7}),
    _lines({"id": 3, "ok": {"fields": _FIELDS, "newest_address": "广州市", "picture": b64encode(_PIXEL).decode()}}),
    _lines({"id": 4, "fault": "card_moved", "call": "CVR_Read_Content", "code": 0}),
]


def _read_lines(data: bytes) -> None:
    buffer = bytearray(data)
    while (line := program_lines.take_line(buffer)) is not None:
        unless_refused(program_lines.decode_hello, line, "id_card")
        with suppress(ValueError):
            if done := program_lines.decode_answer(line).done:
                unless_refused(program_codec.decode_found, done)
                as_picture(program_codec.decode_picture(done))
                unless_refused(program_codec.decode_card_answer, done)


def _read_bitmap(data: bytes) -> None:
    picture_of(data, NoPhoto())
    if picture := shim.png_of(data):
        assert as_picture(picture) == picture


# --- chip cards -------------------------------------------------------------------------------------------------


class _Noted(Loopback):
    """A slot whose words are written down."""

    said = b""

    def read(self, size: int, timeout: float) -> bytes:
        data = super().read(size, timeout)
        self.said += data
        return data


def _said_of(version: str, *, t0: bool) -> bytes:
    """Everything that a slot says while such a card is read."""
    line = _Noted(SimSmartCardReader)
    assert isinstance(line.device, SimSmartCardReader)
    line.device.insert(SimSocialCard(social_card(people()[0].card, version), t0=t0))
    SlotReader(line.open, line.clock).read()
    return line.said


_SLOTS = [_said_of(version, t0=t0) for version in CHIP_CARDS for t0 in (True, False)]
_RECORDS = [
    b"".join(
        chip.encode_record(field, value) for field, value in chip.encode_card(social_card(person.card, version)).items()
    )
    for person in people()[:20]
    for version in CHIP_CARDS
]


def _messages(data: bytes) -> list[bytes]:
    """What was said, so far as it can be told."""
    buffer, found = bytearray(data), list[bytes]()
    with suppress(ValueError):
        while said := take_message(buffer):
            found.append(said)
    return found


def _in_messages(data: bytes) -> bytes:
    """The same with lengths that are right again: what the card says is wrong, what the slot makes of it is not."""
    framed, at = b"", 0
    while piece := data[at + HEAD_BYTES : at + HEAD_BYTES + (int.from_bytes(data[at : at + HEAD_BYTES], "big") or 1)]:
        framed += message(piece[:MOST_BYTES])
        at += HEAD_BYTES + len(piece)
    return framed


def _read_slot(data: bytes) -> None:
    line = Said(data)
    refusing(SlotReader(line.open, line.clock).read)


def _read_answers(data: bytes) -> None:
    """Answers of a card to anything: each is read as one, and as every record."""
    for said in _messages(data):
        unless_refused(_read_chip_answer, said)


def _read_chip_answer(said: bytes) -> None:
    answer = chip.decode_answer(said)
    assert answer.words
    chip.with_length(chip.read_record(chip.Field.NAME), answer.status & 0xFF)
    chip.get_response(answer.status & 0xFF)
    for field in chip.Field:
        unless_refused(chip.value_of, field, answer.data)


def _read_records(data: bytes) -> None:
    """A card whose records hold what was changed: as long as they must be, since of others `value_of` refuses each."""
    values, at = dict[chip.Field, bytes](), 0
    for field, size in chip.BYTES.items():
        record = data[at : at + chip.RECORD_HEAD + size]
        at += len(record)
        unless_refused(chip.value_of, field, record)
        if len(record) == chip.RECORD_HEAD + size:
            values[field] = record[chip.RECORD_HEAD :]
    chip.decode_card(values)


READERS = {
    "card readers in right frames": Reader(_READS, _read_answer, _in_a_frame),
    "card readers": Reader(
        [*(card.encode_reply(card.OK, read) for read in _READS), card.encode_reply(card.SELF_TEST)], _read_answer
    ),
    "cards": Reader(_TEXTS, _read_card),
    "appended addresses": Reader(_ADDRESSES, card_text.decode_newest_address),
    "numbers of modules": Reader(_SAM_IDS, card.decode_sam_id),
    "makers' programs": Reader(_PROGRAMS, _read_lines),
    "pictures of makers' libraries": Reader([_PIXEL], _read_bitmap),
    "slots for chip cards": Reader(_SLOTS, _read_slot),
    "chip cards in right messages": Reader(_SLOTS, _read_slot, _in_messages),
    "answers of chip cards": Reader(
        [b"".join(message(record + b"\x90\0") for record in (records, records[:18], b"")) for records in _RECORDS],
        _read_answers,
    ),
    "records of chip cards": Reader(_RECORDS, _read_records),
}
