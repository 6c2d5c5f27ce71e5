"""Draws what a printer in order makes of a stream of bytes, and says what the picture does not show."""

from dataclasses import dataclass

from device_sim.receipt_printer.dialects import DIALECTS
from device_sim.receipt_printer.image import LONGEST_MM, draw, length_mm
from device_sim.receipt_printer.printer import SimReceiptPrinter


@dataclass(frozen=True, slots=True)
class Rendering:
    """A PNG, and in one line what it does not show; "" where it shows everything."""

    png: bytes
    remarks: str


def render(stream: bytes, model: str = "epson") -> Rendering:
    """One picture of everything that a printer in order, one of DIALECTS, makes of `stream`, cut or not."""
    printer = SimReceiptPrinter(lambda _data, _after: None, model=model)
    printer.receive(stream)
    remarks = list(printer.remarks())
    printer.press_feed()
    printer.power_cycle()
    pieces = [(piece.printed, piece.cut) for piece in printer.receipts]
    length = length_mm(pieces)
    if not pieces:
        remarks.append("nothing was printed")
    if length > LONGEST_MM:
        remarks.append(f"{length / 1000:.1f} m of paper, the first {LONGEST_MM // 1000} m are drawn")
    return Rendering(draw(pieces, DIALECTS[model].dots), "; ".join(remarks))
