"""Golden bytes from printer manuals, and what the encoder refuses."""

import pytest

from drivers.api.errors import Fault
from drivers.api.receipt_printer import (
    Align,
    Receipt,
    ReceiptElement,
    ReceiptFeed,
    ReceiptPair,
    ReceiptQr,
    ReceiptRule,
    ReceiptText,
)
from drivers.api.status import Notice
from drivers.receipt_printer.codec import Bitmap, decode_status, encode, is_fence, raster
from drivers.receipt_printer.layout import Line
from drivers.receipt_printer.models import EPSON

END = "1d 56 42 00 1d 72 01"


class NoGlyphs:
    """A terminal without fonts."""

    def draw(self, line: Line, dots: int) -> Bitmap:
        raise ValueError("there are no fonts")


class OneDot:
    """Draws every line as one black dot."""

    def draw(self, line: Line, dots: int) -> Bitmap:
        return Bitmap(1, 2, b"\x80\x00")


def body(*receipt: object) -> bytes:
    """What stands between initialising and cutting."""
    job = encode(receipt, NoGlyphs(), EPSON)  # type: ignore[arg-type]
    assert job.hex(" ").startswith("1b 40 1c 26 1d 61 00")
    assert job.hex(" ").endswith(END)
    return job[7:-7]


def test_text_is_gb18030_after_the_printer_was_put_into_chinese_mode() -> None:
    job = encode((ReceiptText("广州A"),), NoGlyphs(), EPSON)
    assert job.hex(" ") == f"1b 40 1c 26 1d 61 00 b9 e3 d6 dd 41 0a {END}"


def test_size_weight_and_place_are_set_once_and_only_when_they_change() -> None:
    lines = body(
        ReceiptText("A", 2, bold=True, align=Align.CENTRE),
        ReceiptText("B", 2, bold=True, align=Align.CENTRE),
        ReceiptText("C", align=Align.RIGHT),
    )
    assert lines.hex(" ") == (
        "1b 61 01 1d 21 11 1b 45 01 41 0a 1b 4a 0c 42 0a 1b 4a 0c 1b 61 02 1d 21 00 1b 45 00 43 0a"
    )


def test_tall_text_is_twice_as_high_and_as_wide_as_usual() -> None:
    lines = body(ReceiptText("A", tall=True), ReceiptPair("B", "C", tall=True), ReceiptText("D", 2, tall=True))
    pair = ("B" + " " * 46 + "C").encode().hex(" ")
    assert lines.hex(" ") == f"1d 21 01 41 0a 1b 4a 0c {pair} 0a 1b 4a 0c 1d 21 13 44 0a 1b 4a 18"


def test_qr_code_is_drawn_by_the_printer() -> None:
    assert body(ReceiptQr("HELLO", dots=6)).hex(" ") == (
        "1b 61 01 1b 64 01"
        " 1d 28 6b 04 00 31 41 32 00"
        " 1d 28 6b 03 00 31 43 06"
        " 1d 28 6b 03 00 31 45 31"
        " 1d 28 6b 08 00 31 50 30 48 45 4c 4c 4f"
        " 1d 28 6b 03 00 31 51 30"
        " 1b 64 01"
    )


def test_feed_and_rule() -> None:
    assert body(ReceiptFeed(3), ReceiptFeed(0), ReceiptRule()) == b"\x1bd\x03" + b"\xa9\xa4" * 24 + b"\n"


def test_pair_puts_the_value_at_the_right_edge() -> None:
    assert body(ReceiptPair("编号", "A1")) == "编号".encode("gbk") + b" " * 42 + b"A1\n"


@pytest.mark.parametrize("rare", ["𬭎", "𠮷", "㵢"])
def test_line_with_a_character_outside_the_printers_font_is_sent_as_a_picture(rare: str) -> None:
    assert len(rare.encode("gb18030")) == 4
    job = encode((ReceiptText("王" + rare, align=Align.RIGHT), ReceiptText("B")), OneDot(), EPSON)
    assert job[7:-7].hex(" ") == "1d 76 30 00 01 00 02 00 80 00 42 0a"


def test_character_of_the_user_defined_area_is_refused() -> None:
    with pytest.raises(ValueError, match=r"element 1 of the receipt: U\+E000"):
        encode((ReceiptText("王\ue000"),), OneDot(), EPSON)


@pytest.mark.parametrize("hostile", ["\x1b@", "a\nb", "\x10\x04\x01", "\x1dV\x00", "\x7f", "\x85", "\u202e", "\u2028"])
@pytest.mark.parametrize("place", ["text", "label", "value", "qr"])
def test_control_characters_never_reach_the_printer(hostile: str, place: str) -> None:
    elements: dict[str, ReceiptElement] = {
        "text": ReceiptText(f"陈{hostile}"),
        "label": ReceiptPair(hostile, "x"),
        "value": ReceiptPair("x", hostile),
        "qr": ReceiptQr(hostile),
    }
    with pytest.raises(ValueError, match="element 2 of the receipt: U\\+") as caught:
        encode((ReceiptText("好"), elements[place]), OneDot(), EPSON)
    assert "陈" not in str(caught.value)


@pytest.mark.parametrize(
    ("element", "says"),
    [
        (ReceiptText("x", scale=0), "scale 0: expected 1 to 4"),
        (ReceiptText("x" * 5000), "5000 characters: expected at most 4096"),
        (ReceiptQr("x", dots=17), "17 dots: expected 1 to 16"),
        (ReceiptQr(""), "without data"),
        (ReceiptQr("x" * 600), "expected 576"),
        (ReceiptQr("x" * 3000, dots=1), "at most 2331"),
        (ReceiptFeed(256), "256 lines: expected 0 to 255"),
        (ReceiptFeed(-1), "-1 lines: expected 0 to 255"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_what_was_expected(element: object, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        body(element)


def test_receipt_longer_than_any_roll_is_refused() -> None:
    with pytest.raises(ValueError, match="expected at most 65536"):
        body(*[ReceiptText("字" * 4000)] * 9)


def test_qr_code_whose_length_reads_as_a_request_is_refused() -> None:
    # pL pH = 10 05: DLE ENQ
    with pytest.raises(ValueError, match="real-time request"):
        body(ReceiptQr("x" * (0x0510 - 3), dots=3))


def test_qr_code_on_the_edge_of_the_paper() -> None:
    assert body(ReceiptQr("x" * 504, dots=6))  # version 17: (85 + 8) * 6 = 558 dots
    with pytest.raises(ValueError, match="582 dots"):
        body(ReceiptQr("x" * 505, dots=6))


@pytest.mark.parametrize("request_bytes", [b"\x10\x04\x01", b"\x10\x04\x04", b"\x10\x05\x01", b"\x10\x14\x08"])
def test_picture_never_holds_a_real_time_request(request_bytes: bytes) -> None:
    rows = b"\x10" + request_bytes + b"\x10\x10" + request_bytes + b"\x10"
    sent = raster(Bitmap(1, len(rows), rows))
    assert sent[:8] == b"\x1d\x76\x30\x00\x01\x00" + len(rows).to_bytes(2, "little")
    assert len(sent) == 8 + len(rows)
    assert not any(pair in sent for pair in (b"\x10\x04", b"\x10\x05", b"\x10\x14"))
    assert all(was & now == was for was, now in zip(rows, sent[8:], strict=True)), "no black dot was lost"
    assert sum((was ^ now).bit_count() for was, now in zip(rows, sent[8:], strict=True)) == 2


def test_status_requests() -> None:
    assert [request.hex(" ") for request in EPSON.status.requests] == ["10 04 01", "10 04 02", "10 04 03", "10 04 04"]


@pytest.mark.parametrize(
    ("replies", "fault", "near_end"),
    [
        ("16 12 12 12", None, False),  # Masung: healthy
        ("12 12 12 12", None, False),
        ("16 12 12 1e", None, True),
        ("1e 32 12 72", Fault.NO_PAPER, False),  # Phoenix: 72 without near end
        ("1e 32 12 7e", Fault.NO_PAPER, True),
        ("16 12 12 7e", Fault.NO_PAPER, True),
        ("1e 16 12 12", Fault.COVER_OPEN, False),
        ("1e 36 12 7e", Fault.COVER_OPEN, True),
        ("1e 52 1a 12", Fault.CUTTER, False),
        ("1e 52 16 12", Fault.JAM, False),
        ("1e 52 32 12", Fault.SELF_TEST, False),
        ("1e 52 52 12", Fault.OVERHEATED, False),
        ("1e 52 12 12", Fault.SELF_TEST, False),
        ("1e 12 12 12", Fault.OFFLINE, False),
        ("36 12 12 12", Fault.OFFLINE, False),
        ("16 1a 12 12", Fault.OFFLINE, False),
    ],
)
def test_status_bytes_mean(replies: str, fault: Fault | None, near_end: bool) -> None:
    status = decode_status(bytes.fromhex(replies), EPSON.status)
    assert (status.fault, status.notices) == (fault, (Notice.PAPER_LOW,) if near_end else ())
    assert replies in status.evidence


@pytest.mark.parametrize("replies", ["", "16 12 12", "16 12 12 12 12", "16 12 02 12", "96 12 12 12", "16 13 12 12"])
def test_status_without_the_fixed_pattern_is_refused(replies: str) -> None:
    with pytest.raises(ValueError, match="expected 4 bytes"):
        decode_status(bytes.fromhex(replies), EPSON.status)


def test_printer_with_any_bit_of_trouble_set_is_not_ready() -> None:
    trouble = {0: 0x28, 1: 0x6C, 2: 0x6C, 3: 0x60}  # bits of each answer that keep it from printing
    for place, bits in trouble.items():
        for byte in (byte for byte in range(256) if byte & 0x93 == 0x12):
            replies = bytearray(b"\x16\x12\x12\x12")
            replies[place] = byte
            assert bool(decode_status(bytes(replies), EPSON.status).fault) == bool(byte & bits)


def test_no_status_byte_passes_for_the_answer_to_a_fence_even_with_one_bit_flipped() -> None:
    for status in (byte for byte in range(256) if byte & 0x93 == 0x12):
        assert not is_fence(status)
        assert not any(is_fence(status ^ 1 << bit) for bit in range(8))
    assert [byte for byte in range(256) if is_fence(byte)] == [0x00, 0x03, 0x0C, 0x0F]


def test_empty_receipt_is_only_cut() -> None:
    empty: Receipt = ()
    assert encode(empty, NoGlyphs(), EPSON).hex(" ") == f"1b 40 1c 26 1d 61 00 {END}"
