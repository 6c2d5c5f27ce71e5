"""Whoever has applied already is told so before anything is filled in a second time."""

from collections.abc import Mapping
from typing import Any

import pytest

from kiosk.model.effects import AskBackend, FindApplication, Record
from kiosk.model.text import Value
from tests.kiosk.play import ALLOWANCE, CHEN, HUANG, KEPT, LINE_DOWN, THERE, Fails, Gives, Play

NUMBER = "GZ0117-20261020-0007-3"


def applied(state: str = "accepted", **changes: str) -> Gives:
    return Gives([{"number": NUMBER, "kind": ALLOWANCE, "state": state, "since": "2026-10-21", **changes}])


def asked() -> Play:
    return Play().do(Gives(HUANG), ALLOWANCE)


def recorded(play: Play) -> Mapping[str, Any]:
    """What the record says that was asked for last."""
    effect = play.orders[-1].effect
    assert isinstance(effect, Record)
    return effect.data


def test_this_terminal_and_the_office_are_asked_by_the_number_of_the_card() -> None:
    assert asked().effect == FindApplication(person=HUANG.number)


@pytest.mark.parametrize("state", ["saved", "submitted", "accepted", "approved", "parked", "on-its-way"])
def test_an_application_on_its_way_is_shown_instead_of_the_form(state: str) -> None:
    play = asked().see((applied(state), "result applied-already"))
    assert play.screen.number == Value(NUMBER, private=True)
    assert play.screen.body[0].key == f"state-{state}"
    assert [action.id for action in play.screen.actions] == ["finish", "apply-again", "again"]
    assert play.screen.personal


def test_who_has_applied_may_leave_go_on_with_something_else_or_apply_all_the_same() -> None:
    left = asked().see((applied(), "result applied-already"), ("finish", "home home-start"))
    assert left.visit.facts == {}
    asked().see((applied(), "result applied-already"), (THERE, "result applied-already"), ("again", "home home-hello"))
    again = asked().see((applied(), "result applied-already"), ("apply-again", "progress asking-prefill"))
    assert isinstance(again.effect, AskBackend)


def test_the_office_is_told_of_which_application_the_citizen_knew() -> None:
    play = asked().do(applied(), "apply-again", Gives({"phone": "13800136620"}), "social-card", "use-known")
    play.do("registered", "no", "consent", "confirm")
    assert recorded(play)["earlier"] == NUMBER


def test_of_several_the_newest_is_shown() -> None:
    older = {"number": "N1", "kind": ALLOWANCE, "state": "approved", "since": "2025-01-02"}
    play = asked().do(Gives([*applied().value, older]))
    assert play.screen.number == Value(NUMBER, private=True)


def test_back_from_the_form_leads_to_the_application_that_is_there() -> None:
    play = asked().do(applied(), "apply-again", Gives({}), "social-card", "back", "back")
    assert (play.seen, play.screen.number) == ("result applied-already", Value(NUMBER, private=True))


@pytest.mark.parametrize(
    "answer", [Gives([]), applied(kind="elder-canteen"), applied("unknown"), applied("unanswered"), Fails(LINE_DOWN)]
)
def test_nobody_is_held_up_where_no_application_of_this_kind_is_known(answer: Gives | Fails) -> None:
    play = asked().see((answer, "progress asking-prefill"))
    assert play.visit.facts["earlier"] is None
    assert play.do("back").seen == "home home-hello"


def test_a_touch_before_the_answer_changes_nothing() -> None:
    assert asked().do("apply-again", "finish", "again").seen == "progress finding"


def test_somebody_who_is_too_young_is_not_looked_up() -> None:
    assert Play().do(Gives(CHEN), ALLOWANCE).seen == "guide too-young"


def test_the_number_of_a_record_is_given_as_ever() -> None:
    play = asked().do(Gives([]), Gives({}), "social-card")
    play.type("13912345678").do("confirm", "registered", "no", "consent", "confirm")
    assert "earlier" not in recorded(play)
    assert play.do(Gives(KEPT)).seen == "progress printing-slip"
