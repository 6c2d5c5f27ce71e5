"""The things on a printed receipt, from top to bottom. Values only: knows no command and no picture."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

PRINT_DOTS = 576
DOTS_PER_MM = 8
FONT_DOTS = 24  # height of a character, and width of a Chinese one
LATIN_DOTS = 12
DEFAULT_SPACING = 30  # dots from one line to the next


@dataclass(frozen=True, slots=True)
class Place:
    """Where on the paper's width something may stand."""

    align: int = 0  # 0 left, 1 centre, 2 right
    left: int = 0
    room: int = PRINT_DOTS

    def begin(self, width: int) -> int:
        """Where something of this width begins. What is too wide begins at the left and is cut off."""
        free = max(self.room - width, 0)
        return self.left + (0, free // 2, free)[self.align]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that look alike. `wide` and `high` are the factors of character size."""

    text: str = ""
    wide: int = 1
    high: int = 1
    bold: bool = False
    underline: bool = False
    reverse: bool = False
    own: Mapping[str, bytes] = field(default_factory=dict)  # users' own characters, 24 columns of three bytes each

    @property
    def cells(self) -> tuple[int, ...]:
        """The width of each character in dots: an ASCII one is half as wide as any other."""
        return tuple((LATIN_DOTS if ord(c) < 0x80 else FONT_DOTS) * self.wide for c in self.text)

    @property
    def width(self) -> int:
        return sum(self.cells)

    @property
    def height(self) -> int:
        return FONT_DOTS * self.high


@dataclass(frozen=True, slots=True)
class Dots:
    """A bit image within a line: columns from left to right, each of one or three bytes, the highest bit on top."""

    columns: bytes
    column_bytes: int
    wide: int  # dots a column

    @property
    def text(self) -> str:
        return f"[picture {self.width}x{self.height}]"

    @property
    def width(self) -> int:
        return len(self.columns) // self.column_bytes * self.wide

    @property
    def height(self) -> int:
        return FONT_DOTS  # those of one byte are three times as coarse


@dataclass(frozen=True, slots=True)
class Gap:
    """A movement along the line; a negative one goes back."""

    width: int
    height: int = 0

    @property
    def text(self) -> str:
        return " " if self.width > 0 else ""


Element = Run | Dots | Gap


@dataclass(frozen=True, slots=True)
class PrintedText:
    runs: tuple[Element, ...]
    place: Place
    spacing: int  # dots from this line to the next, at least

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def align(self) -> int:
        return self.place.align

    @property
    def places(self) -> tuple[int, ...]:
        """Where each element begins, from the beginning of the line."""
        return tuple(begin for begin, _ in _extents(self.runs))

    @property
    def width(self) -> int:
        return max([0, *(end for _, end in _extents(self.runs))])

    @property
    def height(self) -> int:
        return max(self.spacing, self.tallest)

    @property
    def tallest(self) -> int:
        return max([0, *(run.height for run in self.runs)])


@dataclass(frozen=True, slots=True)
class PrintedRaster:
    width_bytes: int
    rows: bytes  # 1 = black, most significant bit left
    place: Place
    wide: int = 1
    high: int = 1

    @property
    def text(self) -> str:
        return f"[picture {self.width}x{self.height}]"

    @property
    def width(self) -> int:
        return self.width_bytes * 8 * self.wide

    @property
    def height(self) -> int:
        return len(self.rows) // self.width_bytes * self.high if self.width_bytes else 0


@dataclass(frozen=True, slots=True)
class PrintedQr:
    data: bytes
    dots: int
    level: str
    place: Place
    modules: tuple[bytes, ...]  # rows; 0 = black

    @property
    def text(self) -> str:
        return f"[QR {self.data.decode('utf-8', 'replace')}]"

    @property
    def width(self) -> int:
        return len(self.modules) * self.dots

    @property
    def height(self) -> int:
        return self.width


@dataclass(frozen=True, slots=True)
class PrintedBars:
    kind: str
    content: str
    modules: bytes  # 0 = black
    dots: int
    bar_height: int
    place: Place
    text_above: bool = False
    text_below: bool = False

    @property
    def text(self) -> str:
        return f"[bar code {self.kind} {self.content}]"

    @property
    def width(self) -> int:
        return len(self.modules) * self.dots

    @property
    def height(self) -> int:
        return self.bar_height + FONT_DOTS * (self.text_above + self.text_below)


@dataclass(frozen=True, slots=True)
class PrintedNote:
    """A box with words in the place of something that is not drawn. No real printer prints one."""

    words: str
    place: Place = Place()
    height: int = 2 * FONT_DOTS

    @property
    def text(self) -> str:
        return f"[{self.words}]"

    @property
    def width(self) -> int:
        return self.place.room


@dataclass(frozen=True, slots=True)
class PrintedFeed:
    height: int
    text: str = ""
    width: int = 0
    place: Place = Place()


Printed = PrintedText | PrintedRaster | PrintedQr | PrintedBars | PrintedNote | PrintedFeed


def _extents(runs: tuple[Element, ...]) -> Iterator[tuple[int, int]]:
    at = 0
    for run in runs:
        begin, at = at, at + run.width
        yield begin, at
