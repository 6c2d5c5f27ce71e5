"""A task goes on whatever it raises, and one that hangs is noticed by the others. On virtual time."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from kiosk.runtime.tasks import MOST_PAUSE_S, STALLED_S, Tasks
from tests.sim.scheduler import Scheduler, SimSignal

EVERY_S = 10.0


class House:
    """Tasks on a scheduler, and what is told of them."""

    def __init__(self) -> None:
        self.run = Scheduler(1)
        self.told: list[tuple[float, str, str]] = []  # seconds since the beginning, task, trouble
        self.tasks = Tasks(self.run, self._tell)
        self.begun = self.run.now()
        self.called = self.run.signal("a call")

    def at(self) -> float:
        return self.run.now() - self.begun

    def _tell(self, name: str, trouble: str) -> None:
        self.told.append((self.at(), name, trouble))

    def keep(self, name: str, turn: Callable[[], float | None]) -> SimSignal:
        ended = self.tasks.keep(name, turn, self.run.signal(f"a call for {name}"))
        assert isinstance(ended, SimSignal)
        return ended

    def pass_by(self, seconds: float) -> None:
        self.run.play(lambda: self.run.sleep(seconds), seconds + 1)


@pytest.fixture
def house() -> Iterator[House]:
    house = House()
    yield house
    house.run.close()


def test_a_task_takes_a_turn_again_and_again_until_one_is_the_last(house: House) -> None:
    at: list[float] = []

    def turn() -> float | None:
        at.append(house.at())
        return None if len(at) == 3 else EVERY_S

    ended = house.keep("sync", turn)
    house.pass_by(60)
    assert (at, ended.is_set(), house.told, house.run.tasks()) == ([0, 10, 20], True, [], [])


def test_a_call_brings_the_next_turn_at_once(house: House) -> None:
    at: list[float] = []

    def turn() -> float:
        at.append(house.at())
        return EVERY_S

    house.tasks.keep("sync", turn, house.called)
    house.pass_by(3)
    house.called.set()
    house.pass_by(9)
    assert at == [0, 3]


@pytest.mark.hits("task-goes-on")
def test_what_a_turn_raises_is_told_without_its_words_and_the_task_goes_on(house: House) -> None:
    left = [ZeroDivisionError("440104198105141112")]

    def turn() -> float:
        if left:
            raise left.pop()
        return EVERY_S

    house.keep("sync", turn)
    house.pass_by(60)
    (failed, well) = house.told
    assert failed[1] == "sync"
    assert failed[2].startswith(f"failed: ZeroDivisionError at {__name__}:")
    assert well == (0, "sync", "")
    assert [type(error) for _, error in house.run.failures] == [ZeroDivisionError]
    assert house.run.tasks() == ["sync"]


def test_a_task_that_fails_again_and_again_is_tried_at_longer_and_longer_pauses(house: House) -> None:
    def turn() -> float:
        raise ZeroDivisionError

    house.keep("sync", turn)
    house.pass_by(300)
    at = [when for when, _, _ in house.told]
    pauses = [round(later - earlier) for earlier, later in pairwise(at)]
    assert pauses == [0, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert max(pauses) == MOST_PAUSE_S


def test_what_is_raised_while_it_rests_or_is_told_ends_no_task_either(house: House) -> None:
    turns: list[float] = []

    def turn() -> float:
        turns.append(house.at())
        return EVERY_S

    def fails(_name: str, _trouble: str) -> None:
        raise OSError("the disk is full")

    house.tasks._tell = fails
    house.keep("sync", turn)
    house.pass_by(1)
    house.run.strike("sync", ZeroDivisionError(), ZeroDivisionError(), ZeroDivisionError())
    house.pass_by(60)
    assert len(turns) > 3
    assert house.run.tasks() == ["sync"]


@pytest.mark.hits("task-stalled")
def test_a_task_that_hangs_is_noticed_by_the_others_and_so_is_its_end(house: House) -> None:
    def hang() -> float:
        house.run.sleep(2 * STALLED_S)
        return 10 * STALLED_S

    house.keep("sync", hang)
    house.keep("outbox", lambda: EVERY_S)
    house.pass_by(3 * STALLED_S)
    assert house.told == [(310, "sync", "has not moved for 310 s"), (600, "sync", "")]


def test_a_turn_that_shows_that_it_goes_on_may_take_as_long_as_it_likes(house: House) -> None:
    def wait_for_a_card() -> float:
        for _ in range(100):
            house.run.sleep(STALLED_S / 2)
            house.tasks.beat("id_card")
        return EVERY_S

    house.keep("id_card", wait_for_a_card)
    house.keep("outbox", lambda: EVERY_S)
    house.pass_by(60 * STALLED_S)
    assert house.told == []


def test_a_task_that_rests_long_does_not_hang(house: House) -> None:
    house.keep("sync", lambda: 3600.0)
    house.keep("outbox", lambda: EVERY_S)
    house.tasks.beat("sync")
    house.tasks.beat("nobody")
    house.pass_by(3600)
    assert house.told == []
