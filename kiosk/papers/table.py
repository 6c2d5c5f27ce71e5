"""Sets a ruled table: cells of several lines, a shaded header. Knows no paper and no page's end."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from math import isclose

from kiosk.model.frozen import dataclass
from kiosk.papers.fonts import Typeface
from kiosk.papers.pdf import Line, Mark, Shade, Words
from kiosk.papers.template import Side

LEADING, PAD = 1.4, 7.5  # times the size, points
_SHIFT = {Side.CENTRE: 0.5, Side.RIGHT: 1.0}
_CAP = 0.76  # height of a Chinese character above the baseline, in parts of its size


@dataclass(frozen=True, slots=True)
class Print:
    """How large a table is printed, and how much room stands above and below its words, in points."""

    size: float
    pad: float


ROOMY = Print(11.0, 8.5)
DENSE = Print(10.0, 3.5)  # about 50 rows on two pages


@dataclass(frozen=True, slots=True)
class Column:
    width: float
    align: Side = Side.LEFT


Cells = tuple[tuple[str, ...], ...]
"""One row: for each column its lines."""


def cells(face: Typeface, columns: Sequence[Column], texts: Sequence[Sequence[str]], how: Print) -> Cells:
    """Each text is a sequence of paragraphs, of which each begins on a line of its own."""
    assert len(texts) == len(columns)
    row = tuple(
        tuple(line for paragraph in text for line in face.lines(paragraph, how.size, column.width - 2 * PAD))
        for column, text in zip(columns, texts, strict=True)
    )
    assert len(row) == len(columns)
    return row


def row_height(row: Cells, how: Print) -> float:
    assert row
    height = (max(map(len, row)) - 1) * how.size * LEADING + how.size + 2 * how.pad
    assert height > how.pad
    return height


def table(
    face: Typeface, columns: Sequence[Column], header: Cells, rows: Sequence[Cells], left: float, top: float, how: Print
) -> Iterator[Mark]:
    assert all(len(row) == len(columns) for row in (header, *rows))
    edges = [*accumulate((column.width for column in columns), initial=left)]
    yield Shade(left, top - row_height(header, how), edges[-1] - left, row_height(header, how))
    yield from ruled(edges, top, [row_height(row, how) for row in (header, *rows)])
    y = top
    for row in (header, *rows):
        for x, column, lines in zip(edges, columns, row, strict=False):
            side = Side.CENTRE if row is header else column.align
            yield from stacked(
                face, lines, how.size, x + PAD, y - row_height(row, how) / 2, column.width - 2 * PAD, side
            )
        y -= row_height(row, how)
    assert isclose(y, top - sum(row_height(row, how) for row in (header, *rows)), abs_tol=0.01)  # no row was left out


def ruled(edges: Sequence[float], top: float, heights: Sequence[float]) -> Iterator[Line]:
    """Fine lines around and between cells."""
    assert len(edges) > 1
    levels = [*accumulate((-height for height in heights), initial=top)]
    assert all(below < above for above, below in pairwise(levels))
    for y in levels:
        yield Line(edges[0], y, edges[-1], y)
    for x in edges:
        yield Line(x, top, x, levels[-1])


def stacked(
    face: Typeface,
    lines: Sequence[str],
    size: float,
    x: float,
    middle: float,
    room: float = 0.0,
    side: Side = Side.LEFT,
    *,
    bold: bool = False,
) -> Iterator[Words]:
    """Lines above each other around the height `middle`, at one side of the `room` points from `x`."""
    assert size > 0
    y = middle + (len(lines) - 1) * size * LEADING / 2 - size * _CAP / 2
    lowest = y - len(lines) * size * LEADING
    for line in lines:
        shift = 0.0 if side is Side.LEFT else _SHIFT[side] * (room - face.width(line, size))
        yield Words(x + shift, y, line, size, bold)
        y -= size * LEADING
    assert isclose(y, lowest, abs_tol=0.01)  # no line was left out
