"""Everything once more: what an office has answered about persons is covered until its owner asks."""

from kiosk.model.events import Touch
from kiosk.model.screen import Item
from kiosk.visit.step import Context, Stay
from kiosk.visit.steps.review import Review

ENTRIES = [
    {"label": "共有人", "value": "李示例", "private": "name"},
    {"label": "面积", "value": "88.20 平方米"},
    {"label": "其他", "value": "不知道", "private": "by-moonlight"},
]
STEP = Review((), "print", rows="copy.entries", row_mask="private")
FACTS = {"copy": {"entries": ENTRIES}}


def items() -> tuple[Item, ...]:
    return STEP.screen(Context(FACTS, service="x")).items


def test_a_row_that_names_a_person_is_covered_until_its_owner_asks() -> None:
    person, area, _ = items()
    assert (person.value and person.value.mask, person.revealed) == ("name", False)
    assert [action.id for action in person.actions] == ["reveal:copy-entries-0"]
    assert area.value is not None
    assert (area.value.mask, area.actions) == ("", ())


def test_what_is_covered_is_shown_and_covered_again_at_a_touch() -> None:
    assert STEP.on(Touch("reveal:copy-entries-0"), Context(FACTS, service="x")) == Stay({"reveal:copy-entries-0": True})
    state = {"reveal:copy-entries-0": True}
    shown = STEP.screen(Context(FACTS, state, "x")).items[0]
    assert (shown.revealed, shown.actions[0].label.key) == (True, "do-hide")
    assert STEP.on(Touch("reveal:copy-entries-0"), Context(FACTS, state, "x")) == Stay({"reveal:copy-entries-0": False})


def test_a_row_with_a_mask_that_nobody_knows_is_covered_wholly() -> None:
    value = items()[2].value
    assert value is not None
    assert value.mask == "whole"


def test_every_row_stays_private_whether_it_is_covered_or_not() -> None:
    assert all(item.value and item.value.private for item in items())
