"""Receipts written as JSON, as a technician types them. Knows the elements and their fields, no printer."""

import json
from dataclasses import MISSING, fields
from typing import Any, get_type_hints

from drivers.api.receipt_printer import (
    Align,
    Receipt,
    ReceiptElement,
    ReceiptFeed,
    ReceiptPair,
    ReceiptQr,
    ReceiptRule,
    ReceiptText,
)

_ELEMENTS: dict[str, type[ReceiptElement]] = {
    "text": ReceiptText,
    "pair": ReceiptPair,
    "qr": ReceiptQr,
    "rule": ReceiptRule,
    "feed": ReceiptFeed,
}
_EXPECTED = {str: "a string", int: "a whole number", bool: "true or false", Align: f"one of {', '.join(Align)}"}
_FOUND = {int: "a number", float: "a number with a fraction", str: "a string", list: "a list", dict: "an object"}


def receipt_from_json(text: str) -> Receipt:
    """A list of elements, each an object whose `kind` is text, pair, qr, rule or feed.

    ValueError: anything else; says which element and what was expected, and quotes no text.
    """
    try:
        elements = json.loads(text)
    except json.JSONDecodeError as error:
        at = f"line {error.lineno}, column {error.colno}"
        raise ValueError(f"no JSON from {at} on ({error.msg}), expected a JSON list of receipt elements") from None
    except RecursionError:
        raise ValueError("lists within lists within lists, expected a JSON list of receipt elements") from None
    if not isinstance(elements, list):
        raise ValueError("expected a JSON list of receipt elements")
    return tuple(_element(number, element) for number, element in enumerate(elements, 1))


def _element(number: int, element: Any) -> ReceiptElement:
    kind = element.get("kind") if isinstance(element, dict) else None
    if not isinstance(kind, str) or kind not in _ELEMENTS:
        raise ValueError(f"element {number}: expected an object whose kind is one of {', '.join(_ELEMENTS)}")
    try:
        return _made(_ELEMENTS[kind], {name: value for name, value in element.items() if name != "kind"})
    except ValueError as error:
        raise ValueError(f"element {number}, of kind {kind}: {error}") from None


def _made(element: type[ReceiptElement], given: dict[str, Any]) -> ReceiptElement:
    wanted = get_type_hints(element)
    for name in given:
        if name not in wanted:
            raise ValueError(f"no field {name!r}, expected {', '.join(wanted) or 'none'}")
    for one in fields(element):
        if one.default is MISSING and one.name not in given:
            raise ValueError(f"{one.name} is missing, expected {_EXPECTED[wanted[one.name]]}")
    return element(**{name: _value(name, value, wanted[name]) for name, value in given.items()})


def _value(name: str, value: Any, wanted: type) -> Any:
    if wanted is Align and isinstance(value, str) and value in set(Align):
        return Align(value)
    if type(value) is wanted:  # not isinstance: to Python, true is a whole number as well
        return value
    found = "another string" if wanted is Align and isinstance(value, str) else _FOUND.get(type(value))
    raise ValueError(f"{name} is {found or json.dumps(value)}, expected {_EXPECTED[wanted]}")
