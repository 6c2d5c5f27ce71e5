"""Whatever goes wrong at a device or its address, a driver says it as a DeviceError: nothing else may escape."""

import socket
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from cv2.typing import MatLike
from hypothesis import given
from hypothesis import strategies as st

from device_sim.people import person
from drivers.addresses import parse
from drivers.api.errors import DeviceError, Fault
from drivers.api.input_event import InputEvent, encode
from drivers.api.receipt_printer import ReceiptText
from drivers.api.scanner import CodeScanner
from drivers.api.transport import OpenTransport, Transport
from drivers.cabinet.driver import at as board_at
from drivers.cabinet.models import MODELS as BOARDS
from drivers.camera.driver import CodeCamera
from drivers.camera.picture import Picture
from drivers.camera.video import picture_of
from drivers.headphones.driver import Jack
from drivers.id_card import card_text, codec
from drivers.id_card.driver import SdtReader
from drivers.keypad.codec import MODELS as KEYS_OF
from drivers.keypad.driver import InputKeypad
from drivers.kinds import CAMERA, NEEDS
from drivers.open import driver_at
from drivers.page_printer.driver import IppPrinter
from drivers.receipt_printer.codec import Bitmap
from drivers.receipt_printer.driver import EscPosPrinter
from drivers.receipt_printer.layout import Line
from drivers.receipt_printer.models import EPSON, MODELS, unasked
from drivers.scanner import codec as hex_codec
from drivers.scanner.codecs.dialects import DIALECTS
from drivers.scanner.codecs.hid_pos import FORMS
from drivers.scanner.codes import Codes
from drivers.scanner.driver import HexScanner
from drivers.scanner.driver import at as scanner_at
from drivers.scanner.lines import LineScanner
from drivers.scanner.reported import ReportedCodes
from drivers.scanner.typed import KeyboardScanner
from drivers.smart_card.driver import SlotReader
from drivers.transports.host import Host
from tests.drivers.failing import failure
from tests.drivers.id_card.desk import CHEN, set_up_desk
from tests.drivers.page_printer.pages import blank_pdf


class Glyphs:
    def draw(self, line: Line, dots: int) -> Bitmap:
        return Bitmap(1, 30, bytes(30))


class Babble:
    """A Transport that says what it was given, one piece a read and from the start again; its time is virtual."""

    def __init__(self, *pieces: bytes) -> None:
        self._pieces = pieces
        self._reads = 0
        self.now = 0.0

    def open(self) -> Transport:
        return self

    def clock(self) -> float:
        return self.now

    def write(self, data: bytes) -> None: ...

    def read(self, size: int, timeout: float) -> bytes:
        self._reads += 1
        assert self._reads < 50_000, "listened to for ever"  # else a test would never end either
        piece = self._pieces[self._reads % len(self._pieces)] if self._pieces else b""
        self.now += 0.05 if piece else timeout
        return piece[:size]

    def flush_input(self) -> None: ...

    def set_baud(self, baud: int) -> None: ...

    def close(self) -> None:
        raise OSError("closing a line that is gone")


RECEIPT = (ReceiptText("甲"),)


def lines_scanner(open_line: OpenTransport, clock: Callable[[], float]) -> LineScanner:
    return LineScanner(open_line, clock, lambda hear: Codes(hear, clock, "any", replies=False))


def of_lines(one: CodeScanner) -> list[Callable[[], object]]:
    return [one.status, one.start, lambda: one.poll(0.1), one.stop, one.close]


def verbs_over_a_line(open_line: OpenTransport, clock: Callable[[], float]) -> list[Callable[[], object]]:
    """Everything that can be asked of the devices behind a line."""
    keypad = InputKeypad(open_line, KEYS_OF["keyboard"], clock)
    jack = Jack(open_line, clock)
    cards = SlotReader(open_line, clock)
    reader = SdtReader(open_line, clock)
    scanner, lines = HexScanner(open_line, clock), lines_scanner(open_line, clock)
    host = Host(now=clock, open_line=lambda _: open_line)
    commanded = [scanner_at(parse("scanner", f"tcp://localhost:9?model={name}"), host) for name in (*DIALECTS, "ssi")]
    asleep = Host(clock, lambda _: None, lambda _: open_line)
    boards = [board_at(parse("cabinet", f"tcp://localhost:9?model={model}&scanner=2"), asleep) for model in BOARDS]
    of_boards: list[Callable[[], object]] = [
        verb for one in boards for verb in (one.status, partial(one.light, ["scanner"]), one.status, one.close)
    ]
    typed = KeyboardScanner(open_line, clock, "any")
    reported = [
        LineScanner(open_line, clock, partial(ReportedCodes, clock=clock, form=form)) for form in FORMS.values()
    ]
    printers = [EscPosPrinter(open_line, Glyphs(), clock, model) for model in (*MODELS.values(), unasked(EPSON))]
    of_printers: list[Callable[[], object]] = [
        verb
        for printer in printers
        for verb in (printer.status, lambda printer=printer: printer.print(RECEIPT), printer.close)
    ]
    return [
        reader.status, reader.sam_id, reader.find, reader.read, reader.close,
        scanner.status, scanner.start, lambda: scanner.poll(0.1), scanner.stop, scanner.close,
        *[verb for one in (lines, typed, *reported, *commanded) for verb in of_lines(one)],
        keypad.status, lambda: keypad.poll(0.1), keypad.close, jack.status, lambda: jack.poll(0.1), jack.close,
        *of_printers,
        *of_boards,
        cards.status, lambda: cards.poll(0.1), cards.read, cards.close,
    ]  # fmt: skip


def outcome_of(verb: Callable[[], Any]) -> Any:
    """What it gives back, or the DeviceError it raises."""
    try:
        return verb()
    except DeviceError as error:
        return error


WRONG_ADDRESSES = [ValueError("baud 'abc'"), UnicodeError("label too long"), OSError("gone")]


@pytest.mark.parametrize("trouble", WRONG_ADDRESSES, ids=lambda error: type(error).__name__)
def test_a_line_that_cannot_be_opened_is_offline_for_every_verb(trouble: Exception) -> None:
    def fail() -> Transport:
        raise trouble

    for verb in verbs_over_a_line(fail, lambda: 0.0):
        outcome = outcome_of(verb)
        if outcome is not None:  # None: close() has nothing to say
            assert (outcome.fault, outcome.evidence) == (Fault.OFFLINE, str(trouble))
        assert not isinstance(outcome, DeviceError) or not outcome.began


@pytest.mark.parametrize("trouble", WRONG_ADDRESSES, ids=lambda error: type(error).__name__)
def test_a_camera_that_cannot_be_opened_is_offline(trouble: Exception) -> None:
    def fail() -> object:
        raise trouble

    camera = CodeCamera(fail)  # type: ignore[arg-type]
    verbs: list[Callable[[], object]] = [camera.status, camera.start, lambda: camera.poll(0.1)]
    for verb in verbs:
        with pytest.raises(DeviceError) as caught:
            verb()
        assert caught.value.fault is Fault.OFFLINE


class Misshapen:
    """Gives frames of a shape that is no picture's, or fails inside OpenCV."""

    live = False

    def __init__(self, frame: MatLike | Exception) -> None:
        self._frame = frame

    def read(self, rest: float = 0.0) -> Picture | None:
        if isinstance(self._frame, Exception):
            raise self._frame
        return picture_of(self._frame, "BGR3", 4, 4)

    def close(self) -> None: ...


@pytest.mark.parametrize("frame", [np.zeros((4, 4, 2), np.uint8), np.zeros((4, 4, 5), np.uint8), cv2.error("torn")])
def test_a_frame_that_opencv_cannot_take_is_garbled(frame: MatLike | Exception) -> None:
    with pytest.raises(DeviceError) as caught:
        CodeCamera(lambda: Misshapen(frame)).poll(0.1)
    assert caught.value.fault is Fault.GARBLED


@pytest.mark.parametrize("trouble", [UnicodeError("label too long"), OSError("no route")])
def test_a_printers_host_that_cannot_be_looked_up_is_offline(trouble: Exception) -> None:
    def fail(*_: object) -> socket.socket:
        raise trouble

    printer = IppPrinter("ipp://127.0.0.1:9/ipp/print", dial=fail)
    for verb in (printer.status, lambda: printer.print(blank_pdf(1), 1, lambda _: None)):
        with pytest.raises(DeviceError) as caught:
            verb()
        assert (caught.value.fault, caught.value.began) == (Fault.OFFLINE, False)


def test_a_font_that_is_gone_prints_nothing() -> None:
    class NoFont:
        def draw(self, line: Line, dots: int) -> Bitmap:
            raise FileNotFoundError(2, "No such file or directory", "font.ttf")

    with pytest.raises(DeviceError, match=r"font\.ttf") as caught:
        EscPosPrinter(Babble().open, NoFont(), lambda: 0.0).print((ReceiptText("𬭎"),))
    assert (caught.value.fault, caught.value.began) == (Fault.UNREADABLE, False)


def test_an_appended_address_that_is_no_text_is_read_again_and_then_costs_no_more_than_itself() -> None:
    desk = set_up_desk()
    desk.module.insert_card(CHEN)
    desk.module.answers = {codec.Command.NEWEST_ADDRESS: (codec.OK, b"\x00\xd8" * 35)}
    card = desk.reader.read()
    assert (card.name, card.odd) == (CHEN.name, ("newest_address holds half a character, expected whole ones",))
    assert desk.asked(codec.Command.NEWEST_ADDRESS) == 2


_CARD = card_text.encode_read(card_text.encode_card(person("he-xiuzhen").card), bytes(1024))
_SDT = st.builds(
    codec.encode_reply,
    st.sampled_from(sorted(codec.SW3_MEANING)) | st.integers(0, 255),
    st.sampled_from([b"", bytes(4), bytes(8), bytes(16), _CARD, b"\x00\xd8" * 35]) | st.binary(max_size=300),
)
_HEX = st.builds(
    lambda kind, data, good: hex_codec.ENGINE_HEAD + (body := bytes([kind, len(data)]) + data)
    + (hex_codec.checksum(body) if good else b"\0\0"),
    st.sampled_from([0, 1, 2, 3, 255]),
    st.binary(min_size=1, max_size=8),
    st.booleans(),
)  # fmt: skip
_EVENT = st.builds(
    lambda *event: encode(InputEvent(*event)),
    st.sampled_from([0, 1, 5]),
    st.integers(0, 300),
    st.integers(-1, 3),
    st.floats(0, 10),
)
_REPORT = st.builds(
    lambda number, length, data, flag: (bytes((number, length)) + data).ljust(63, b"\0")[:63] + bytes((flag,)),
    st.sampled_from([1, 2, 3]),
    st.sampled_from([0, 1, 5, 56, 57, 62, 63, 255]),
    st.sampled_from([b"", b"]Q1", b"]Q4"]) | st.binary(max_size=60),
    st.integers(0, 1),
)
_ESC = st.sampled_from([b"\x12", b"\x16", b"\x00", b"\x0f", b"\x7e", b"\xff"])


@pytest.mark.thorough
@given(st.lists(_SDT | _HEX | _ESC | _EVENT | _REPORT | st.binary(max_size=40) | st.just(b""), max_size=6))
def test_whatever_a_line_says_only_device_errors_come_out(pieces: list[bytes]) -> None:
    babble = Babble(*pieces)
    errors = [failure(DeviceError, verb) for verb in verbs_over_a_line(babble.open, babble.clock)]
    assert {error.device for error in errors if error} <= set(NEEDS), "each is that of a device there is"


def test_a_folder_that_is_a_file_is_offline(tmp_path: Path) -> None:
    (tmp_path / "camera").write_bytes(b"")
    with pytest.raises(DeviceError) as caught:
        driver_at(CAMERA, f"frames://{tmp_path}/camera").status()
    assert caught.value.fault is Fault.OFFLINE
