"""From an address to a driver. The one place that chooses which driver serves an address."""

import importlib
from urllib.parse import urlsplit

from drivers.api.id_card import IdCardReader
from drivers.api.page_printer import PagePrinter
from drivers.api.receipt_printer import ReceiptPrinter
from drivers.api.scanner import CodeScanner
from drivers.id_card.driver import SdtReader
from drivers.page_printer.driver import IppPrinter
from drivers.receipt_printer.driver import EscPosPrinter
from drivers.receipt_printer.raster import TERMINAL_FACES, GlyphRaster
from drivers.scanner.driver import HexScanner
from drivers.transports.line import opener


def build_id_card(address: str) -> IdCardReader | None:
    return SdtReader(opener(address)) if address else None


def build_scanner(address: str) -> CodeScanner | None:
    """A scan engine on a serial line, or a camera. OpenCV is loaded only on terminals that have a camera."""
    if not address:
        return None
    if urlsplit(address).scheme in ("camera", "frames"):
        camera = importlib.import_module("drivers.camera.driver")
        built: CodeScanner = camera.camera_at(address)
        return built
    return HexScanner(opener(address))


def build_receipt_printer(address: str) -> ReceiptPrinter | None:
    return EscPosPrinter(opener(address), GlyphRaster(TERMINAL_FACES)) if address else None


def build_page_printer(address: str) -> PagePrinter | None:
    return IppPrinter(address) if address else None
