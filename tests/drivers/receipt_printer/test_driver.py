"""The driver against the simulated printer: every receipt is on paper, or the driver says what happened to it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from device_sim.port import Loopback
from device_sim.receipt_printer.dialects import EPSON
from device_sim.receipt_printer.printer import SimReceiptPrinter
from drivers.api.errors import DeviceError, Fault
from drivers.api.receipt_printer import ReceiptPair, ReceiptText
from drivers.api.status import Notice
from drivers.receipt_printer.driver import EscPosPrinter
from tests.drivers.receipt_printer.bench import GLYPHS, PAPER_MOVES, RECEIPT, TROUBLES, Bench, DuringPrinting


@pytest.fixture
def bench() -> Iterator[Bench]:
    bench = Bench()
    yield bench
    assert bench.sim.bugs == []
    assert bench.sim.ignored == []


def test_receipt_is_printed_cut_and_done(bench: Bench) -> None:
    bench.driver.print(RECEIPT)
    (receipt,) = bench.sim.receipts
    assert receipt.cut
    assert receipt.lines == [
        "业务受理回执",
        "─" * 24,
        "[picture 576x30]",
        "办理事项" + " " * 20 + "城乡居民基本养老保险",
        " " * 28 + "参保登记（首次参保）",
        "[QR https://example.cn/q/GZ-20261123-000117]",
        "请妥善保管",
    ]


def test_printing_takes_as_long_as_the_paper_moves(bench: Bench) -> None:
    bench.driver.print(())
    before = bench.loop.now
    bench.sim.speed_mm_s = 20
    bench.driver.print(RECEIPT)
    millimetres = sum(piece.height for piece in bench.sim.receipts[-1].printed) / 8
    assert bench.loop.now - before == pytest.approx(millimetres / 20, abs=0.01)


@pytest.mark.parametrize(("trouble", "fault"), [*TROUBLES, (lambda sim: setattr(sim, "silent", True), Fault.SILENT)])
def test_printer_that_cannot_print_is_refused_before_a_byte_moves(
    bench: Bench, trouble: Callable[[SimReceiptPrinter], None], fault: Fault
) -> None:
    trouble(bench.sim)
    assert bench.driver.status().fault is fault
    assert bench.failure() == (fault, False)
    assert bench.sim.receipts == []


def test_paper_near_its_end_still_prints(bench: Bench) -> None:
    bench.sim.set_paper("near_end")
    assert bench.driver.status().notices == (Notice.PAPER_LOW,)
    bench.driver.print(RECEIPT)
    assert bench.sim.receipts[0].cut


@pytest.mark.parametrize("lines", range(1, PAPER_MOVES))
def test_paper_that_ends_within_the_receipt_is_told_at_every_line(bench: Bench, lines: int) -> None:
    bench.sim.paper_out_after(lines)
    assert bench.failure() == (Fault.NO_PAPER, True)
    (piece,) = bench.sim.receipts
    assert not piece.cut
    assert len(piece.printed) == lines
    assert bench.failure() == (Fault.NO_PAPER, False)


@pytest.mark.parametrize("lines", range(1, PAPER_MOVES))
def test_new_roll_brings_the_rest_and_then_the_next_receipt_is_whole(bench: Bench, lines: int) -> None:
    bench.sim.paper_out_after(lines)
    bench.failure()
    bench.sim.set_paper("ok")
    bench.driver.print((ReceiptText("下一位"),))
    assert bench.sim.receipts[-1].lines == ["下一位"]
    assert sum(len(piece.printed) for piece in bench.sim.receipts[:-1]) == PAPER_MOVES - 1


def test_late_answer_of_a_failed_receipt_does_not_pass_for_the_next_one(bench: Bench) -> None:
    bench.sim.speed_mm_s = 100  # the rest of the first receipt is still coming out when the next is sent
    bench.sim.paper_out_after(3)
    bench.failure()
    bench.sim.set_paper("ok")
    bench.sim.paper_out_after(2)
    assert bench.failure((ReceiptText("一"), ReceiptText("二"), ReceiptText("三"))) == (Fault.NO_PAPER, True)


def test_every_receipt_is_sent_once(bench: Bench) -> None:
    bench.sim.paper_out_after(5)
    bench.failure()
    bench.sim.set_paper("ok")
    assert [line for piece in bench.sim.receipts for line in piece.lines].count("业务受理回执") == 1


def test_cutter_that_sticks_after_printing_is_told(bench: Bench) -> None:
    bench.sim.stick_cutter(at_next_cut=True)
    assert bench.failure() == (Fault.CUTTER, True)
    bench.sim.free_cutter()
    bench.driver.print(RECEIPT)


@pytest.mark.parametrize("after", [10, 100, 400, 900])
@pytest.mark.parametrize(
    ("happens", "fault"),
    [
        (lambda loop: loop.device.open_cover(), Fault.COVER_OPEN),
        (lambda loop: loop.device.jam(), Fault.JAM),
        (lambda loop: loop.device.stick_cutter(), Fault.CUTTER),
        (lambda loop: loop.device.overheat(), Fault.OVERHEATED),
        (lambda loop: setattr(loop.device, "silent", True), Fault.SILENT),
        (lambda loop: setattr(loop.faults, "stalled", True), Fault.SILENT),
        (lambda loop: setattr(loop, "unplugged", True), Fault.OFFLINE),
    ],
)
def test_what_happens_while_printing_is_told_as_begun(after: int, happens: object, fault: Fault) -> None:
    bench = Bench()
    transport = DuringPrinting(bench.loop, after, happens)
    bench.driver = EscPosPrinter(lambda: bench.loop.open() and transport, GLYPHS, bench.loop.clock)
    assert bench.failure() == (fault, True)
    assert bench.loop.now < 40


def test_silence_in_a_job_is_borne_for_fifteen_seconds(bench: Bench) -> None:
    transport = DuringPrinting(bench.loop, 50, lambda loop: setattr(loop.device, "silent", True))
    bench.driver = EscPosPrinter(lambda: transport, GLYPHS, bench.loop.clock)
    bench.failure()
    assert 15 <= bench.loop.now < 19


def test_hot_head_that_cools_down_loses_nothing(bench: Bench) -> None:
    transport = DuringPrinting(bench.loop, 50, lambda loop: loop.device.overheat())
    cooling = bench.loop.read

    def read(size: int, timeout: float) -> bytes:
        if bench.loop.now > 6:
            bench.sim.cool_down()
        return cooling(size, timeout)

    transport.read = read
    EscPosPrinter(lambda: transport, GLYPHS, bench.loop.clock).print(RECEIPT)
    assert bench.sim.receipts[0].cut


@pytest.mark.hits("slip-printer-lost")
def test_printer_unplugged_before_the_first_byte_has_printed_nothing(bench: Bench) -> None:
    bench.loop.unplugged = True
    assert bench.driver.status().fault is Fault.OFFLINE
    assert bench.failure() == (Fault.OFFLINE, False)
    bench.loop.unplugged = False
    assert bench.driver.status().fault is None
    bench.driver.print(RECEIPT)
    assert len(bench.sim.receipts) == 1


def test_printer_is_silent_only_after_a_second_miss(bench: Bench) -> None:
    bench.loop.faults.drop_after = 0
    assert bench.driver.status().fault is None
    bench.loop.faults.stalled = True
    before = bench.loop.now
    assert bench.driver.status().fault is Fault.SILENT
    assert bench.loop.now - before < 5


def test_noise_before_an_answer_is_passed_over_and_nothing_but_noise_is_told(bench: Bench) -> None:
    bench.loop.faults.noise_next = b"\xff"
    assert bench.driver.status().fault is None
    bench.sim._dialect = replace(EPSON, answer=lambda _sensors, _n: b"\xff")
    before = bench.loop.now
    status = bench.driver.status()
    assert status.fault is Fault.GARBLED
    assert "status ff: expected 4 bytes" in status.evidence
    assert bench.failure() == (Fault.GARBLED, False)
    assert bench.loop.now - before < 10


@pytest.mark.parametrize("flipped", range(1, 13))
def test_garbled_answers_never_make_an_unfinished_receipt_done(flipped: int) -> None:
    bench = Bench()
    bench.driver.status()
    bench.driver.print(())
    bench.sim.paper_out_after(3)

    def garble(loop: Loopback) -> None:
        loop.faults.garble_next = flipped

    transport = DuringPrinting(bench.loop, 100, garble)
    bench.driver = EscPosPrinter(lambda: transport, GLYPHS, bench.loop.clock)
    fault, began = bench.failure()
    assert fault in (Fault.NO_PAPER, Fault.GARBLED, Fault.SILENT)
    assert began


@pytest.mark.parametrize("text", ["\x1b@", "a\nb", "\x10\x04\x01", "字\ue000", "字\u0f40"])
def test_hostile_text_is_refused_and_nothing_is_sent(bench: Bench, text: str) -> None:
    assert bench.failure((ReceiptText("好"), ReceiptText(text))) == (Fault.UNREADABLE, False)
    assert bench.loop.now == 0
    assert bench.sim.receipts == []


def test_evidence_never_quotes_what_was_to_be_printed(bench: Bench) -> None:
    with pytest.raises(DeviceError) as caught:
        bench.driver.print((ReceiptPair("申请人", "陈秀兰\x07"),))
    assert "陈" not in str(caught.value)
    assert "U+0007" in str(caught.value)


@pytest.mark.parametrize(
    "sent",  # within a name; between two writes; at the code
    [60, pytest.param(516, marks=pytest.mark.hits("half-picture-pushed-out")), 1028, 1540, 2052, 2300],
)
def test_program_that_died_while_printing_leaves_a_printer_that_prints_the_next_receipt_alone(sent: int) -> None:
    def die(loop: Loopback) -> None:
        raise KeyboardInterrupt

    bench = Bench()  # not the fixture: within a picture the next status request is taken for dots, as it must be
    transport = DuringPrinting(bench.loop, sent, die)
    with pytest.raises(KeyboardInterrupt):
        EscPosPrinter(lambda: transport, GLYPHS, bench.loop.clock).print(RECEIPT)
    bench.fresh_driver().print((ReceiptText("下一位"),))
    assert bench.sim.receipts[-1].lines == ["下一位"]
    assert bench.sim.receipts[0].lines[0] == "业务受理回执"


def test_second_receipt_needs_no_settling(bench: Bench) -> None:
    bench.sim.speed_mm_s = 0
    bench.driver.print(RECEIPT)
    before = bench.loop.now
    bench.driver.print(RECEIPT)
    assert bench.loop.now == before
