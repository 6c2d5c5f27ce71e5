"""Star line mode: golden bytes of its specification, and a printer that counts what it has printed.

Covers star_line and device_sim.receipt_printer.star as well.
"""

from collections.abc import Callable

import pytest

from device_sim.receipt_printer.printer import SimReceiptPrinter
from drivers.addresses import parse
from drivers.api.errors import DeviceError, Fault
from drivers.api.receipt_printer import Receipt, ReceiptFeed, ReceiptQr, ReceiptText, SlipEnd
from drivers.api.status import Notice
from drivers.mistake import SettingsError
from drivers.receipt_printer.codec import Bitmap
from drivers.receipt_printer.driver import EscPosPrinter
from drivers.receipt_printer.layout import Line
from drivers.receipt_printer.models import MODELS, STAR, fitted
from drivers.receipt_printer.star import decode_status, encode, ended
from tests.drivers.receipt_printer.bench import GLYPHS, RECEIPT, TROUBLES, Bench

READY = "23 06 00 00 00 00 00 00 00"


class Rows:
    """Draws every line as so many rows of one byte."""

    def __init__(self, height: int, row: bytes = b"\x80") -> None:
        self._height, self._row = height, row

    def draw(self, line: Line, dots: int) -> Bitmap:
        return Bitmap(len(self._row), self._height, self._row * self._height)


def job(glyphs: Rows, *receipt: object) -> str:
    """What stands between initialising and cutting."""
    whole = encode(receipt, glyphs, STAR).hex(" ")  # type: ignore[arg-type]
    assert whole.startswith("1b 40 1b 1e 61 00 ")
    assert whole.endswith("1b 64 03 17"), "ESC d: partial cut; then ETB"
    return whole.removeprefix("1b 40 1b 1e 61 00 ").removesuffix("1b 64 03 17").strip()


# --- golden bytes ---------------------------------------------------------------------------------------------------


def test_a_line_is_a_picture_of_24_rows_and_a_feed_of_3_mm() -> None:
    assert job(Rows(24), ReceiptText("广州")) == f"1b 6b 01 00 {'80 ' * 24}1b 4a 0c"


def test_lines_follow_each_other_without_a_gap_and_the_last_picture_is_filled_up() -> None:
    assert job(Rows(30), ReceiptText("一"), ReceiptText("二")) == (
        f"1b 6b 01 00 {'80 ' * 24}1b 4a 0c " * 2 + f"1b 6b 01 00 {'80 ' * 12}{'00 ' * 12}1b 4a 0c"
    )


def test_white_rows_are_only_fed() -> None:
    assert job(Rows(48, b"\0"), ReceiptText(" ")) == "1b 4a 0c 1b 4a 0c"


def test_nothing_in_a_picture_reads_as_a_request() -> None:
    assert job(Rows(24, b"\x1b\x06"), ReceiptText("A")) == f"1b 6b 02 00 {'1f 06 ' * 24}1b 4a 0c"


def test_a_feed_is_said_in_quarters_of_a_millimetre() -> None:
    assert job(Rows(24), ReceiptFeed(2)) == "1b 4a 1e"
    assert job(Rows(24), ReceiptFeed(40)) == "1b 4a ff 1b 4a ff 1b 4a 5a"
    assert job(Rows(24), ReceiptFeed(0)) == ""


def test_a_code_is_made_by_the_printer() -> None:
    assert job(Rows(24), ReceiptQr("HELLO")) == (
        "1b 1d 61 01 1b 4a 0c 1b 1d 79 53 30 02 1b 1d 79 53 31 01 1b 1d 79 53 32 06 "
        "1b 1d 79 44 31 00 05 00 48 45 4c 4c 4f 1b 1d 79 50 1b 1d 61 00 1b 4a 0c"
    )


@pytest.mark.parametrize(
    ("element", "words"),
    [
        (ReceiptQr("A", 9), "QR module of 9 dots: expected 1 to 8"),
        (ReceiptQr(""), "a QR code without data"),
        (ReceiptQr("A" * 2000, 8), "expected 576"),
        (ReceiptText("A\x1b\x06"), "U\\+001B in the text"),
        (ReceiptFeed(256), "feed of 256 lines: expected 0 to 255"),
    ],
)
def test_what_cannot_be_printed_is_refused(element: object, words: str) -> None:
    with pytest.raises(ValueError, match=f"element 1 of the receipt: .*{words}"):
        job(Rows(24), element)


def test_a_slip_is_no_longer_than_the_model_takes() -> None:
    receipt: Receipt = (ReceiptText("A"),) * 200
    with pytest.raises(ValueError, match="expected at most 262144"):
        encode(receipt, Rows(30, b"\xff" * 72), STAR)


@pytest.mark.parametrize(
    ("block", "fault", "notices"),
    [
        (READY, None, ()),
        ("0f 02 00 00 00 00 00", None, ()),  # TSP800: seven bytes
        ("23 06 28 00 00 00 00 00 00", Fault.COVER_OPEN, ()),
        ("23 06 08 00 00 0c 00 00 00", Fault.NO_PAPER, (Notice.PAPER_LOW,)),
        ("23 06 00 00 00 04 00 00 00", None, (Notice.PAPER_LOW,)),
        ("23 06 08 08 00 00 00 00 00", Fault.CUTTER, ()),
        ("23 06 08 04 00 00 00 00 00", Fault.JAM, ()),
        ("23 06 08 00 04 00 00 00 00", Fault.JAM, ()),  # in the presenter
        ("23 06 08 20 00 00 00 00 00", Fault.SELF_TEST, ()),
        ("23 06 08 40 00 00 00 00 00", Fault.OVERHEATED, ()),
        ("23 06 00 00 40 00 00 00 00", Fault.GARBLED, ()),  # its buffer ran over
        ("23 06 08 00 00 00 00 00 00", Fault.OFFLINE, ()),
    ],
)
def test_its_status_bytes_mean(block: str, fault: Fault | None, notices: tuple[Notice, ...]) -> None:
    status = decode_status(bytes.fromhex(block), STAR.status)
    assert (status.fault, status.notices) == (fault, notices)
    assert status.evidence == f"ESC ACK SOH {block}"


@pytest.mark.parametrize("block", ["", "12", "23 06 00", READY + " 00", "0d 02 00 00 00 00", READY[:-2] + "80"])
def test_what_is_no_status_is_refused(block: str) -> None:
    with pytest.raises(ValueError, match="expected 7 to 15 bytes"):
        decode_status(bytes.fromhex(block), STAR.status)


@pytest.mark.parametrize(("byte", "count"), [("00", 0), ("02", 1), ("0e", 7), ("20", 8), ("6e", 31)])
def test_ends_are_counted_in_five_bits(byte: str, count: int) -> None:
    assert ended(bytes.fromhex(f"23 06 00 00 00 00 00 {byte} 00")) == count
    assert ended(bytes.fromhex("0f 02 00 00 00 00 00")) is None


def test_a_font_of_its_own_cannot_be_asked_for() -> None:
    with pytest.raises(SettingsError, match="font 'own', expected model or drawn"):
        parse("receipt_printer", "lp:///dev/usb/lp0?model=star&font=own")


# --- the printer ----------------------------------------------------------------------------------------------------


@pytest.fixture
def star() -> Bench:
    return Bench("star")


def test_a_slip_comes_out_and_is_said_to_be_printed(star: Bench) -> None:
    assert [star.driver.print(RECEIPT) for _ in range(34)] == [SlipEnd.OUT] * 34, "its count begins again at 32"
    slips = star.sim.receipts
    assert len(slips) == 34
    assert all(slip.cut for slip in slips)
    assert [line for line in slips[-1].lines if "QR" in line] == ["[QR https://example.cn/q/GZ-20261123-000117]"]
    assert (star.sim.bugs, star.sim.ignored, list(star.sim.remarks())) == ([], [], [])


def test_it_is_not_said_to_be_printed_before_the_paper_stands_still(star: Bench) -> None:
    star.sim.speed_mm_s = 20.0
    star.driver.status()
    star.driver.print(RECEIPT)
    assert star.loop.now > 4.0


@pytest.mark.parametrize("lines", range(1, 14))
def test_paper_that_ends_within_a_slip_is_told(star: Bench, lines: int) -> None:
    star.sim.paper_out_after(lines)
    assert star.failure() == (Fault.NO_PAPER, True)
    star.sim.set_paper("ok")
    assert star.driver.print((ReceiptText("下一位"),)) is SlipEnd.OUT
    assert len(star.sim.receipts[-1].lines) == 1, "the next slip holds nothing of the one before"


@pytest.mark.parametrize(("trouble", "fault"), TROUBLES)
def test_a_printer_that_cannot_print_is_refused_before_a_byte_moves(
    star: Bench, trouble: Callable[[SimReceiptPrinter], None], fault: Fault
) -> None:
    trouble(star.sim)
    assert star.failure() == (fault, False)
    assert star.sim.receipts == []


def test_a_printer_that_is_switched_off_and_on_in_the_middle_is_not_said_to_have_printed(star: Bench) -> None:
    for _ in range(31):  # the next would be counted as 0, and from 0 it counts when it is switched on
        star.driver.print((ReceiptText("A"),))

    def interrupted(data: bytes) -> None:
        if data == STAR.fence:
            star.sim.power_cycle()

    star.sim.speed_mm_s = 1.0
    star.loop.heard = interrupted
    assert star.failure() == (Fault.SILENT, True)


def test_one_that_does_not_count_says_that_one_has_ended(star: Bench) -> None:
    star.loop.instead = lambda said: b"\x0f\x02" + said[2:7]
    assert star.driver.print(RECEIPT) is SlipEnd.OUT


def test_half_a_slip_of_somebody_else_does_not_come_out_with_the_next(star: Bench) -> None:
    star.loop.write(b"\x1b\x40\x1b\x6b\x48\x00" + bytes(100))
    star.driver.print((ReceiptText("A"),))
    assert star.sim.receipts[-1].lines == ["[picture 16x24]"]


def test_a_garbled_status_is_asked_for_again_and_a_silent_printer_is_silent(star: Bench) -> None:
    star.loop.faults.garble_next = 1
    star.loop.faults.noise_next = b"\x00\x11\x12\x13"
    assert star.driver.status().fault is None
    star.loop.faults.piece = 2
    assert star.driver.status().fault is None
    star.sim.silent = True
    assert star.driver.status().fault is Fault.SILENT


def test_it_is_found_again_after_its_plug_was_pulled_and_prints_nothing_twice(star: Bench) -> None:
    star.driver.print(RECEIPT)
    star.loop.unplugged = True
    assert star.failure() == (Fault.OFFLINE, False)
    star.loop.unplugged = False
    assert star.driver.print(RECEIPT) is SlipEnd.OUT
    assert len(star.sim.receipts) == 2


def test_evidence_quotes_nothing_of_a_slip(star: Bench) -> None:
    with pytest.raises(DeviceError) as caught:
        star.driver.print((ReceiptText("陈秀兰\x07"),))
    assert "陈" not in str(caught.value)


def test_one_that_is_not_asked_when_it_is_done_only_sends() -> None:
    options = parse("receipt_printer", "lp:///dev/usb/lp0?model=star&done=unknown&logo=1").options
    bench = Bench("star")
    driver = EscPosPrinter(bench.loop.open, GLYPHS, bench.loop.clock, fitted(MODELS["star"], options))
    assert driver.print(RECEIPT) is SlipEnd.SENT
    assert bench.sim.receipts[0].lines[0] == "[stored picture 1]"
