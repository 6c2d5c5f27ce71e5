"""A printer with a presenter: the slip waits in the mouth, is taken or taken back, and the driver says which."""

from collections.abc import Callable, Iterator

import pytest

from device_sim.port import Loopback
from device_sim.receipt_printer.printer import SimReceiptPrinter
from drivers.api.errors import DeviceError, Fault
from drivers.api.receipt_printer import Receipt, ReceiptPair, ReceiptQr, ReceiptText, SlipEnd
from drivers.api.status import Notice
from drivers.receipt_printer.driver import EscPosPrinter
from drivers.receipt_printer.models import VKP80III
from tests.drivers.receipt_printer.bench import GLYPHS, TROUBLES, Bench

RECEIPT: Receipt = (ReceiptText("受理回执"), ReceiptPair("编号", "42"), ReceiptQr("GZ0117-000042"))


class Mouth:
    """A wire; a hand takes the slip out so many seconds after it was first seen in the mouth (None: nobody does)."""

    def __init__(self, loop: Loopback, after: float | None) -> None:
        self._loop, self._after, self._seen = loop, after, None
        self.write, self.flush_input, self.set_baud, self.close = (
            loop.write, loop.flush_input, loop.set_baud, loop.close,
        )  # fmt: skip

    _seen: float | None

    def read(self, size: int, timeout: float) -> bytes:
        printer = self._loop.device
        assert isinstance(printer, SimReceiptPrinter)
        if printer.slip_waits:
            self._seen = self._loop.now if self._seen is None else self._seen
            if self._after is not None and self._loop.now - self._seen >= self._after:
                printer.take_slip()
        return self._loop.read(size, timeout)


@pytest.fixture
def bench() -> Iterator[Bench]:
    bench = Bench("vkp80iii")
    yield bench
    assert bench.sim.bugs == []
    assert bench.sim.ignored == []


def printed(bench: Bench, after: float | None) -> tuple[SlipEnd, list[float]]:
    """How it ended, and when the driver said that the slip waits."""
    driver = EscPosPrinter(lambda: Mouth(bench.loop, after), GLYPHS, bench.loop.clock, VKP80III)
    told: list[float] = []
    return driver.print(RECEIPT, lambda: told.append(bench.loop.now)), told


def test_a_slip_that_a_hand_takes_is_taken(bench: Bench) -> None:
    end, told = printed(bench, 4.0)
    assert end is SlipEnd.TAKEN
    assert len(told) == 1
    assert 4.0 <= bench.loop.now - told[0] < 6.0
    (slip,) = bench.sim.receipts
    assert slip.cut
    assert slip.lines[-1] == "[QR GZ0117-000042]"
    assert bench.sim.taken_back == []


@pytest.mark.hits("slip-not-taken")
def test_a_slip_that_nobody_takes_is_taken_back(bench: Bench) -> None:
    end, told = printed(bench, None)
    assert end is SlipEnd.NOT_TAKEN
    assert 27.0 <= bench.loop.now - told[0] < 33.0
    assert bench.sim.taken_back == bench.sim.receipts


def test_a_slip_that_is_taken_in_the_last_second_was_not_taken_back(bench: Bench) -> None:
    end, _ = printed(bench, 28.5)
    assert (end, bench.sim.taken_back) == (SlipEnd.TAKEN, [])


def test_where_the_printer_does_not_count_a_slip_gone_at_the_end_is_not_called_taken(bench: Bench) -> None:
    bench.loop.instead = lambda said: b"" if said.endswith(b"ret") else said
    end, _ = printed(bench, 28.5)
    assert end is SlipEnd.NOT_TAKEN


def test_a_slip_that_is_gone_before_we_looked_is_out_and_no_more_is_said(bench: Bench) -> None:
    end, told = printed(bench, 0.0)
    assert (end, told) == (SlipEnd.OUT, [])


def test_a_slip_that_hangs_in_the_presenter_was_printed_and_is_told(bench: Bench) -> None:
    driver = EscPosPrinter(bench.loop.open, GLYPHS, bench.loop.clock, VKP80III)
    with pytest.raises(DeviceError) as caught:
        driver.print(RECEIPT, bench.sim.jam)
    assert (caught.value.fault, caught.value.began) == (Fault.JAM, True)


def test_the_roll_may_end_with_the_slip(bench: Bench) -> None:
    driver = EscPosPrinter(lambda: Mouth(bench.loop, 2.0), GLYPHS, bench.loop.clock, VKP80III)
    assert driver.print(RECEIPT, lambda: bench.sim.set_paper("end")) is SlipEnd.TAKEN
    assert driver.status().fault is Fault.NO_PAPER


@pytest.mark.parametrize(("trouble", "fault"), TROUBLES)
def test_a_printer_that_cannot_print_is_refused_before_a_byte_moves(
    bench: Bench, trouble: Callable[[SimReceiptPrinter], None], fault: Fault
) -> None:
    trouble(bench.sim)
    assert bench.failure(RECEIPT) == (fault, False)
    assert bench.sim.receipts == []


def test_half_a_receipt_of_somebody_else_does_not_come_out_with_the_next(bench: Bench) -> None:
    bench.loop.write(b"\x1b\x40\x1d\x76\x30\x00\x48\x00\x02\x00" + bytes(144))
    end, _ = printed(bench, 2.0)
    assert end is SlipEnd.TAKEN
    stranger, ours = bench.sim.receipts
    assert stranger.lines == ["[picture 576x2]"]
    assert ours.lines[-1] == "[QR GZ0117-000042]"
    assert len(ours.lines) == 3


def test_what_it_says_of_itself_and_of_a_waiting_slip_is_told(bench: Bench) -> None:
    bench.sim.set_paper("near_end")
    assert bench.driver.identity() == "02 05"
    assert bench.driver.status().notices == (Notice.PAPER_LOW,)
    seen: list[tuple[Notice, ...]] = []
    end = EscPosPrinter(lambda: Mouth(bench.loop, 1.0), GLYPHS, bench.loop.clock, VKP80III).print(
        RECEIPT, lambda: seen.append(bench.driver.status().notices)
    )
    assert (end, seen) == (SlipEnd.TAKEN, [(Notice.PAPER_LOW, Notice.SLIP_WAITING)])


def test_evidence_never_quotes_what_was_to_be_presented(bench: Bench) -> None:
    with pytest.raises(DeviceError) as caught:
        bench.driver.print((ReceiptPair("申请人", "陈秀兰\x07"),))
    assert "陈" not in str(caught.value)


def test_a_slip_that_was_not_taken_is_not_sent_again(bench: Bench) -> None:
    printed(bench, None)
    assert [line for slip in bench.sim.receipts for line in slip.lines].count("[QR GZ0117-000042]") == 1


def test_a_printer_without_a_presenter_says_that_the_slip_is_out() -> None:
    assert Bench().driver.print(RECEIPT, lambda: pytest.fail("nothing waits")) is SlipEnd.OUT


def test_an_epson_tells_maker_model_and_firmware_once_for_each_opening() -> None:
    bench = Bench()
    assert bench.driver.identity() == "SIMULATED TM-S80 1.07"
    asked = bench.loop.now
    assert bench.driver.identity() == "SIMULATED TM-S80 1.07"
    assert bench.loop.now == asked
    bench.driver.print(RECEIPT)
    assert len(bench.sim.receipts) == 1


def test_a_printer_that_does_not_know_the_question_is_called_nothing_and_prints_all_the_same() -> None:
    bench = Bench()
    bench.loop.instead = lambda said: b"" if said.startswith(b"_") else said
    assert bench.driver.identity() == ""
    bench.driver.print(RECEIPT)
    assert len(bench.sim.receipts) == 1
