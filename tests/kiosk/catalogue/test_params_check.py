"""A contract says of every param of a refusal what it is: a month, a day, an amount, a number or a short text."""

import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.catalogue.contract import shared_shapes
from kiosk.catalogue.json_file import JsonFile
from kiosk.catalogue.params_check import check_params

PLACE = ("questions", "permit", "params")


def told(tmp_path: Path, schema: dict[str, Any], code: str = "too-late") -> list[str]:
    """What is wrong with a param of this schema."""
    question = {"refusals": ["too-late"], "params": {code: {"since": schema}}}
    path = tmp_path / "traffic" / "permit" / "contract.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"questions": {"permit": question}}), encoding="utf-8")
    file = JsonFile(path)
    check_params(file, PLACE, question, shared_shapes())
    return [f"{mistake.found}, {mistake.expected}" for mistake in file.mistakes]


@pytest.mark.parametrize(
    "schema",
    [
        *({"$ref": f"#/$defs/{shape}"} for shape in ("month", "day", "money", "fen", "phone", "number")),
        {"type": "integer", "minimum": 0},
        {"type": "string", "maxLength": 40},
        {"type": "string", "enum": ["north", "south"]},
        {"type": "string", "pattern": "^[0-9-]+$"},
    ],
)
def test_what_each_is_may_be_said_by_a_shared_shape_or_a_type(tmp_path: Path, schema: dict[str, Any]) -> None:
    assert told(tmp_path, schema) == []


@pytest.mark.parametrize(
    ("schema", "says"),
    [
        ({"type": "number"}, "'since' of type 'number', one of the shapes day, fen, money, month"),
        ({"enum": [1, 2]}, "'since' of type None, one of the shapes"),
        ({"$ref": "#/$defs/application"}, "'since' of type 'object', one of the shapes"),
        ({"type": "string"}, "'since' is a text of any length, \"maxLength\" of 80 or less"),
        ({"type": "string", "maxLength": 81}, "'since' is a text of any length"),
        ({"$ref": "#/$defs/person_name"}, "'since' is a text of any length"),
        (
            {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$"},
            '\'since\' is written as a month, "$ref": "#/$defs/month"',
        ),
        ({"type": "string", "format": "date"}, "'since' is written as a day"),
        ({"type": "string", "pattern": "^[0-9]+[.][0-9]{2}$"}, "'since' is written as an amount"),
    ],
)
def test_one_of_which_nobody_knows_how_to_say_it_is_told(tmp_path: Path, schema: dict[str, Any], says: str) -> None:
    (said,) = told(tmp_path, schema)
    assert says in said


def test_params_of_a_code_with_which_nobody_refuses_are_told(tmp_path: Path) -> None:
    said = told(tmp_path, {"type": "integer"}, "too-soon")
    assert said == ["params of 'too-soon', one of the refusals too-late"]
