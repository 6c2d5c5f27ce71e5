"""Draws a slip as a picture, for whoever prepares a service. Knows no printer: how lines break is handed in.

One pixel is one dot of the printer, 8 to the millimetre. The printer's own font looks a little different.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, Protocol

import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from drivers.api.receipt_printer import (
    Align,
    Receipt,
    ReceiptElement,
    ReceiptFeed,
    ReceiptPair,
    ReceiptQr,
    ReceiptRule,
    ReceiptText,
)
from kiosk.model.frozen import dataclass
from kiosk.papers.fonts import Typeface

EM, COLUMN = 24, 12  # dots of a Chinese character and of a Latin one
GAP = 6  # between lines
MARGIN, PAPER = 32, (253, 252, 248)
INK = (36, 36, 44)
_BASELINE = 0.88  # of the em, from its top


class PrintedLine(Protocol):
    """One line as it stands on the paper. `scale` is how many times as wide as usual, `high` as high."""

    @property
    def text(self) -> str: ...

    @property
    def scale(self) -> int: ...

    @property
    def high(self) -> int: ...

    @property
    def bold(self) -> bool: ...

    @property
    def align(self) -> Align: ...


@dataclass(frozen=True)
class SlipLayout:
    """How a printer breaks lines: `columns` of its paper, the lines of a text and of a pair, the columns of a text."""

    columns: int
    text: Callable[[ReceiptText], Sequence[PrintedLine]]
    pair: Callable[[ReceiptPair], Sequence[PrintedLine]]
    width: Callable[[str], int]


def slip_picture(slip: Receipt, layout: SlipLayout, face: Typeface) -> Image.Image:
    """ValueError: a character that no font has."""
    assert layout.columns > 0
    strips = [strip for element in slip for strip in _strips(element, layout, face)]
    width = layout.columns * COLUMN + 2 * MARGIN
    paper = Image.new("RGB", (width, sum(strip.height for strip in strips) + 2 * MARGIN), PAPER)
    y = MARGIN
    for strip in strips:
        paper.paste(INK, (MARGIN, y), strip)
        y += strip.height
    assert y + MARGIN == paper.height
    return paper


def _strips(element: ReceiptElement, layout: SlipLayout, face: Typeface) -> Iterator[Image.Image]:
    """What is printed, each piece as wide as the paper and as high as it takes; ink is white."""
    match element:
        case ReceiptText():
            yield from (_line(line, layout, face) for line in layout.text(element))
        case ReceiptPair():
            yield from (_line(line, layout, face) for line in layout.pair(element))
        case ReceiptFeed(lines):
            yield _empty(layout, lines * (EM + GAP))
        case ReceiptRule():
            strip = _empty(layout, EM)
            ImageDraw.Draw(strip).line((0, EM // 2, strip.width, EM // 2), 255, 2)
            yield strip
        case ReceiptQr(data, dots):
            yield _code(data, dots, layout)


def _line(line: PrintedLine, layout: SlipLayout, face: Typeface) -> Image.Image:
    used = layout.width(line.text) * COLUMN * line.scale
    room = layout.columns * COLUMN
    x = {Align.LEFT: 0, Align.CENTRE: (room - used) // 2, Align.RIGHT: room - used}[line.align]
    flat = Image.new("L", (room, EM * line.scale + GAP), 0)
    for character, path in _characters(line.text, face):
        cell = layout.width(character) * COLUMN * line.scale
        glyph = _glyph(character, path, EM * line.scale, line.scale if line.bold else 0)
        if glyph.width > cell:
            glyph = glyph.resize((cell, glyph.height))
        flat.paste(255, (x + (cell - glyph.width) // 2, 0), glyph)
        x += cell
    return flat.resize((room, flat.height * line.high // line.scale))


def _characters(text: str, face: Typeface) -> Iterator[tuple[str, str]]:
    """Each character, and the file of the font that has it."""
    for run in face.runs(text):
        yield from ((character, str(run.font.fontName)) for character in run.text)


def _code(data: str, dots: int, layout: SlipLayout) -> Image.Image:
    code: Any = zxingcpp.create_barcode(data, zxingcpp.QRCode, ec_level="M").to_image(scale=dots, add_quiet_zones=False)
    modules = Image.fromarray(code).point(lambda level: 255 - level)
    strip = _empty(layout, modules.height + 2 * EM)
    strip.paste(modules, ((strip.width - modules.width) // 2, EM))
    return strip


def _empty(layout: SlipLayout, height: int) -> Image.Image:
    return Image.new("L", (layout.columns * COLUMN, height), 0)


@cache
def _glyph(character: str, path: str, size: int, stroke: int) -> Image.Image:
    """As wide as the character is in its font, `stroke` dots bolder."""
    font = _font(path, size)
    cell = Image.new("L", (max(1, round(font.getlength(character)) + stroke), size + GAP), 0)
    for shift in range(stroke + 1):
        ImageDraw.Draw(cell).text((shift, round(size * _BASELINE)), character, 255, font, "ls")
    return cell


@cache
def _font(path: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
