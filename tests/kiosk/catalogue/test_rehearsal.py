"""Services played from their own examples: every way comes to its end, and every step is seen."""

import pytest

from kiosk.catalogue.contract import SERVICES
from kiosk.catalogue.example import Examples, read_examples
from kiosk.catalogue.rehearsal import Plan, plans, rehearse
from kiosk.model.effects import PrintPage, PrintReceipt
from kiosk.visit.service import Service
from tests.kiosk.play import ALLOWANCE, CERT, JAM, NOBODY_KNOWS, services, texts_in, words

each_service = pytest.mark.parametrize("service", services(), ids=lambda service: service.id)


def examples_of(service: Service) -> Examples:
    return read_examples(next(SERVICES.glob(f"*/{service.id.replace('-', '_')}")))


def one(service_id: str) -> Service:
    return next(service for service in services() if service.id == service_id)


@each_service
def test_every_way_comes_to_its_end_and_every_step_that_is_taken_is_seen(service: Service) -> None:
    examples, seen = examples_of(service), set()
    for plan in plans(examples, (JAM, NOBODY_KNOWS)):
        rehearsal = rehearse(service, examples, plan)
        assert rehearsal.over or (rehearsal.shown[-1].screen.kind == "problem" and plan.refusal), plan
        seen |= {shown.step for shown in rehearsal.shown}
    unseen = {placed.id for placed in service.steps} - seen
    assert unseen <= {"age", "card", "earlier", "ask"}, "steps that pass by without a word"


@each_service
def test_every_screen_can_be_said_in_both_languages(service: Service) -> None:
    for shown in rehearse(service, examples_of(service), Plan()).shown:
        for text in texts_in(shown.screen):
            assert all(words(language).knows(text.key) for language in ("zh-Hans", "en")), text


def test_a_page_that_does_not_come_out_is_claimed() -> None:
    service = one(CERT)
    papers = rehearse(service, examples_of(service), Plan(spoils=JAM)).papers
    assert [type(paper) for paper in papers] == [PrintPage, PrintReceipt]
    assert papers[1].template == "claim-slip"


def test_what_an_office_refuses_is_shown_in_the_words_of_the_service() -> None:
    service = one(CERT)
    refusals = examples_of(service).refusals[CERT]
    assert len(refusals) > 1
    for code in refusals:
        rehearsal = rehearse(service, examples_of(service), Plan(refusal=code))
        assert rehearsal.shown[-1].screen.title.key == f"{CERT}/refused-{code}"
        assert rehearsal.papers == []


def test_the_last_options_lead_through_other_steps() -> None:
    service = one(ALLOWANCE)
    first, last = (
        {shown.step for shown in rehearse(service, examples_of(service), Plan(option=option)).shown}
        for option in (0, -1)
    )
    assert last - first >= {"account", "phone", "district"}


def test_the_office_answers_with_the_example_that_is_wanted() -> None:
    service = one(CERT)
    names = {
        plan.example: rehearse(service, examples_of(service), plan).papers[0].data["certificate"]["insurances"]
        for plan in (Plan(), Plan(example="paused"))
    }
    assert {row["status"] for row in names["usual"]} == {"paying"}
    assert {row["status"] for row in names["paused"]} == {"paused"}


def test_a_page_that_changes_with_every_touch_is_shown_at_its_beginning_and_end() -> None:
    service = one(ALLOWANCE)
    shown = [shown for shown in rehearse(service, examples_of(service), Plan(option=-1)).shown if shown.step == "phone"]
    values = [one.screen.keys.value.text for one in shown if one.screen.keys]
    assert [len(value) for value in values] == [0, 11]


def test_a_question_without_an_example_is_named() -> None:
    with pytest.raises(ValueError, match=f"'{CERT}'"):
        rehearse(one(CERT), Examples(), Plan())
