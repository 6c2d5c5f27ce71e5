"""From what a keypad sends to what a person has pressed."""

import pytest

from drivers.api.input_event import DOWN, KEY, REPEAT, SWITCH, SYN, SYN_DROPPED, UP, InputEvent
from drivers.keypad.presses import MOST, QUIET_S, STUCK_S, Presses

KEYS = {103: "up", 108: "down", 28: "select"}


class Pad:
    """Fingers on three keys, at times that are said."""

    def __init__(self) -> None:
        self.presses = Presses(KEYS)

    def down(self, code: int, at: float) -> str | None:
        return self.presses.take(InputEvent(KEY, code, DOWN, at), at)

    def up(self, code: int, at: float) -> str | None:
        return self.presses.take(InputEvent(KEY, code, UP, at), at)

    def tap(self, code: int, at: float) -> str | None:
        pressed = self.down(code, at)
        assert self.up(code, at + 0.005) is None
        return pressed


def test_a_key_counts_once_however_long_it_is_held() -> None:
    pad = Pad()
    assert pad.down(103, 1.0) == "up"
    assert [pad.presses.take(InputEvent(KEY, 103, REPEAT), 1.3 + at / 30) for at in range(30)] == [None] * 30
    assert pad.down(103, 2.5) is None  # down once more without having come up
    assert pad.up(103, 2.6) is None
    assert pad.down(103, 3.0) == "up"


def test_a_code_without_a_key_presses_nothing() -> None:
    assert Pad().down(30, 1.0) is None
    assert Pad().presses.take(InputEvent(SWITCH, 2, 1), 1.0) is None


@pytest.mark.hits("a-contact-bounces")
def test_a_contact_that_bounces_is_one_press() -> None:
    pad = Pad()
    assert pad.tap(28, 1.0) == "select"
    assert pad.tap(28, 1.01) is None
    assert pad.tap(28, 1.5) == "select"


def test_presses_that_are_read_all_at_once_are_as_far_apart_as_they_were() -> None:
    presses = Presses(KEYS)
    events = [InputEvent(KEY, 28, value, at) for at, value in ((1.0, DOWN), (1.1, UP), (1.4, DOWN), (1.5, UP))]
    assert [presses.take(event, 5.0) for event in events] == ["select", None, "select", None]


def test_a_clock_that_is_set_back_costs_no_key() -> None:
    pad = Pad()
    assert [pad.tap(108, 9000.0 + at / 5) for at in range(12)] == ["down"] * 12
    assert [pad.tap(108, at / 5) for at in range(12)] == ["down"] * 12


def test_two_keys_at_once_are_two_presses() -> None:
    pad = Pad()
    assert [pad.down(103, 1.0), pad.down(108, 1.0)] == ["up", "down"]


def test_a_stuck_key_is_told_and_the_others_go_on() -> None:
    pad = Pad()
    pad.down(28, 1.0)
    assert pad.presses.stuck(1.0 + STUCK_S) == ()
    assert pad.presses.stuck(1.1 + STUCK_S) == ("select",)
    assert pad.tap(103, 20.0) == "up"
    pad.up(28, 21.0)
    assert pad.presses.stuck(30.0) == ()
    assert pad.tap(28, 31.0) == "select"


@pytest.mark.hits("no-person-presses-so-fast")
def test_of_eighty_keys_in_a_second_only_as_many_count_as_a_person_could_press() -> None:
    pad = Pad()
    codes = list(KEYS)
    pressed = [pad.tap(codes[at % 3], 1.0 + at / 80) for at in range(80)]
    assert len([key for key in pressed if key]) == MOST
    assert pressed[:MOST] == [KEYS[codes[at % 3]] for at in range(MOST)]
    assert pad.presses.flooded(3.0)
    assert pad.tap(103, 2.0 + QUIET_S) == "up"  # quiet, and a person may press again
    assert not pad.presses.flooded(70.0)


def test_the_fastest_person_is_no_machine() -> None:
    pad = Pad()
    assert [pad.tap(108, at / 8) for at in range(80)] == ["down"] * 80
    assert not pad.presses.flooded(10.0)


@pytest.mark.hits("events-were-lost")
def test_after_lost_events_no_key_is_taken_for_held() -> None:
    pad = Pad()
    pad.down(103, 1.0)
    assert pad.presses.take(InputEvent(SYN, SYN_DROPPED, 0), 2.0) is None
    assert pad.down(103, 3.0) == "up"
    assert pad.presses.stuck(3.1 + STUCK_S) == ("up",)
