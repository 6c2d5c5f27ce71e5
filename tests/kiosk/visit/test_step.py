"""What a step tells the catalogue of itself."""

from dataclasses import replace

import pytest

from kiosk.model.contract import Contract, Question
from kiosk.visit.step import Context, Placed, Surroundings, strange_values
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
    told = strange_values(around(*options), given, SEND, "send")
    assert [(one.step, one.value) for one in told] == [("use", value) for value in strange]
    found = [one.found for one in Ask("answer", "q", {"use": "use"}).mistakes(around(*options))]
    assert found == [f"use may be {value!r}" for value in strange]


@pytest.mark.parametrize(
    ("icons", "told"),
    [
        ((), []),
        (("home", "dots"), []),
        (("home",), ["icons = ['home']"]),
        (("home", "dots", "home"), ["icons = ['home', 'dots', 'home']"]),
        (("home", "hmoe"), ["icon 'hmoe'"]),
    ],
)
def test_each_option_has_an_icon_that_is_there_or_none_has_one(icons: tuple[str, ...], told: list[str]) -> None:
    there = replace(around(), icons={"home", "dots"})
    assert [one.found for one in Choose("use", ("loan", "other"), icons).mistakes(there)] == told


@pytest.mark.parametrize("icons", [(), ("home", "dots")])
def test_an_option_is_shown_with_its_icon(icons: tuple[str, ...]) -> None:
    screen = Choose("use", ("loan", "other"), icons).screen(Context({}, {}, "x"))
    assert [item.icon for item in screen.items] == list(icons or ("", ""))


def test_a_step_that_says_nothing_of_devices_remembers_nothing_when_one_is_well_again() -> None:
    assert Choose("use", ("loan", "other")).well_again(("scanner",), Context({}, {}, "x")) == {}
