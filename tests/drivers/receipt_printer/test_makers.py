"""Printers of other makers with ESC/POS: golden bytes, what is not known of them, and what an address may say."""

from collections.abc import Callable, Mapping

import pytest

from device_sim.receipt_printer.printer import SimReceiptPrinter
from drivers.addresses import parse
from drivers.api.errors import Fault
from drivers.api.receipt_printer import ReceiptPair, ReceiptQr, ReceiptText, SlipEnd
from drivers.api.status import Notice
from drivers.receipt_printer.codec import decode_status, encode
from drivers.receipt_printer.driver import EscPosPrinter
from drivers.receipt_printer.models import EPSON, MODELS, VKP80III, Model, fitted
from tests.drivers.receipt_printer.bench import GLYPHS, RECEIPT, Bench
from tests.drivers.receipt_printer.test_models import OneDot

every_maker = pytest.mark.parametrize("name", ["gprinter", "masung"])


def said(**options: str) -> Mapping[str, str]:
    """All that an address says where it says this."""
    query = "&".join(f"{name}={value}" for name, value in options.items())
    return parse("receipt_printer", f"lp:///dev/usb/lp0?{query}").options


def job(model: Model, *receipt: object) -> str:
    return encode(receipt, OneDot(), model).hex(" ")  # type: ignore[arg-type]


# --- Gprinter, Xprinter, Masung -------------------------------------------------------------------------------------


@every_maker
def test_a_slip_is_drawn_cut_and_not_followed_by_a_question(name: str) -> None:
    assert job(MODELS[name], ReceiptText("广州")) == ("1b 40 1c 26 1d 61 00 1d 76 30 00 01 00 02 00 80 00 1d 56 42 00")


@every_maker
def test_a_code_is_printed_as_epson_has_it(name: str) -> None:
    assert job(MODELS[name], ReceiptQr("HELLO")) == (
        "1b 40 1c 26 1d 61 00 1b 61 01 1b 64 01 1d 28 6b 04 00 31 41 32 00 1d 28 6b 03 00 31 43 06 "
        "1d 28 6b 03 00 31 45 31 1d 28 6b 08 00 31 50 30 48 45 4c 4c 4f 1d 28 6b 03 00 31 51 30 1b 64 01 1d 56 42 00"
    )


@every_maker
def test_a_slip_comes_out_of_it_and_is_called_sent(name: str) -> None:
    bench = Bench(name)
    assert bench.driver.print(RECEIPT) is SlipEnd.SENT
    (slip,) = bench.sim.receipts
    assert slip.cut
    assert "[QR https://example.cn/q/GZ-20261123-000117]" in slip.lines
    assert (bench.sim.bugs, bench.sim.ignored) == ([], [])


@every_maker
@pytest.mark.parametrize("lines", range(1, 11))
def test_paper_that_ends_within_a_slip_is_told(name: str, lines: int) -> None:
    bench = Bench(name)
    bench.sim.paper_out_after(lines)
    assert bench.failure() == (Fault.NO_PAPER, True)


@every_maker
@pytest.mark.parametrize(
    ("trouble", "fault"),
    [
        (lambda sim: sim.set_paper("end"), Fault.NO_PAPER),
        (SimReceiptPrinter.open_cover, Fault.COVER_OPEN),
        (SimReceiptPrinter.stick_cutter, Fault.CUTTER),
        (SimReceiptPrinter.overheat, Fault.OVERHEATED),
    ],
)
def test_it_is_refused_before_a_byte_moves(
    name: str, trouble: Callable[[SimReceiptPrinter], None], fault: Fault
) -> None:
    bench = Bench(name)
    trouble(bench.sim)
    assert bench.failure() == (fault, False)
    assert bench.sim.receipts == []


@every_maker
def test_half_a_slip_of_somebody_else_does_not_come_out_with_the_next(name: str) -> None:
    bench = Bench(name)
    bench.loop.write(b"\x1b\x40\x1d\x76\x30\x00\x48\x00\x02\x00" + bytes(100))
    bench.driver.print((ReceiptPair("编号", "42"),))
    assert [len(slip.lines) for slip in bench.sim.receipts] == [1, 1]


@every_maker
def test_it_is_sent_once_and_found_again_after_its_plug_was_pulled(name: str) -> None:
    bench = Bench(name)
    bench.driver.print(RECEIPT)
    bench.loop.unplugged = True
    assert bench.driver.status().fault is Fault.OFFLINE
    bench.loop.unplugged = False
    assert bench.driver.status().fault is None
    bench.driver.print(RECEIPT)
    assert len(bench.sim.receipts) == 2


@every_maker
def test_evidence_quotes_nothing_of_a_slip(name: str) -> None:
    bench = Bench(name)
    bench.sim.paper_out_after(2)
    with pytest.raises(Exception, match="no_paper") as caught:
        bench.driver.print(RECEIPT)
    assert "陈" not in str(caught.value)


@pytest.mark.parametrize(
    ("answers", "fault", "notices"),
    [
        ("16 12 12 12", None, ()),
        ("16 16 12 12", Fault.COVER_OPEN, ()),
        ("16 12 1a 12", Fault.CUTTER, ()),
        ("16 12 52 12", Fault.OVERHEATED, ()),
        ("16 12 32 12", Fault.JAM, ()),  # black mark
        ("16 12 12 72", Fault.NO_PAPER, ()),
        ("16 12 12 7e", Fault.NO_PAPER, (Notice.PAPER_LOW,)),
        ("16 12 12 1e", None, (Notice.PAPER_LOW,)),
        ("1e 16 1a 7e", Fault.COVER_OPEN, (Notice.PAPER_LOW,)),  # the first of them is told
        ("1e 12 12 12", Fault.OFFLINE, ()),
        ("16 52 12 12", Fault.SELF_TEST, ()),  # what it does not name is not well
    ],
)
def test_masungs_status_bytes_mean(answers: str, fault: Fault | None, notices: tuple[Notice, ...]) -> None:
    status = decode_status(bytes.fromhex(answers), MODELS["masung"].status)
    assert (status.fault, status.notices) == (fault, notices)


def test_what_answers_without_its_first_bits_is_no_masung() -> None:
    with pytest.raises(ValueError, match="expected 4 bytes with fixed bits 16/97"):
        decode_status(bytes.fromhex("12 12 12 12"), MODELS["masung"].status)


# --- what an address may say ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", MODELS)
def test_where_an_address_says_nothing_the_model_is_as_its_table_has_it(name: str) -> None:
    assert fitted(MODELS[name], said(model=name)) == MODELS[name]


@every_maker
def test_a_unit_that_was_seen_to_answer_is_asked_when_it_is_done(name: str) -> None:
    bench = Bench()  # answers GS r
    model = fitted(MODELS[name], said(model=name, done="asked"))
    assert EscPosPrinter(bench.loop.open, GLYPHS, bench.loop.clock, model).print(RECEIPT) is SlipEnd.OUT
    mute = Bench(name)
    with pytest.raises(Exception, match="never said that the job is done"):
        EscPosPrinter(mute.loop.open, GLYPHS, mute.loop.clock, model).print(RECEIPT)


def test_a_unit_that_does_not_tell_when_it_is_done_only_sends() -> None:
    model = fitted(VKP80III, said(model="vkp80iii", done="unknown"))
    bench = Bench("vkp80iii")
    assert EscPosPrinter(bench.loop.open, GLYPHS, bench.loop.clock, model).print(RECEIPT) is SlipEnd.SENT


def test_a_font_of_its_own_is_used_where_it_was_seen() -> None:
    own = fitted(MODELS["gprinter"], said(model="gprinter", font="own"))
    assert job(own, ReceiptText("广州")) == "1b 40 1c 26 1d 61 00 b9 e3 d6 dd 0a 1d 56 42 00"
    drawn = fitted(EPSON, said(font="drawn"))
    assert job(drawn, ReceiptText("广州")).startswith("1b 40 1c 26 1d 61 00 1d 76 30 00")


def test_narrow_paper_has_shorter_lines_and_smaller_codes() -> None:
    narrow = fitted(EPSON, said(dots="384"))
    assert encode((ReceiptText("字" * 20),), GLYPHS, narrow).count(b"\n") == 2
    with pytest.raises(ValueError, match="expected 384"):
        encode((ReceiptQr("A" * 200, 8),), GLYPHS, narrow)


def test_a_picture_that_is_stored_in_the_printer_stands_above_the_slip() -> None:
    with_logo = fitted(EPSON, said(logo="2"))
    assert job(with_logo, ReceiptText("A")) == (
        "1b 40 1c 26 1d 61 00 1b 61 01 1c 70 02 00 1b 61 00 41 0a 1d 56 42 00 1d 72 01"
    )
    bench = Bench()
    EscPosPrinter(bench.loop.open, GLYPHS, bench.loop.clock, with_logo).print((ReceiptText("A"),))
    assert [slip.lines for slip in bench.sim.receipts] == [["[stored picture 2]", "A"]]
