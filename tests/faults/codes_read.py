"""What scanners and the input devices of a cabinet send: scan engines, reports, keys, switches; and the codes in it."""

from drivers.api.input_event import DOWN, JACKS, KEY, SWITCH, UP, InputEvent, encode, take_event
from drivers.camera import charset, zbar
from drivers.headphones import codec as jack
from drivers.keypad.codec import MODELS as KEYPADS
from drivers.keypad.presses import Presses
from drivers.scanner import codec as engine
from drivers.scanner.codecs import hid_pos, ssi
from drivers.scanner.codecs.dialects import DIALECTS, newland, take_answer, without_answer
from drivers.scanner.codecs.keyboard import Typing, strokes
from drivers.scanner.codes import Codes
from drivers.scanner.content import text_of
from drivers.scanner.wrapping import content_of
from drivers.transports.report_descriptor import pages_of
from kiosk.model.receipt_code import compose, parse
from tests.faults.reader import Reader, Said, one_of, unless_refused

SSI_LEAST = 3  # bytes; fewer are no packet yet
LOOKS_S = 5.0
_LINES = [(tail, replies) for tail in engine.TAILS for replies in (True, False)]

_CODES = [
    compose("GZ0117-20261123-0042-7", "ABCDEFGH").encode(),
    "办事编号 440100-2026-0037715".encode(),
    "办事编号".encode("gb18030"),
    b"\xef\xbb\xbfGOV-1234\r\n",
]
_OK = engine.encode_reply(engine.Reply(engine.ReplyKind.OK, b"\0"))
_WRAPPED = [
    b"\x02]Q1" + _CODES[0] + b"\x03\r",
    b"]Q2\\000026" + _CODES[1] + b"\r",
    b"]d4\\000029" + _CODES[2] + b"\\\\\x04",
]


def _typed(text: str) -> bytes:
    return b"".join(
        encode(InputEvent(KEY, code, value))
        for stroke in strokes(text)
        for code, value in ((42, int(stroke.shift)), (29, int(stroke.ctrl)), (stroke.code, DOWN), (stroke.code, UP))
    )


_PRESSED = encode(*(InputEvent(KEY, code, value, 0.1) for code in (188, 190, 185) for value in (DOWN, UP)))
_PLUGGED = encode(*(InputEvent(SWITCH, code, value, 0.1) for code in JACKS for value in (0, 1)))


# --- engines and reports ----------------------------------------------------------------------------------------


def _read_engine(data: bytes) -> None:
    unless_refused(engine.take_request, bytearray(data))
    for tail in engine.TAILS.values():
        buffer = bytearray(data)
        while found := engine.take_frame(buffer, tail, quiet=True):
            if isinstance(found, engine.Decoded):
                text_of(found.payload)


def _read_line(data: bytes) -> None:
    """As a driver hears it, until nothing more comes; beside an engine's replies, and without."""
    if data:
        engine.said_once(data, [len(data) // 2])
    line = Said(data)
    tail, replies = one_of(_LINES, data)
    unless_refused(_read_codes, Codes(line.hear, line.clock, tail, replies=replies))


def _read_codes(codes: Codes) -> None:
    while payload := codes.receive(LOOKS_S):
        text_of(content_of(payload))


def _read_reports(data: bytes) -> None:
    for form in hid_pos.FORMS.values():
        for at in range(0, len(data), hid_pos.REPORT_BYTES):
            unless_refused(hid_pos.decode, data[at : at + hid_pos.REPORT_BYTES], form)
    pages_of(data)


def _read_answers(data: bytes) -> None:
    for dialect in DIALECTS.values():
        buffer = bytearray(data)
        while take_answer(buffer, dialect, dialect.ask):
            pass
        if data:
            without_answer(data, dialect, dialect.ask)
    packets = bytearray(data)
    while len(packets) > SSI_LEAST and _read_packet(packets):
        pass


def _read_packet(packets: bytearray) -> bool:
    """Whether to go on: something was taken, or passed over."""
    try:
        return ssi.take_packet(packets) is not None
    except ValueError:
        return True


# --- codes ------------------------------------------------------------------------------------------------------


def _read_code(data: bytes) -> None:
    parse(text_of(data))


def _read_seen(data: bytes) -> None:
    """As a camera's decoders hand them on: with bytes, and what they guess to be their text."""
    for guess in (data.decode("latin-1"), data.decode("utf-8", "replace")):
        for text in (charset.text_in(data, guess), charset.declared_text(data, guess, "gb18030")):
            unless_refused(text_of, charset.payload_of(data, text))
            charset.is_unambiguous(text)
    zbar.text_of(data)


# --- keys and switches ------------------------------------------------------------------------------------------


def _read_keys(data: bytes) -> None:
    buffer, typing = bytearray(data), Typing()
    while event := take_event(buffer):
        unless_refused(typing.release if event.value == UP else typing.press, event.code)


def _read_pads(data: bytes) -> None:
    buffer, pads = bytearray(data), [Presses(keys) for keys in KEYPADS.values()]
    while event := take_event(buffer):
        for pad in pads:
            pad.take(event, event.at)
            pad.stuck(event.at)
            pad.flooded(event.at)


def _read_jacks(data: bytes) -> None:
    buffer, switches = bytearray(data), jack.UNTOLD
    while event := take_event(buffer):
        switches = jack.after(switches, event)
        jack.plugged_in(switches)


READERS = {
    "scan engines": Reader(
        [_OK, *(code + b"\r" for code in _CODES)],
        _read_engine,
    ),
    "codes on a line": Reader(
        [*(code + b"\r" for code in _CODES), *_WRAPPED, b"\r" + _OK + _CODES[0] + b"\r" + _OK], _read_line
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
    "what engines put around codes": Reader(_WRAPPED, content_of),
    "codes that a camera sees": Reader(_CODES, _read_seen),
    "keypads": Reader([_PRESSED], _read_pads),
    "jacks": Reader([_PLUGGED], _read_jacks),
}
