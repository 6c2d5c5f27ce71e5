"""What a paper consists of, as values: an A4 page and a slip. Knows no file, no language and draws nothing.

Every `show`, `until` and `rows` is a dotted path in the paper's data (see `paper_data`); every key of a sentence that
begins with `paper-` is shared by all papers, and any other one is the service's own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum

from kiosk.model.frozen import dataclass
from kiosk.model.text import Text, own

SHARED = "paper-"  # how the keys of sentences begin that belong to no service
# What every A4 page shows of its answer; `subject` says whose it is, to a program only.
FRAME = frozenset({"number", "issued_on", "verify_code", "verify_url", "subject"})
FROM_TERMINAL = frozenset({"service", "terminal", "help_phone", "printed_at"})  # what `paper_data` itself adds


class Format(StrEnum):
    """How a value is written."""

    PLAIN = "plain"
    MONTH = "month"  # YYYY-MM, or longer
    DAY = "day"  # YYYY-MM-DD, or longer
    MONEY = "money"  # yuan, as a decimal number
    PERCENT = "percent"
    OPTION = "option"  # a word of a few: the sentence `words`-value


class Side(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value: where it stands in the data, and how it is written."""

    show: str
    format: Format = Format.PLAIN
    words: str = ""  # for options: how the keys of their sentences begin
    until: str = ""  # a second value, written the same way: from one to the other
    days: int = 0  # so many days later than the value says
    months: int = 0
    optional: bool = False  # it may be missing: then a dash stands there, or nothing on a slip


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Value):
    """A label and its value: of a person, or of what the paper is about."""

    label: str
    wide: bool = False  # across the page: for what is long, such as addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn(Value):
    """A column: the value of each row of the table. `share`: of the width, beside the shares of the others."""

    head: str
    share: int
    align: Side = Side.LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`rows` is the path of a list; the columns' paths begin at each of its members."""

    rows: str
    columns: tuple[TableColumn, ...]
    title: str = ""
    dense: bool = False  # for long ones: about 50 rows on two pages


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTemplate:
    """What one service's A4 page shows in the frame that all share. `values` may be used in its sentences."""

    title: str
    row: tuple[Row, ...]
    notes: tuple[str, ...]
    statement: str = ""
    table: tuple[Table, ...] = ()
    values: Mapping[str, Value] = field(default_factory=dict)

    @property
    def needs(self) -> frozenset[str]:
        """The names that the data must hold."""
        rows = frozenset(_root(table.rows) for table in self.table)
        return FRAME | rows | _needed([*self.row, *self.values.values()])

    def sentences(self) -> Iterator[str]:
        """The keys of all it says, without those of options."""
        yield from filter(None, (self.title, self.statement, *self.notes))
        yield from (row.label for row in self.row)
        for table in self.table:
            yield from filter(None, (table.title, *(column.head for column in table.columns)))

    def option_words(self) -> Iterator[str]:
        """How the keys of its options begin."""
        shown = [*self.row, *self.values.values(), *(column for table in self.table for column in table.columns)]
        yield from filter(None, (value.words for value in shown))


# --- slips ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberBlock:
    """A number in large print below its label."""

    label: str
    show: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QrBlock:
    """A QR code, and what it is good for."""

    show: str
    below: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Value):
    """A label and its value on one line. `mask` is one of `kiosk.model.masking`: slips lie about."""

    label: str
    mask: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraphs:
    """Sentences below a heading in bold print; `large`: the sentences are twice as large."""

    heading: str = ""
    say: tuple[str, ...] = ()
    large: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line across the paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """One empty line."""


Part = NumberBlock | QrBlock | Pairs | Paragraphs | Rule | Space
PARTS: Mapping[str, type[Part]] = {
    "number": NumberBlock,
    "code": QrBlock,
    "pairs": Pairs,
    "text": Paragraphs,
    "rule": Rule,
    "space": Space,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipTemplate:
    """A slip: its title, below it the name of the service, its parts, and the foot that all slips share."""

    title: str
    part: tuple[Part, ...]
    values: Mapping[str, Value] = field(default_factory=dict)

    @property
    def needs(self) -> frozenset[str]:
        """The names that the data must hold."""
        shown = [part.show for part in self.part if isinstance(part, NumberBlock | QrBlock)]
        pairs = [pair for part in self.part if isinstance(part, Pairs) for pair in part.pairs]
        return _needed([*pairs, *self.values.values(), *(Value(show=path) for path in shown)])

    def sentences(self) -> Iterator[str]:
        """The keys of all it says, without those of options."""
        yield self.title
        for part in self.part:
            match part:
                case NumberBlock(label=label):
                    yield label
                case QrBlock(below=below):
                    yield below
                case Pairs(pairs=pairs):
                    yield from (pair.label for pair in pairs)
                case Paragraphs(heading=heading, say=say):
                    yield from filter(None, (heading, *say))

    def option_words(self) -> Iterator[str]:
        """How the keys of its options begin."""
        pairs = [pair for part in self.part if isinstance(part, Pairs) for pair in part.pairs]
        yield from filter(None, (value.words for value in (*pairs, *self.values.values())))


def said(service: str, key: str, args: Mapping[str, str] | None = None) -> Text:
    """The sentence of this key on a paper of this service."""
    return Text(key if key.startswith(SHARED) else own(service, key), args or {}, private=True)


def _needed(values: list[Value]) -> frozenset[str]:
    paths = {path for value in values if not value.optional for path in (value.show, value.until) if path}
    return frozenset(map(_root, paths)) - FROM_TERMINAL


def _root(path: str) -> str:
    return path.split(".", 1)[0]
