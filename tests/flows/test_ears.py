"""Whoever listens in a journey hears what was said, in its order, and is told where nobody listens."""

import pytest

from tests.flows.ears import place_after
from tests.flows.player import Journey, JourneyError, PatientClock, Player
from tests.flows.test_player import SlowHand

SAID = "陈建明。来自身份证。身份证号码。"


def test_sentences_are_heard_in_the_order_in_which_they_were_said() -> None:
    assert place_after(SAID, ["陈建明。", "身份证号码。"], 0) == len(SAID)
    assert place_after(SAID, ["身份证号码。", "陈建明。"], 0) is None


def test_what_was_heard_before_is_not_heard_again() -> None:
    assert place_after(SAID, ["陈建明。"], len("陈建明。")) is None


def test_a_journey_that_listens_needs_somebody_who_does() -> None:
    journey = Journey("x", "", "", ({"hears": "您好"},))
    with pytest.raises(JourneyError, match="nobody listens"):
        Player(SlowHand(), lambda *_words: {}, PatientClock()).play(journey)
