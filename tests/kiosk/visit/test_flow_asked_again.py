"""Who changes an answer changes what was learned by means of it: an office is asked once more, paper says the same."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.model.effects import AskBackend, PrintPage
from kiosk.visit.facts import root
from kiosk.visit.service import Service
from kiosk.visit.step import Placed
from kiosk.visit.steps.ask_backend import Ask
from kiosk.visit.steps.choose import Choose
from tests.kiosk.play import CHEN, Gives, Play, answer_to, services


def asked_with_an_answer() -> Iterator[tuple[Service, Placed, Choose]]:
    """Every question to an office in which something stands that the citizen has chosen before."""
    for service in services():
        for at, placed in enumerate(service.steps):
            if isinstance(placed.step, Ask):
                sent = {root(path) for path in placed.step.send.values()}
                for before in service.steps[:at]:
                    if isinstance(before.step, Choose) and before.step.learn in sent:
                        yield service, before, before.step


CASES = list(asked_with_an_answer())


def at_review(service: Service) -> Play:
    """Everything answered as it comes, up to the page that shows it all."""
    play = Play().do(service.id, Gives(CHEN))
    for _ in range(20):
        if play.screen.kind == "review":
            return play
        if play.screen.kind == "choice":
            play.do(play.screen.items[0].id)
        else:
            play.do(Gives(answer_to(play.orders[-1])))
    raise AssertionError(f"{service.id} came to no review: {play.seen}")


def test_there_are_such_questions() -> None:
    assert {service.id for service, _, _ in CASES} >= {"housing-fund-proof", "medical-insurance-history"}


@pytest.mark.parametrize(("service", "placed", "choice"), CASES, ids=lambda one: getattr(one, "id", ""))
def test_an_office_is_asked_once_more_about_a_changed_answer(service: Service, placed: Placed, choice: Choose) -> None:
    play = at_review(service)
    asked = [order.effect for order in play.orders if isinstance(order.effect, AskBackend)]
    play.do("change:you")
    while play.visit.placed != placed:
        play.do(next(item.id for item in play.screen.items if item.state == "selected"))
    play.do(choice.options[1])
    if play.screen.kind == "choice":
        play.do("keep-rest")
    assert isinstance(play.effect, AskBackend), play.seen
    was, now = asked[-1], play.effect
    assert replace(now, data=was.data) == was
    assert now.data != was.data
    assert choice.options[1] in now.data.values()
    keys = [order.key for order in play.orders if isinstance(order.effect, AskBackend)]
    assert keys[-1] not in keys[:-1], "the office would say the same again"
    play.do(Gives(answer_to(play.orders[-1])))
    assert play.screen.kind == "review"


def test_the_same_answer_again_asks_nobody() -> None:
    play = at_review(next(one for one in services() if one.id == "housing-fund-proof"))
    before = len(play.orders)
    play.do("change:you", "loan")
    assert play.screen.kind == "review"
    assert len(play.orders) == before


def test_the_paper_says_what_was_confirmed() -> None:
    play = at_review(next(one for one in services() if one.id == "housing-fund-proof")).do("change:you", "housing")
    play.do(Gives(answer_to(play.orders[-1])), "confirm")
    play.do(Gives(answer_to(play.orders[-1])))
    assert isinstance(play.effect, PrintPage)
    assert play.effect.data["proof"]["purpose"] == "housing"
