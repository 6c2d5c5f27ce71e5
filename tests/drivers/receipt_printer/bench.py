"""A receipt printer on the workbench: the real driver, the simulated printer, and a wire with virtual time."""

from collections.abc import Callable

import pytest

from device_sim.port import Emit, Loopback
from device_sim.receipt_printer.printer import SimReceiptPrinter
from drivers.api.errors import DeviceError, Fault
from drivers.api.receipt_printer import (
    Align,
    Receipt,
    ReceiptFeed,
    ReceiptPair,
    ReceiptQr,
    ReceiptRule,
    ReceiptText,
)
from drivers.receipt_printer.driver import EscPosPrinter
from drivers.receipt_printer.models import MODELS
from drivers.receipt_printer.raster import TERMINAL_FACES, GlyphRaster

GLYPHS = GlyphRaster(TERMINAL_FACES)
RECEIPT: Receipt = (
    ReceiptText("业务受理回执", 2, bold=True, align=Align.CENTRE),
    ReceiptRule(),
    ReceiptPair("申请人", "陈𬭎锋"),
    ReceiptPair("办理事项", "城乡居民基本养老保险参保登记（首次参保）"),
    ReceiptFeed(1),
    ReceiptQr("https://example.cn/q/GZ-20261123-000117"),
    ReceiptText("请妥善保管"),
)
TROUBLES: list[tuple[Callable[[SimReceiptPrinter], None], Fault]] = [  # in which no printer prints
    (lambda sim: sim.set_paper("end"), Fault.NO_PAPER),
    (SimReceiptPrinter.open_cover, Fault.COVER_OPEN),
    (SimReceiptPrinter.jam, Fault.JAM),
    (SimReceiptPrinter.stick_cutter, Fault.CUTTER),
    (SimReceiptPrinter.overheat, Fault.OVERHEATED),
]
PAPER_MOVES = 12  # title and its leading, rule, name, two lines of value, feed, feed, code, feed, text


class Bench:
    """A printer on the workbench, its driver, and virtual time."""

    def __init__(self, model: str = "epson") -> None:
        self.model = model
        self.loop = Loopback(self._build)
        self.driver = self.fresh_driver()

    def _build(self, emit: Emit) -> SimReceiptPrinter:
        self.sim = SimReceiptPrinter(emit, clock=lambda: self.loop.now, model=self.model)
        return self.sim

    def fresh_driver(self) -> EscPosPrinter:
        return EscPosPrinter(self.loop.open, GLYPHS, self.loop.clock, MODELS[self.model])

    def failure(self, receipt: Receipt = RECEIPT) -> tuple[Fault, bool]:
        with pytest.raises(DeviceError) as caught:
            self.driver.print(receipt)
        return caught.value.fault, caught.value.began


class DuringPrinting:
    """A transport that does something to the printer after so many bytes of a job have been sent."""

    def __init__(self, loop: Loopback, after: int, happens: object) -> None:
        self._loop, self._left, self._happens = loop, after, happens
        self.read, self.flush_input, self.set_baud, self.close = (
            loop.read, loop.flush_input, loop.set_baud, loop.close,
        )  # fmt: skip

    def write(self, data: bytes) -> None:
        if data[:2] in (b"\x10\x04", b"\x1dr", b"\x1dV"):  # no part of the job
            self._loop.write(data)
            return
        part = data[: max(self._left, 0)]
        if part:
            self._loop.write(part)
        if 0 <= self._left < len(data):
            self._happens(self._loop)  # type: ignore[operator]
        self._left -= len(data)
        self._loop.write(data[len(part) :])
