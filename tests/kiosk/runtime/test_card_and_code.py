"""Waiting for cards: the next one, or only somebody else's. Real driver, simulated reader, and time that is told."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from device_sim.people import person
from drivers.api.errors import DeviceError, Fault
from kiosk.runtime.card_and_code import SAME_CARD_REST_S, CancelledError, await_other_card, read_card
from tests.kiosk.play import CHEN, HUANG
from tests.kiosk.terminal_devices import Desk

Act = Callable[[], None]


class Waits:
    """An event nobody sets until the acts, one a wait, are over."""

    def __init__(self, *acts: Act) -> None:
        self._acts = list(acts)
        self.waited: list[float] = []

    def is_set(self) -> bool:
        return False

    def wait(self, timeout: float) -> bool:
        self.waited.append(timeout)
        if not self._acts:
            return True
        self._acts.pop(0)()
        return False


def nothing() -> None:
    """The world stays as it is."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.close()


def lay(desk: Desk, who: str) -> Act:
    return lambda: desk.card_reader.insert_card(person(who).card)


def other(desk: Desk, *acts: Act) -> tuple[str, Waits]:
    assert desk.ports.id_card is not None
    waits = Waits(*acts)
    return await_other_card(desk.ports.id_card, CHEN.number, waits, nothing).number, waits


def test_a_card_is_told_of_before_it_is_read(desk: Desk) -> None:
    assert desk.ports.id_card is not None
    said: list[str] = []
    waits = Waits(nothing, lay(desk, "chen-jianming"))
    card = read_card(desk.ports.id_card, waits, lambda: said.append("well"), lambda: said.append("found"))
    assert card.number == CHEN.number
    assert said == ["well", "well", "well", "found"]


def test_somebody_else_s_card_is_read(desk: Desk) -> None:
    assert other(desk, nothing, lay(desk, "huang-yulan"))[0] == HUANG.number


@pytest.mark.hits("same-card-rests")
def test_the_card_that_lies_there_is_no_news_and_is_seldom_read(desk: Desk) -> None:
    desk.card_reader.refind_same_card = True
    number, waits = other(desk, lay(desk, "chen-jianming"), nothing, lay(desk, "huang-yulan"), nothing)
    assert number == HUANG.number
    assert SAME_CARD_REST_S in waits.waited


@pytest.mark.hits("unreadable-card-passed-over")
def test_a_card_that_cannot_be_read_is_passed_over(desk: Desk) -> None:
    def refuse() -> None:
        desk.card_reader.insert_card(person("chen-jianming").card)
        desk.card_reader.refuse_card = True

    def accept() -> None:
        desk.card_reader.refuse_card = False
        desk.card_reader.insert_card(person("huang-yulan").card)

    assert other(desk, refuse, accept)[0] == HUANG.number


def test_a_card_that_comes_when_nobody_waits_any_more_is_left_for_who_asks_next(desk: Desk) -> None:
    class Over(Waits):
        def is_set(self) -> bool:
            return True

    assert desk.ports.id_card is not None
    with pytest.raises(CancelledError):
        await_other_card(desk.ports.id_card, CHEN.number, Over(lay(desk, "huang-yulan")), nothing)
    assert read_card(desk.ports.id_card, Waits(), nothing, nothing).number == HUANG.number


def test_nobody_waits_for_ever(desk: Desk) -> None:
    with pytest.raises(CancelledError):
        other(desk, nothing, nothing)


def test_a_reader_that_is_gone_is_said(desk: Desk) -> None:
    def unplug() -> None:
        desk.wires["id_card"].unplugged = True

    with pytest.raises(DeviceError) as caught:
        other(desk, unplug)
    assert caught.value.fault is Fault.OFFLINE
