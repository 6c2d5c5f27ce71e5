"""The way of the paper through a receipt printer: what is printed and not cut yet, and what came out. No clock."""

from collections.abc import Callable

from device_sim.receipt_printer.printed import DOTS_PER_MM, PRINT_DOTS, Printed
from device_sim.receipt_printer.receipt import PrintedReceipt


class PaperPath:
    """Times are those of the printer's clock, seconds."""

    def __init__(self, on_receipt: Callable[[PrintedReceipt], None] | None = None) -> None:
        self.receipts: list[PrintedReceipt] = []  # every piece of paper that came out, oldest first
        self.idle_at = 0.0  # when the paper that is moving stands still
        self.dots = PRINT_DOTS  # of the print head
        self._on_receipt = on_receipt
        self._piece: list[Printed] = []
        self._data = bytearray()
        self._dots_to_move = 0

    def came(self, data: bytes) -> None:
        """Bytes that are about this piece."""
        self._data += data

    def put(self, printed: Printed) -> None:
        self._piece.append(printed)
        self._dots_to_move += printed.height

    @property
    def empty(self) -> bool:
        """Nothing is printed on the piece that would be cut now."""
        return not self._piece

    def end_piece(self, *, cut: bool) -> None:
        """What was printed comes out; where that is nothing, no piece does."""
        piece, data = tuple(self._piece), bytes(self._data)
        self._piece, self._data = [], bytearray()
        if not piece:
            return
        self.receipts.append(PrintedReceipt(piece, data, cut, self.dots))
        if self._on_receipt:
            self._on_receipt(self.receipts[-1])

    def move(self, now: float, mm_s: float) -> float:
        """When the paper that is to move stands still. `mm_s` 0: it takes no time."""
        seconds = self._dots_to_move / DOTS_PER_MM / mm_s if mm_s else 0.0
        self.idle_at = max(self.idle_at, now) + seconds
        self._dots_to_move = 0
        return self.idle_at
