"""What a step tells the catalogue of itself."""

import pytest

from kiosk.model.contract import Contract, Question
from kiosk.visit.step import Placed, Surroundings, strange_values
from kiosk.visit.steps.ask_backend import Ask
from kiosk.visit.steps.choose import Choose

SHAPES = {"use": {"enum": ["loan", "other"]}}
SEND = {"type": "object", "properties": {"use": {"$ref": "#/$defs/use"}, "name": {"type": "string"}}, "$defs": SHAPES}


def around(*options: str) -> Surroundings:
    question = Question("q", {}, SEND, {"type": "object", "properties": {}, "$defs": {}})
    return Surroundings("x", (Placed("use", "a", Choose("use", options)),), {}, Contract({"q": question}))


@pytest.mark.parametrize(("options", "strange"), [(("loan", "other"), []), (("loans", "other"), ["loans"])])
def test_an_option_that_the_office_has_not_agreed_to_is_told(options: tuple[str, ...], strange: list[str]) -> None:
    given = {"use": "use", "name": "person.name"}
    assert [value for _, value, _ in strange_values(around(*options), given, SEND)] == strange
    found = [one.found for one in Ask("answer", "q", {"use": "use"}).mistakes(around(*options))]
    assert found == [f"use may be {value!r}" for value in strange]
