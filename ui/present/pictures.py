"""Icons in any colour and size, and QR codes, for `Image { source: "image://icon/…" }` and `"image://qr/…"`."""

import functools
import importlib
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider

ICONS = Path(__file__).parents[1] / "icons"
ICON_OF_DEVICE = {"id_card": "id", "scanner": "qrcode", "receipt_printer": "receipt", "page_printer": "printer"}
FALLBACK = "file-text"  # a catalogue may name an icon that is not here: a plain sheet is better than a hole
# As numbers: the first use of the Qt namespace makes all its enums, 40 ms of the start.
WHITE, BLACK = 0xFFFFFFFF, 0xFF000000
SVG: Any = "svg"  # the stub wants bytes, the call wants text
QUIET_MODULES = 4  # ISO/IEC 18004: white border around a QR code


class IconProvider(QQuickImageProvider):
    """`image://icon/<name>/<colour without #>`, drawn at the size asked for."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, name: str, size: QSize, wanted: QSize) -> QImage:
        # By Qt's own SVG reader: the first use of QImage.Format makes all its enums, 25 ms of the start.
        icon, _, colour = name.partition("/")
        side = max(wanted.width(), wanted.height(), 1)
        sized = _svg(icon).replace('width="24"', f'width="{side}"', 1).replace('height="24"', f'height="{side}"', 1)
        return QImage.fromData(sized.replace("currentColor", f"#{colour}").encode(), SVG)


class QrProvider(QQuickImageProvider):
    """`image://qr/<text, percent-encoded>`: dark on white with its quiet zone, whole pixels a module."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, name: str, size: QSize, wanted: QSize) -> QImage:
        # zxingcpp is not needed before the first code is shown, and the home screen must stand fast.
        rows = importlib.import_module("ui.present.qr").modules(unquote(name))
        return _drawn(rows, max(wanted.width(), 1))


def _drawn(rows: list[list[bool]], side: int) -> QImage:
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


@functools.cache
def _svg(icon: str) -> str:
    file = ICONS / f"{ICON_OF_DEVICE.get(icon, icon)}.svg"
    return (file if file.is_file() else ICONS / f"{FALLBACK}.svg").read_text("utf-8")
