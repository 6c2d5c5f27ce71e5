"""No two orders have the same ticket; the same question asked again has the same key, another question another one."""

from dataclasses import replace

from kiosk.model.effects import AskBackend, ReadIdCard
from kiosk.visit.flow import retry
from kiosk.visit.orders import order, retried, tried
from tests.kiosk.play import CERT, CHEN, JAM, LINE_DOWN, Fails, Gives, Play, at_page

ASKS = AskBackend("a-question", {})


def test_each_order_has_a_ticket_of_its_own_and_the_visit_waits_for_the_last() -> None:
    once, first = order(Play().visit, ASKS)
    twice, second = order(once, ASKS)
    assert first
    assert second
    assert (once.waiting, twice.waiting) == (first.ticket, second.ticket)
    assert first.ticket != second.ticket
    assert first.key == second.key


def test_another_question_has_another_key() -> None:
    visit = Play().visit
    _, first = order(visit, ASKS)
    _, other = order(replace(visit, questions=1), ASKS)
    assert first
    assert other
    assert first.key != other.key


def test_a_card_is_to_be_lifted_first_where_it_may_be_that_of_somebody_who_has_gone() -> None:
    for stale in (False, True):
        _, ordered = order(replace(Play().visit, stale=stale), ReadIdCard())
        assert ordered
        assert ordered.effect == ReadIdCard(lifted=stale)


def test_a_step_is_counted_as_tried_again_only_after_the_same_problem() -> None:
    visit = at_page().do(Fails(JAM)).visit
    assert (tried(visit), retried(visit, JAM)) == (False, 0)
    again, _ = retry(visit, JAM)
    assert (tried(again), retried(again, JAM), retried(again, LINE_DOWN)) == (True, 1, 0)


def test_nothing_was_tried_again_where_no_step_stands() -> None:
    home = Play().visit
    assert (tried(home), retried(home, JAM)) == (False, 0)
    asked = Play().do(CERT, Gives(CHEN)).orders[-1]
    assert not asked.again
