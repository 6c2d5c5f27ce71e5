"""The thread that delivers: when it goes on, when it rests, and what it survives."""

import threading
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import apsw
import pytest

from kiosk.runtime.tasks import Tasks
from offline_cache.outbox import Entry, Outbox
from offline_cache.sync import (
    BROKEN_S,
    IDLE_S,
    LINE_BACK_SPREAD_S,
    Accepted,
    Delivery,
    Syncer,
    Unreachable,
)
from tests.kiosk.at import At
from tests.offline_cache.rig import Clock, always, opened, put_keys


def _syncer(outbox: Outbox, clock: Clock, deliver: Callable[[Entry], Delivery]) -> Syncer:
    return Syncer(outbox, deliver, Tasks(At(clock)), always(1.0))


def _noting(keys: list[str], answer: Delivery) -> Callable[[Entry], Delivery]:
    def deliver(entry: Entry) -> Delivery:
        keys.append(entry.key)
        return answer

    return deliver


def test_step_delivers_all_that_is_due_then_rests(outbox: Outbox, clock: Clock) -> None:
    put_keys(outbox, "a/0", "a/1", "b/0")
    assert _syncer(outbox, clock, lambda _: Accepted()).step() == IDLE_S
    assert outbox.waiting() == 0


def test_step_does_not_ask_a_dead_line_for_every_row(outbox: Outbox, clock: Clock) -> None:
    tried: list[str] = []
    syncer = _syncer(outbox, clock, _noting(tried, Unreachable("line down")))
    put_keys(outbox, "a/0", "b/0", "c/0")
    assert [syncer.step() for _ in range(3)] == [5, 10, 20]
    assert tried == ["a/0", "b/0", "c/0"]
    assert syncer.step() == IDLE_S


def test_a_row_whose_answer_cannot_be_noted_waits_and_the_others_go(outbox: Outbox, clock: Clock) -> None:
    class Poison(dict[str, str]):
        def get(self, *_: object) -> str:
            raise UnicodeEncodeError("utf-8", "\ud83d", 0, 1, "surrogates not allowed")

    def deliver(entry: Entry) -> Delivery:
        return Accepted(Poison()) if entry.visit == "bad" else Accepted()

    syncer = _syncer(outbox, clock, deliver)
    put_keys(outbox, "bad/0", "good/0")
    assert syncer.step() == 5
    assert syncer.step() == IDLE_S
    (left,) = outbox.pending_entries()
    assert (left.key, left.reason) == ("bad/0", "raised UnicodeEncodeError")


def test_one_rows_trouble_does_not_hold_up_other_visits(outbox: Outbox, clock: Clock) -> None:
    def poisoned(entry: Entry) -> Delivery:
        return Unreachable("500") if entry.visit == "bad" else Accepted()

    syncer = _syncer(outbox, clock, poisoned)
    put_keys(outbox, "bad/0", "bad/1", "good/0", "fine/0")
    syncer.step()
    syncer.step()
    assert [entry.key for entry in outbox.pending_entries()] == ["bad/0", "bad/1"]


def test_waiting_rows_are_tried_soon_after_the_line_is_back(outbox: Outbox, clock: Clock) -> None:
    answers: list[Delivery] = [Unreachable("line down", 3600), Accepted()]
    syncer = _syncer(outbox, clock, lambda _: answers.pop(0))
    put_keys(outbox, "a/0")
    assert syncer.step() == 3600
    syncer.line_is_back()
    assert syncer.step() == LINE_BACK_SPREAD_S
    clock.now += LINE_BACK_SPREAD_S
    assert syncer.step() == IDLE_S
    assert outbox.waiting() == 0


@pytest.mark.hits("queue-failed-under-sync")
def test_failed_disk_is_reported_and_does_not_end_the_thread(
    tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    with opened(tmp_path, clock) as outbox:
        put_keys(outbox, "a/0")
        outbox._database.exec_trace = _disk_fails
        assert _syncer(outbox, clock, lambda _: Accepted()).step() == BROKEN_S
        outbox._database.exec_trace = None
    assert "the outbox cannot be worked on" in caplog.text
    with opened(tmp_path, clock) as outbox:
        assert outbox.waiting() == 1


def _disk_fails(*_: object) -> bool:
    raise apsw.IOError("simulated")


class Waits:
    """A signal that tells when the syncer has come to rest, and lets it go on only when woken."""

    def __init__(self) -> None:
        self.resting = threading.Semaphore(0)
        self._woken = threading.Semaphore(0)

    def wait(self, timeout: float) -> bool:
        self.resting.release()
        return self._woken.acquire(timeout=60)

    def set(self) -> None:
        self._woken.release()

    def clear(self) -> None:
        """Each set() lets one wait() pass."""


class Watched(At):
    """Threads whose rests are seen, and what they report."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.waits = Waits()
        self.reported: list[type[Exception]] = []

    def signal(self, name: str) -> Any:
        return self.waits

    def report(self, error: Exception) -> None:
        self.reported.append(type(error))


def test_thread_delivers_when_woken_and_ends_when_stopped(outbox: Outbox, clock: Clock) -> None:
    delivered: list[str] = []
    run = Watched(clock)
    waits = run.waits
    syncer = Syncer(outbox, _noting(delivered, Accepted()), Tasks(run), Random(1))
    syncer.start()
    assert waits.resting.acquire(timeout=10)
    assert delivered == []
    put_keys(outbox, "a/0")
    syncer.wake()
    assert waits.resting.acquire(timeout=10)
    assert delivered == ["a/0"]
    assert syncer.stop()


def test_an_assertion_that_fails_ends_no_thread_and_loses_no_row(outbox: Outbox, clock: Clock) -> None:
    delivered: list[str] = []
    run = Watched(clock)
    syncer = Syncer(outbox, _noting(delivered, Accepted()), Tasks(run), Random(1))
    put_keys(outbox, "a/0")
    places, outbox._last_seq = outbox._last_seq, -1  # of which the outbox asserts that it cannot be
    syncer.start()
    assert run.waits.resting.acquire(timeout=10)
    assert delivered == []
    assert set(run.reported) == {AssertionError}
    outbox._last_seq = places
    syncer.wake()
    assert run.waits.resting.acquire(timeout=10)
    assert delivered == ["a/0"]
    assert syncer.stop()


def test_thread_that_is_stopped_in_the_middle_of_a_delivery_ends_it_first(outbox: Outbox, clock: Clock) -> None:
    begun, let_go = threading.Event(), threading.Event()

    def slow(_: Entry) -> Delivery:
        begun.set()
        assert let_go.wait(10)
        return Accepted()

    syncer = Syncer(outbox, slow, Tasks(At(clock)), Random(1))
    put_keys(outbox, "a/0", "b/0")
    syncer.start()
    assert begun.wait(10)
    assert not syncer.stop(timeout=0)
    let_go.set()
    assert syncer.stop()
    assert [entry.key for entry in outbox.pending_entries()] == ["b/0"]


def test_kiosk_may_put_while_the_syncer_delivers(outbox: Outbox, clock: Clock) -> None:
    delivered: list[str] = []
    syncer = Syncer(outbox, _noting(delivered, Accepted()), Tasks(At(clock)), Random(1))
    syncer.start()
    keys = [f"v{n}/0" for n in range(60)]
    for key in keys:
        put_keys(outbox, key)
        syncer.wake()
    assert syncer.stop()
    assert sorted([*delivered, *(entry.key for entry in outbox.pending_entries())]) == sorted(keys)


def test_the_pauses_begin_anew_after_a_delivery_and_after_the_line_was_back(outbox: Outbox, clock: Clock) -> None:
    down = Unreachable("line down")
    answers: list[Delivery] = [down, down, Accepted(), down, down, down]
    syncer = _syncer(outbox, clock, lambda _: answers.pop(0))
    put_keys(outbox, *(f"v{n}/0" for n in range(6)))
    assert [syncer.step(), syncer.step()] == [5, 10]
    assert [syncer.step(), syncer.step()] == [5, 10]  # the first of these delivers before it meets the dead line
    syncer.line_is_back()
    assert syncer.step() == LINE_BACK_SPREAD_S
    assert syncer.step() == 5
