"""Somebody is at the cabinet during a visit: what is shown of a person is hidden, and told to nobody else.

Covers advance as well.
"""

import pytest

from drivers.api.errors import DeviceError, Fault
from kiosk.model.events import AvailabilityChanged, CardSeen
from kiosk.problems.table import problem_for
from tests.kiosk.play import CERT, CHEN, JAM, Fails, Gives, Play, at_certificate_review, at_page, touch_digits, world

TAMPERED = world(cabinet=problem_for(DeviceError("cabinet", Fault.TAMPERED)))
DOOR_OPEN = world(cabinet=problem_for(DeviceError("cabinet", Fault.COVER_OPEN)))
SHUT_OFF = world(cabinet=problem_for(DeviceError("cabinet", Fault.OFFLINE)))
COVERED = "idle idle-covered"


def test_what_is_shown_of_a_person_is_hidden_at_once() -> None:
    at_certificate_review().see((TAMPERED, COVERED))
    Play().do(Gives(CHEN)).see((TAMPERED, COVERED))  # on the home screen as well
    at_certificate_review().do(DOOR_OPEN).see((TAMPERED, COVERED))


@pytest.mark.parametrize("news", [DOOR_OPEN, SHUT_OFF, world()])
def test_an_open_door_hides_nothing(news: AvailabilityChanged) -> None:
    play = at_certificate_review()
    before = play.screen
    assert play.do(news).screen == before


def test_whoever_shows_that_it_is_the_same_person_goes_on() -> None:
    play = at_certificate_review()
    before = play.screen
    play.do(TAMPERED, "stay", *touch_digits(CHEN.number[-4:]))
    assert play.screen == before
    assert play.do(TAMPERED).screen == before  # it is no news any more
    play.do(world()).see((TAMPERED, COVERED))  # but once it was well in between it is
    assert play.do(CardSeen(CHEN.number, "shown")).screen == before


def test_while_nobody_is_there_nothing_changes() -> None:
    play = Play()
    before = play.screen
    assert play.do(TAMPERED).screen == before


def test_what_could_not_be_hidden_while_paper_came_out_is_hidden_then() -> None:
    printing = at_page().do(TAMPERED)
    assert not printing.visit.cover
    assert printing.do(Fails(JAM)).visit.cover == "covered"
    assert not at_page().do(TAMPERED, world(), Fails(JAM)).visit.cover
    assert Play().do(CERT, Gives(CHEN), TAMPERED).visit.cover == "covered"
