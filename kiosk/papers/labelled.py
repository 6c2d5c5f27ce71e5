"""Labels and values in ruled rows, as a page says who somebody is. Knows no service and no page's end."""

from collections.abc import Sequence

from kiosk.model.frozen import dataclass
from kiosk.papers.fonts import Typeface
from kiosk.papers.pdf import Mark, Shade
from kiosk.papers.sheet import FLOOR, LEFT, RIGHT, SPAN, TEXT, TOP, VALUE
from kiosk.papers.table import LEADING, PAD, ruled, stacked

LOWEST_ROW = 34.0
WIDEST_LABEL = 0.24 * SPAN


@dataclass(frozen=True, slots=True)
class Labelled:
    """Label and value as they are written. `wide`: they have a line for themselves."""

    label: str
    value: str
    wide: bool = False


def labelled_rows(face: Typeface, rows: Sequence[Labelled], top: float) -> tuple[list[Mark], float]:
    """Two beside each other where they are not wide, from `top` down, and their lower edge, in points."""
    assert FLOOR < top <= TOP
    lines = _paired(rows)
    marks: list[Mark] = []
    bottom = top
    first, second, value = _widths(face, lines)
    for line in lines:
        edges = [LEFT, LEFT + first, RIGHT]
        if len(line) == 2:
            edges = [LEFT, LEFT + first, RIGHT - value - second, RIGHT - value, RIGHT]
        drawn, bottom = _row(face, line, edges, bottom)
        marks += drawn
    assert bottom <= top - LOWEST_ROW * len(lines) + 0.01  # no line was left out
    return marks, bottom


def _paired(rows: Sequence[Labelled]) -> list[list[Labelled]]:
    lines: list[list[Labelled]] = []
    for row in rows:
        if lines and len(lines[-1]) == 1 and not lines[-1][0].wide and not row.wide:
            lines[-1].append(row)
        else:
            lines.append([row])
    return lines


def _widths(face: Typeface, lines: Sequence[Sequence[Labelled]]) -> tuple[float, float, float]:
    """Of the first labels, of the second ones and of the second values: the first values have the rest."""
    labels = [
        min(
            max((face.width(line[at].label, TEXT) for line in lines if len(line) > at), default=0.0) + 2 * PAD,
            WIDEST_LABEL,
        )
        for at in (0, 1)
    ]
    values = max((face.width(line[1].value, VALUE) for line in lines if len(line) > 1), default=0.0)
    return labels[0], labels[1], min(values + 2 * PAD + 6, (SPAN - sum(labels)) * 0.56)


def _row(face: Typeface, line: Sequence[Labelled], edges: Sequence[float], top: float) -> tuple[list[Mark], float]:
    sizes = (TEXT, VALUE) * len(line)
    texts = [text for one in line for text in (one.label, one.value)]
    broken = [
        face.lines(text, size, right - left - 2 * PAD)
        for text, size, left, right in zip(texts, sizes, edges, edges[1:], strict=False)
    ]
    tallest = max(len(one) * size for one, size in zip(broken, sizes, strict=True))
    height = max(LOWEST_ROW, tallest * LEADING + 2 * PAD)
    marks: list[Mark] = [
        Shade(left, top - height, right - left, height) for left, right in zip(edges[::2], edges[1::2], strict=False)
    ]
    marks += ruled(edges, top, [height])
    for x, one, size in zip(edges, broken, sizes, strict=False):
        marks += stacked(face, one, size, x + PAD, top - height / 2, bold=size == VALUE)
    return marks, top - height
