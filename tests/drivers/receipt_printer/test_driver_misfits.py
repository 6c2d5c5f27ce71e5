"""Printers that are in order and behave otherwise than the manual's: chatty, slow, forgetful, or without a word."""

from collections.abc import Callable

import pytest

from device_sim.port import Loopback
from device_sim.receipt_printer.printer import SimReceiptPrinter
from drivers.api.errors import Fault
from drivers.api.receipt_printer import ReceiptText, SlipEnd
from drivers.receipt_printer.driver import PATIENCE_S, WATCH_S, EscPosPrinter
from drivers.receipt_printer.models import EPSON, MODELS
from tests.drivers.receipt_printer.bench import GLYPHS, PAPER_MOVES, RECEIPT, Bench, DuringPrinting

NEXT = (ReceiptText("下一位"),)


@pytest.fixture
def chatty() -> Bench:
    """A printer whose automatic status back is on and cannot be switched off."""
    bench = Bench()
    bench.sim.tells_always = True
    return bench


# --- what is pushed -------------------------------------------------------------------------------------------------


def test_automatic_status_is_switched_off_at_the_first_receipt() -> None:
    bench = Bench()
    bench.sim.receive(b"\x1da\xff")
    bench.driver.print(RECEIPT)
    bench.loop.flush_input()
    bench.sim.open_cover()
    assert bench.loop.read(100, 10.0) == b""


def test_a_printer_that_pushes_its_status_prints(chatty: Bench) -> None:
    chatty.sim.set_paper("near_end")
    assert chatty.driver.print(RECEIPT) is SlipEnd.OUT
    assert chatty.sim.receipts[0].cut


@pytest.mark.parametrize("lines", range(1, PAPER_MOVES))
def test_paper_end_that_is_pushed_is_no_end_of_the_receipt(chatty: Bench, lines: int) -> None:
    chatty.sim.paper_out_after(lines)
    assert chatty.failure() == (Fault.NO_PAPER, True)
    chatty.sim.set_paper("ok")
    assert chatty.driver.print(NEXT) is SlipEnd.OUT


@pytest.mark.parametrize(
    ("trouble", "fault"),
    [
        (SimReceiptPrinter.open_cover, Fault.COVER_OPEN),
        (SimReceiptPrinter.jam, Fault.JAM),
        (lambda sim: sim.stick_cutter(at_next_cut=True), Fault.CUTTER),
    ],
)
def test_trouble_that_is_pushed_is_told(chatty: Bench, trouble: Callable[[object], None], fault: Fault) -> None:
    trouble(chatty.sim)
    assert chatty.failure()[0] is fault


# --- what is late ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("late", [0.6, 1.2])
def test_a_slow_printer_is_ready_and_prints(late: float) -> None:
    bench = Bench()
    bench.loop.faults.late_s = late
    for _ in range(3):
        assert bench.driver.status().evidence == "DLE EOT 16 12 12 12"
    assert bench.driver.print(RECEIPT) is SlipEnd.OUT
    bench.sim.set_paper("end")
    assert bench.driver.status().fault is Fault.NO_PAPER


@pytest.mark.parametrize("late", [0.6, 1.2, 1.6, 2.0, 2.4, 2.8])
@pytest.mark.parametrize("paper", ["ok", "near_end", "end"])
def test_a_slow_printers_paper_is_never_taken_for_its_cover(late: float, paper: str) -> None:
    bench = Bench()
    bench.sim.set_paper(paper)
    bench.loop.faults.late_s = late
    for _ in range(3):
        assert bench.driver.status().fault in (Fault.SILENT, Fault.NO_PAPER if paper == "end" else None)


@pytest.mark.parametrize("starved", [1.6, 3.1, 4.0, 4.6, 5.0])
@pytest.mark.parametrize("then", [0.0, 0.1, 0.4, 1.2])
def test_an_answer_that_comes_up_to_five_seconds_late_opens_no_cover(starved: float, then: float) -> None:
    bench = Bench()
    bench.loop.faults.late_s = starved
    assert bench.driver.status().fault in (Fault.SILENT, None)
    bench.loop.faults.late_s = then
    for _ in range(3):
        assert bench.driver.status().fault in (Fault.SILENT, None)
    assert bench.driver.status().fault is None


# --- what was dropped -----------------------------------------------------------------------------------------------


@pytest.mark.hits("printer-dropped-an-idle-line")
def test_an_idle_line_that_was_dropped_is_opened_anew_and_costs_no_paper() -> None:
    bench = Bench()
    bench.driver.print(RECEIPT)
    sent = bytearray()
    bench.loop.heard = sent.extend
    for _ in range(3):
        bench.loop.dropped = True
        assert bench.driver.status().fault is None
        bench.loop.dropped = True
        assert bench.driver.print(NEXT) is SlipEnd.OUT
    assert [slip.lines for slip in bench.sim.receipts[1:]] == [["下一位"]] * 3
    assert sent.count(EPSON.cut) == 3


@pytest.mark.parametrize("after", [0, 10, 400, 900])
def test_a_line_that_is_dropped_within_a_receipt_is_not_begun_again(after: int) -> None:
    bench = Bench()

    def drop(loop: Loopback) -> None:
        loop.dropped = True

    transport = DuringPrinting(bench.loop, after, drop)
    bench.driver = EscPosPrinter(lambda: bench.loop.open() and transport, GLYPHS, bench.loop.clock)
    fault, began = bench.failure()
    assert (fault, began) == (Fault.OFFLINE, after > 0)
    assert sum(slip.lines[:1] == ["业务受理回执"] for slip in bench.sim.receipts) == 0
    bench.fresh_driver().print(NEXT)
    assert bench.sim.receipts[-1].lines == ["下一位"]


def test_a_printer_that_drops_every_line_at_once_is_offline() -> None:
    bench = Bench()
    opened: list[float] = []

    def open_line() -> Loopback:
        opened.append(bench.loop.now)
        bench.loop.open()
        bench.loop.dropped = True
        return bench.loop

    driver = EscPosPrinter(open_line, GLYPHS, bench.loop.clock)
    assert driver.status().fault is Fault.OFFLINE
    assert len(opened) == 1


# --- what never says that it is done --------------------------------------------------------------------------------


def test_a_printer_that_does_not_answer_at_the_end_is_not_said_to_have_printed() -> None:
    bench = Bench("epson-lan")
    bench.driver.status()
    before = bench.loop.now
    assert bench.driver.print(RECEIPT) is SlipEnd.SENT
    assert bench.loop.now - before == pytest.approx(WATCH_S)
    assert bench.sim.receipts[0].cut
    assert bench.driver.print(NEXT) is SlipEnd.SENT
    assert bench.sim.receipts[1].lines == ["下一位"]
    assert (bench.sim.bugs, bench.sim.ignored) == ([], [])


def test_a_usual_printer_that_does_not_answer_at_the_end_is_not_printed_on() -> None:
    bench = Bench("epson-lan")
    bench.driver = EscPosPrinter(bench.loop.open, GLYPHS, bench.loop.clock, MODELS["epson"])
    assert bench.failure() == (Fault.SILENT, False)
    assert bench.sim.receipts == []


@pytest.mark.thorough
@pytest.mark.parametrize("lines", range(1, PAPER_MOVES))
def test_its_paper_end_within_the_receipt_is_told_at_every_line(lines: int) -> None:
    bench = Bench("epson-lan")
    bench.sim.paper_out_after(lines)
    assert bench.failure() == (Fault.NO_PAPER, True)


def test_its_silence_is_borne_for_fifteen_seconds() -> None:
    bench = Bench("epson-lan")
    transport = DuringPrinting(bench.loop, 17_000, lambda loop: setattr(loop.device, "silent", True))
    bench.driver = EscPosPrinter(lambda: transport, GLYPHS, bench.loop.clock, MODELS["epson-lan"])
    assert bench.failure() == (Fault.SILENT, True)
    assert PATIENCE_S <= bench.loop.now < PATIENCE_S + 6


@pytest.mark.parametrize("sent", [17_100, 17_600, 18_100])  # behind what pushes out the rest of a picture
def test_half_a_receipt_in_it_does_not_come_out_with_the_next(sent: int) -> None:
    def die(loop: Loopback) -> None:
        raise KeyboardInterrupt

    bench = Bench("epson-lan")
    transport = DuringPrinting(bench.loop, sent, die)
    with pytest.raises(KeyboardInterrupt):
        EscPosPrinter(lambda: transport, GLYPHS, bench.loop.clock, MODELS["epson-lan"]).print(RECEIPT)
    bench.fresh_driver().print(NEXT)
    assert bench.sim.receipts[-1].lines == ["下一位"]
    assert bench.sim.receipts[0].lines[0] == "业务受理回执"


# --- a blade that is stuck ------------------------------------------------------------------------------------------


def test_a_blade_that_is_free_again_is_brought_home_and_nothing_of_the_slip_before_comes_out() -> None:
    bench = Bench()
    bench.sim.stick_cutter(at_next_cut=True)
    assert bench.failure() == (Fault.CUTTER, True)
    came = len(bench.sim.receipts)
    assert bench.driver.free_cutter().fault is None
    assert bench.driver.print(NEXT) is SlipEnd.OUT
    assert [slip.lines for slip in bench.sim.receipts[came:]] == [["下一位"]]
    assert bench.sim.ignored == []


def test_of_a_model_without_such_a_command_it_is_said() -> None:
    bench = Bench("masung")
    bench.sim.stick_cutter()
    with pytest.raises(LookupError, match="switch it off and on"):
        bench.driver.free_cutter()
    assert bench.driver.status().fault is Fault.CUTTER


def test_a_printer_that_is_gone_is_told_where_its_blade_is_to_be_freed() -> None:
    bench = Bench()
    bench.loop.unplugged = True
    assert bench.driver.free_cutter().fault is Fault.OFFLINE
