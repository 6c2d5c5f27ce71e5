"""Who may use a service: by age, and by the kind of card."""

from dataclasses import replace
from datetime import date

import pytest

from device_sim.people import person
from kiosk.visit.steps.require import RequireAge
from tests.kiosk.play import (
    ALLOWANCE,
    HUANG,
    TODAY,
    Gives,
    Play,
)
from tests.kiosk.visit.steps.knowing import knowing


@pytest.mark.parametrize(
    ("birth", "before", "too_young"),
    [
        (date(1956, 11, 23), 0, False),
        (date(1956, 11, 24), 0, True),
        (date(1981, 5, 14), 0, True),
        (date(1922, 1, 19), 0, False),
        (date(1957, 2, 23), 3, False),  # 69 years and 9 months
        (date(1957, 2, 24), 3, True),
    ],
)
def test_the_day_itself_counts(birth: date, before: int, too_young: bool) -> None:
    facts = knowing({"person": replace(HUANG, birth=birth), "today": TODAY})
    assert RequireAge(70, before).needed(facts) is too_young


def test_a_service_for_some_cards_alone_asks_for_no_age() -> None:
    step = RequireAge(cards=("citizen",))
    assert not step.needed(knowing({"person": replace(HUANG, birth=TODAY), "today": TODAY}))
    assert {asked.sentence for asked in step.sentences()} == {"not-for-card", "not-for-card-why"}


def test_whoever_is_too_young_is_told_the_rule_and_promised_no_day() -> None:
    screen = RequireAge(70, 3).screen(knowing({"person": replace(HUANG, birth=date(1958, 3, 12)), "today": TODAY}))
    assert screen.body[0].args == {"least": 70, "before": 3}


@pytest.mark.parametrize(
    ("service", "who", "may"),
    [
        (ALLOWANCE, "huang-yulan", True),
        (ALLOWANCE, "permit-9", False),
        (ALLOWANCE, "anna-schmidt", False),
        ("disability-subsidies", "huang-yulan", True),
        ("disability-subsidies", "permit-9", False),
        ("pension-confirmation", "permit-9", True),
        ("pension-confirmation", "anna-schmidt", False),
    ],
)
def test_a_service_for_holders_of_some_kinds_of_card_is_neither_offered_nor_begun_with_another(
    service: str, who: str, may: bool
) -> None:
    card = replace(person(who).card, birth=HUANG.birth)
    play = Play().do(Gives(card))
    assert (service in {item.id for item in play.screen.items}) is may
    begun = Play().do(service, Gives(card), "close")
    assert (begun.seen == "guide not-for-card") is not may
