"""What is wrong in what a contract says of the params of refusals: what each is has to be known. Knows no value."""

from collections.abc import Mapping
from typing import Any

from kiosk.catalogue.json_file import JsonFile, Place
from kiosk.catalogue.schema import Rules
from kiosk.model.contract import LOCAL, Schema
from kiosk.model.params import LONGEST_TEXT, SHAPES, Kind, behind, kind_of

_ENDS = ("enum", "const", "pattern")  # a text that has one of these is no longer than its author wanted
_WRITTEN = {Kind.MONTH: "2026-08", Kind.DAY: "2026-08-14", Kind.MONEY: "1234.50"}
_CALLED = {Kind.MONTH: "a month", Kind.DAY: "a day", Kind.MONEY: "an amount"}
_OTHER = ("1", "020-81234567")  # whatever admits these as well means no month, day or amount


def check_params(file: JsonFile, place: Place, question: Mapping[str, Any], shapes: Mapping[str, Any]) -> None:
    """Notes it in `file`. `place`: of the params of this question. Every $ref leads somewhere."""
    for code, named in question.get("params", {}).items():
        if code not in question["refusals"]:
            expected = f"one of the refusals {', '.join(question['refusals'])}"
            file.wrong((*place, code), f"params of {code!r}", expected)
        for name, schema in named.items():
            _check(file, (*place, code, name), {**schema, "$defs": shapes})


def _check(file: JsonFile, place: Place, schema: Schema) -> None:
    name, (_, there) = place[-1], behind(schema)
    kind = kind_of(schema)
    if kind is None:
        expected = f"one of the shapes {', '.join(sorted(SHAPES))}, or type string or integer: it stands in a sentence"
        file.wrong(place, f"{name!r} of type {there.get('type')!r}", expected)
    if kind is not Kind.TEXT:
        return
    if meant := _meant(schema, there):
        remedy = "or the sentence says it just as it comes"
        file.wrong(place, f"{name!r} is written as {_CALLED[meant]}", f'"$ref": "{LOCAL}{meant}"', remedy)
    elif not any(word in there for word in _ENDS) and there.get("maxLength", LONGEST_TEXT + 1) > LONGEST_TEXT:
        file.wrong(place, f"{name!r} is a text of any length", f'"maxLength" of {LONGEST_TEXT} or less')


def _meant(schema: Schema, there: Schema) -> Kind | None:
    """A month, a day or an amount with a pattern of its own."""
    if "pattern" not in there and "format" not in there:
        return None
    rules = Rules(schema)
    if not all(any(rules.broken(one)) for one in _OTHER):
        return None
    return next((kind for kind, one in _WRITTEN.items() if not any(rules.broken(one))), None)
