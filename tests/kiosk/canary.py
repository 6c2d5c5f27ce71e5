"""Values that belong to one person, and where on a Screen they can be found by ears that are not that person's."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from typing import Any

from kiosk.model.screen import Screen
from kiosk.model.text import Text, Value
from tests.kiosk.play import words
from ui.theme.reader import LANGUAGES

A_KIND = re.compile(r"[a-z0-9]?[a-z_-]*")  # pension, application_submitted, one digit: no value of one person alone
NOTED = "odd"  # what is strange about a card, in sentences that quote nothing of it
SMALL_NUMBERS = range(100)  # steps, copies, months of a young person: they say nothing by themselves


def is_telling(value: str) -> bool:
    """Whether nobody else's screen would hold this by accident."""
    long_enough = len(value) >= (4 if value.isascii() else 2)
    return long_enough and not A_KIND.fullmatch(value)


def values_in(value: Any) -> Iterator[str]:
    """Every telling value anywhere within what a card, an office or the keys have said."""
    match value:
        case str():
            yield from [value] if is_telling(value) else []
        case bool():
            pass
        case int() if value not in SMALL_NUMBERS:
            yield str(value)
        case date():
            yield value.isoformat()
        case Mapping():
            yield from (found for one in value.values() for found in values_in(one))
        case tuple() | list():
            yield from (found for one in value for found in values_in(one))
        case _ if is_dataclass(value) and not isinstance(value, type):
            told = (part.name for part in fields(value) if part.name != NOTED)
            yield from (found for name in told for found in values_in(getattr(value, name)))


def heard_by_all(part: Any) -> Iterator[str]:
    """Every string of a Screen that stands outside a private field: sentences in every language and size."""
    return _strings(part, lambda flagged: not flagged.private)


def for_one_alone(part: Any) -> Iterator[str]:
    """Every string of a Screen within its private fields, without masks."""
    match part:
        case Text() | Value():
            yield from _strings(part, lambda flagged: True) if part.private else ()
        case tuple():
            yield from (found for one in part for found in for_one_alone(one))
        case _ if is_dataclass(part) and not isinstance(part, type):
            yield from (found for one in fields(part) for found in for_one_alone(getattr(part, one.name)))


def _strings(part: Any, wanted: Callable[[Text | Value], bool]) -> Iterator[str]:
    match part:
        case Text() | Value() if not wanted(part):
            pass
        case Text():
            yield from _said(part)
            yield from (str(value) for value in part.args.values() if not isinstance(value, Text))
        case Value():
            yield part.text
        case str():
            yield part
        case tuple():
            yield from (found for one in part for found in _strings(one, wanted))
        case _ if is_dataclass(part) and not isinstance(part, type):
            yield from (found for one in fields(part) for found in _strings(getattr(part, one.name), wanted))


def _said(text: Text) -> Iterator[str]:
    for language in LANGUAGES:
        for elder in (False, True):
            yield words(language).say(text, elder=elder, spoken=True, reveal=True)


def holds(said: str, value: str) -> bool:
    """Whether this value stands in what is said; a number not within a longer one."""
    return bool(re.search(rf"(?<!\d){re.escape(value)}(?!\d)", said)) if value.isdigit() else value in said


@dataclass
class Canary:
    """Collects what belongs to a person, and looks for it."""

    values: set[str] = field(default_factory=set)

    def learn(self, said: Any) -> None:
        self.values |= set(values_in(said))

    def leaks(self, screens: Iterable[Screen]) -> set[tuple[str, str, str]]:
        """(kind, title, value) of every value that stands outside a private field."""
        return {
            (screen.kind, screen.title.key, value)
            for screen in screens
            for said in set(heard_by_all(screen))
            for value in self.values
            if holds(said, value)
        }

    def kept(self, screens: Iterable[Screen]) -> set[str]:
        """The values that are shown, in private fields."""
        said = {one for screen in screens for one in for_one_alone(screen)}
        return {value for value in self.values if any(holds(one, value) for one in said)}
