"""The simulated receipt printer behaves like the machine, and shows what is on its paper.

Covers dialects, mishap, paper_path, receipt, remarks and stream as well.
"""

from io import BytesIO

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from device_sim.port import Loopback
from device_sim.receipt_printer.image import draw
from device_sim.receipt_printer.printed import PRINT_DOTS, PrintedQr, PrintedText, Run
from device_sim.receipt_printer.printer import SimReceiptPrinter
from device_sim.receipt_printer.receipt import PrintedReceipt
from device_sim.receipt_printer.rendering import render
from device_sim.receipt_printer.stream import CommandReader

CUT = b"\x1d\x56\x42\x00"
QR = b"\x1d\x28\x6b\x03\x00\x31\x43\x06\x1d\x28\x6b\x08\x00\x31\x50\x30HELLO\x1d\x28\x6b\x03\x00\x31\x51\x30"


class Wire:
    """A printer and what it says, each with its delay in seconds."""

    def __init__(self) -> None:
        self.said: list[tuple[bytes, float]] = []
        self.printer = SimReceiptPrinter(lambda data, after: self.said.append((data, after)), clock=lambda: 0.0)

    def ask(self, request: str) -> str:
        self.said.clear()
        self.printer.receive(bytes.fromhex(request))
        return b"".join(data for data, _ in self.said).hex(" ")


@pytest.fixture
def wire() -> Wire:
    return Wire()


def picture(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("L")


def paper_of(data: bytes) -> PrintedReceipt:
    wire = Wire()
    wire.printer.receive(data)
    wire.printer.power_cycle()
    (piece,) = wire.printer.receipts
    return piece


ALL_FOUR = "10 04 01 10 04 02 10 04 03 10 04 04"


@pytest.mark.parametrize(
    ("hands", "answers"),
    [
        (lambda printer: None, "16 12 12 12"),
        (lambda printer: printer.set_paper("near_end"), "16 12 12 1e"),
        (lambda printer: printer.set_paper("end"), "1e 32 12 7e"),
        (SimReceiptPrinter.open_cover, "1e 16 12 12"),
        (SimReceiptPrinter.stick_cutter, "1e 52 1a 12"),
        (SimReceiptPrinter.jam, "1e 52 16 12"),
        (SimReceiptPrinter.overheat, "1e 52 52 12"),
    ],
)
def test_real_time_status_is_that_of_the_manuals(wire: Wire, hands: object, answers: str) -> None:
    hands(wire.printer)  # type: ignore[operator]
    assert wire.ask(ALL_FOUR) == answers


@pytest.mark.parametrize("undo", ["close_cover", "free_cutter", "clear_jam", "cool_down"])
def test_trouble_that_is_put_right_lets_the_job_go_on(wire: Wire, undo: str) -> None:
    trouble = {"close_cover": "open_cover", "free_cutter": "stick_cutter", "clear_jam": "jam", "cool_down": "overheat"}
    getattr(wire.printer, trouble[undo])()
    wire.printer.receive(b"A\n" + CUT)
    assert wire.printer.receipts == []
    getattr(wire.printer, undo)()
    assert wire.printer.receipts[0].lines == ["A"]


def test_status_is_answered_before_what_is_still_to_be_printed(wire: Wire) -> None:
    wire.printer.open_cover()
    wire.printer.receive(b"A\n" + CUT + b"\x1d\x72\x01")
    assert wire.said == []
    assert wire.ask("10 04 02") == "16"
    wire.said.clear()
    wire.printer.close_cover()
    assert [data for data, _ in wire.said] == [b"\x00"]


def test_request_that_comes_byte_by_byte_is_answered_once(wire: Wire) -> None:
    assert [wire.ask(byte) for byte in ("10", "04", "02", "10", "04", "09")] == ["", "", "12", "", "", ""]


def test_automatic_status_is_pushed_at_every_change_once_it_is_on(wire: Wire) -> None:
    assert wire.ask("1d 61 ff") == "14 00 00 0f"
    assert wire.ask("1d 61 ff") == "14 00 00 0f"
    wire.said.clear()
    wire.printer.set_paper("near_end")
    wire.printer.set_paper("end")
    wire.printer.open_cover()
    wire.printer.jam()
    wire.printer.press_feed()
    assert [data.hex(" ") for data, _ in wire.said] == ["14 00 03 0f", "1c 00 0f 0f", "3c 00 0f 0f", "3c 04 0f 0f"]


def test_automatic_status_is_off_until_it_is_wanted_and_after_it_is_not(wire: Wire) -> None:
    wire.printer.open_cover()
    wire.printer.close_cover()
    wire.printer.receive(b"\x1da\xff\x1da\x00")
    wire.said.clear()
    wire.printer.open_cover()
    assert wire.said == []
    wire.printer.tells_always = True
    wire.printer.close_cover()
    assert [data.hex(" ") for data, _ in wire.said] == ["14 00 00 0f"]


def test_fence_is_answered_after_the_time_the_paper_takes(wire: Wire) -> None:
    wire.printer.speed_mm_s = 100
    wire.printer.receive(b"A\n" * 40 + b"\x1d\x72\x01\x1d\x72\x01")
    assert wire.said == [(b"\x00", 40 * 30 / 8 / 100)] * 2, "the second waits for the first"
    wire.printer.set_paper("near_end")
    assert wire.ask("1d 72 31") == "03"


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_paper_that_ends_holds_the_rest_until_a_new_roll(wire: Wire, lines: int) -> None:
    wire.printer.paper_out_after(lines)
    wire.printer.receive(b"A\nB\nC\n" + CUT + b"\x1d\x72\x01")
    (first,) = wire.printer.receipts
    assert first.lines == ["A", "B", "C"][:lines]
    assert not first.cut
    assert wire.said == []
    wire.printer.set_paper("ok")
    assert [line for piece in wire.printer.receipts for line in piece.lines] == ["A", "B", "C"]
    assert wire.said[0][0] == b"\x00"


def test_what_happens_in_the_middle_of_a_slip_holds_the_rest_until_it_is_mended(wire: Wire) -> None:
    wire.printer.after_lines(2, wire.printer.jam, "jam_after")
    assert wire.printer.awaits == "jam_after"
    wire.printer.receive(b"one\ntwo\nthree\n" + CUT)
    assert (wire.printer.jammed, wire.printer.receipts, wire.printer.awaits) == (True, [], "")
    wire.printer.clear_jam()
    assert [receipt.lines for receipt in wire.printer.receipts] == [["one", "two", "three"]]
    wire.printer.after_lines(0, wire.printer.overheat)
    assert wire.printer.overheated


@pytest.mark.parametrize("paper", ["ok", "near_end"])
def test_other_paper_keeps_only_the_paper_from_ending(wire: Wire, paper: str) -> None:
    wire.printer.paper_out_after(1)
    wire.printer.set_paper(paper)
    assert wire.printer.awaits == ""
    wire.printer.after_lines(1, wire.printer.jam, "jam_after")
    wire.printer.set_paper(paper)
    assert wire.printer.awaits == "jam_after"
    wire.printer.receive(b"one\ntwo\n" + CUT)
    assert (wire.printer.jammed, wire.printer.paper) == (True, paper)


def test_no_paper_left_prints_nothing(wire: Wire) -> None:
    wire.printer.paper_out_after(0)
    wire.printer.receive(b"A\n" + CUT)
    assert wire.printer.receipts == []


def test_unknown_paper_state_is_refused(wire: Wire) -> None:
    with pytest.raises(ValueError, match="expected one of ok, near_end, end"):
        wire.printer.set_paper("wet")


def test_printer_without_power_loses_what_comes(wire: Wire) -> None:
    wire.printer.silent = True
    assert wire.ask(ALL_FOUR) == ""
    wire.printer.receive(b"A\n" + CUT)
    wire.printer.power_cycle()
    assert wire.ask("10 04 01") == "16"
    assert wire.printer.receipts == []


def test_blade_that_sticks_at_the_cut_leaves_the_fence_unanswered(wire: Wire) -> None:
    wire.printer.stick_cutter(at_next_cut=True)
    wire.printer.receive(b"A\n" + CUT + b"\x1d\x72\x01")
    assert wire.printer.receipts[0].lines == ["A"]
    assert wire.said == []
    wire.printer.free_cutter()
    assert len(wire.said) == 1


def test_every_receipt_is_kept_with_its_bytes_and_told() -> None:
    told: list[PrintedReceipt] = []
    printer = SimReceiptPrinter(lambda _data, _after: None, told.append)
    printer.receive(b"A\n" + CUT + b"\x1d\x72\x01B\n" + CUT)
    assert [piece.data for piece in printer.receipts] == [b"A\n" + CUT, b"B\n" + CUT]
    assert told == printer.receipts


@pytest.mark.parametrize("request_bytes", [b"\x10\x04\x01", b"\x10\x05\x02", b"\x10\x14\x08"])
def test_real_time_request_inside_a_picture_is_found_as_the_hosts_bug(wire: Wire, request_bytes: bytes) -> None:
    rows = request_bytes + bytes(5)
    wire.printer.receive(b"\x1d\x76\x30\x00\x01\x00\x08\x00" + rows)
    assert wire.printer.bugs == ["a real-time request inside the data of 1d 76"]
    assert wire.said == ([(b"\x16", 0.0)] if request_bytes[1] == 4 else []), "a real printer answers it too"


def test_real_time_request_between_commands_is_no_bug(wire: Wire) -> None:
    wire.printer.receive(b"A\n\x10\x04\x01B\n" + CUT)
    assert wire.printer.bugs == []
    assert wire.printer.receipts[0].lines == ["A", "B"]


def test_line_too_long_for_the_paper_goes_on_in_the_next() -> None:
    assert paper_of("字".encode("gbk") * 25 + b"\n").lines == ["字" * 24, "字"]
    assert paper_of(b"\x1d!\x11" + b"x" * 25 + b"\n").lines == ["x" * 24, "x"]


def test_character_outside_the_printers_font_is_a_box() -> None:
    assert paper_of("王𬭎\n".encode("gb18030")).lines == ["王□"]


def test_modes_are_kept_with_the_text_until_initialised() -> None:
    piece = paper_of(b"\x1ba\x01\x1bE\x01\x1d!\x11A\x1b-\x01B\n\x1b@C\n").printed
    first, second = (line for line in piece if isinstance(line, PrintedText))
    assert first.runs == (
        Run("A", wide=2, high=2, bold=True),
        Run("B", wide=2, high=2, bold=True, underline=True),
    )
    assert (first.align, first.height, first.width) == (1, 48, 48)
    assert (second.align, second.height, second.runs) == (0, 30, (Run("C"),))


def test_commands_of_other_models_are_skipped_and_kept_for_the_reader(wire: Wire) -> None:
    wire.printer.receive(b"\x1bR\x01\x1db\x01A\n" + CUT)
    assert wire.printer.receipts[0].lines == ["A"]
    assert wire.printer.ignored == [b"\x1bR\x01", b"\x1db\x01"]


@given(st.binary(max_size=300), st.integers(1, 40))
@settings(max_examples=settings().max_examples * 3)
def test_any_bytes_in_any_pieces_are_some_sequence_of_commands(data: bytes, piece: int) -> None:
    reader = CommandReader()
    raw = b""
    for at in range(0, len(data), piece):
        reader.feed(data[at : at + piece])
        while command := reader.next():
            raw += command.raw
    assert data.startswith(raw)


@pytest.mark.parametrize("piece", [1, 3, 512])
def test_nuls_do_nothing_however_many_come_at_once(wire: Wire, piece: int) -> None:
    data = b"A" + bytes(700) + b"B\n" + bytes(5) + CUT
    for at in range(0, len(data), piece):
        wire.printer.receive(data[at : at + piece])
    assert [receipt.lines for receipt in wire.printer.receipts] == [["AB"]]
    assert (wire.printer.ignored, [*wire.printer.remarks()]) == ([], [])


MODES = (
    b"\x1b@",
    b"\x1c&",
    b"\x1c.",
    b"\x1d!\x77",
    b"\x1d!\x01",
    b"\x1bE\x01",
    b"\x1b3\x00",
    b"\x1ba\x02",
    b"\x1dB\x01",
)
TEXTS = ("广州".encode("gbk"), b"\x81", b"A" * 60, b"\n", b"\x1bd\x02", b"\x1bJ\x00", b"\x1d\x72\x01", CUT)
RASTER = b"\x1d\x76\x30"
PICTURES = (
    RASTER + b"\x03\x02\x00\x02\x00\xff\x00\x00\xff",
    RASTER + b"\x00\x00\x00\x05\x00",
    RASTER + b"\x00\xff\xff\xff\xff",
    RASTER + b"\x00\x00\x01\x01\x00" + bytes(256),
)
CODES = (QR, b"\x1d\x28\x6b\x00\x00", b"\x1di", b"\x1dk\x04123\x00", b"\x1dkI\x03{B1", b"\x10\x14\x08")
PIECES = st.sampled_from(MODES + TEXTS + PICTURES + CODES)


@given(st.lists(st.one_of(PIECES, st.binary(max_size=4)), max_size=25), st.integers(0, 20))
@settings(max_examples=settings().max_examples // 2)
def test_no_stream_breaks_the_printer_or_its_picture(pieces: list[bytes], paper: int) -> None:
    wire = Wire()
    wire.printer.paper_out_after(paper)
    wire.printer.receive(b"".join(pieces))
    wire.printer.set_paper("ok")
    wire.printer.power_cycle()
    if sum(piece.height for receipt in wire.printer.receipts for piece in receipt.printed) < 600:
        assert draw([(receipt.printed, receipt.cut) for receipt in wire.printer.receipts]).startswith(b"\x89PNG")


def test_code_on_the_picture_can_be_read_again() -> None:
    piece = paper_of(b"\x1ba\x01" + QR + CUT)
    assert [type(printed) for printed in piece.printed] == [PrintedQr]
    (code,) = zxingcpp.read_barcodes(picture(piece.png()))
    assert code.text == "HELLO"


def ink_box(png: bytes) -> tuple[float, float]:
    """Left and right end of the ink in dots of the printable width."""
    image = picture(png)
    box = image.crop((60, 130, image.width - 60, image.height - 130)).point(lambda v: v < 90).getbbox()
    assert box is not None, "no ink"
    left, _, right, _ = box
    margin = (image.width - 2 * PRINT_DOTS) / 2 - 60
    return (left - margin) / 2, (right - margin) / 2


@pytest.mark.parametrize(("align", "left", "right"), [(0, 0, 96), (1, 240, 336), (2, 480, 576)])
def test_text_stands_on_the_picture_where_it_stands_on_paper(align: int, left: int, right: int) -> None:
    text = b"\x1d!\x11" + "国国".encode("gbk")
    found = ink_box(paper_of(b"\n\x1ba" + bytes((align,)) + text + b"\n\n" + CUT).png())
    assert found == pytest.approx((left, right), abs=6)


def test_bold_and_reverse_are_blacker_on_the_picture() -> None:
    def ink(mode: bytes) -> int:
        return sum(picture(paper_of(mode + "国国国".encode("gbk") + b"\n" + CUT).png()).histogram()[:90])

    assert ink(b"\x1bE\x01") > 1.2 * ink(b"")
    assert ink(b"\x1dB\x01") > 1.5 * ink(b"")


def test_paper_that_ran_out_looks_cut_off() -> None:
    whole = Image.open(BytesIO(paper_of(b"A\n" + CUT).png()))
    ended = Image.open(BytesIO(paper_of(b"A\n").png()))
    assert ended.height < whole.height

    def pink(image: Image.Image) -> bool:
        return (233, 120, 140) in {colour for _, colour in image.convert("RGB").getcolors(1 << 24) or []}

    assert pink(ended)
    assert not pink(whole)


def test_stream_is_rendered_as_one_picture_of_all_its_receipts() -> None:
    one = picture(render(b"A\n" + CUT).png)
    three = picture(render(b"A\n" + CUT + b"B\n" + CUT + b"C\n").png)
    assert three.width == one.width
    assert three.height > 2 * one.height
    assert render(b"").png.startswith(b"\x89PNG")


def test_printer_works_at_the_end_of_a_wire() -> None:
    loop = Loopback(SimReceiptPrinter)
    loop.write(b"\x10\x04\x01")
    assert loop.read(8, 0.5) == b"\x16"
