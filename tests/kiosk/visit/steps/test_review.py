"""Everything once more: what an office has answered about persons is covered until its owner asks."""

from kiosk.model.events import Touch
from kiosk.model.screen import Item
from kiosk.visit.step import Context, Stay
from kiosk.visit.steps.review import Line, Review

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
    person, area, _, switch = items()
    assert (person.value and person.value.mask, person.revealed) == ("name", False)
    assert (switch.id, switch.group, switch.state) == ("reveal", "switch", "")
    assert area.value is not None
    assert area.value.mask == ""


def test_what_is_covered_is_shown_and_covered_again_at_a_touch() -> None:
    assert STEP.on(Touch("reveal"), Context(FACTS, service="x")) == Stay({"reveal": True})
    shown = STEP.screen(Context(FACTS, {"reveal": True}, "x")).items
    assert (shown[0].revealed, shown[-1].state) == (True, "selected")
    assert STEP.on(Touch("reveal"), Context(FACTS, {"reveal": True}, "x")) == Stay({"reveal": False})


def test_a_page_on_which_nothing_is_covered_has_no_switch() -> None:
    bare = Review((), "print", rows="copy.entries")
    assert [item.id for item in bare.screen(Context(FACTS, service="x")).items][-1] == "copy-entries-2"


def test_a_row_with_a_mask_that_nobody_knows_is_covered_wholly() -> None:
    value = items()[2].value
    assert value is not None
    assert value.mask == "whole"


def test_every_row_stays_private_whether_it_is_covered_or_not() -> None:
    assert all(item.value and item.value.private for item in items()[:-1])


def test_how_it_is_with_a_row_is_said_beside_it_and_marked_where_it_is_well() -> None:
    paid = [{"kind": "pension", "status": "paying"}, {"kind": "medical", "status": "paused"}]
    step = Review((), "print", rows="paid", row_state="status", row_well=("paying",))
    well, paused = step.screen(Context({"paid": paid}, service="x")).items
    assert (well.state, paused.state) == ("done", "")
    assert [item.chip and item.chip.key for item in (well, paused)] == ["x/row-paid-state"] * 2


def test_what_comes_from_one_source_is_one_group() -> None:
    person = Line("person.name", "card")
    facts = {**FACTS, "person": {"name": "陈志明"}}
    shown = Review((person,), "print", rows="copy.entries").screen(Context(facts, service="x")).items
    assert [item.group for item in shown] == ["card", "office", "office", "office"]
