"""What the validator of answers says of every rule that a contract can have, broken: its own words, by playing it."""

from collections.abc import Iterator
from typing import Any

from kiosk.catalogue.schema import Rules
from kiosk.model.contract import Schema

NUMBER, STRING = {"type": "number"}, {"type": "string"}
BROKEN: tuple[tuple[Schema, Any], ...] = (
    (STRING, 1),
    ({"type": ["string", "null"]}, 1),
    ({"required": ["a"]}, {}),
    ({"dependentRequired": {"a": ["b"]}}, {"a": 1}),
    ({"enum": ["a"]}, 1),
    ({"enum": ["a", "b"]}, 1),
    ({"enum": ["a", "b", "c", "d", "e"]}, 1),
    ({"properties": {"a": {"const": "b"}}}, {"a": 1}),
    ({"properties": {"a": {"const": 5}}}, {"a": 1}),
    ({"pattern": "^a$"}, "b"),
    ({"format": "date"}, "b"),
    ({"minLength": 1}, ""),
    ({"minLength": 2}, ""),
    ({"maxLength": 1}, "abc"),
    ({"maxLength": 2}, "abc"),
    ({"minimum": 2}, 1),
    ({"maximum": 2}, 3),
    ({"exclusiveMinimum": 2}, 2),
    ({"exclusiveMaximum": 2}, 2),
    ({"multipleOf": 2}, 3),
    ({"minItems": 1}, []),
    ({"minItems": 2}, []),
    ({"maxItems": 1}, [1, 2, 3]),
    ({"maxItems": 2}, [1, 2, 3]),
    ({"uniqueItems": True}, [1, 1]),
    ({"contains": STRING}, [1]),
    ({"prefixItems": [{}], "items": False}, [1, 2]),
    ({"unevaluatedItems": False}, [1]),
    ({"unevaluatedItems": False}, [1, 2]),
    ({"minProperties": 2}, {}),
    ({"maxProperties": 0}, {"a": 1}),
    ({"properties": {"a": {}}, "additionalProperties": False}, {"a": 1, "b": 1}),
    ({"properties": {"a": False}}, {"a": 1}),
    ({"propertyNames": {"pattern": "^b"}}, {"a": 1}),
    ({"unevaluatedProperties": False}, {"a": 1}),
    ({"anyOf": [STRING, {"type": "null"}]}, 1),
    ({"oneOf": [STRING, {"type": "null"}]}, 1),
    ({"oneOf": [NUMBER, {"minimum": 0}]}, 1),
    ({"not": NUMBER}, 1),
    ({"if": NUMBER, "then": {"minimum": 5}}, 1),
)


def broken_rules() -> Iterator[str]:
    """As an answer's error tells them."""
    for schema, value in BROKEN:
        for _, rule in Rules(schema).broken(value):
            yield f"answer: {rule}"
