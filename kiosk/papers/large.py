"""Large print: a slip for those who read large letters on the screen, too. Knows no template and no printer.

The printer's own characters are 3 mm high; doubled in both directions they are 6 mm, about 17 points.
"""

from collections.abc import Iterator
from dataclasses import replace

from drivers.api.receipt_printer import Receipt, ReceiptElement, ReceiptPair, ReceiptQr, ReceiptText

QR_DOTS = 8  # a module is 1 mm


def enlarged(slip: Receipt) -> Receipt:
    """The same slip with everything to be read at least twice as large, labels above their values."""
    assert isinstance(slip, tuple)  # an iterator would be empty at the second try
    large = tuple(_all(slip))
    assert len(large) >= len(slip)  # nothing was left out
    assert not any(isinstance(element, ReceiptPair) for element in large)
    return large


def _all(slip: Receipt) -> Iterator[ReceiptElement]:
    for element in slip:
        match element:
            case ReceiptText():
                yield replace(element, scale=max(2, element.scale), tall=False)
            case ReceiptPair(label, value):
                yield ReceiptText(label, scale=2)
                yield ReceiptText(value, scale=2, bold=True)
            case ReceiptQr():
                yield replace(element, dots=max(QR_DOTS, element.dots))
            case _:
                yield element
