"""What `render receipt` draws of the commands that other programs send.

Covers codes, modes and printed as well.
"""

from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from device_sim.receipt_printer.dialects import EPSON
from device_sim.receipt_printer.print_head import PrintHead
from device_sim.receipt_printer.printed import PRINT_DOTS, Printed, PrintedText, Run
from device_sim.receipt_printer.printer import SimReceiptPrinter
from device_sim.receipt_printer.receipt import PrintedReceipt
from device_sim.receipt_printer.rendering import render
from device_sim.receipt_printer.stream import CommandReader

CUT = b"\x1d\x56\x42\x00"
GUO = "国".encode("gbk")
MARGIN_DOTS = 32  # at each side of the paper


def paper_of(data: bytes) -> PrintedReceipt:
    printer = SimReceiptPrinter(lambda _data, _after: None)
    printer.receive(data + CUT)
    (piece,) = printer.receipts
    return piece


def lines_of(data: bytes) -> list[str]:
    return paper_of(data).lines


def only(data: bytes) -> Printed:
    (printed,) = paper_of(data).printed
    return printed


def runs_of(data: bytes) -> list[tuple[str, int, int, bool]]:
    line = only(data)
    assert isinstance(line, PrintedText)
    return [(run.text, run.wide, run.high, run.underline) for run in line.runs if isinstance(run, Run)]


def ink(data: bytes) -> np.ndarray:
    """The paper, a value a dot, True where it is black; its origin is the left end of the first printed line."""
    image = Image.open(BytesIO(paper_of(data).png())).convert("L")
    grey = np.asarray(image.resize((image.width // 2, image.height // 2), Image.Resampling.BOX))
    edge = (grey.shape[1] - PRINT_DOTS - 2 * MARGIN_DOTS) // 2
    return np.asarray(grey[edge + 36 : -edge - 44, edge + MARGIN_DOTS : edge + MARGIN_DOTS + PRINT_DOTS] < 128)


def columns(data: bytes) -> tuple[int, int]:
    """First and last black column."""
    black = np.flatnonzero(ink(data).any(axis=0))
    return int(black[0]), int(black[-1])


# --- Chinese characters ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "wide", "high", "underline"),
    [(0x00, 1, 1, False), (0x04, 2, 1, False), (0x08, 1, 2, False), (0x0C, 2, 2, False), (0x80, 1, 1, True)],
)
def test_chinese_print_mode_sets_the_size_of_chinese_characters_only(
    mode: int, wide: int, high: int, underline: bool
) -> None:
    printed = runs_of(b"\x1c!" + bytes((mode,)) + b"A" + GUO + b"\n")
    assert printed == [("A", 1, 1, False), ("国", wide, high, underline)]


def test_quadruple_size_is_for_chinese_characters_until_it_is_switched_off() -> None:
    assert runs_of(b"\x1cW\x01" + GUO + b"A\x1cW\x00" + GUO + b"\n") == [
        ("国", 2, 2, False),
        ("A", 1, 1, False),
        ("国", 1, 1, False),
    ]


def test_print_mode_is_for_latin_characters_and_character_size_for_all() -> None:
    assert runs_of(b"\x1b!\x30A" + GUO + b"\n") == [("A", 2, 2, False), ("国", 1, 1, False)]
    assert runs_of(b"\x1d!\x12A" + GUO + b"\n") == [("A", 2, 3, False), ("国", 2, 3, False)]


def test_characters_of_two_sizes_stand_on_one_line() -> None:
    black = ink(b"A\x1cW\x01" + GUO + b"\n")
    small = np.flatnonzero(black[:, :12].any(axis=1))
    large = np.flatnonzero(black[:, 12:].any(axis=1))
    assert large[0] < small[0]
    assert abs(int(small[-1]) - int(large[-1])) <= 6


def test_a_users_own_character_is_drawn_as_it_was_defined() -> None:
    stripes = b"\xff\xff\xff\x00\x00\x00" * 12  # every other column of 24 dots
    black = ink(b"\x1c2\xfe\xa1" + stripes + b"\xfe\xa1\n")[:24, :24]
    assert black[:, ::2].all()
    assert not black[:, 1::2].any()
    assert lines_of(b"\xfe\xa1\n") == ["□"], "nothing is defined"
    assert lines_of(b"\x1c2\xfe\xa1" + stripes + b"\x1c?\xfe\xa1\xfe\xa1\n") == ["□"], "it was cancelled"
    assert lines_of(b"\x1c2\xfe\xa1" + stripes + b"\x1b@\xfe\xa1\n") == ["□"], "the printer was initialised"


# --- codes ----------------------------------------------------------------------------------------------------------


def scanned(data: bytes) -> list[tuple[str, str]]:
    found = zxingcpp.read_barcodes(Image.open(BytesIO(paper_of(data).png())).convert("L"))
    return [(code.format.name, code.text) for code in found]


@pytest.mark.parametrize(
    ("command", "kind", "text"),
    [
        (b"\x1dkI\x0d{BGZ0117-2026", "Code128", "GZ0117-2026"),
        (b"\x1dkI\x08{C\x0c\x22\x38\x4e\x00\x07", "Code128", "123456780007"),
        (b"\x1dkI\x06{Ba{{b", "Code128", "a{b"),
        (b"\x1dk\x04GZ0117\x00", "Code39", "GZ0117"),
        (b"\x1dkE\x06GZ0117", "Code39", "GZ0117"),
        (b"\x1dkC\x0c690123456789", "EAN13", "6901234567892"),
        (b"\x1dk\x026901234567892\x00", "EAN13", "6901234567892"),
        (b"\x1dkD\x079638507", "EAN8", "96385074"),
        (b"\x1dkF\x0812345670", "ITF", "12345670"),
        (b"\x1dkG\x06A1234B", "Codabar", "A1234B"),
        (b"\x1dkH\x03ABC", "Code93", "ABC"),
    ],
)
def test_a_bar_code_can_be_scanned_from_the_paper(command: bytes, kind: str, text: str) -> None:
    assert scanned(b"\x1ba\x01\x1dh\x60" + command) == [(kind, text)]


def test_a_bar_code_has_the_height_the_width_and_the_text_it_was_told() -> None:
    code = b"\x1dkE\x03ABC"
    narrow, wide = (only(b"\x1dw" + bytes((dots,)) + code) for dots in (2, 3))
    assert wide.width == narrow.width * 3 // 2
    assert only(b"\x1dh\x50" + code).height == 80
    assert only(b"\x1dh\x50\x1dH\x02" + code).height == 80 + 24
    assert only(b"\x1dh\x50\x1dH\x03" + code).height == 80 + 48
    assert lines_of(code) == ["[bar code CODE39 ABC]"]


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (b"\x1dkC\x0c69012345678x", "[no bar code: EAN13 cannot hold 69012345678x]"),
        (b"\x1dkC\x0d6901234567891", "[no bar code: EAN13 cannot hold 6901234567891]"),
        (b"\x1dkJ\x04\x01234", "[no bar code: type 4A is not drawn, data \\x01234]"),
        (b"\x1dkI\x40{B" + b"W" * 62, "[no bar code: CODE128 "),
        (b"\x1dkE\x00", "[no bar code: CODE39 cannot hold nothing]"),
    ],
)
def test_a_bar_code_that_is_not_drawn_leaves_a_box_with_its_type(command: bytes, said: str) -> None:
    (line,) = lines_of(command)
    assert line.startswith(said)
    assert ink(command)[0, :40].all(), "the upper edge of the box"


def qr(data: bytes) -> bytes:
    store = b"\x1d(k" + (len(data) + 3).to_bytes(2, "little") + b"1P0" + data
    return store + b"\x1d(k\x03\x001Q0"


def test_a_qr_code_that_is_not_printed_leaves_a_word_on_the_paper() -> None:
    assert lines_of(qr(b"x" * 3000)) == ["[no QR code: 3000 bytes are more than one holds]"]
    assert lines_of(b"\x1d(k\x03\x001Q0") == ["[no QR code: nothing was stored]"]
    assert lines_of(b"\x1d(k\x03\x001C\x10" + qr(b"x" * 400)) == ["[no QR code: 1104 dots wide, 576 are free]"]


def test_a_code_of_another_kind_is_not_taken_for_a_qr_code() -> None:
    assert lines_of(b"\x1d(k\x03\x000Q0") == ["[no code: kind 30 of 1D 28 6B is not drawn]"]
    assert lines_of(b"\x1d(L\x04\x001C00A\n") == ["A"]


# --- pictures -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "column", "width"),
    [(0, b"\xff", 20), (1, b"\xff", 10), (32, b"\xff\xff\xff", 20), (33, b"\xff\xff\xff", 10)],
)
def test_a_bit_image_stands_in_the_line_where_it_was_sent(mode: int, column: bytes, width: int) -> None:
    data = b"A\x1b*" + bytes((mode, 10, 0)) + column * 10 + b"B\n"
    black = ink(data)[:24]
    assert black[:, 12 : 12 + width].all()
    assert lines_of(data) == [f"A[picture {width}x24]B"]


def test_bit_images_with_the_spacing_of_their_height_join_without_a_gap() -> None:
    stripe = b"\x1b*\x21\x0a\x00" + b"\xff\xff\xff" * 10 + b"\n"
    assert ink(b"\x1b3\x18" + stripe * 3)[:72, :10].all()


def test_a_bit_image_ends_at_the_edge_of_the_paper() -> None:
    assert only(b"\x1b*\x21\xe8\x03" + b"\xff\xff\xff" * 1000 + b"\n").width == PRINT_DOTS


@pytest.mark.parametrize("align", [0, 1, 2])
def test_a_raster_wider_than_the_paper_is_cut_off_at_its_edge(align: int) -> None:
    row = b"\xff" * 80
    data = b"\x1ba" + bytes((align,)) + b"\x1dv0\x00\x50\x00\x08\x00" + row * 8
    image = Image.open(BytesIO(paper_of(data).png())).convert("L")
    inked = np.flatnonzero((np.asarray(image) < 60).any(axis=0))
    edge = (image.width - 2 * PRINT_DOTS) // 2
    assert (int(inked[0]), int(inked[-1])) == pytest.approx((edge, edge + 2 * PRINT_DOTS - 1), abs=1)


# --- places ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("move", "at"),
    [
        (b"\x1b$\x64\x00", 100),
        (b"AA\x1b$\x64\x00", 100),
        (b"AA\x1b\\\x0a\x00", 34),
        (b"AAAA\x1b\\\xf4\xff", 36),
        (b"\t", 96),
        (b"A\t", 96),
        (b"\x1bD\x04\x0a\x00\t\t", 120),
        (b"\x1b$\x58\x02", 0),
    ],
)
def test_what_follows_a_movement_stands_where_it_leads(move: bytes, at: int) -> None:
    line = only(move + b"\x1b*\x21\x01\x00\xff\xff\xff\n")
    assert isinstance(line, PrintedText)
    assert line.places[-1] == at


def test_a_print_area_has_margins() -> None:
    area = b"\x1dL\x64\x00\x1dW\xc8\x00"  # 100 dots from the left, 200 wide
    block = b"\x1dv0\x00\x01\x00\x08\x00" + b"\xff" * 8
    assert [columns(area + b"\x1ba" + bytes((n,)) + block) for n in (0, 1, 2)] == [(100, 107), (196, 203), (292, 299)]
    assert lines_of(area + b"x" * 17 + b"\n") == ["x" * 16, "x"]
    assert columns(b"\x1dL\xff\xff\x1dW\x00\x00" + block)[1] < PRINT_DOTS


@pytest.mark.parametrize(
    "command",
    [
        b"\x1bp\x00\x19\xfa",
        b"\x1dW\x40\x02",
        b"\x1dL\x00\x00",
        b"\x1b$\x00\x00",
        b"\x1b \x40",
        b"\x1bR@",
        b"\x1bM\x40",
        b"\x1c-\x00",
        b"\x1cS\x40\x40",
        b"\x1d(A\x02\x00@@",
        b"\x1de\x03@",
        b"\x1cB\x46@",
        b"\x1bW" + b"@" * 8,
        b"\x1b&\x03\x41\x42\x01@@@\x02@@@@@@",
        b"\x1cq\x01\x01\x00\x01\x00" + b"@" * 8,
        b"\x1d*\x01\x01" + b"@" * 8,
        b"\x1d8L\x02\x00\x00\x00@@",
        b"\x1dG1@@@@",
        b"\x1d\xe8@",
        b"\x1d^@@@",
        b"\x1dP@@",
    ],
    ids=lambda command: command[:2].hex(),
)
def test_the_arguments_of_a_command_are_never_printed_as_text(command: bytes) -> None:
    assert lines_of(command + b"A\n") == ["A"]
    assert render(command + b"A\n").remarks.count("unknown") == 0


def test_a_ticket_that_is_presented_is_cut() -> None:
    printer = SimReceiptPrinter(lambda _data, _after: None)
    printer.receive(b"A\n\x1cP\x10\x01E\x00")
    assert [(piece.lines, piece.cut) for piece in printer.receipts] == [(["A"], True)]


# --- narrow paper ---------------------------------------------------------------------------------------------------


def narrow(data: bytes) -> PrintedReceipt:
    """What a printer for 58 mm of paper makes of it, of which 48 are printed."""
    head, reader, printed = PrintHead(replace(EPSON, dots=384)), CommandReader(), list[Printed]()
    reader.feed(data)
    while command := reader.next():
        printed += head.execute(command)
    return PrintedReceipt(tuple(printed), data, dots=384)


@pytest.mark.parametrize("begin", [b"", b"\x1b@", b"\x1dW\x40\x02", b"\x1dL\x00\x00"])
def test_a_line_on_narrow_paper_ends_where_the_paper_ends(begin: bytes) -> None:
    assert narrow(begin + GUO * 17 + b"\n").lines == ["国" * 16, "国"]


def test_the_middle_of_narrow_paper_is_its_own() -> None:
    (line,) = narrow(b"\x1ba\x01" + GUO + b"\n").printed
    assert line.place.begin(line.width) == (384 - 24) // 2


def test_a_picture_of_narrow_paper_is_as_narrow_and_what_is_wider_is_cut_off() -> None:
    wide = b"\x1dv0\x00\x48\x00\x01\x00" + b"\xff" * 72
    image = Image.open(BytesIO(narrow(wide).png())).convert("L")
    usual = Image.open(BytesIO(paper_of(wide).png()))
    assert usual.width - image.width == 2 * (PRINT_DOTS - 384)
    edge = (image.width - 2 * 384) // 2
    black = np.flatnonzero((np.asarray(image) < 60).any(axis=0))
    assert (int(black[0]), int(black[-1])) == pytest.approx((edge, edge + 2 * 384 - 1), abs=1)
