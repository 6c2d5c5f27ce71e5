"""The modules of a QR code. Imported when the first code is shown; knows no pixels."""

from typing import Any

import zxingcpp


def modules(text: str) -> list[list[bool]]:
    """Rows of modules, True = dark, without the quiet zone. ValueError when the text is too long for a QR code."""
    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = barcode.to_image(scale=1, add_quiet_zones=False)  # has the buffer protocol; its stub does not say so
    rows: list[list[int]] = memoryview(image).tolist()  # type: ignore[assignment]
    return [[level == 0 for level in row] for row in rows]
