"""Waiting for cards: the next one, and the lifting of one that lies there. Real driver, simulated reader, told time."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from device_sim.people import person
from drivers.id_card.driver import SdtReader
from kiosk.runtime.card_and_code import CancelledError, await_lifted, read_card
from tests.kiosk.play import CHEN
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


def test_a_card_is_told_of_before_it_is_read(desk: Desk) -> None:
    assert desk.ports.id_card is not None
    said: list[str] = []
    waits = Waits(nothing, lay(desk, "chen-jianming"))
    card = read_card(desk.ports.id_card, waits, lambda: said.append("well"), lambda: said.append("found"))
    assert card.number == CHEN.number
    assert said == ["well", "well", "well", "found"]


def reader_that_tells(desk: Desk, lying: str) -> SdtReader:
    """CHEN's card was read there, and lies on it."""
    desk.card_reader.lying = lying
    reader = SdtReader(desk.wires["id_card"].open, clock=desk.wires["id_card"].clock, lying=lying)
    desk.card_reader.insert_card(CHEN)
    reader.read()
    return reader


@pytest.mark.hits("card-left-behind-lifted")
@pytest.mark.parametrize("lying", ["found", "read"])
def test_a_card_that_was_left_is_waited_for_until_it_is_lifted(desk: Desk, lying: str) -> None:
    told: list[str] = []
    waits = Waits(nothing, nothing, desk.card_reader.remove_card, nothing, nothing)
    await_lifted(reader_that_tells(desk, lying), waits, nothing, told.append)
    assert told == ["lies", "lifted"]
    assert len(waits.waited) > 3


def test_a_reader_that_cannot_tell_is_not_waited_for(desk: Desk) -> None:
    told: list[str] = []
    waits = Waits()
    await_lifted(reader_that_tells(desk, "unseen"), waits, nothing, told.append)
    assert (told, waits.waited) == ([], [])


def test_whoever_waits_no_more_for_a_card_to_be_lifted_goes_on(desk: Desk) -> None:
    with pytest.raises(CancelledError):
        await_lifted(reader_that_tells(desk, "found"), Waits(nothing), nothing, lambda _state: None)
