"""A printer that breaks the rules, over real sockets, and the driver in time that only its own waits move."""

from collections.abc import Iterator

import pytest

from drivers.page_printer.driver import IppPrinter
from tests.drivers.page_printer.misfit import Misfit
from tests.drivers.page_printer.printer_time import PrinterTime


@pytest.fixture
def time() -> PrinterTime:
    return PrinterTime()


@pytest.fixture
def misfit() -> Iterator[Misfit]:
    printer = Misfit()
    yield printer
    printer.port.unplug()


@pytest.fixture
def host(misfit: Misfit, time: PrinterTime) -> IppPrinter:
    return IppPrinter(f"ipp://127.0.0.1:{misfit.port.number}/ipp/print", time.clock, time.wait, reply_timeout=2.0)
