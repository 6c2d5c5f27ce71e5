"""What an effect knows of the page that comes: whose it is, which names it shows, what is drawn before a record.

Covers kiosk.visit.steps.print_paper as well.
"""

import pytest

from device_sim.people import person
from kiosk.model.effects import AskBackend, PrintPage, Record
from kiosk.visit.service import Service
from tests.kiosk.play import ALLOWANCE, CHEN, HUANG, Gives, Play, answer_to, at_page, services

PRINTING = [one for one in services() if any(placed.step.prints_page for placed in one.steps)]
ANNA = person("anna-schmidt").card


def played(service: Service) -> Play:
    """To the end, whatever is touched on the way."""
    play = Play().do(service.id)
    for _ in range(40):
        screen = play.screen
        if play.visit.over:
            return play
        if play.effect is not None:
            play.do(Gives(answer_to(play.orders[-1])))
        elif screen.kind == "choice":
            play.do(screen.items[0].id)
        else:
            play.do(next(action.id for action in screen.actions if action.primary))
    raise AssertionError(f"{service.id} has no end")


@pytest.mark.parametrize("service", PRINTING, ids=lambda one: one.id)
def test_what_is_printed_was_asked_for_and_drawn_for_the_same_person(service: Service) -> None:
    effects = [order.effect for order in played(service).orders]
    (page,) = [one for one in effects if isinstance(one, PrintPage)]
    assert page.subject == CHEN.number
    (asked,) = [one for one in effects if isinstance(one, AskBackend) and one.subject]
    assert asked.subject == CHEN.number
    records = [one for one in effects if isinstance(one, Record)]
    assert [one.page for one in records] == [page, None]
    assert effects.index(asked) < effects.index(records[0]) < effects.index(page) < effects.index(records[1])


@pytest.mark.parametrize("service", PRINTING, ids=lambda one: one.id)
def test_no_office_is_asked_before_it_is_known_that_the_name_can_be_shown(service: Service) -> None:
    asked = [order.effect for order in played(service).orders if isinstance(order.effect, AskBackend)]
    assert asked
    assert all(one.names == (CHEN.name,) for one in asked)


def test_both_names_of_a_foreigner_have_to_be_shown() -> None:
    play = Play().do("social-insurance-certificate", Gives(ANNA))
    assert play.effect.names == (ANNA.name, ANNA.english_name)


def test_a_service_that_prints_no_page_takes_every_name() -> None:
    play = Play().do(ALLOWANCE, Gives(HUANG), "close", Gives([]))
    assert isinstance(play.effect, AskBackend)
    assert (play.effect.names, play.effect.subject) == ((), "")


def test_only_the_record_that_opens_a_page_draws_it() -> None:
    play = at_page().do(Gives())
    closing = play.effect
    assert isinstance(closing, Record)
    assert (closing.kind, closing.page) == ("certificate_issued", None)
