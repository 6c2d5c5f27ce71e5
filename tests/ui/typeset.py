"""Where the lines of a text on the window end, and which of them nobody would have ended so by hand."""

import itertools
import re
from collections.abc import Iterator

from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtQuick import QQuickItem

from ui.words.line_breaks import JOIN

NUMBER = r"[\dX*●○_]"
UNIT = r"(?:[\d年月日个页步位级分元]|(?:min|hour|day|year|month|page|digit)s?\b)"


def lines_of(text: QQuickItem) -> list[str]:
    """As the window breaks them. A line whose end is meant, as between the parts of a value, ends with a line feed."""
    said: str = text.property("text")
    if text.property("lineCount") == 1:
        return [said]
    end = "" if text.property("look") == "t" else "\n"  # titles are broken to even lines, wherever they may end
    parts = [broken(part, text.property("font"), text.width()) for part in said.split("\n")]
    return [line for part in parts[:-1] for line in (*part[:-1], "".join(part[-1:]) + end)] + parts[-1]


def broken(sentence: str, font: QFont, width: float) -> list[str]:
    """The lines of one paragraph, in a place as wide as that."""
    layout, option = QTextLayout(sentence, font), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)  # as the window's texts wrap
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(sentence[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return lines


def bad_breaks(lines: list[str]) -> Iterator[str]:
    """What is wrong with where these lines end."""
    for line, following in itertools.pairwise(lines):
        if line.endswith(JOIN) or following.startswith(JOIN):
            yield f"a word is torn: {line} / {following}"
    meant = [line.endswith("\n") for line in lines]
    lines = [line.replace(JOIN, "").strip() for line in lines]
    for at, (line, following) in enumerate(itertools.pairwise(lines)):
        if following.startswith(("·", "，", "。")):
            yield f"a line begins with a dot: {line} / {following}"
        if not meant[at] and re.search(rf"{NUMBER}$", line) and re.match(UNIT, following):
            yield f"a number is split: {line} / {following}"
    if len(lines) > 1 and len(lines[-1]) == 1:
        yield f"a character stands alone: {' / '.join(lines)}"
