"""A piece of paper that came out of a receipt printer: what stands on it, and the commands it was printed from."""

from dataclasses import dataclass

from device_sim.receipt_printer.image import draw
from device_sim.receipt_printer.printed import PRINT_DOTS, Printed, PrintedFeed


@dataclass(frozen=True, slots=True)
class PrintedReceipt:
    """A piece of paper. `cut` is False where the paper ended, or has not been cut yet."""

    printed: tuple[Printed, ...]
    data: bytes  # the commands it was printed from
    cut: bool = True
    dots: int = PRINT_DOTS  # across it

    @property
    def lines(self) -> list[str]:
        """What a reader sees, a string a line; "[QR …]" and "[picture …]" for what is no text."""
        return [piece.text for piece in self.printed if not isinstance(piece, PrintedFeed)]

    def png(self) -> bytes:
        """The paper as a picture, two pixels a dot."""
        return draw([(self.printed, self.cut)], self.dots)
