"""Hidden parts of a value: the length of what is hidden is said, never star by star. Pure.

The form is that of `kiosk.model.masking`: three stars at the end of a name or address say nothing about the length.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ui.speech.saying.codes import Unit, in_groups
from ui.speech.saying.pieces import COMMA, Piece, Rule

_NUMBER = re.compile(r"(?<![A-Za-z\d*])(?=[A-Za-z*]*\d)([A-Za-z\d]*)(\*+)([A-Za-z\d]*)(?![A-Za-z\d*])")
_NAME = re.compile(r"\*+")
REST = "***"
Many = Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Hidden:
    """How a language says it. `digits` and `signs` take how many; the rest takes none."""

    digits: Many
    signs: Many
    rest: str


def rules(hidden: Hidden, unit: Unit) -> tuple[Rule, ...]:
    def number(found: re.Match[str]) -> Iterator[Piece]:
        if found[1]:
            yield from in_groups(found[1], unit)
        yield from _apart(found, Piece(found[2], hidden.digits(len(found[2])), pause=COMMA))
        if found[3]:
            yield from in_groups(found[3], unit)

    def other(found: re.Match[str]) -> Iterator[Piece]:
        said = hidden.rest if found[0] == REST else hidden.signs(len(found[0]))
        return _apart(found, Piece(found[0], said, pause=COMMA))

    return ((_NUMBER, number), (_NAME, other))


def _apart(found: re.Match[str], piece: Piece) -> Iterator[Piece]:
    """After a pause, so that nobody takes it for a part of the value."""
    if found.start():
        yield Piece("", "", pause=COMMA)
    yield piece
