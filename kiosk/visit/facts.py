"""Looks things up in what a visit knows. Pure."""

from collections.abc import Mapping
from datetime import date
from typing import Any

Facts = Mapping[str, Any]  # what is known in this visit, by name; values are frozen

# What a service may take off a card. Not the face: no service has a use for it.
PERSON = frozenset(
    {
        "layout", "name", "name_on_chip", "number", "sex", "birth", "valid_from", "valid_to", "english_name",
        "ethnic_code", "address", "newest_address", "authority", "nationality", "pass_number", "issues",
    }
)  # fmt: skip

SERVICE_ID = "service-id"
BEGINS_WITH = ("today", SERVICE_ID, "kinds")  # facts of every service from its first step on
GIVEN = frozenset({*BEGINS_WITH, "failed-code", "failed-paper", "delivered"})  # facts that no step learns
# Names with a meaning of the engine's. A service can give them to no fact and to no step, so that no question can pass
# for a card that was read, for consent or for a word that was given.
RESERVED = GIVEN | {
    "person", "receipt", "way", "applications", "earlier", "identity", "consent", "confirmation", "home", "verify",
}  # fmt: skip

# Touches with a meaning of the frame's. An option of this name would end a visit, or change its language.
FRAME_TOUCHES = frozenset(
    {"back", "home", "elder", "voice", "display", "help", "close", "leave", "language", "size", "contrast", "usual"}
)


def look(facts: Facts, path: str) -> Any:
    """The value at a dotted path such as `person.number`; None where any part of it is missing."""
    value: Any = facts
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else getattr(value, name, None)
        if value is None:
            return None
    return value


def pick(facts: Facts, wanted: Mapping[str, str]) -> dict[str, Any]:
    """A mapping of plain JSON values: name -> the value at its path. What is not known is left out."""
    found = {name: look(facts, path) for name, path in wanted.items()}
    return {name: jsonable(value) for name, value in found.items() if value is not None}


def jsonable(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def root(path: str) -> str:
    """The fact a path begins at."""
    return path.split(".", 1)[0]


def age_on(birth: date, day: date) -> int:
    """Completed years."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
