"""Cards that nobody waits for any more, that lie there from before, or that are not the one of whoever stands here."""

import threading
from collections.abc import Callable

import pytest

from drivers.api.errors import DeviceError, Fault
from drivers.api.id_card import IdCard, Presence
from drivers.id_card.driver import SdtReader
from kiosk.model.effects import ReadIdCard
from kiosk.model.events import Answer, OtherCard, Progress
from tests.kiosk.play import CHEN, HUANG
from tests.kiosk.terminal_devices import ByHand, Desk


class Interrupted:
    """A reader whose card is no longer waited for by the time it has been read, and that gives it once only."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.given = False

    def find(self) -> bool:
        if self.given:
            raise DeviceError("id_card", Fault.SILENT)
        return True

    def read(self) -> IdCard:
        self.given = True
        self.desk.handlers.cancel(f"v-1/step/{self.desk.tries}/do")
        self.desk.handlers.watch("")
        return CHEN

    def presence(self) -> Presence:
        return Presence.UNTOLD


@pytest.mark.hits("card-of-nobody-kept")
@pytest.mark.parametrize(
    "wait", [lambda desk: desk.perform(ReadIdCard()), lambda desk: desk.handlers.watch(HUANG.number)]
)
def test_a_card_that_was_being_read_when_nobody_waited_any_more_is_given_to_who_asks_next(
    desk: Desk, wait: Callable[[Desk], object]
) -> None:
    desk.build(id_card=Interrupted(desk))
    wait(desk)
    assert desk.answer(ReadIdCard()) == CHEN
    assert desk.problem(ReadIdCard()).code == "IDC-02"  # once, and not to the next but one


def test_a_card_that_was_read_some_time_ago_is_given_to_nobody(desk: Desk) -> None:
    desk.build(id_card=Interrupted(desk))
    desk.perform(ReadIdCard())
    desk.run.seconds += 3.1
    assert desk.problem(ReadIdCard()).code == "IDC-02"


def test_a_card_that_nobody_waited_for_is_not_given_to_the_one_after_somebody_else_was_looked_for(desk: Desk) -> None:
    """Whoever is greeted has the card already: the next citizen must not be greeted by its name."""
    reader = Interrupted(desk)
    desk.build(id_card=reader)
    desk.perform(ReadIdCard())
    desk.handlers.watch(HUANG.number)
    assert desk.lacking["id_card"].code == "IDC-02"
    assert desk.problem(ReadIdCard()).code == "IDC-02"


def test_another_card_is_told_with_the_number_it_was_looked_for_beside(desk: Desk) -> None:
    desk.build(id_card=OneCard())
    desk.handlers.watch(HUANG.number)
    assert desk.events[-1] == OtherCard(HUANG.number, CHEN)


def test_without_a_reader_nobody_is_looked_after(desk: Desk) -> None:
    desk.build(id_card=None)
    desk.handlers.watch(CHEN.number)
    assert desk.lacking["id_card"].code == "IDC-01"


def test_a_card_of_a_visit_that_is_over_has_to_be_lifted_before_one_is_read(desk: Desk) -> None:
    desk.card_reader.lying = "found"
    desk.run = Lifted(desk)
    desk.build(id_card=SdtReader(desk.wires["id_card"].open, clock=desk.wires["id_card"].clock, lying="found"))
    desk.card_reader.insert_card(CHEN)
    assert desk.answer(ReadIdCard()).number == CHEN.number
    desk.run.lies = True
    event = desk.perform(ReadIdCard(lifted=True))
    assert isinstance(event, Answer)
    assert event.value.number == HUANG.number
    told = [one.value for one in desk.events if isinstance(one, Progress) and one.ticket == event.ticket]
    assert told == ["lies", "lifted", "reading"]


class Lifted(ByHand):
    """Once a card lies there, whoever waits sees a hand at work."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.lies = False

    def signal(self, name: str) -> threading.Event:
        return Lifts(self.desk) if self.lies else super().signal(name)


class Lifts(threading.Event):
    """Nobody sets it; while it is waited for, the card is lifted, and then another one is put down."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.waited = 0

    def wait(self, timeout: float | None = None) -> bool:
        self.waited += 1
        if self.waited == 3:
            self.desk.card_reader.remove_card()
        if self.waited == 7:
            self.desk.card_reader.insert_card(HUANG)
        return False


class OneCard:
    """A reader on which a card was just put down."""

    def presence(self) -> Presence:
        return Presence.UNTOLD

    def find(self) -> bool:
        return True

    def read(self) -> IdCard:
        return CHEN


def test_setting_the_clock_back_gives_nobody_the_card_of_the_one_before(desk: Desk) -> None:
    desk.build(id_card=Interrupted(desk))
    desk.perform(ReadIdCard())
    desk.run.seconds += 60.0
    desk.run.at -= 3600.0
    assert desk.problem(ReadIdCard()).code == "IDC-02"
