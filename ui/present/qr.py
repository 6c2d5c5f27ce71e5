"""QR codes as pictures. Imported when the first code is shown."""

from typing import Any

import zxingcpp
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

QUIET_MODULES = 4  # ISO/IEC 18004: white border around a QR code
# As numbers: the first use of the Qt namespace makes all its enums.
WHITE, BLACK = 0xFFFFFFFF, 0xFF000000


def modules(text: str) -> list[list[bool]]:
    """Rows of modules, True = dark, without the quiet zone. ValueError when the text is too long for a QR code."""
    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = barcode.to_image(scale=1, add_quiet_zones=False)  # has the buffer protocol; its stub does not say so
    rows: list[list[int]] = memoryview(image).tolist()  # type: ignore[assignment]
    return [[level == 0 for level in row] for row in rows]


def picture(text: str, side: int) -> QImage:
    """Dark on white with its quiet zone, at most `side` pixels wide where whole pixels a module allow it."""
    rows = modules(text)
    count = len(rows) + 2 * QUIET_MODULES
    module = max(1, side // count)
    image = QImage(module * count, module * count, QImage.Format.Format_RGB32)
    image.fill(WHITE)
    painter = QPainter(image)
    for y, row in enumerate(rows, QUIET_MODULES):
        for x, dark in enumerate(row, QUIET_MODULES):
            if dark:
                painter.fillRect(QRectF(x * module, y * module, module, module), QColor(BLACK))
    painter.end()
    return image
