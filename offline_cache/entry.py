"""One record: as others see it, as the table holds it, and how its payload is written. Pure; knows no SQL."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One record. Times are seconds since 1970. A delivered one has no payload any more."""

    key: str
    kind: str
    number: str  # acceptance number, "" if none was asked for
    visit: str
    payload: Mapping[str, Any]
    created: float
    attempts: int
    due: float
    state: str  # "waiting" | "parked" | "delivered"
    reason: str = ""  # why it is parked, or why the last try failed
    released: float = 0.0  # when a person put it back into delivery; 0: nobody has
    formerly: str = ""  # the number on the slip, where it has been given another one since

    @property
    def since(self) -> float:
        """Since when it has been in delivery: what a person has released begins again."""
        return max(self.created, self.released)

    @property
    def trouble(self) -> str:
        """Why the last try failed. Empty before the first: a released row still has the reason of its parking."""
        return self.reason if self.attempts else ""


class Row(NamedTuple):
    """A line of table rows, in its order."""

    seq: int
    key: str
    kind: str
    visit: str
    closes: str
    number: str
    created: float
    attempts: int
    due: float
    state: str
    reason: str
    fingerprint: bytes
    sealed: bytes
    released: float = 0.0
    formerly: str = ""


def entry_of(row: Row, payload: Mapping[str, Any]) -> Entry:
    return Entry(
        row.key,
        row.kind,
        row.number,
        row.visit,
        payload,
        row.created,
        row.attempts,
        row.due,
        row.state,
        row.reason,
        row.released,
        row.formerly,
    )


def as_json(value: object) -> bytes:
    """The one way this value is written: the same value always gives the same bytes."""
    try:
        return _ENCODER.encode(value).encode()
    except UnicodeEncodeError:  # its own words quote what is there
        raise ValueError("payload cannot be written as JSON: it holds half a character") from None
    except (TypeError, ValueError) as error:
        raise ValueError(f"payload cannot be written as JSON: {error}") from None


def storable(words: str) -> str:
    """The words as a database takes them: half characters, which no file can hold, become question marks."""
    return words.encode(errors="replace").decode()


def without_completion(records: Iterable[tuple[Any, ...]], opens: Mapping[str, str]) -> list[str]:
    """Keys of opening records left open, from (seq, key, kind, visit, closes) in order."""
    still_open: dict[tuple[str, str], list[str]] = {}
    for _, key, kind, visit, closes in records:
        for opener, closer in opens.items():
            unclosed = still_open.get((visit, opener))
            if unclosed and (opener == closes or (closer == kind and not closes)):
                unclosed.pop(0)
        if kind in opens:
            still_open.setdefault((visit, kind), []).append(key)
    return [key for keys in still_open.values() for key in keys]


def require_names(**names: str) -> None:
    """ValueError: one of them is empty."""
    for what, name in names.items():
        if not name:
            raise ValueError(f"{what} is empty, expected a name")
