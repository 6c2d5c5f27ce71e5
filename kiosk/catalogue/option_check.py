"""Which option of an answer has another name in the contract than in the examples and in the words. Pure.

Two against one: the contract is told, and nothing that follows from its option.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any

from kiosk.catalogue.json_file import Place
from kiosk.model.contract import Schema, members, resolved

_KEY = re.compile(r"^([a-z][\w-]*)\s*=", re.MULTILINE)


def sentences_of(folder: Path) -> frozenset[str]:
    """The keys of a service's own sentences, in whatever language."""
    texts = (file.read_text(encoding="utf-8", errors="replace") for file in folder.glob("words.*.ftl"))
    return frozenset(key for text in texts for key in _KEY.findall(text))


def renamed(schema: Schema, answers: Sequence[Any], keys: Set[str]) -> Iterator[tuple[Sequence[Any], str, str]]:
    """(all options, the contract's own name of one, its name elsewhere). `answers`: examples, filled in.

    An option that no example has and that has no word, where one has been put that is no option and has a word.
    """
    for options, said in _options(schema, answers):
        strange = [one for one in said if one not in options]
        unused = [one for one in options if one not in said and not _has_word(one, keys)]
        if len(strange) == len(unused) == 1 and _has_word(strange[0], keys):
            yield options, unused[0], strange[0]


def place_of(options: Sequence[Any], option: str, value: Any, place: Place = ()) -> Place | None:
    """Where in the contract this option of these options stands; None: in no file of the service's own."""
    if isinstance(value, Mapping):
        if value.get("enum") == options:
            return (*place, "enum", options.index(option))
        inner = [(name, one) for name, one in value.items()]
    else:
        inner = list(enumerate(value)) if isinstance(value, list) else []
    found = (place_of(options, option, one, (*place, name)) for name, one in inner)
    return next((one for one in found if one), None)


def _options(schema: Schema, values: Sequence[Any]) -> Iterator[tuple[Sequence[Any], list[str]]]:
    """The options of each member within, and what the values have there."""
    if not values:
        return
    shapes = schema.get("$defs", {})
    schema = resolved(schema)
    if isinstance(options := schema.get("enum"), list):
        yield options, list(dict.fromkeys(one for one in values if isinstance(one, str)))
    for name, inner in members({**schema, "$defs": shapes}).items():
        if isinstance(inner, Mapping):
            there = [one[name] for one in values if isinstance(one, Mapping) and name in one]
            yield from _options({**inner, "$defs": shapes}, there)
    if isinstance(items := schema.get("items"), Mapping):
        rows = [row for one in values if isinstance(one, list) for row in one]
        yield from _options({**items, "$defs": shapes}, rows)


def _has_word(option: Any, keys: Set[str]) -> bool:
    return any(key.endswith(f"-{option}") for key in keys)
