"""What a step learns stands under the name that its service gives; what came of something that was done stays known."""

import pytest

from kiosk.visit.step import Context
from kiosk.visit.steps.ask_backend import Ask
from kiosk.visit.steps.choose import Choose
from kiosk.visit.steps.one_fact import OneFact
from kiosk.visit.steps.print_paper import PageStep
from kiosk.visit.steps.record import RecordStep

DONE_ONCE = [Ask("it", "a-question"), RecordStep("it", "a-record"), PageStep("it", "a-page")]


@pytest.mark.parametrize("step", [*DONE_ONCE, Choose("it", ("a", "b"))], ids=lambda one: type(one).__name__)
def test_a_step_learns_the_one_fact_that_it_is_told_to(step: OneFact) -> None:
    assert step.learns == {"it"}


@pytest.mark.parametrize("step", DONE_ONCE, ids=lambda one: type(one).__name__)
def test_what_is_done_once_is_not_wanted_again(step: OneFact) -> None:
    assert step.needed(Context({}))
    assert not step.needed(Context({"it": ""}))
