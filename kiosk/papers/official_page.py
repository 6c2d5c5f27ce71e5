"""The social-insurance certificate: where everything stands on its pages. Knows no printer and no language.

The seal has its place and none is drawn: a seal is the office's own signature.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.model.text import Text
from kiosk.papers.fonts import PaperFonts, Typeface, typeface
from kiosk.papers.pdf import (
    CINNABAR,
    HEIGHT,
    INK,
    MM,
    SOFT,
    WIDTH,
    Colour,
    Line,
    Mark,
    QrCode,
    Ring,
    Shade,
    Words,
    write,
)
from kiosk.papers.table import PAD, Cells, Column, cells, row_height, ruled, stacked, table

Say = Callable[[Text], str]
Data = Mapping[str, Any]

LEFT, RIGHT = 22 * MM, WIDTH - 22 * MM
TOP, FLOOR = HEIGHT - 24 * MM, 24 * MM  # the content stands between them
SPAN = RIGHT - LEFT
SMALL, TEXT, BODY, VALUE, TITLE = 10.0, 11.0, 12.0, 13.0, 25.0
SMALL_LINE, BODY_LINE, DEMONSTRATION_LINE = 15.0, 20.0, 24.0
MOST_PAGES = 20

COLUMNS: Mapping[str, Column] = {
    "kind": Column(92),
    "status": Column(66, centred=True),
    "period": Column(90, centred=True),
    "months": Column(60, centred=True),
    "employer": Column(SPAN - 308),
}
NOTES = ("note-source", "note-whole", "note-verify")

SEAL_RADIUS = 19 * MM  # official seals are 38 to 42 mm across
QR_SIDE = 30 * MM
CLOSING_HEIGHT = 2 * SEAL_RADIUS + 44


def certificate_pdf(data: Data, say: Say, fonts: PaperFonts) -> bytes:
    """The certificate as PDF. `data` as the office prepared it, with `terminal` and `printed_at` of this print:

    number, issued_on (YYYY-MM-DD), name, id_number, verify_code, verify_url, terminal, printed_at (YYYY-MM-DD HH:MM),
    insurances: a sequence of {kind, status, from (YYYY-MM), to, months, employer}. The office's part may also stand
    under `certificate`.
    ValueError: a character that no font has, or more than fits. KeyError: something is missing in `data`.
    """
    setting = _Setting({**data.get("certificate", {}), **data}, say, typeface(fonts))
    return write(setting.pages(), setting.face, setting.words("title"))


@dataclass(frozen=True, slots=True)
class _Setting:
    """One certificate being set."""

    data: Data
    say: Say
    face: Typeface

    def words(self, key: str, **args: str) -> str:
        return self.say(Text(f"paper-certificate-{key}", args, private=True))

    # --- pages ------------------------------------------------------------------------------------------------

    def pages(self) -> list[list[Mark]]:
        header = self._cells([[self.words(f"column-{name}")] for name in COLUMNS])
        rows = [self._row(insurance) for insurance in self.data["insurances"]]
        notes = [line for key in NOTES for line in self.face.lines(self.words(key), SMALL, SPAN)]
        closing = len(notes) * SMALL_LINE + CLOSING_HEIGHT + 40
        pages: list[list[Mark]] = []
        while rows or not pages:
            page, top = self._head() if not pages else self._head_continued()
            count = _rows_that_fit(rows, top - FLOOR - row_height(header), closing)
            if (not count and pages) or len(pages) == MOST_PAGES:
                raise ValueError(f"{len(rows)} insurances more than fit on {len(pages)} pages")
            if count:
                page += table(self.face, [*COLUMNS.values()], header, rows[:count], LEFT, top)
            end = top - row_height(header) - sum(map(row_height, rows[:count]))
            rows = rows[count:]
            pages.append(page)
        pages[-1] += self._closing(end, notes)
        for number, page in enumerate(pages, start=1):
            page += self._footer(number, len(pages))
        return pages

    def _head(self) -> tuple[list[Mark], float]:
        """Title, number, person and statement, and where the table may begin."""
        title = self.words("title")
        spacing = 0.0 if title.isascii() else 3.0  # Chinese titles are set wide, Latin ones are not
        size = min(TITLE, TITLE * (SPAN - spacing * len(title)) / self.face.width(title, TITLE))
        width = self.face.width(title, size) + spacing * (len(title) - 1)
        y = TOP - TITLE
        page: list[Mark] = [Words((WIDTH - width) / 2, y, title, size, bold=True, spacing=spacing)]
        y -= DEMONSTRATION_LINE
        page += [self._demonstration((WIDTH - self._demonstration_width()) / 2, y - 2), *_double_rule(y - 20)]
        page.append(self._right(y - 46, self.words("number", number=self.data["number"]), TEXT))
        person, y = self._person(y - 62)
        statement, y = self._statement(y - 30)
        return [*page, *person, *statement], y + 2

    def _head_continued(self) -> tuple[list[Mark], float]:
        y = TOP - VALUE
        title = Words(LEFT, y, self.words("title-continued"), VALUE, bold=True)
        number = self._right(y, self.words("number", number=self.data["number"]), TEXT)
        y -= DEMONSTRATION_LINE
        return [title, number, self._demonstration(LEFT, y), *_double_rule(y - 12)], y - 34

    def _demonstration(self, x: float, y: float) -> Words:
        """Not to be overlooked, and not to be cut off with the foot of the page."""
        return Words(x, y, self.words("demonstration"), VALUE, bold=True, colour=CINNABAR)

    def _demonstration_width(self) -> float:
        return self.face.width(self.words("demonstration"), VALUE)

    def _person(self, top: float) -> tuple[list[Mark], float]:
        """Name and identity number in one ruled row, and its lower edge."""
        labels = self.words("name"), self.words("id-number")
        first, second = (self.face.width(label, TEXT) + 2 * PAD for label in labels)
        number_width = self.face.width(self.data["id_number"], VALUE) + 2 * PAD + 6
        edges = [LEFT, LEFT + first, RIGHT - number_width - second, RIGHT - number_width, RIGHT]
        name = self.face.lines(self.data["name"], VALUE, edges[2] - edges[1] - 2 * PAD)
        height = max(34.0, len(name) * VALUE * 1.4 + 2 * PAD)
        page: list[Mark] = [Shade(edges[i], top - height, edges[i + 1] - edges[i], height) for i in (0, 2)]
        page += ruled(edges, top, [height])
        texts = [labels[0]], name, [labels[1]], [self.data["id_number"]]
        for x, lines, size in zip(edges, texts, (TEXT, VALUE) * 2, strict=False):
            page += stacked(self.face, lines, size, x + PAD, top - height / 2, bold=size == VALUE)
        return page, top - height

    def _statement(self, y: float) -> tuple[list[Mark], float]:
        lines = self.face.lines(self.words("statement"), BODY, SPAN, 2 * BODY)
        page: list[Mark] = [
            Words(LEFT + (0 if i else 2 * BODY), y - i * BODY_LINE, line, BODY) for i, line in enumerate(lines)
        ]
        return page, y - len(lines) * BODY_LINE

    # --- rows -------------------------------------------------------------------------------------------------

    def _row(self, insurance: Data) -> Cells:
        period = (
            self.words("from", month=self._month(insurance["from"])),
            self.words("to", month=self._month(insurance["to"])),
        )
        kind, status = self.words(f"kind-{insurance['kind']}"), self.words(f"status-{insurance['status']}")
        return self._cells([[kind], [status], period, [str(insurance["months"])], [insurance["employer"]]])

    def _cells(self, texts: Sequence[Sequence[str]]) -> Cells:
        return cells(self.face, [*COLUMNS.values()], texts)

    # --- what ends it -----------------------------------------------------------------------------------------

    def _closing(self, y: float, notes: Sequence[str]) -> Iterator[Mark]:
        """Nothing can be added below the table; notes, verification and seal stand at the foot of the page."""
        blank = self.words("blank-below")
        yield Words((WIDTH - self.face.width(blank, SMALL)) / 2, y - 22, blank, SMALL, colour=SOFT)
        top = FLOOR + CLOSING_HEIGHT
        for i, note in enumerate(reversed(notes)):
            yield Words(LEFT, top + i * SMALL_LINE, note, SMALL, colour=SOFT)
        yield from self._verification(top - 20)
        yield from self._seal_place(top - 20)

    def _verification(self, top: float) -> Iterator[Mark]:
        yield QrCode(LEFT, top - QR_SIDE, QR_SIDE, self.data["verify_url"])
        x, y = LEFT + QR_SIDE + 14, top - TEXT
        yield Words(x, y, self.words("verify"), TEXT)
        yield Words(x, y - 21, _grouped(self.data["verify_code"]), VALUE, bold=True, spacing=0.5)
        y -= 42
        for text in (self.words("verify-how"), self.data["verify_url"]):
            for line in self.face.lines(text, SMALL, RIGHT - 2 * SEAL_RADIUS - 24 - x):
                yield Words(x, y, line, SMALL, colour=SOFT)
                y -= SMALL_LINE - 1

    def _seal_place(self, top: float) -> Iterator[Mark]:
        x, y = RIGHT - SEAL_RADIUS - 4, top - SEAL_RADIUS
        yield Ring(x, y, SEAL_RADIUS, 1.4)
        for key, size, dy in (("seal", 15.0, 3.0), ("seal-electronic", SMALL, -16.0)):
            text = self.words(key)
            yield Words(x - self.face.width(text, size) / 2, y + dy, text, size, colour=CINNABAR)
        date = self.words("issued-on", date=self._date())
        width = self.face.width(date, TEXT)
        yield Words(min(x - width / 2, RIGHT - width), y - SEAL_RADIUS - 20, date, TEXT)

    def _footer(self, number: int, of: int) -> list[Mark]:
        y = FLOOR - 24
        left = self.words("footer", terminal=self.data["terminal"], printed=self.data["printed_at"])
        return [
            Line(LEFT, y + 15, RIGHT, y + 15),
            Words(LEFT, y, left, SMALL, colour=SOFT),
            self._right(y, self.words("page", number=str(number), of=str(of)), SMALL, SOFT),
        ]

    # --- words ------------------------------------------------------------------------------------------------

    def _right(self, y: float, text: str, size: float, colour: Colour = INK) -> Words:
        return Words(RIGHT - self.face.width(text, size), y, text, size, colour=colour)

    def _date(self) -> str:
        year, month, day = self.data["issued_on"].split("-")
        parts = {"year": year, "month": month.lstrip("0"), "day": day.lstrip("0")}
        return self.say(Text("paper-date", parts, private=True))

    def _month(self, written: str) -> str:
        year, month = written.split("-")
        return self.say(Text("paper-month", {"year": year, "month": month.lstrip("0")}, private=True))


def _double_rule(y: float) -> list[Mark]:
    return [Line(LEFT, y, RIGHT, y, 1.6, CINNABAR), Line(LEFT, y - 3, RIGHT, y - 3, 0.5, CINNABAR)]


def _rows_that_fit(rows: Sequence[Cells], room: float, closing: float) -> int:
    """How many rows go on this page. What closes the certificate never stands on a page without any row."""
    if sum(map(row_height, rows)) + closing <= room:
        return len(rows)
    count = 0
    for row in rows:
        room -= row_height(row)
        if room < 0:
            return count
        count += 1
    return max(count - 2, 0)


def _grouped(code: str) -> str:
    """In fours, as people read codes aloud."""
    return " ".join(code[i : i + 4] for i in range(0, len(code), 4))
