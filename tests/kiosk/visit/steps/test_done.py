"""The end of a service: what came out, and who goes."""

import pytest

from kiosk.model.events import Touch
from kiosk.visit.facts import Facts
from kiosk.visit.outcome import Leave, Stay
from kiosk.visit.steps.done import Done
from tests.kiosk.play import (
    ALLOWANCE,
    CERT,
    HUANG,
    KEPT,
    Gives,
    Play,
    unsaid,
)
from tests.kiosk.visit.steps.knowing import NOTHING, knowing


@pytest.mark.parametrize(
    ("facts", "reminder"),
    [
        ({"page": "printed", "slip": "printed"}, "social-insurance-certificate/take-card-and-page-and-slip"),
        ({"page": "printed", "slip": "failed"}, "social-insurance-certificate/take-card-and-page"),
        ({"page": "failed", "slip": "printed"}, "social-insurance-certificate/take-card-and-slip"),
        ({"page": "failed", "slip": "failed"}, "take-card"),
        ({}, "take-card"),
    ],
)
def test_the_reminder_names_what_came_out(facts: Facts, reminder: str) -> None:
    screen = Done("done-certificate", papers=("page", "slip")).screen(knowing(facts, CERT))
    assert unsaid(screen) == []
    assert screen.reminder is not None
    assert screen.reminder.key == reminder


def test_leaving_the_end_with_and_without_the_person() -> None:
    assert Done("done-certificate").on(Touch("finish"), NOTHING) == Leave()
    assert Done("done-certificate").on(Touch("again"), NOTHING) == Leave(keep_person=True)
    assert Done("done-certificate").on(Touch("confirm"), NOTHING) == Stay()


def test_what_is_only_saved_here_is_not_called_submitted() -> None:
    play = Play().do(Gives(HUANG), "application-progress")
    play.do(Gives([{"number": KEPT["number"], "kind": ALLOWANCE, "state": "saved"}]))
    assert {item.id: item.state for item in play.screen.items} == {
        "saved": "now",
        "submitted": "waiting",
        "accepted": "waiting",
        "approved": "waiting",
    }
