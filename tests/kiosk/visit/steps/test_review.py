"""Everything once more: each line with its source, covered until its owner asks, changed where it can be."""

from kiosk.model.events import Touch
from kiosk.model.screen import Item
from kiosk.visit.outcome import GoTo, Stay
from kiosk.visit.step import Context
from kiosk.visit.steps.review import Review
from kiosk.visit.steps.review_line import Line
from tests.kiosk.play import (
    at_allowance_review,
    at_certificate_review,
)
from tests.kiosk.visit.steps.knowing import knowing

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


def test_nothing_is_sent_without_consent() -> None:
    play = at_allowance_review().see(("confirm", "review review-confirm"))
    consent = play.screen.items[-1]
    assert (consent.state, consent.note.key if consent.note else "") == ("bad", "consent-missing")
    assert play.records() == []
    play.see(("consent", "review review-confirm"))
    assert play.screen.items[-1].state == "selected"
    play.see(
        ("consent", "review review-confirm"), ("confirm", "review review-confirm"), ("consent", "review review-confirm")
    )
    play.see(("confirm", "progress saving"))


def test_who_finds_something_wrong_has_another_answer_than_yes() -> None:
    play = at_certificate_review()
    assert [(action.id, action.primary) for action in play.screen.actions] == [("confirm", True), ("wrong", False)]
    play.see(("wrong", "guide wrong-title"), ("confirm", "guide wrong-title"), ("back", "review review-print"))
    play.see(("wrong", "guide wrong-title"), ("close", "review review-print"))
    play.see(("wrong", "guide wrong-title"), ("again", "home home-hello"))
    assert (play.printed(), play.records()) == ([], [])


def test_what_can_be_changed_here_needs_no_such_answer() -> None:
    play = at_allowance_review()
    assert [action.id for action in play.screen.actions] == ["confirm"]
    play.see(("wrong", "review review-confirm"))


def test_where_the_offices_answer_comes_from_is_said_once() -> None:
    notes = [item.note.key if item.note else "" for item in at_certificate_review().screen.items]
    assert notes == ["from-card", "from-card", "social-insurance-certificate/from-office", "", ""]


def test_private_lines_are_masked_until_their_owner_asks() -> None:
    play = at_allowance_review()
    number = {item.id: item for item in play.screen.items}["person-number"]
    assert number.value is not None
    assert number.value.mask == "number"
    assert not number.revealed
    play.do("reveal")
    items = {item.id: item for item in play.screen.items}
    assert items["person-number"].revealed
    assert items["phone"].revealed


def test_what_was_shown_can_be_hidden_again() -> None:
    def item(name: str) -> Item:
        return {item.id: item for item in play.screen.items}[name]

    play = at_allowance_review().do("reveal")
    assert (item("person-number").revealed, item("reveal").state) == (True, "selected")
    play.do("reveal")
    assert (item("person-number").revealed, item("reveal").state) == (False, "")


def test_only_the_changes_a_line_offers_are_possible() -> None:
    lines = (Line("pay", "you", change="pay"), Line("phone", "you", change="phone"), Line("person.name", "card"))
    review, known = Review(lines, "apply"), Context({"pay": "bank", "phone": "1", "person": {"name": "A"}})
    assert review.on(Touch("change:you"), known) == GoTo("pay", ("phone",))
    assert review.on(Touch("change:you"), Context({"phone": "1"})) == GoTo("phone"), "what is not shown is not asked"
    for touched in ("change:phone", "change:card", "change:", "anything"):
        assert review.on(Touch(touched), known) == Stay()


def test_a_group_that_can_be_changed_has_one_button_and_one_line_that_says_what_it_is() -> None:
    items = at_allowance_review().screen.items
    buttons = [(item.id, action.id) for item in items for action in item.actions]
    assert buttons == [("of-you", "change:you")]
    groups = [item.group for item in items]
    assert groups == ["card", "card", "card", "you heads", "you", "you", "you", "you", "switch", "consent"]


def test_the_main_button_is_ready_once_consent_is_given() -> None:
    play = at_allowance_review()
    assert [play.screen.actions[0].ready, play.do("consent").screen.actions[0].ready] == [False, True]
    assert at_certificate_review().screen.actions[0].ready, "nothing is to be agreed to"


def test_a_line_without_a_value_is_not_shown() -> None:
    review = Review((Line("account", "you"), Line("phone", "you")), "apply")
    assert [item.id for item in review.screen(knowing({"phone": "13912345678", "account": ""})).items] == ["phone"]
