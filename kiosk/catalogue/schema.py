"""Checks values against a JSON Schema, and says which rule is broken without quoting a value. Knows no contract."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jsonschema_rs import Draft202012Validator, ValidationError

from kiosk.model.contract import Schema

_MASK = "value"
_QUOTE_NAMES = frozenset({"additionalProperties", "unevaluatedProperties", "propertyNames"})


class Rules:
    """One compiled schema."""

    def __init__(self, schema: Schema) -> None:
        """ValueError: it is no schema of the draft 2020-12."""
        try:
            self._validator = Draft202012Validator(dict(schema), mask=_MASK, offline=True, validate_formats=True)
        except ValidationError as error:
            raise ValueError(f"no JSON Schema: {error.message}") from error
        self._names = frozenset(_names(schema))

    def broken(self, value: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Where the value breaks which rule, in the validator's order. Nothing in it comes from the value.

        Names of members that the schema does not know may be somebody's data: they are written as *.
        """
        for error in self._validator.iter_errors(value):
            yield self._place(error.instance_path), _rule(error)

    def _place(self, path: Sequence[str | int]) -> tuple[str | int, ...]:
        return tuple(part if isinstance(part, int) or part in self._names else "*" for part in path)


def written(place: Sequence[str | int]) -> str:
    """The place as people write it: insurances[0].kind."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place)
    return text.removeprefix(".")


def _rule(error: ValidationError) -> str:
    if error.kind.name in _QUOTE_NAMES:
        return "a member that is not in the contract"
    if error.kind.name == "const":
        return f"{_MASK} is not the only one allowed: {error.message.removesuffix(' was expected')}"
    return error.message


def _names(schema: Any) -> Iterator[str]:
    match schema:
        case Mapping():
            for key, inner in schema.items():
                if key == "properties" and isinstance(inner, Mapping):
                    yield from inner
                yield from _names(inner)
        case list():
            for inner in schema:
                yield from _names(inner)
