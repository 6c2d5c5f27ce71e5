"""The frame of every official A4 page: where everything stands on its sheets. Knows no service, printer or language.

The seal has its place and none is drawn: a seal is the office's own signature.
"""

from collections.abc import Iterator, Mapping, Sequence

from kiosk.model.frozen import dataclass
from kiosk.papers.fonts import PaperFonts, Typeface, typeface
from kiosk.papers.labelled import Labelled, labelled_rows
from kiosk.papers.pdf import (
    CINNABAR,
    HAIR,
    HEIGHT,
    INK,
    MM,
    SOFT,
    WIDTH,
    Colour,
    Line,
    Mark,
    Outline,
    QrCode,
    Words,
    write,
)
from kiosk.papers.sheet import BODY, FLOOR, LEFT, RIGHT, SMALL, SPAN, TEXT, TITLE, TOP, VALUE
from kiosk.papers.subject import subject_mark
from kiosk.papers.table import (
    DENSE,
    PAD,
    ROOMY,
    Cells,
    Column,
    Print,
    cells,
    row_height,
    table,
)
from kiosk.papers.template import Format, PageTemplate, Table, Value
from kiosk.papers.written import Data, Say, Writer, look_up

SMALL_LINE, BODY_LINE, DEMONSTRATION_LINE = 15.0, 20.0, 24.0
TABLE_TITLE, TABLE_GAP = 34.0, 18.0
MOST_PAGES = 20

SEAL_SIDE = 40 * MM  # official seals are 38 to 42 mm across
QR_SIDE = 30 * MM
CLOSING_HEIGHT = SEAL_SIDE + 44
ISSUED_ON = Value(show="issued_on", format=Format.DAY)


def official_page(template: PageTemplate, service: str, data: Data, say: Say, fonts: PaperFonts) -> tuple[bytes, int]:
    """The PDF and its number of sheets. `data`: see `paper_data`; what it must hold: `template.needs`.

    `issued_on` is YYYY-MM-DD. ValueError: a character that no font has, more than fits, or a value that cannot be
    written as the template says. KeyError: something is missing in `data`.
    """
    assert template.table or template.row or template.statement  # a page that says something
    writer = Writer(service, say)
    setting = _Setting(template, data, writer, typeface(fonts), writer.values(template.values, data))
    pages = setting.pages()
    assert 1 <= len(pages) <= MOST_PAGES
    assert all(_is_on_paper(mark) for page in pages for mark in page)
    return write(pages, setting.face, setting.own(template.title), subject_mark(data["subject"])), len(pages)


def _is_on_paper(mark: Mark) -> bool:
    """Whether it begins within the sheet: what is outside nobody would miss before it is in somebody's hand."""
    return 0 <= mark.x <= WIDTH and 0 <= mark.y <= HEIGHT


@dataclass(frozen=True, slots=True)
class _SetTable:
    """One table, its words broken into lines. `above`: the room between its upper edge and what stands before it."""

    columns: Sequence[Column]
    header: Cells
    rows: Sequence[Cells]
    how: Print
    title: str
    above: float

    @property
    def head_height(self) -> float:
        return self.above + row_height(self.header, self.how)

    def height(self, rows: Sequence[Cells]) -> float:
        return sum(row_height(row, self.how) for row in rows)

    def rows_that_fit(self, rows: Sequence[Cells], room: float) -> int:
        """How many go on a page that cannot hold all and what closes it, which never stands without any row."""
        count = 0
        for row in rows:
            room -= row_height(row, self.how)
            if room < 0:
                return count
            count += 1
        return max(count - 2, min(count - 1, 1))


@dataclass(frozen=True, slots=True)
class _Setting:
    """One page being set."""

    template: PageTemplate
    data: Data
    writer: Writer
    face: Typeface
    values: Mapping[str, str]

    def own(self, key: str) -> str:
        """A sentence that the template names."""
        return self.writer.sentence(key, self.values)

    def frame(self, key: str, **args: str) -> str:
        """A sentence of the frame."""
        return self.writer.sentence(f"paper-{key}", args)

    # --- sheets -----------------------------------------------------------------------------------------------

    def pages(self) -> list[list[Mark]]:
        notes = [
            line
            for number, key in enumerate(self.template.notes, start=1)
            for line in self.face.lines(f"{number}. {self.own(key)}", SMALL, SPAN)
        ]
        closing = len(notes) * SMALL_LINE + CLOSING_HEIGHT + 40
        page, y = self._head()
        pages = [page]
        for number, one in enumerate(self.template.table, start=1):
            y = self._flow(self._set(one), pages, y, closing if number == len(self.template.table) else 0.0)
        if y - FLOOR < closing:
            raise ValueError("more than fits above the notes")
        pages[-1] += self._closing(y, notes)
        for number, page in enumerate(pages, start=1):
            page += self._footer(number, len(pages))
        return pages

    def _flow(self, one: _SetTable, pages: list[list[Mark]], y: float, closing: float) -> float:
        """Sets the table on as many pages as it takes, and tells its lower edge. `closing`: what must fit below it."""
        rows, fresh = one.rows, False
        while True:
            room = y - FLOOR - one.head_height
            if one.height(rows) + closing <= room:
                return self._place(one, rows, pages[-1], y)
            count = one.rows_that_fit(rows, room)
            if count:
                self._place(one, rows[:count], pages[-1], y)
            elif fresh:
                raise ValueError("a row is more than fits on a page")
            if len(pages) == MOST_PAGES:
                raise ValueError(f"{len(rows) - count} rows more than fit on {MOST_PAGES} pages")
            rows, fresh = rows[count:], True
            page, y = self._head_continued()
            pages.append(page)

    def _place(self, one: _SetTable, rows: Sequence[Cells], page: list[Mark], y: float) -> float:
        if one.title:
            page.append(Words(LEFT, y - one.above + 9, one.title, BODY, bold=True))
        page += table(self.face, one.columns, one.header, rows, LEFT, y - one.above, one.how)
        return y - one.head_height - one.height(rows)

    # --- heads ------------------------------------------------------------------------------------------------

    def _head(self) -> tuple[list[Mark], float]:
        """Title, number, person and statement, and where the table may begin."""
        title = self.own(self.template.title)
        spacing = 0.0 if title.isascii() else 3.0  # Chinese titles are set wide, Latin ones are not
        size = min(TITLE, TITLE * (SPAN - spacing * len(title)) / self.face.width(title, TITLE))
        width = self.face.width(title, size) + spacing * (len(title) - 1)
        y = TOP - TITLE
        page: list[Mark] = [Words((WIDTH - width) / 2, y, title, size, bold=True, spacing=spacing)]
        y -= DEMONSTRATION_LINE
        page += [self._demonstration((WIDTH - self._demonstration_width()) / 2, y - 2), *_double_rule(y - 20)]
        page.append(self._number(y - 46))
        rows, y = labelled_rows(self.face, self._labelled(), y - 62)
        statement, y = self._statement(y - 30)
        return [*page, *rows, *statement], y + 2

    def _head_continued(self) -> tuple[list[Mark], float]:
        y = TOP - VALUE
        number = self._number(y)
        room = SPAN - self.face.width(number.text, TEXT) - 2 * PAD
        words = self.frame("title-continued", title=self.own(self.template.title))
        title = Words(LEFT, y, words, min(VALUE, VALUE * room / self.face.width(words, VALUE)), bold=True)
        y -= DEMONSTRATION_LINE
        return [title, number, self._demonstration(LEFT, y), *_double_rule(y - 12)], y - 34

    def _number(self, y: float) -> Words:
        return self._right(y, self.frame("number", number=str(self.data["number"])), TEXT)

    def _demonstration(self, x: float, y: float) -> Words:
        """Not to be overlooked, and not to be cut off with the foot of the page."""
        return Words(x, y, self.frame("demonstration"), VALUE, bold=True, colour=CINNABAR)

    def _demonstration_width(self) -> float:
        return self.face.width(self.frame("demonstration"), VALUE)

    def _statement(self, y: float) -> tuple[list[Mark], float]:
        if not self.template.statement:
            return [], y + BODY
        lines = self.face.lines(self.own(self.template.statement), BODY, SPAN, 2 * BODY)
        page: list[Mark] = [
            Words(LEFT + (0 if i else 2 * BODY), y - i * BODY_LINE, line, BODY) for i, line in enumerate(lines)
        ]
        return page, y - len(lines) * BODY_LINE

    def _labelled(self) -> list[Labelled]:
        rows = self.template.row
        return [Labelled(self.own(row.label), self.writer.value(row, self.data), row.wide) for row in rows]

    # --- tables -----------------------------------------------------------------------------------------------

    def _set(self, one: Table) -> _SetTable:
        how = DENSE if one.dense else ROOMY
        shares = sum(column.share for column in one.columns)
        columns = [Column(SPAN * column.share / shares, column.align) for column in one.columns]
        header = cells(self.face, columns, [[self.own(column.head)] for column in one.columns], how)
        rows = [
            cells(self.face, columns, [self.writer.lines(column, row) for column in one.columns], how)
            for row in look_up(self.data, one.rows)
        ]
        above = TABLE_TITLE if one.title else 0.0 if one is self.template.table[0] else TABLE_GAP
        return _SetTable(columns, header, rows, how, self.own(one.title) if one.title else "", above)

    # --- what ends it -----------------------------------------------------------------------------------------

    def _closing(self, y: float, notes: Sequence[str]) -> Iterator[Mark]:
        """Nothing can be added below the table; notes, verification and seal stand at the foot of the page."""
        blank = self.frame("blank-below")
        yield Words((WIDTH - self.face.width(blank, SMALL)) / 2, y - 22, blank, SMALL, colour=SOFT)
        top = FLOOR + CLOSING_HEIGHT
        for i, note in enumerate(reversed(notes)):
            yield Words(LEFT, top + i * SMALL_LINE, note, SMALL, colour=SOFT)
        yield from self._verification(top - 20)
        yield from self._seal_place(top - 20)

    def _verification(self, top: float) -> Iterator[Mark]:
        """The code that a scanner reads with its address below, and beside it the one that is read aloud."""
        yield QrCode(LEFT, top - QR_SIDE, QR_SIDE, self.data["verify_url"])
        x, y = LEFT + QR_SIDE + 14, top - TEXT
        yield Words(x, y, self.frame("verify"), TEXT)
        yield Words(x, y - 21, _grouped(self.data["verify_code"]), VALUE, bold=True, spacing=0.5)
        edge = RIGHT - SEAL_SIDE - 16
        for i, line in enumerate(self.face.lines(self.frame("verify-how"), SMALL, edge - x)):
            yield Words(x, y - 42 - i * (SMALL_LINE - 1), line, SMALL, colour=SOFT)
        for i, line in enumerate(self.face.lines(_short(self.data["verify_url"]), SMALL, edge - LEFT)):
            yield Words(LEFT, top - QR_SIDE - SMALL_LINE - i * (SMALL_LINE - 1), line, SMALL, colour=SOFT)

    def _seal_place(self, top: float) -> Iterator[Mark]:
        """Fine and grey: it is room for a seal, and must not look like one."""
        x, y = RIGHT - SEAL_SIDE, top - SEAL_SIDE
        yield Outline(x, y, SEAL_SIDE, 0.5, HAIR)
        for key, size, dy in (("seal", BODY, 4.0), ("seal-electronic", SMALL, -13.0)):
            text = self.frame(key)
            left = x + (SEAL_SIDE - self.face.width(text, size)) / 2
            yield Words(left, y + SEAL_SIDE / 2 + dy, text, size, colour=SOFT)
        yield self._right(y - 18, self.frame("issued-on", date=self.writer.value(ISSUED_ON, self.data)), TEXT)

    def _footer(self, number: int, of: int) -> list[Mark]:
        y = FLOOR - 24
        left = self.frame("footer", terminal=self.data["terminal"], printed=self.data["printed_at"])
        return [
            Line(LEFT, y + 15, RIGHT, y + 15),
            Words(LEFT, y, left, SMALL, colour=SOFT),
            self._right(y, self.frame("page", number=str(number), of=str(of)), SMALL, SOFT),
        ]

    def _right(self, y: float, text: str, size: float, colour: Colour = INK) -> Words:
        return Words(RIGHT - self.face.width(text, size), y, text, size, colour=colour)


def _double_rule(y: float) -> list[Mark]:
    return [Line(LEFT, y, RIGHT, y, 1.6, CINNABAR), Line(LEFT, y - 3, RIGHT, y - 3, 0.5, CINNABAR)]


def _grouped(code: str) -> str:
    """In fours and capitals, as people read codes aloud."""
    return " ".join(code[i : i + 4].upper() for i in range(0, len(code), 4))


def _short(url: str) -> str:
    """Without what every browser adds by itself."""
    return url.removeprefix("https://")
