"""Frames of card readers, scan engines, codes, receipt printers and A4 printers, changed in every way."""

import resource
import struct
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from device_sim.people import people
from drivers.api.input_event import DOWN, KEY, UP, InputEvent, encode, take_event
from drivers.id_card import card_text
from drivers.id_card import codec as card
from drivers.id_card.number import require_plausible
from drivers.page_printer import codec as ipp
from drivers.page_printer import requests
from drivers.page_printer.job import accepted_job, job_number, job_of
from drivers.page_printer.reasons import identity, is_queue, printer_status
from drivers.page_printer.vocabulary import GroupTag, Tag
from drivers.receipt_printer import codec as escpos
from drivers.receipt_printer import star
from drivers.receipt_printer.models import MODELS
from drivers.scanner import codec as engine
from drivers.scanner.codecs import hid_pos, ssi
from drivers.scanner.codecs.dialects import DIALECTS, newland, take_answer
from drivers.scanner.codecs.keyboard import Typing, strokes
from drivers.scanner.content import text_of
from drivers.transports.report_descriptor import pages_of
from kiosk.model.receipt_code import compose, parse
from tests.faults.seen import Seen

TIMES = 100_000  # of each; a million of each take an hour
MOST_GROWTH = 64 << 10  # KiB of memory, while all of them are read
FRAME = 8  # bytes of a card reader's frame besides what is in it, and more
LONGEST = 6000  # bytes, so that doubling ends
END, FIRST_VALUE = 0x03, 0x10  # tags of IPP: of the end, and the first that is not of a group
SSI_LEAST = 3  # bytes; fewer are no packet yet
URI = "ipp://127.0.0.1:631/ipp/print"


@dataclass(frozen=True, slots=True)
class Reader:
    """What is read as a device sends it, and who reads it. ValueError: it is no such thing."""

    good: Sequence[bytes]
    read: Callable[[bytes], object]
    framed: Callable[[bytes], bytes] = bytes  # puts what was changed into a frame that is right again


# --- what devices send ------------------------------------------------------------------------------------------

_TEXTS = [card_text.encode_card(person.card) for person in people()]
_READS = [card_text.encode_read(text, bytes(1024)) for text in _TEXTS]
_ADDRESSES = [card_text.encode_newest_address(address) for address in ("", "广州市越秀区东风中路918号")]
_STATUS = ipp.encode(
    ipp.Message(
        0,
        1,
        (
            ipp.Group(GroupTag.OPERATION, (ipp.attribute("attributes-charset", Tag.CHARSET, "utf-8"),)),
            ipp.Group(
                GroupTag.PRINTER,
                (
                    ipp.attribute("printer-state", Tag.ENUM, 3),
                    ipp.attribute("printer-state-reasons", Tag.KEYWORD, "media-low-warning", "toner-empty-error"),
                    ipp.attribute("printer-is-accepting-jobs", Tag.BOOLEAN, True),
                    ipp.attribute("printer-make-and-model", Tag.TEXT, "HP LaserJet"),
                ),
            ),
        ),
    )
)
_JOB = ipp.encode(
    ipp.Message(
        0,
        1,
        (
            ipp.Group(
                GroupTag.JOB,
                (
                    ipp.attribute("job-id", Tag.INTEGER, 7),
                    ipp.attribute("job-state", Tag.ENUM, 9),
                    ipp.attribute("job-state-reasons", Tag.KEYWORD, "job-completed-successfully"),
                    ipp.attribute("job-impressions-completed", Tag.INTEGER, 1),
                ),
            ),
        ),
    )
)
_CODES = [
    compose("GZ0117-20261123-0042-7", "ABCDEFGH").encode(),
    "办事编号 440100-2026-0037715".encode(),
    "办事编号".encode("gb18030"),
    b"\xef\xbb\xbfGOV-1234\r\n",
]


def _typed(text: str) -> bytes:
    return b"".join(
        encode(InputEvent(KEY, code, value))
        for stroke in strokes(text)
        for code, value in ((42, int(stroke.shift)), (29, int(stroke.ctrl)), (stroke.code, DOWN), (stroke.code, UP))
    )


# --- who reads it -----------------------------------------------------------------------------------------------


def _in_a_frame(data: bytes) -> bytes:
    return card.encode_reply(card.OK, data[: card.MAX_LENGTH - FRAME])


def _read_answer(data: bytes) -> None:
    buffer = bytearray(data)
    while frame := card.take_frame(buffer):
        reply = card.decode_reply(frame)
        for command in card.Command:
            card.answers(command, reply)
        _read_card(card_text.decode_read(reply.data)[0])


def _read_card(text: bytes) -> None:
    require_plausible(card_text.decode_card(text))


def _read_engine(data: bytes) -> None:
    for tail in engine.TAILS.values():
        buffer = bytearray(data)
        while found := engine.take_frame(buffer, tail, quiet=True):
            if isinstance(found, engine.Decoded):
                text_of(found.payload)


def _read_reports(data: bytes) -> None:
    for form in hid_pos.FORMS.values():
        for at in range(0, len(data), hid_pos.REPORT_BYTES):
            _unless_refused(hid_pos.decode, data[at : at + hid_pos.REPORT_BYTES], form)
    pages_of(data)


def _read_keys(data: bytes) -> None:
    buffer, typing = bytearray(data), Typing()
    while event := take_event(buffer):
        _unless_refused(typing.release if event.value == UP else typing.press, event.code)


def _read_answers(data: bytes) -> None:
    for dialect in DIALECTS.values():
        buffer = bytearray(data)
        while take_answer(buffer, dialect, dialect.ask):
            pass
    packets = bytearray(data)
    while len(packets) > SSI_LEAST and _read_packet(packets):
        pass


def _read_packet(packets: bytearray) -> bool:
    """Whether to go on: something was taken, or passed over."""
    try:
        return ssi.take_packet(packets) is not None
    except ValueError:
        return True


def _read_code(data: bytes) -> None:
    parse(text_of(data))


def _read_message(data: bytes) -> None:
    message = ipp.decode(data)
    for read in (printer_status, is_queue, identity, job_number, accepted_job, job_of):
        _unless_refused(read, message)


def _read_states(data: bytes) -> None:
    for model in MODELS.values():
        _unless_refused(escpos.decode_status, data[: len(model.status.pattern)], model.status)
    for byte in data[:4]:
        escpos.is_fence(byte)
    escpos.take_count(data, b"ret")


def _read_blocks(data: bytes) -> None:
    _unless_refused(star.decode_status, data, MODELS["star"].status)
    if data and star.begins(data[0]):
        star.one_ended(data[: star.size_of(data[0])].ljust(star.LEAST))
        star.ended(data)


def _unless_refused(read: Callable[..., object], *values: object) -> None:
    """The next reader gets its turn, whatever this one refuses."""
    try:
        read(*values)
    except ValueError:
        return


READERS = {
    "card readers in right frames": Reader(_READS, _read_answer, _in_a_frame),
    "card readers": Reader(
        [*(card.encode_reply(card.OK, read) for read in _READS), card.encode_reply(card.SELF_TEST)], _read_answer
    ),
    "cards": Reader(_TEXTS, _read_card),
    "appended addresses": Reader(_ADDRESSES, card_text.decode_newest_address),
    "scan engines": Reader(
        [engine.encode_reply(engine.Reply(engine.ReplyKind.OK, b"\0")), *(code + b"\r" for code in _CODES)],
        _read_engine,
    ),
    "scanners on USB": Reader(
        [b"".join(hid_pos.encode(code * 5, form)) for form in hid_pos.FORMS.values() for code in _CODES], _read_reports
    ),
    "scanners in keyboard mode": Reader([_typed("aB:7"), _typed("\x1d?")], _read_keys),
    "engines of other makers": Reader(
        [
            newland("#SCNTRG1").replace(b"\x7e\x01", b"\x02\x01").replace(b";", b"\x06;"),
            b"TRGMOD0\x06.GZ0117",
            b"\x01\x02Magellan\x03\x04",
            ssi.encode(ssi.Packet(ssi.Opcode.DECODED, b"\x1cGZ0117", source=ssi.ENGINE)) * 2,
        ],
        _read_answers,
    ),
    "codes": Reader(_CODES, _read_code),
    "A4 printers": Reader([_STATUS, _JOB, ipp.encode(requests.printer_attributes(URI, 1))], _read_message),
    "receipt printers in Star line mode": Reader(
        [bytes.fromhex("23 06 28 08 00 0c 00 42 00"), bytes.fromhex("0f 02 00 00 00 04 00")], _read_blocks
    ),
    "receipt printers": Reader([b"\x16\x12\x12\x12", b"\x1a\x32\x12\x72", b"512ret", b"\x00\x0f"], _read_states),
}
NAMES = tuple(READERS)


# --- what becomes of it on the way ------------------------------------------------------------------------------


def changed(data: bytes, rng: Random) -> bytes:
    """One to four changes: bits, bytes, cuts, repetitions, insertions, and pieces of other places."""
    for _ in range(rng.randint(1, 4)):
        at, to = sorted(rng.randrange(len(data) + 1) for _ in range(2))
        match rng.randrange(7):
            case 0 if data:
                at = rng.randrange(len(data))
                data = data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1 :]
            case 1:
                data = data[:at] + rng.randbytes(rng.randint(1, 8)) + data[to:]
            case 2:
                data = data[:at]
            case 3:
                data = data[:to] + data[at:]
            case 4:
                data = data[at:to] + data
            case 5:
                data = (
                    data[:at]
                    + rng.choice([b"\0", b"\xff", b"\x7f\xff", b"\x80\x00", b"\xff\xff\xff\xff"])
                    + data[at + 2 :]
                )
            case 6:
                data = data[:at] + data[to:]
    return data[:LONGEST]


def run(times: int, seed: int) -> Seen:
    """So many of each. The control reads A4 printers' answers as if whatever is announced were there."""
    rng = Random(f"frames {seed}")
    wrong: Counter[str] = Counter({"other than refused": 0, "grown": 0})
    refused = begun = 0
    for n in range(times * len(NAMES)):
        name = NAMES[n % len(NAMES)]
        reader = READERS[name]
        error = _raised(reader.read, reader.framed(changed(rng.choice(reader.good), rng)))
        refused += isinstance(error, ValueError)
        begun = begun or (n == 50 * len(NAMES)) * _most_memory()
        if error and not isinstance(error, ValueError):
            wrong["other than refused"] += 1
            wrong[f"{name}: {type(error).__name__}"] += 1
    wrong["grown"] = int(begun > 0 and _most_memory() - begun > MOST_GROWTH)
    errors = [_raised(_trusting, changed(_STATUS, rng)) for _ in range(max(times // 100, 50))]
    return Seen(
        f"{times} changed frames each of {', '.join(NAMES)}, {refused} refused",
        wrong,
        f"{len(errors)} for a reader that trusts every length",
        Counter({"other than refused": sum(isinstance(error, struct.error | IndexError) for error in errors)}),
    )


def _most_memory() -> int:
    """KiB that this process has held at the most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _raised(read: Callable[[bytes], object], data: bytes) -> Exception | None:
    try:
        read(data)
    except Exception as error:  # any at all: that is the question
        return error
    return None


def _trusting(data: bytes) -> None:
    """Walks an answer of an A4 printer as far as its end."""
    at = 8
    while data[at] != END:
        if data[at] < FIRST_VALUE:
            at += 1
            continue
        (size,) = struct.unpack_from(">H", data, at + 1)
        (held,) = struct.unpack_from(">H", data, at + 3 + size)
        at += 5 + size + held
