"""Numbers that stand for something, spelled in groups: identity cards, phones, bank cards, acceptance numbers. Pure.

Each group is a piece of its own, and each digit or letter a unit, so that none is lost and somebody can write along.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from ui.speech.saying.pieces import GROUP, Making, Piece, Rule, fours, groups
from ui.speech.utterance import run_together

IN_ONE_GROUP = 6  # digits and letters that people keep in mind at once

Unit = Callable[[str], str]
"""How one digit, letter or sign is said; "" for what is not said, such as a hyphen."""

_LEFT, _RIGHT = r"(?<![A-Za-z\d])", r"(?![A-Za-z\d]|-\d)"
_ACCEPTANCE = re.compile(_LEFT + r"[A-Z0-9]{2,12}-\d{8}-\d{4,6}-(?:[0-9A-Z]{4})?[0-9A-Z*](?![A-Za-z\d*])")
_ID_NUMBER = re.compile(_LEFT + r"\d{6}\s?(?:18|19|20)\d{2}\s?(?:0[1-9]|1[0-2])[0-3]\d\s?\d{3}[\dXx]" + _RIGHT)
_OLD_ID_NUMBER = re.compile(_LEFT + r"[1-8]\d{5}\d{2}(?:0[1-9]|1[0-2])[0-3]\d{4}" + _RIGHT)
_MOBILE = re.compile(r"(?<![A-Za-z\d+])(\+?86[\s-]?)?(1[3-9]\d[\s-]?\d{4}[\s-]?\d{4})" + _RIGHT)
_LANDLINE = re.compile(_LEFT + r"([(（]?0\d{2,3}[)）]?[\s-]?)(\d{7,8}|\d{3,4}[\s-]\d{4})" + _RIGHT)
_SERVICE_LINE = re.compile(_LEFT + r"[48]00[\s-]?\d{3}[\s-]?\d{4}" + _RIGHT)
_BANK_CARD = re.compile(_LEFT + r"(?:\d{4} ){3,4}\d{1,4}" + _RIGHT + "|" + _LEFT + r"\d{16,19}" + _RIGHT)
_IN_PARTS = re.compile(_LEFT + r"(?=[A-Z\d-]*\d)[A-Z\d]+(?:-[A-Z\d]+)+(?![A-Za-z\d])")
_CODE = re.compile(r"(?<![A-Za-z\d.])(?:[A-Z]+\d|\d+[A-Z])[A-Z\d]*(?![A-Za-z\d])")
_CODE_POINT = re.compile(r"(?<![A-Za-z\d])U\+[\dA-F]{4,6}(?![A-Za-z\d])")  # of a character that cannot be written
_LONG = re.compile(r"(?<![A-Za-z\d.,])\d{9,}(?![A-Za-z\d]|[.,]\d)")


def spelled(shown: str, sizes: Sequence[int], unit: Unit) -> Iterator[Piece]:
    """The groups of these sizes, each a piece of single units."""
    for group in groups(shown, sizes):
        yield of_units(group, filter(None, map(unit, group)))


def of_units(shown: str, units: Iterable[str]) -> Piece:
    """A group that is said unit by unit."""
    units = tuple(units)
    return Piece(shown, run_together(units), units, GROUP)


def in_groups(shown: str, unit: Unit) -> Iterator[Piece]:
    """In one group where it is short, else in fours."""
    length = sum(sign.isalnum() or sign == "*" for sign in shown)
    yield from spelled(shown, (length,) if length <= IN_ONE_GROUP else fours(length), unit)


def _parts(shown: str, unit: Unit) -> Iterator[Piece]:
    """What stands between hyphens is a group; a long one is cut again, a day of eight digits after the year."""
    for part in re.findall(r"[^-]+-?", shown):
        yield from in_groups(part, unit)


def numbers(unit: Unit) -> tuple[Rule, ...]:
    """Numbers whose form says what they are. `unit` says one sign in the language that is spoken."""

    def of(*sizes: int) -> Making:
        return lambda found: spelled(found[0], sizes, unit)

    def mobile(found: re.Match[str]) -> Iterator[Piece]:
        return spelled(found[0], (2, 3, 4, 4) if found[1] else (3, 4, 4), unit)

    def landline(found: re.Match[str]) -> Iterator[Piece]:
        area, local = (sum(map(str.isdigit, part)) for part in found.groups())
        return spelled(found[0], (area, local - 4, 4), unit)

    return (
        (_ACCEPTANCE, lambda found: _parts(found[0], unit)),
        (_CODE_POINT, lambda found: in_groups(found[0], unit)),
        (_ID_NUMBER, of(6, 4, 4, 4)),
        (_BANK_CARD, of(4, 4, 4, 4, 3)),
        (_MOBILE, mobile),
        (_LANDLINE, landline),
        (_SERVICE_LINE, of(3, 3, 4)),
        (_OLD_ID_NUMBER, of(6, 6, 3)),
    )


def codes(unit: Unit) -> tuple[Rule, ...]:
    """Whatever else is made of letters and digits, and numbers too long to count anything."""

    def plain(found: re.Match[str]) -> Iterator[Piece]:
        return in_groups(found[0], unit)

    return ((_IN_PARTS, lambda found: _parts(found[0], unit)), (_CODE, plain), (_LONG, plain))
