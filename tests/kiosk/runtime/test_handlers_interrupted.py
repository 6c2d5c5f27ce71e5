"""What became of an earlier print is told with the card, and is over once another one is begun or ended."""

import pytest

from kiosk.model.effects import ReadIdCard, Record
from kiosk.model.events import Answer, Interrupted, OtherCard
from tests.kiosk.play import CHEN, HUANG
from tests.kiosk.terminal_devices import PAGE, Desk

REQUESTED = Record("certificate_requested", {"number": "8", "id_number": CHEN.number}, page=PAGE)


def told(desk: Desk) -> list[Interrupted]:
    return [event for event in desk.events if isinstance(event, Interrupted)]


def interrupt(desk: Desk, number: str = "8") -> None:
    """A stop of the program, as the next start finds it."""
    desk.interrupted.settle({number})


@pytest.mark.parametrize("other", [False, True], ids=["first card", "other card"])
def test_it_is_told_before_the_card(desk: Desk, other: bool) -> None:
    desk.answer(REQUESTED)
    interrupt(desk)
    desk.card_reader.insert_card(CHEN)
    if other:
        desk.handlers.watch(HUANG.number)
    else:
        desk.answer(ReadIdCard())
    assert told(desk) == [Interrupted(CHEN.number, "8", "12:00")]
    assert isinstance(desk.events[-1], Answer | OtherCard)
    assert desk.events.index(told(desk)[0]) == len(desk.events) - 2


def test_of_somebody_elses_print_nothing_is_told(desk: Desk) -> None:
    desk.answer(REQUESTED)
    interrupt(desk)
    desk.card_reader.insert_card(HUANG)
    desk.answer(ReadIdCard())
    assert told(desk) == []


@pytest.mark.parametrize("kind", ["certificate_issued", "certificate_spoiled"])
def test_a_print_that_has_ended_was_not_interrupted(desk: Desk, kind: str) -> None:
    desk.answer(REQUESTED)
    desk.answer(Record(kind, {"number": "8"}, closes="certificate_requested"), "end")
    interrupt(desk)
    assert desk.interrupted.of(CHEN.number) is None


def test_what_is_under_way_is_not_called_interrupted(desk: Desk) -> None:
    desk.answer(REQUESTED)
    assert desk.interrupted.of(CHEN.number) is None
