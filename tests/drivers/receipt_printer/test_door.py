"""A printer that takes nobody for a moment after it has hung up is there all the same."""

import pytest

from device_sim.port import Loopback
from drivers.api.errors import Fault
from drivers.api.receipt_printer import ReceiptText, SlipEnd
from drivers.receipt_printer.door import PAUSE_S, SHUT_S, Door
from drivers.receipt_printer.driver import EscPosPrinter
from tests.drivers.receipt_printer.bench import GLYPHS, RECEIPT, Bench

NEXT = (ReceiptText("\u4e0b\u4e00\u4f4d"),)


class Refusing:
    """A printer on a network that hangs up, and refuses whoever comes back within so many seconds."""

    def __init__(self, seconds: float) -> None:
        self.bench = Bench()
        self.seconds, self.until, self.tries = seconds, 0.0, 0
        self.driver = EscPosPrinter(self.open, GLYPHS, self.bench.loop.clock, wait=self.wait)

    def wait(self, seconds: float) -> None:
        self.bench.loop.now += seconds

    def hang_up(self) -> None:
        self.bench.loop.dropped = True
        self.until = self.bench.loop.now + self.seconds

    def open(self) -> Loopback:
        self.tries += 1
        if self.bench.loop.now < self.until:
            raise ConnectionRefusedError("simulated: nobody is let in yet")
        return self.bench.loop.open()


@pytest.mark.hits("refused-after-hanging-up")
@pytest.mark.parametrize("seconds", [0.05, 0.5, SHUT_S - PAUSE_S])
def test_the_next_receipt_is_printed_once_it_takes_somebody_again(seconds: float) -> None:
    printer = Refusing(seconds)
    printer.driver.print(RECEIPT)
    printer.hang_up()
    assert printer.driver.print(NEXT) is SlipEnd.OUT
    assert [slip.lines for slip in printer.bench.sim.receipts[1:]] == [["\u4e0b\u4e00\u4f4d"]]


def test_one_that_refuses_for_longer_is_not_there_and_is_not_waited_for_again() -> None:
    printer = Refusing(60.0)
    printer.driver.print(RECEIPT)
    printer.hang_up()
    begun = printer.bench.loop.now
    assert printer.driver.status().fault is Fault.OFFLINE
    assert printer.bench.loop.now - begun == pytest.approx(SHUT_S, abs=2 * PAUSE_S)
    tries, begun = printer.tries, printer.bench.loop.now
    assert printer.driver.status().fault is Fault.OFFLINE
    assert (printer.tries, printer.bench.loop.now) == (tries + 1, begun)


def test_one_that_was_never_there_is_not_waited_for() -> None:
    printer = Refusing(60.0)
    printer.until = 60.0
    assert printer.driver.status().fault is Fault.OFFLINE
    assert (printer.tries, printer.bench.loop.now) == (1, 0.0)


def test_what_is_no_refusal_is_not_tried_again() -> None:
    tries: list[int] = []

    def gone() -> Loopback:
        tries.append(1)
        raise FileNotFoundError("simulated: no such port")

    door = Door(gone, lambda: 0.0, lambda _: None)
    door.closed()
    with pytest.raises(FileNotFoundError):
        door.open()
    assert len(tries) == 1
