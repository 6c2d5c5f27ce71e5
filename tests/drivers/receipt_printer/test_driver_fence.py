"""The end of a receipt: the fence's answer among the answers to status requests, and what still fails after it."""

from collections.abc import Callable, Iterator

import pytest

from device_sim.port import Loopback
from device_sim.receipt_printer.printer import SimReceiptPrinter
from drivers.api.errors import Fault
from drivers.api.receipt_printer import SlipEnd
from drivers.receipt_printer.driver import POLL_S, EscPosPrinter
from drivers.receipt_printer.models import EPSON
from tests.drivers.receipt_printer.bench import GLYPHS, RECEIPT, Bench

Ports = Callable[[SimReceiptPrinter], None]


class SlowLine:
    """A wire on which bytes take 0.1 s to the printer.

    At each status request behind the question that ends a receipt, hands do something to the printer first.
    """

    def __init__(self, loop: Loopback, hands: Ports) -> None:
        self._loop, self._hands, self._asked = loop, hands, False
        self.read, self.flush_input, self.set_baud, self.close = (
            loop.read, loop.flush_input, loop.set_baud, loop.close,
        )  # fmt: skip

    def write(self, data: bytes) -> None:
        self._loop.now += 0.1
        self._asked |= data == EPSON.fence
        if self._asked and data in EPSON.status.requests:
            assert isinstance(self._loop.device, SimReceiptPrinter)
            self._hands(self._loop.device)
        self._loop.write(data)


class TornNews:
    """A wire to a printer whose paper ends while it prints. It says so unasked, in two pieces half a second apart, and
    answers no question behind the receipt's end any more.
    """

    def __init__(self, loop: Loopback, said: tuple[str, str]) -> None:
        self._loop, self._said = loop, said
        self._due: list[tuple[float, int]] = []
        self.flush_input, self.set_baud, self.close = loop.flush_input, loop.set_baud, loop.close

    def write(self, data: bytes) -> None:
        if data != EPSON.fence:
            self._loop.write(data)
        elif self._said[0]:
            assert isinstance(self._loop.device, SimReceiptPrinter)
            self._loop.device.set_paper("end")
            for later, text in zip((0.1, 0.6), self._said, strict=True):
                self._due += [(self._loop.now + later, byte) for byte in bytes.fromhex(text)]
            self._said = ("", "")

    def read(self, size: int, timeout: float) -> bytes:
        if not self._due:
            return self._loop.read(size, timeout)
        due, byte = self._due[0]
        if due > self._loop.now + timeout:
            self._loop.now += timeout
            return b""
        self._due.pop(0)
        self._loop.now = max(self._loop.now, due)
        return bytes((byte,))


@pytest.mark.parametrize("said", [("1c 00", "0c 0f"), ("1c", "00 0c 0f"), ("38 00", "00 00"), ("1c 00 0c", "0f")])
def test_the_rest_of_torn_news_is_no_end_of_the_receipt(said: tuple[str, str]) -> None:
    bench = Bench()
    bench.driver = EscPosPrinter(lambda: TornNews(bench.loop, said), GLYPHS, bench.loop.clock)
    assert bench.failure() == (Fault.NO_PAPER, True)


@pytest.fixture
def bench() -> Iterator[Bench]:
    """One receipt is out; the next takes so long that its fence is answered between two answers about the status."""
    bench = Bench()
    bench.driver.print(RECEIPT)
    millimetres = sum(piece.height for piece in bench.sim.receipts[0].printed) / 8
    bench.sim.speed_mm_s = millimetres / (POLL_S + 0.15)
    yield bench
    assert bench.sim.bugs == []
    assert bench.sim.receipts[1].lines == bench.sim.receipts[0].lines
    assert bench.sim.receipts[1].cut


def while_the_second_comes_out(bench: Bench, hands: Ports) -> None:
    """From the moment when the driver begins to ask what keeps the printer."""

    def when_it_is_there(sim: SimReceiptPrinter) -> None:
        if len(sim.receipts) == 2:
            hands(sim)

    line = SlowLine(bench.loop, when_it_is_there)
    bench.driver = EscPosPrinter(lambda: line, GLYPHS, bench.loop.clock)


def test_fence_that_answers_between_two_answers_about_the_status_ends_the_receipt(bench: Bench) -> None:
    while_the_second_comes_out(bench, lambda sim: None)
    assert bench.driver.print(RECEIPT) is SlipEnd.OUT


def test_paper_that_ends_behind_a_whole_receipt_is_no_failure_of_it(bench: Bench) -> None:
    while_the_second_comes_out(bench, lambda sim: sim.set_paper("end"))
    assert bench.driver.print(RECEIPT) is SlipEnd.OUT
    assert bench.failure() == (Fault.NO_PAPER, False)


@pytest.mark.parametrize(
    ("trouble", "fault"), [(SimReceiptPrinter.stick_cutter, Fault.CUTTER), (SimReceiptPrinter.jam, Fault.JAM)]
)
def test_receipt_that_hangs_in_the_printer_is_told_though_all_of_it_is_printed(
    bench: Bench, trouble: Ports, fault: Fault
) -> None:
    while_the_second_comes_out(bench, trouble)
    assert bench.failure() == (fault, True)
