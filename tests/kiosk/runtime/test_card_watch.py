"""Looking after a card: there, gone, shown again, another one. Real driver, simulated reader, time that is told."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from device_sim.people import person
from drivers.api.errors import DeviceError, Fault
from drivers.api.id_card import IdCard
from drivers.id_card.codec import Command
from drivers.id_card.driver import SdtReader
from kiosk.runtime.card_and_code import CancelledError
from kiosk.runtime.card_watch import GONE_AFTER_S, LOOK_EVERY_S, CardWatch
from tests.kiosk.play import CHEN, HUANG
from tests.kiosk.terminal_devices import Desk

Act = Callable[[], None]
LOOKS_UNTIL_GONE = int(GONE_AFTER_S / LOOK_EVERY_S) + 1


def nothing() -> None:
    """The world stays as it is."""


class Hands:
    """A signal nobody sets until the acts, one before each look, are over; it is the clock as well."""

    def __init__(self, acts: list[Act]) -> None:
        self._acts = acts
        self.seconds = 0.0
        self.over = False

    def is_set(self) -> bool:
        return self.over

    def wait(self, timeout: float) -> bool:
        self.seconds += timeout
        self.over = self.over or not self._acts
        if not self.over:
            self._acts.pop(0)()
        return self.over

    def now(self) -> float:
        return self.seconds


class Table:
    """CHEN's card was read, and lies on a reader that tells as much as `lying` says."""

    def __init__(self, desk: Desk, lying: str) -> None:
        self.desk = desk
        self.module = desk.card_reader
        self.module.lying = lying
        wire = desk.wires["id_card"]
        self.reader = SdtReader(wire.open, clock=wire.clock, lying=lying)
        self.module.insert_card(CHEN)
        self.reader.read()
        self.told: list[str] = []
        self.kept: list[IdCard] = []

    def watch(self, *acts: Act) -> IdCard:
        hands = Hands(list(acts))
        watch = CardWatch(self.reader, CHEN.number, hands, hands.now, self.told.append)
        return watch.other_card(nothing, self.kept.append)

    def tells(self, *acts: Act) -> list[str]:
        """What is told until nobody looks any more."""
        with pytest.raises(CancelledError):
            self.watch(*acts)
        return self.told

    def lift(self) -> None:
        self.module.remove_card()

    def lay(self, who: str) -> Act:
        return lambda: self.module.insert_card(person(who).card)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.close()


SEEING = ["found", "read"]
every_module = pytest.mark.parametrize("lying", ["unseen", *SEEING])


@pytest.mark.parametrize("lying", SEEING)
def test_a_card_that_lies_there_is_told_once(desk: Desk, lying: str) -> None:
    assert Table(desk, lying).tells(*9 * [nothing]) == ["there"]


@pytest.mark.hits("card-gone")
@pytest.mark.parametrize("lying", SEEING)
def test_a_card_that_was_taken_is_gone_after_three_seconds_and_not_before(desk: Desk, lying: str) -> None:
    table = Table(desk, lying)
    assert table.tells(nothing, table.lift, *(LOOKS_UNTIL_GONE - 2) * [nothing]) == ["there"]
    table.told.clear()
    assert table.tells(*(LOOKS_UNTIL_GONE + 5) * [nothing]) == ["gone"]


@pytest.mark.parametrize("lying", SEEING)
def test_a_card_that_only_moved_is_still_there(desk: Desk, lying: str) -> None:
    table = Table(desk, lying)
    told = table.tells(nothing, table.lift, nothing, table.lay("chen-jianming"), *9 * [nothing])
    assert told == ["there", "shown", "there"]


@pytest.mark.parametrize("lying", SEEING)
def test_a_card_that_comes_back_is_shown(desk: Desk, lying: str) -> None:
    table = Table(desk, lying)
    told = table.tells(table.lift, *9 * [nothing], table.lay("chen-jianming"), nothing)
    assert told == ["there", "gone", "shown", "there"]


def test_most_modules_tell_neither_that_a_card_lies_there_nor_that_it_is_gone(desk: Desk) -> None:
    table = Table(desk, "unseen")
    assert table.tells(*9 * [nothing], table.lift, *9 * [nothing]) == []


def test_most_modules_tell_when_the_card_is_put_down_again(desk: Desk) -> None:
    table = Table(desk, "unseen")
    assert table.tells(nothing, table.lift, table.lay("chen-jianming"), nothing) == ["shown"]


@every_module
def test_another_card_is_told_on_every_module(desk: Desk, lying: str) -> None:
    table = Table(desk, lying)
    assert table.watch(nothing, table.lift, nothing, table.lay("huang-yulan"), nothing).number == HUANG.number


@pytest.mark.hits("unreadable-card-passed-over")
@every_module
def test_a_card_that_cannot_be_read_is_passed_over(desk: Desk, lying: str) -> None:
    table = Table(desk, lying)

    def refuse() -> None:
        table.module.insert_card(HUANG)
        table.module.refuse_card = True

    def accept() -> None:
        table.module.refuse_card = False
        table.module.insert_card(HUANG)

    assert table.watch(table.lift, nothing, refuse, accept).number == HUANG.number


def looked_until(table: Table, asked: Command) -> None:
    """Watch a reader on which HUANG's card is; nobody looks any more once it has been asked this."""
    table.module.insert_card(HUANG)
    hands = Hands([nothing])

    def over(_sent: bytes) -> None:
        hands.over = hands.over or table.module.commands[-1] == asked

    table.desk.wires["id_card"].heard = over
    with pytest.raises(CancelledError):
        CardWatch(table.reader, CHEN.number, hands, hands.now, table.told.append).other_card(nothing, table.kept.append)


def test_a_card_that_is_read_when_nobody_looks_any_more_is_kept(desk: Desk) -> None:
    table = Table(desk, "unseen")
    looked_until(table, Command.READ)
    assert [card.number for card in table.kept] == [HUANG.number]


def test_a_card_that_comes_when_nobody_looks_any_more_is_left_for_who_asks_next(desk: Desk) -> None:
    table = Table(desk, "unseen")
    looked_until(table, Command.FIND)
    assert table.kept == []
    assert table.reader.read().number == HUANG.number


@every_module
def test_a_reader_that_is_gone_is_said(desk: Desk, lying: str) -> None:
    table = Table(desk, lying)

    def unplug() -> None:
        desk.wires["id_card"].unplugged = True

    with pytest.raises(DeviceError) as caught:
        table.watch(unplug)
    assert caught.value.fault is Fault.OFFLINE
