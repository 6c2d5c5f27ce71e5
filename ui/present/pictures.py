"""Icons in any colour and size, and QR codes, for `Image { source: "image://icon/…" }` and `"image://qr/…"`."""

import functools
import importlib
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

ICONS = Path(__file__).parents[1] / "icons"
ICON_OF_DEVICE = {"id_card": "id", "scanner": "qrcode", "receipt_printer": "receipt", "page_printer": "printer"}
FALLBACK = "file-text"  # a catalogue may name an icon that is not here: a plain sheet is better than a hole
SVG: Any = "svg"  # the stub wants bytes, the call wants text


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
        # zxingcpp and QPainter are not needed before the first code is shown, and the home screen must stand fast.
        image: QImage = importlib.import_module("ui.present.qr").picture(unquote(name), max(wanted.width(), 1))
        return image


@functools.cache
def _svg(icon: str) -> str:
    file = ICONS / f"{ICON_OF_DEVICE.get(icon, icon)}.svg"
    return (file if file.is_file() else ICONS / f"{FALLBACK}.svg").read_text("utf-8")
