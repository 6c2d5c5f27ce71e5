"""What a contract says of an object's members, also where nobody has checked it."""

import pytest

from kiosk.model.contract import Contract, Question, Schema, closed, members, required, row_of, uncertain

SHAPES = {"person": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}}


def test_a_reference_is_followed() -> None:
    schema = {"$ref": "#/$defs/person", "$defs": SHAPES}
    assert set(members(schema)) == set(required(schema)) == {"name"}
    assert not closed(schema)


def test_an_object_may_be_closed() -> None:
    assert closed({"additionalProperties": False})
    assert not closed({"additionalProperties": {"type": "string"}})


@pytest.mark.parametrize(
    "schema",
    [
        {},
        {"$ref": "#/$defs/nobody", "$defs": SHAPES},
        {"$ref": 7, "$defs": SHAPES},
        {"properties": "name", "required": "name"},
        {"properties": ["name"], "required": {"name": True}},
    ],
)
def test_what_is_no_schema_names_nothing(schema: Schema) -> None:
    assert (members(schema), required(schema), closed(schema)) == ({}, frozenset(), False)


def test_two_contracts_are_one() -> None:
    first = Contract({"a": Question("a", {}, {}, {})}, {"kept": {}})
    both = first | Contract({"b": Question("b", {}, {}, {})}, {"kept": {"type": "object"}})
    assert (set(both.questions), both.records) == ({"a", "b"}, {"kept": {"type": "object"}})


def test_what_was_opened_may_be_uncertain() -> None:
    assert uncertain("certificate_requested") == "certificate_uncertain"


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ({"people": {"type": "array", "items": {"$ref": "#/$defs/person"}}}, {"name"}),
        ({"people": {"type": "array", "items": {"type": "string"}}}, None),
        ({"people": {"type": "string"}}, None),
        ({}, None),
    ],
)
def test_a_row_is_an_object_in_a_list_of_an_answer(answer: Schema, found: set[str] | None) -> None:
    contract = Contract({"a": Question("a", {}, {}, {"properties": answer, "$defs": SHAPES})})
    row = row_of(contract, "found.people")
    assert (row and set(members(row))) == found
