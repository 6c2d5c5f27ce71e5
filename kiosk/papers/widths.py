"""Which columns of a page are too narrow for their heads, or for what the examples of the service put into them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kiosk.model.frozen import dataclass
from kiosk.model.mistake import Mistake
from kiosk.papers.fonts import Typeface
from kiosk.papers.sheet import SPAN
from kiosk.papers.table import DENSE, PAD, ROOMY
from kiosk.papers.template import Format, PageTemplate, Table, TableColumn
from kiosk.papers.template_file import file_of
from kiosk.papers.written import Writer, look_up

_UNBROKEN = re.compile(r"[!-~]{2,}")  # a number, a date, a Latin word: half of it on the next line is another one


@dataclass(frozen=True, slots=True)
class Setting:
    """How a page is set: in which type, and whose words it says."""

    face: Typeface
    writer: Writer


def narrow_columns(
    path: Path, template: PageTemplate, examples: Sequence[Mapping[str, Any]], setting: Setting
) -> Iterator[Mistake]:
    """The mistakes of the `page.toml` at `path`. `examples`: answers of the office, filled in."""
    assert path.is_file()
    lines = path.read_text("utf-8-sig").splitlines()
    for table in template.table:
        rows = [row for answer in examples for row in look_up(answer, table.rows) or ()]
        shares = sum(column.share for column in table.columns)
        for column in table.columns:
            room = SPAN * column.share / shares - 2 * PAD
            if text := next(_too_wide(column, rows, room, DENSE.size if table.dense else ROOMY.size, setting), ""):
                line = next((at for at, one in enumerate(lines, start=1) if f'"{column.head}"' in one), 1)
                needed = _share(table, column, setting.face.width(text, DENSE.size if table.dense else ROOMY.size))
                assert needed > 0
                found = f"share = {column.share}: {text!r} does not fit on a line"
                yield Mistake(file_of(path), line, found, f"{needed} or more", "take it from the other columns")


def _too_wide(
    column: TableColumn, rows: Sequence[Mapping[str, Any]], room: float, size: float, setting: Setting
) -> Iterator[str]:
    """What would be broken in two: the head, a value that is no prose, a number or a word within prose."""
    face, writer = setting.face, setting.writer
    yield from (text for text in [writer.sentence(column.head)] if face.width(text, size) > room)
    for row in rows:
        for text in writer.lines(column, row):
            parts = [text] if column.format is not Format.PLAIN else _UNBROKEN.findall(text)
            yield from (part for part in parts if face.width(part, size) > room)


def _share(table: Table, column: TableColumn, width: float) -> int:
    """Of the width, beside the shares of the others as they are."""
    others = sum(one.share for one in table.columns) - column.share
    part = min((width + 2 * PAD) / SPAN, 0.95)  # what is wider than the page fits beside nothing
    return int(others * part / (1 - part)) + 1
