"""Virtual time, and one task at a time: what the simulation stands on."""

import threading
import time
from collections.abc import Iterator

import pytest

from kiosk.model.run import Run, Signal
from tests.sim import scheduler
from tests.sim.scheduler import DeadlockError, LateError, Scheduler, SimSignal, StuckError

WEEK_S = 7 * 86_400.0


@pytest.fixture
def run() -> Iterator[Scheduler]:
    one = Scheduler(1)
    yield one
    one.close()


def order(seed: int) -> list[str]:
    """Who goes on when five can at once, three times over."""
    run, seen = Scheduler(seed), []

    def test() -> None:
        ended = [run.start(name, lambda name=name: work(name)) for name in "abcde"]  # type: ignore[misc]
        for one in ended:
            one.wait()

    def work(name: str) -> None:
        for _ in range(3):
            run.sleep(1.0)
            seen.append(name)

    run.play(test)
    run.close()
    return seen


def test_it_is_what_the_kiosk_asks_for(run: Scheduler) -> None:
    asked: Run = run
    signal: Signal = asked.signal("x")
    assert not signal.is_set()


def test_a_week_takes_no_time(run: Scheduler) -> None:
    begun, now, wall = time.monotonic(), run.now(), run.wall()
    run.play(lambda: run.sleep(WEEK_S), WEEK_S)
    assert (run.now() - now, run.wall() - wall) == (WEEK_S, WEEK_S)
    assert time.monotonic() - begun < 5


def test_the_same_seed_gives_the_same_order_and_another_one_another() -> None:
    assert order(3) == order(3)
    assert sorted(order(3)) == sorted("abcde" * 3)
    assert len({tuple(order(seed)) for seed in range(10)}) == 10


def test_exactly_one_task_runs_at_a_time(run: Scheduler) -> None:
    inside: list[str] = []

    def work(name: str) -> None:
        for _ in range(50):
            inside.append(name)
            sum(range(2000))  # time enough for a thread that ran beside it
            assert inside == [name]
            inside.clear()
            run.sleep(0.0)

    def test() -> None:
        for one in [run.start(name, lambda name=name: work(name)) for name in "abc"]:  # type: ignore[misc]
            one.wait()

    run.play(test)
    assert run.failures == []


def test_whoever_waits_goes_on_when_the_signal_is_set_although_it_was_cleared_since(run: Scheduler) -> None:
    called, came = run.signal("a call"), []

    def test() -> None:
        waiting = run.start("waiting", lambda: came.append((called.wait(5.0), run.now())))
        run.sleep(1.0)
        called.set()
        called.clear()
        waiting.wait()

    now = run.now()
    run.play(test)
    assert came == [(True, now + 1.0)]


def test_a_wait_ends_when_its_time_is_over_and_time_jumps_to_the_next_that_is_due(run: Scheduler) -> None:
    came: list[tuple[str, bool, float]] = []
    now = run.now()

    def wait(name: str, seconds: float) -> None:
        came.append((name, run.signal(name).wait(seconds), run.now() - now))

    def test() -> None:
        late, soon = run.start("late", lambda: wait("late", 30.0)), run.start("soon", lambda: wait("soon", 2.0))
        soon.wait()
        late.wait()

    run.play(test)
    assert came == [("soon", False, 2.0), ("late", False, 30.0)]


def test_those_who_wait_for_each_other_are_named(run: Scheduler) -> None:
    first, second = run.signal("the second's word"), run.signal("the first's word")

    def answer(asked: SimSignal, said: SimSignal) -> None:
        asked.wait()
        said.set()

    def test() -> None:
        run.start("one", lambda: answer(first, second))
        run.start("two", lambda: answer(second, first)).wait()

    with pytest.raises(DeadlockError) as caught:
        run.play(test)
    assert "one waits for the second's word" in str(caught.value)
    assert "two waits for the first's word" in str(caught.value)
    assert "test waits for the end of two" in str(caught.value)


def test_what_does_not_come_to_an_end_is_late(run: Scheduler) -> None:
    def turn_in_circles() -> None:
        while True:
            run.sleep(10.0)

    with pytest.raises(LateError, match=r"test sleeps until"):
        run.play(turn_in_circles, 60.0)


def test_a_task_that_keeps_the_turn_is_found_with_the_place_where_it_stands(
    run: Scheduler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scheduler, "STUCK_AFTER_S", 0.1)
    outside = threading.Event()

    def wait_outside() -> None:
        outside.wait(10)

    with pytest.raises(StuckError, match=r"(?s)test has the turn.*in wait_outside"):
        run.play(wait_outside)
    outside.set()


def test_what_a_task_raises_is_told_and_ends_it_alone(run: Scheduler) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    def test() -> None:
        assert run.start("broken", fail).wait(5.0)

    run.play(test)
    assert [(name, type(error)) for name, error in run.failures] == [("broken", ZeroDivisionError)]


def test_what_the_test_itself_raises_comes_out_of_it(run: Scheduler) -> None:
    def fail() -> None:
        run.sleep(1.0)
        raise KeyError

    with pytest.raises(KeyError):
        run.play(fail)


def test_the_end_reaches_whoever_still_waits(run: Scheduler) -> None:
    ended: list[str] = []

    def wait() -> None:
        try:
            run.signal("nothing").wait()
        finally:
            ended.append("tidied up")

    def test() -> None:
        run.start("waiting", wait)
        run.sleep(1.0)

    run.play(test)
    run.close()
    assert ended == ["tidied up"]


def test_a_thread_from_outside_may_not_wait(run: Scheduler) -> None:
    with pytest.raises(RuntimeError, match=r"MainThread waits although it does not have the turn"):
        run.sleep(1.0)
