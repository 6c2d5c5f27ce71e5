"""One of several things that an office has answered."""

import pytest

from kiosk.model.contract import Contract, Question
from kiosk.model.events import Touch
from kiosk.visit.outcome import Learn, Stay
from kiosk.visit.step import ANYTHING, Context, Surroundings
from kiosk.visit.steps.choose_from import ChooseFrom

LICENCES = [{"kind": "id", "number": "A1"}, {"kind": "driving", "number": "B2"}]
STEP = ChooseFrom("licence", "found.licences")
CONTEXT = Context({"found": {"licences": LICENCES}}, service="x")


def test_every_row_of_the_answer_can_be_chosen_and_is_private() -> None:
    screen = STEP.screen(CONTEXT)
    assert [item.id for item in screen.items] == ["row:0", "row:1"]
    assert all(item.label.private and item.note and item.note.private for item in screen.items)
    assert screen.personal


def test_the_row_that_is_touched_is_learned_whole() -> None:
    assert STEP.on(Touch("row:1"), CONTEXT) == Learn({"licence": LICENCES[1]})


@pytest.mark.parametrize("action", ["row:2", "row:-1", "row:", "row:x", "row:²", "id", "confirm"])
def test_a_row_that_is_not_there_is_not_learned(action: str) -> None:
    assert STEP.on(Touch(action), CONTEXT) == Stay()


def test_what_was_chosen_before_is_marked() -> None:
    again = Context({**CONTEXT.facts, "licence": LICENCES[0]}, service="x")
    assert [item.state for item in STEP.screen(again).items] == ["selected", ""]


ROW = {"type": "object", "properties": {"kind": {"type": "string"}, "number": {"type": "string"}}}


def around(answer: dict[str, object]) -> Surroundings:
    question = Question("q", {}, {"type": "object"}, {**answer, "$defs": {"row": ROW}})
    return Surroundings("x", (), {}, Contract({"q": question}))


@pytest.mark.parametrize("rows", [ROW, {"$ref": "#/$defs/row"}], ids=["written out", "by reference"])
def test_the_parts_of_a_row_come_from_the_contract(rows: dict[str, object]) -> None:
    agreed = around({"type": "object", "properties": {"licences": {"type": "array", "items": rows}}})
    assert list(STEP.mistakes(agreed)) == []
    assert set(STEP.parts(agreed.contract)["licence"]) == {"kind", "number"}


def test_a_list_that_no_answer_has_is_told_with_its_path() -> None:
    wrong = around({"type": "object", "properties": {"others": {"type": "array", "items": ROW}}})
    assert [found.value for found in STEP.mistakes(wrong)] == ["found.licences"]
    assert STEP.parts(wrong.contract)["licence"] is ANYTHING
