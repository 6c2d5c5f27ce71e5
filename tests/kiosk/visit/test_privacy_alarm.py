"""Somebody is at the cabinet during a visit: what is shown of a person is hidden, and told to nobody else.

Covers advance as well.
"""

from dataclasses import replace

import pytest

from drivers.api.errors import DeviceError, Fault
from kiosk.model.events import AvailabilityChanged, CardSeen
from kiosk.problems.table import problem_for
from tests.kiosk.play import (
    CERT,
    CERTIFICATE,
    CHEN,
    JAM,
    RECORDED,
    Fails,
    Gives,
    Play,
    ask_end,
    at_certificate_review,
    at_page,
    touch_digits,
    world,
)

TAMPERED = world(cabinet=problem_for(DeviceError("cabinet", Fault.TAMPERED)))
DOOR_OPEN = world(cabinet=replace(problem_for(DeviceError("cabinet", Fault.COVER_OPEN)), clears=True))
LAMP_BROKEN = world(cabinet=replace(problem_for(DeviceError("cabinet", Fault.GARBLED)), clears=True))
SHUT_OFF = world(cabinet=problem_for(DeviceError("cabinet", Fault.OFFLINE)))
GARBLED = world(cabinet=problem_for(DeviceError("cabinet", Fault.GARBLED)))
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


@pytest.mark.parametrize("unseen", [GARBLED, SHUT_OFF])
def test_a_board_that_did_not_answer_in_between_has_not_said_that_all_was_well(unseen: AvailabilityChanged) -> None:
    play = at_certificate_review()
    before = play.screen
    play.do(TAMPERED, "stay", *touch_digits(CHEN.number[-4:]))
    assert play.do(unseen, TAMPERED).screen == before
    assert play.do(unseen, DOOR_OPEN, unseen).screen == before
    play.see((TAMPERED, COVERED))  # the door alone stood open in between, so it is another alarm
    play.do("stay", *touch_digits(CHEN.number[-4:])).see((LAMP_BROKEN, "review review-print"), (TAMPERED, COVERED))


def test_an_alarm_outlasts_the_visit_and_a_board_that_does_not_answer() -> None:
    play = at_certificate_review().do(TAMPERED, *ask_end(), GARBLED)
    assert play.visit.citizen == 2
    play.do(Gives(CHEN))
    before = play.screen
    assert play.do(TAMPERED).screen == before


def test_while_nobody_is_there_nothing_changes() -> None:
    play = Play()
    before = play.screen
    assert play.do(TAMPERED).screen == before


def test_what_could_not_be_hidden_while_paper_came_out_is_hidden_then() -> None:
    printing = at_page().do(TAMPERED)
    assert not printing.visit.cover
    assert printing.do(Fails(JAM)).visit.cover == "covered"
    assert not at_page().do(TAMPERED, world(), Fails(JAM)).visit.cover
    assert not at_page().do(TAMPERED, GARBLED, DOOR_OPEN, Fails(JAM)).visit.cover
    assert at_page().do(TAMPERED, GARBLED, Fails(JAM)).visit.cover == "covered"
    assert Play().do(CERT, Gives(CHEN), TAMPERED).visit.cover == "covered"


def printed_after(*before: AvailabilityChanged, meanwhile: tuple[AvailabilityChanged, ...] = ()) -> Play:
    """A certificate that has come out, with its slip. `before`: the visit; `meanwhile`: while the page comes."""
    play = Play().do(*before, CERT, Gives(CHEN), Gives(CERTIFICATE), "confirm", RECORDED)
    return play.do(*meanwhile, Gives(), RECORDED, Gives())


@pytest.mark.parametrize("before", [(TAMPERED,), (TAMPERED, GARBLED)])
def test_where_the_contact_had_moved_before_the_visit_what_comes_after_the_paper_is_whole(
    before: tuple[AvailabilityChanged, ...],
) -> None:
    calm, moved = printed_after(), printed_after(*before)
    assert moved.seen == calm.seen == "done done-certificate"
    assert moved.screen == calm.screen
    assert printed_after(*before, meanwhile=(GARBLED, TAMPERED)).screen == calm.screen
    assert printed_after(meanwhile=(TAMPERED,)).visit.narrowed
