"""What an office says along with a refusal, as people say it in a sentence. Knows no language and no connection."""

import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from drivers.api.visible import is_legible, is_visible
from kiosk.model.amounts import amount, grouped
from kiosk.model.contract import LOCAL, Schema
from kiosk.model.dates import dated
from kiosk.model.text import Text


class Kind(StrEnum):
    """What a param is. The first four are the names of shapes that all services share."""

    MONTH = "month"  # a text, YYYY-MM
    DAY = "day"  # a text, YYYY-MM-DD
    MONEY = "money"  # a text, yuan with two decimals
    FEN = "fen"  # a whole number of hundredths of a yuan
    COUNT = "integer"  # a whole number of something, or an ordinal
    TEXT = "string"  # as it comes: a name, a place, a number of something


SHAPES = frozenset({Kind.MONTH, Kind.DAY, Kind.MONEY, Kind.FEN})
LONGEST_TEXT = 80  # characters: on the smallest panel, in large letters, a sentence with more fills the page
_MOST = 10**12


def kind_of(schema: Schema) -> Kind | None:
    """What a param of this schema is; None: nothing that stands in a sentence.

    Months, days and amounts are known by the shared shape that is referred to, at first or second hand.
    """
    name, there = behind(schema)
    if name in SHAPES:
        return Kind(name)
    return Kind(there["type"]) if there.get("type") in {Kind.COUNT, Kind.TEXT} else None


def behind(schema: Schema) -> tuple[str, Schema]:
    """The schema that this one refers to in the end, and the name of its shape; a shared one of SHAPES is an end."""
    shapes, name, there = schema.get("$defs", {}), "", schema
    for _ in shapes:  # a shape may refer to another one, in a mistaken contract to itself
        if "$ref" not in there or name in SHAPES:
            break
        name = str(there["$ref"]).removeprefix(LOCAL)
        there = shapes.get(name, {})
    return name, there


def sayable(kind: Kind | None, value: Any) -> Text | str | int | None:
    """The value as a sentence puts it in; None: it is none of this kind, or nothing that can be shown."""
    match kind, value:
        case (Kind.MONTH, str()):
            return dated(value) if len(value) == len("2026-08") else None
        case (Kind.DAY, str()):
            return dated(value) if len(value) == len("2026-08-14") else None
        case (Kind.MONEY, _):
            return amount(value)
        case (Kind.FEN | Kind.COUNT, bool()):
            return None  # an int for Python alone
        case (Kind.FEN, int()) if abs(value) < _MOST * 100:
            return grouped(f"{'-' if value < 0 else ''}{abs(value) // 100}.{abs(value) % 100:02}")
        case (Kind.COUNT, int()) if abs(value) < _MOST:
            return value
        case (Kind.TEXT, str()) if _is_plain(value):
            return value
    return None


def said_along(kinds: Mapping[str, Kind | None], given: Mapping[str, Any]) -> Mapping[str, Text | str | int] | None:
    """What the sentences of a refusal may speak of, by name; None: a part of it is missing or cannot be said."""
    said = {name: sayable(kind, given.get(name)) for name, kind in kinds.items()}
    there = {name: value for name, value in said.items() if value is not None}
    return there if len(there) == len(said) else None


def _is_plain(text: str) -> bool:
    """One line of what can be read, without what nobody sees and without private codes, which no font here has."""
    if len(text) > LONGEST_TEXT or not is_legible(text):
        return False
    return all(is_visible(character) and unicodedata.category(character) != "Co" for character in text)
