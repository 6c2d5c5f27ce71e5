"""Marks on A4 pages, written as PDF with the used glyphs embedded. Knows no paper and no words."""

import io
import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import zxingcpp
from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from kiosk.model.frozen import dataclass
from kiosk.papers.fonts import Typeface

# ASCII armour costs 19 ms a page in pure Python and nobody mails these files.
rl_config.useA85 = 0

WIDTH, HEIGHT = 595.28, 841.89  # A4 in points
MM = 72 / 25.4
_BOLD = 0.02  # line width of a stroked glyph, in parts of its size: the fonts we may embed have no bold cut
_STAND_IN = 0.014  # rare characters come from a Mincho, whose strokes are thinner than their neighbours'
_DARK = re.compile(rb"\0+")

Colour = tuple[float, float, float]
INK: Colour = (0.09, 0.09, 0.11)
SOFT: Colour = (0.36, 0.36, 0.40)
HAIR: Colour = (0.62, 0.62, 0.66)
SHADE: Colour = (0.945, 0.945, 0.955)
CINNABAR: Colour = (0.75, 0.13, 0.11)


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text. `x` is its left edge, `y` its baseline, `spacing` goes between characters."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    colour: Colour = INK
    spacing: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    x: float
    y: float
    to_x: float
    to_y: float
    width: float = 0.5
    colour: Colour = HAIR


@dataclass(frozen=True, slots=True)
class Shade:
    """A filled rectangle; `y` is its lower edge."""

    x: float
    y: float
    width: float
    height: float
    colour: Colour = SHADE


@dataclass(frozen=True, slots=True)
class Outline:
    """A square of `side` points with its lower left corner at (x, y), not filled."""

    x: float
    y: float
    side: float
    width: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code of `side` points with its lower left corner at (x, y). The quiet zone around it is left to the page."""

    x: float
    y: float
    side: float
    data: str


Mark = Words | Line | Shade | Outline | QrCode
Page = Sequence[Mark]


def write(pages: Sequence[Page], face: Typeface, title: str, keywords: str) -> bytes:
    """A PDF with one sheet per page. ValueError: no font has one of the characters. `keywords`: in ASCII."""
    assert pages
    buffer = io.BytesIO()
    # Without a first font of ours, every page would name Helvetica, which nobody embeds.
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), pageCompression=1, initialFontName=face.body_name)  # type: ignore[arg-type]
    canvas.setTitle(title)
    canvas.setKeywords(keywords)
    for page in pages:
        pen = _Pen(canvas, face)
        for mark in page:
            pen.draw(mark)
        pen.type(page)
        canvas.showPage()
    assert canvas.getPageNumber() == len(pages) + 1  # the next one's, which nobody draws
    canvas.save()
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters of one font on one line. `weight` is the width of the line around their glyphs; 0: none."""

    weight: float
    x: float
    y: float
    text: str
    font: str
    size: float
    colour: Colour
    spacing: float


class _Pen:
    """Draws the marks of one page, its words last. Says what stays the same once: that is a third of the time.

    Lines and shades are written as PDF operators, because ReportLab takes longer to write their numbers.
    """

    def __init__(self, canvas: Canvas, face: Typeface) -> None:
        self._canvas, self._face = canvas, face
        self._fill: Colour | None = None
        self._stroke: tuple[Colour, float] | None = None

    def draw(self, mark: Mark) -> None:
        match mark:
            case Line():
                self._stroke_with(mark.colour, mark.width)
                self._canvas.addLiteral(f"{mark.x:.2f} {mark.y:.2f} m {mark.to_x:.2f} {mark.to_y:.2f} l S")
            case Shade():
                self._fill_with(mark.colour)
                self._canvas.addLiteral(f"{mark.x:.2f} {mark.y:.2f} {mark.width:.2f} {mark.height:.2f} re f")
            case Outline():
                self._stroke_with(mark.colour, mark.width)
                self._canvas.addLiteral(f"{mark.x:.2f} {mark.y:.2f} {mark.side:.2f} {mark.side:.2f} re S")
            case QrCode():
                self._fill_with((0, 0, 0))
                self._canvas.addLiteral(_qr_path(mark))

    def type(self, page: Page) -> None:
        """The page's words in their order. A new text object begins for another weight, not for each line."""
        for weight, alike in groupby(self._runs(page), key=lambda run: run.weight):
            if weight:
                self._canvas.setLineWidth(weight)
            text = self._canvas.beginText()
            text.setTextRenderMode(2 if weight else 0)  # 2 fills and strokes
            colour: Colour | None = None
            font, spacing = ("", 0.0), 0.0
            for run in alike:
                if run.colour != colour:
                    text.setFillColorRGB(*run.colour)
                    text.setStrokeColorRGB(*run.colour)
                if (run.font, run.size) != font:
                    text.setFont(run.font, run.size)
                if run.spacing != spacing:
                    text.setCharSpace(run.spacing)
                colour, font, spacing = run.colour, (run.font, run.size), run.spacing
                text.setTextOrigin(run.x, run.y)
                text.textOut(run.text)
            text.setCharSpace(0)
            text.setTextRenderMode(0)  # it stays as it is when a text object ends
            self._canvas.drawText(text)

    def _runs(self, page: Page) -> Iterator[_Run]:
        for words in page:
            if not isinstance(words, Words):
                continue
            x = words.x
            for run in self._face.runs(words.text):
                weight = words.size * (_BOLD * words.bold + _STAND_IN * run.rare)
                font = str(run.font.fontName)
                yield _Run(weight, x, words.y, run.text, font, words.size, words.colour, words.spacing)
                x += self._face.width(run.text, words.size) + words.spacing * len(run.text)

    def _fill_with(self, colour: Colour) -> None:
        if colour != self._fill:
            self._canvas.setFillColorRGB(*colour)
            self._fill = colour

    def _stroke_with(self, colour: Colour, width: float) -> None:
        if (colour, width) != self._stroke:
            self._canvas.setStrokeColorRGB(*colour)
            self._canvas.setLineWidth(width)
            self._stroke = (colour, width)


def _qr_path(code: QrCode) -> str:
    """All modules as one filled path, one unit a module: a printer draws it sharp at any resolution."""
    size, rectangles = qr_rectangles(code.data)
    scale = code.side / size
    return f"q {scale:.4f} 0 0 {-scale:.4f} {code.x:.2f} {code.y + code.side:.2f} cm {rectangles} f Q"


def qr_rectangles(data: str) -> tuple[int, str]:
    """Modules to a side, and PDF operators for the dark ones, joined along each row."""
    assert data  # a code that says nothing would be scanned in vain
    image: Any = zxingcpp.create_barcode(data, zxingcpp.QRCode, ec_level="M").to_image(scale=1, add_quiet_zones=False)
    size, modules = int(image.shape[0]), bytes(memoryview(image))  # a byte each, 0 is dark
    assert len(modules) == size * size
    parts = []
    for y in range(size):
        for run in _DARK.finditer(modules, y * size, (y + 1) * size):
            parts.append(f"{run.start() - y * size} {y} {run.end() - run.start()} 1 re")
    return size, " ".join(parts)
