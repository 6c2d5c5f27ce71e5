"""Sets a ruled table: cells of several lines, a shaded header. Knows no certificate and no page's end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from kiosk.papers.fonts import Typeface
from kiosk.papers.pdf import Line, Mark, Shade, Words

SIZE, LEADING, PAD = 11.0, 1.4, 7.5  # points, times the size, points
_CAP = 0.76  # height of a Chinese character above the baseline, in parts of its size


@dataclass(frozen=True, slots=True)
class Column:
    width: float
    centred: bool = False


Cells = tuple[tuple[str, ...], ...]
"""One row: for each column its lines."""


def cells(face: Typeface, columns: Sequence[Column], texts: Sequence[Sequence[str]]) -> Cells:
    """Each text is a sequence of paragraphs, of which each begins on a line of its own."""
    return tuple(
        tuple(line for paragraph in text for line in face.lines(paragraph, SIZE, column.width - 2 * PAD))
        for column, text in zip(columns, texts, strict=True)
    )


def row_height(row: Cells) -> float:
    return (max(map(len, row)) - 1) * SIZE * LEADING + SIZE + 2 * PAD


def table(
    face: Typeface, columns: Sequence[Column], header: Cells, rows: Sequence[Cells], left: float, top: float
) -> Iterator[Mark]:
    edges = [*accumulate((column.width for column in columns), initial=left)]
    yield Shade(left, top - row_height(header), edges[-1] - left, row_height(header))
    yield from ruled(edges, top, [row_height(row) for row in (header, *rows)])
    y = top
    for row in (header, *rows):
        for x, column, lines in zip(edges, columns, row, strict=False):
            centred = column.centred or row is header
            room = column.width if centred else None
            yield from stacked(face, lines, SIZE, x + (0 if centred else PAD), y - row_height(row) / 2, room)
        y -= row_height(row)


def ruled(edges: Sequence[float], top: float, heights: Sequence[float]) -> Iterator[Line]:
    """Fine lines around and between cells."""
    levels = [*accumulate((-height for height in heights), initial=top)]
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
    room: float | None = None,
    *,
    bold: bool = False,
) -> Iterator[Words]:
    """Lines above each other around the height `middle`; centred in `room` points from `x` where that is given."""
    y = middle + (len(lines) - 1) * size * LEADING / 2 - size * _CAP / 2
    for line in lines:
        shift = (room - face.width(line, size)) / 2 if room is not None else 0.0
        yield Words(x + shift, y, line, size, bold)
        y -= size * LEADING
