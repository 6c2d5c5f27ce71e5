"""A question to an office: what is asked, what is learned, and which refusals are heeded."""

import pytest

from kiosk.model.effects import AskBackend
from kiosk.model.events import Answer, Failed
from kiosk.problems.table import problem_named
from kiosk.visit.outcome import Learn, Stay
from kiosk.visit.steps.ask_backend import Ask
from tests.kiosk.visit.steps.knowing import knowing

ASK = Ask("record", "q", {"id_number": "person.number"})
NO_LINE = problem_named("unreachable")


def test_what_is_sent_is_picked_from_what_the_visit_knows() -> None:
    facts = {"person": {"number": "440104", "name": "陈"}}
    assert ASK.begin(knowing(facts)) == AskBackend("q", {"id_number": "440104"})


def test_the_answer_is_learned_and_then_nobody_is_asked_again() -> None:
    assert ASK.on(Answer("v/1", {"state": "open"}), knowing({})) == Learn({"record": {"state": "open"}})
    assert ASK.needed(knowing({}))
    assert not ASK.needed(knowing({"record": {}}))


@pytest.mark.parametrize(("optional", "outcome"), [(False, Stay()), (True, Learn({"record": {}}))])
def test_without_an_answer_only_what_is_optional_goes_on(optional: bool, outcome: object) -> None:
    assert Ask("record", "q", optional=optional).on(Failed("v/1", NO_LINE), knowing({})) == outcome


def test_a_refusal_that_is_heeded_ends_also_what_is_optional() -> None:
    heeding = Ask("record", "q", optional=True, heeds=("too-young",))
    assert heeding.told_of(("too-young", "no-car")) == ("too-young",)
    assert Ask("record", "q").told_of(("too-young", "no-car")) == ("too-young", "no-car")
    assert (heeding.need, heeding.question) == ("", "q")
    assert (ASK.need, Ask("record", "q", optional=True).question) == ("backend", "")
