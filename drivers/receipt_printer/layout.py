"""Puts receipt text onto half-width columns. Knows widths and line breaking, no byte of ESC/POS.

At 8 dots/mm an ASCII character is 12 dots (one column), a two-byte character 24 (two columns): 48 columns on 576 dots.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from unicodedata import normalize

from drivers.api.font_coverage import is_written
from drivers.api.receipt_printer import Align, ReceiptPair, ReceiptText

COLUMN_DOTS = 12
PAPER_DOTS = 576  # of 80 mm paper, the usual
COLUMNS = PAPER_DOTS // COLUMN_DOTS
MAX_SCALE = 4
LONGEST_TEXT = 4096  # characters of one element, about a metre of paper

_GAP = 2  # columns kept free between a label and its value
_WIDEST_LABEL = 18  # columns; a longer label gets lines of its own where its value does not fit beside it

MARKS = "\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f\U000e0100-\U000e01ef"  # drawn upon the character before them
_OPENING = "（【《〈「『〔“‘￥＄"
_CLOSING = "，。、；：！？）】》〉」』〕”’…～％℃,.;:!?)]}%"
CLUSTER = re.compile(rf".[{MARKS}]*", re.DOTALL)
_UNIT = re.compile(rf" *[{_OPENING}]*(?:[!-~\u00a1-\u024f]+|[^ ])[{MARKS}]*[{re.escape(_CLOSING)}]*")
_MARKED = re.compile(rf".[{MARKS}]+")
_MARK = re.compile(rf"[{MARKS}]")
_WIDE = re.compile("[\u1100-\u115f\u2010-\u2bff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe10-\uff60\uffe0-\uffe6]")

# The same sign in a form that every Chinese printer's own font has.
_PRINTER_FORM = str.maketrans({"¥": "￥", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text as it stands on the paper; never wider than the paper."""

    text: str
    scale: int = 1
    bold: bool = False
    align: Align = Align.LEFT
    tall: bool = False

    @property
    def high(self) -> int:
        """How many times as high as usual its characters are."""
        return 2 * self.scale if self.tall else self.scale


def width(text: str) -> int:
    """Half-width columns of `text` at scale 1."""
    try:
        return len(text.encode("gbk"))
    except UnicodeEncodeError:
        return sum(_columns(character) for character in text)


def text_lines(element: ReceiptText, columns: int = COLUMNS) -> list[Line]:
    """The element on as many lines as it needs. ValueError: an unprintable character, or no such scale."""
    if not 1 <= element.scale <= MAX_SCALE:
        raise ValueError(f"text scale {element.scale}: expected 1 to {MAX_SCALE}")
    lines = wrap(printable(element.text), columns // element.scale)
    return [Line(line, element.scale, element.bold, element.align, element.tall) for line in lines]


def pair_lines(element: ReceiptPair, columns: int = COLUMNS) -> list[Line]:
    """Label left, value right; a value that does not fit beside its label goes on below itself."""
    widest = _WIDEST_LABEL if element.scale == 1 else 0
    lines = _pair(printable(element.label), printable(element.value), columns // element.scale, widest)
    return [Line(line, element.scale, tall=element.tall) for line in lines]


def _pair(label: str, value: str, columns: int, widest: int) -> list[str]:
    room = columns - width(label) - width(value)
    if room >= _GAP:
        return [(label + " " * room + value).rstrip(" ")]
    if width(label) > widest:
        return wrap(label, columns) + [" " * (columns - width(line)) + line for line in wrap(value, columns)]
    lines = _balanced(value, columns - width(label) - _GAP)
    indent = columns - max(map(width, lines))
    first, *rest = lines
    return [label + " " * (indent - width(label)) + first, *(" " * indent + line for line in rest)]


def _balanced(text: str, columns: int) -> list[str]:
    """As few lines as `wrap` makes, but about equally long, so that no lone character is left for the last."""
    if width(text) <= columns:
        return [text]
    units = _units(text)
    most = len(_fill(units, columns))
    least = max(2, sum(wide for _, wide in units) // most)
    return _fill(units, bisect_left(range(columns), True, lo=least, key=lambda at: len(_fill(units, at)) <= most))


def wrap(text: str, columns: int) -> list[str]:
    """`text` on lines of at most `columns`; at least one line, with no character lost but spaces at a break.

    Words stay whole, and closing punctuation stays with what it closes, as long as a line can hold them.
    """
    return [text] if width(text) <= columns else _fill(_units(text), columns)


def _units(text: str) -> list[tuple[str, int]]:
    """What is better not broken, each with its width."""
    return [(unit, width(unit)) for unit in _UNIT.findall(text)]


def _fill(units: list[tuple[str, int]], columns: int) -> list[str]:
    lines: list[str] = []
    line, used = "", 0
    for unit, wide in units:
        if used + wide <= columns:
            line, used = line + unit, used + wide
            continue
        if line:
            lines.append(line)
        *full, line = _cut(unit.lstrip(" ") if lines else unit, columns)
        lines += full
        used = width(line)
    return [*lines, line]


def printable(text: str) -> str:
    """`text` in the printer's form of its signs.

    ValueError: too long, or a character that is not for paper. Only the encoder emits control codes.
    """
    if len(text) > LONGEST_TEXT:
        raise ValueError(f"a text of {len(text)} characters: expected at most {LONGEST_TEXT}")
    text = _MARKED.sub(lambda cluster: normalize("NFC", cluster[0]), text.translate(_PRINTER_FORM))
    if wrong := next((character for character in text if not _is_for_paper(character)), ""):
        raise ValueError(f"U+{ord(wrong):04X} in the text: expected no control, private or unassigned character")
    return text


def _is_for_paper(character: str) -> bool:
    """An ideograph that is newer than Python's own tables is, too: the fonts have it."""
    blank = character.isspace() and character not in " \u3000"
    return character.isprintable() or character == "\u3000" or (is_written(character) and not blank)


def _cut(unit: str, columns: int) -> list[str]:
    """Pieces of a unit that is too wide for any line."""
    pieces = []
    while width(unit) > columns:
        at = fits = _fitting(unit, columns)
        while at > 1 and unit[at] in _CLOSING:
            at -= 1
        at = at if at > 1 else fits  # nothing but closing punctuation: cut it anywhere
        behind = unit.rfind("-", 0, at) + 1
        at = behind if behind * 2 > at and unit[behind].isalnum() else at  # a number is read group by group
        pieces.append(unit[:at])
        unit = unit[at:]
    return [*pieces, unit]


def _fitting(text: str, columns: int) -> int:
    """How many characters of `text`, at least one with its marks, fit into `columns`."""
    end = used = 0
    for cluster in CLUSTER.finditer(text):
        used += width(cluster[0])
        if used > columns and end:
            break
        end = cluster.end()
    return end


def _columns(character: str) -> int:
    """Columns of one character, whether the printer's own font has it or it is to be drawn."""
    if _MARK.match(character):
        return 0
    try:
        return len(character.encode("gbk"))
    except UnicodeEncodeError:
        return 2 if ord(character) > 0xFFFF or _WIDE.match(character) else 1
