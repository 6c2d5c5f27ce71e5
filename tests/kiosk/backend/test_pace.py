"""How often the back end is looked for: 5,000 idle terminals are no load, and who comes waits for nothing."""

from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest

from kiosk.backend.pace import SOMEBODY_S, WITH_SOMEBODY_S, Pace
from kiosk.runtime.tasks import Tasks
from kiosk.runtime.workers import Worker
from tests.clock import Clock
from tests.sim.scheduler import Scheduler

HOUR_S = 3600.0
FLEET = 5000
MOST_A_SECOND = 100


class Even:
    """Dice that always show the middle."""

    def uniform(self, low: float, high: float) -> float:
        return (low + high) / 2


@pytest.fixture
def clock() -> Clock:
    return Clock(1000.0)


@pytest.fixture
def pace(clock: Clock) -> Pace:
    return Pace(60.0, clock, Even())  # type: ignore[arg-type]  # only uniform() is used


@pytest.fixture
def run() -> Iterator[Scheduler]:
    run = Scheduler(1)
    yield run
    run.close()


def test_nobody_there_and_all_well_is_looked_at_once_a_minute(pace: Pace) -> None:
    pace.looked(there=True)
    assert pace.rest() == 60.0


def test_whoever_comes_has_it_looked_at_once_unless_that_was_just_done(pace: Pace, clock: Clock) -> None:
    assert pace.attended()
    pace.looked(there=True)
    clock.now += WITH_SOMEBODY_S
    assert not pace.attended()
    clock.now += 1.0
    assert pace.attended()


def test_while_somebody_is_there_it_is_looked_for_every_few_seconds(pace: Pace, clock: Clock) -> None:
    pace.attended()
    pace.looked(there=True)
    assert pace.rest() == WITH_SOMEBODY_S
    clock.now += SOMEBODY_S + 1
    assert pace.rest() == 60.0


def test_a_lost_line_is_looked_for_at_longer_and_longer_rests(pace: Pace) -> None:
    rests = []
    for _ in range(6):
        pace.looked(there=False)
        rests.append(pace.rest())
    assert rests == [5.0, 10.0, 20.0, 40.0, 60.0, 60.0]
    pace.looked(there=True)
    assert pace.rest() == 60.0


def test_no_rest_is_longer_than_the_settings_say(clock: Clock) -> None:
    quick = Pace(2.0, clock, Even())  # type: ignore[arg-type]  # only uniform() is used
    quick.attended()
    assert quick.rest() == 2.0


@pytest.mark.parametrize("there", [True, False])
def test_five_thousand_idle_terminals_ask_at_most_a_hundred_times_a_second(run: Scheduler, *, there: bool) -> None:
    """A sample of them, begun at one moment, over an hour."""
    sample = 100
    asked: list[float] = []

    def terminal(number: int) -> None:
        pace = Pace(60.0, run.now, Random(number))

        def look() -> None:
            asked.append(run.now())
            pace.looked(there=there)

        Worker(f"backend-{number}", look, pace.rest, Tasks(run))

    for number in range(sample):
        terminal(number)
    began = run.now()
    run.play(lambda: run.sleep(HOUR_S), HOUR_S + 1)
    settled = [at - began for at in asked if at - began > HOUR_S / 2]
    assert len(settled) / (HOUR_S / 2) * FLEET / sample <= MOST_A_SECOND
    each_second = Counter(int(at) for at in settled)
    in_ten_seconds = max(sum(each_second[second + more] for more in range(10)) for second in range(1800, 3590))
    assert in_ten_seconds / 10 * FLEET / sample <= 2 * MOST_A_SECOND, "they have not spread"
