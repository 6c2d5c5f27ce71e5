"""Whether headphones are in, from what a jack says."""

from drivers.api.input_event import (
    HEADPHONE_INSERT,
    KEY,
    LINEOUT_INSERT,
    SWITCH,
    SYN,
    SYN_DROPPED,
    InputEvent,
    take_event,
)
from drivers.headphones.codec import UNTOLD, after, plugged_in

# EV_SW, SW_HEADPHONE_INSERT, 1: written out from linux/input.h.
INSERTED = bytes.fromhex("0100000000000000 0000000000000000 0500 0200 01000000")


def test_a_headphone_switch_that_is_one_is_a_plug_that_is_in() -> None:
    event = take_event(bytearray(INSERTED))
    assert event is not None
    assert plugged_in(after(UNTOLD, event)) is True


def test_what_nobody_has_said_is_not_known() -> None:
    assert plugged_in(UNTOLD) is None
    assert plugged_in(after(UNTOLD, InputEvent(KEY, 193, 1))) is None
    assert plugged_in(after(UNTOLD, InputEvent(SWITCH, 4, 1))) is None  # a microphone


def test_of_two_jacks_one_plug_is_enough_and_both_have_to_be_out() -> None:
    both = after(after(UNTOLD, InputEvent(SWITCH, HEADPHONE_INSERT, 1)), InputEvent(SWITCH, LINEOUT_INSERT, 1))
    one = after(both, InputEvent(SWITCH, HEADPHONE_INSERT, 0))
    assert [plugged_in(both), plugged_in(one)] == [True, True]
    assert plugged_in(after(one, InputEvent(SWITCH, LINEOUT_INSERT, 0))) is False


def test_after_lost_events_nothing_is_known() -> None:
    known = after(UNTOLD, InputEvent(SWITCH, HEADPHONE_INSERT, 1))
    assert plugged_in(after(known, InputEvent(SYN, SYN_DROPPED, 0))) is None
