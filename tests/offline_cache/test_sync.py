"""Delivery: each record takes effect once at the back end, whatever happens to the answers."""

import logging
import threading
from collections.abc import Callable, Iterator
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
    Refused,
    Syncer,
    Unreachable,
    sync_once,
    wait_before,
)
from tests.kiosk.at import At
from tests.offline_cache.rig import CITIZEN, NOON, Clock, opened


class BackEnd:
    """Remembers keys as the real one does; loses answers, or is down, as its dice say."""

    def __init__(self, dice: Callable[[], float]) -> None:
        self.effects: list[str] = []
        self._dice = dice

    def deliver(self, entry: Entry) -> Delivery:
        if self._dice() < 0.3:
            return Unreachable("connect refused")
        if entry.key not in self.effects:
            self.effects.append(entry.key)
        if self._dice() < 0.5:
            return Unreachable("the answer was lost")
        return Accepted({"state": "accepted"})


class Always:
    """Dice that always show the same share of their range."""

    def __init__(self, share: float) -> None:
        self._share = share

    def uniform(self, low: float, high: float) -> float:
        return low + (high - low) * self._share


def always(share: float) -> Random:
    return Always(share)  # type: ignore[return-value]  # only uniform() is used


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def outbox(tmp_path: Path, clock: Clock) -> Iterator[Outbox]:
    with opened(tmp_path, clock) as outbox:
        yield outbox


def _put(outbox: Outbox, *keys: str) -> None:
    for key in keys:
        outbox.put("application", CITIZEN, visit=key.partition("/")[0], key=key)


# --- one delivery ---------------------------------------------------------------------------------------------


def test_nothing_is_delivered_when_nothing_is_due(outbox: Outbox) -> None:
    assert sync_once(outbox, lambda _: Accepted(), NOON, Random(1)) is None


def test_accepted_row_leaves(outbox: Outbox) -> None:
    _put(outbox, "a/0")
    assert sync_once(outbox, lambda _: Accepted(), NOON, Random(1)) == Accepted()
    assert outbox.waiting() == 0


def test_refused_row_is_parked_with_its_reason_and_not_tried_again(outbox: Outbox) -> None:
    _put(outbox, "a/0")
    sync_once(outbox, lambda _: Refused("422: district unknown"), NOON, Random(1))
    assert sync_once(outbox, lambda _: Accepted(), NOON + 1e6, Random(1)) is None
    assert outbox.parked()[0].reason == "422: district unknown"


def test_unreachable_row_is_tried_later_with_longer_and_longer_waits(outbox: Outbox) -> None:
    _put(outbox, "a/0")
    waits, now = [], NOON
    for _ in range(11):
        sync_once(outbox, lambda _: Unreachable("line down"), now, always(1.0))
        (entry,) = outbox.pending_entries()
        waits.append(entry.due - now)
        now = NOON  # the outbox's own clock stands still
        outbox.hasten(NOON)
    assert waits == [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1800, 1800]
    assert outbox.pending_entries()[0].reason == "line down"


def test_waits_are_spread_over_their_whole_length() -> None:
    rng = Random(5)
    waits = [wait_before(3, rng) for _ in range(2000)]
    assert min(waits) < 1
    assert max(waits) > 39
    assert all(0 <= wait <= 40 for wait in waits)


@pytest.mark.parametrize(("asked", "wait"), [(None, 5.0), (2.0, 5.0), (600.0, 600.0), (1e9, 3600.0), (-5.0, 5.0)])
def test_back_ends_wish_to_wait_is_kept_up_to_an_hour(outbox: Outbox, asked: float | None, wait: float) -> None:
    _put(outbox, "a/0")
    sync_once(outbox, lambda _: Unreachable("busy", asked), NOON, always(1.0))
    assert outbox.pending_entries()[0].due == NOON + wait


@pytest.mark.hits("delivery-raised")
def test_mistake_in_delivering_one_row_neither_loses_it_nor_quotes_its_payload(
    outbox: Outbox, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble(entry: Entry) -> Delivery:
        raise KeyError(entry.payload["name"])

    _put(outbox, "a/0")
    with caplog.at_level(logging.ERROR):
        assert sync_once(outbox, stumble, NOON, Random(1)) == Unreachable("raised KeyError")
    assert outbox.waiting() == 1
    assert "raised KeyError" in caplog.text
    assert CITIZEN["name"] not in caplog.text


def test_a_row_whose_answer_cannot_be_noted_waits_and_the_others_go(outbox: Outbox, clock: Clock) -> None:
    class Poison(dict[str, str]):
        def get(self, *_: object) -> str:
            raise UnicodeEncodeError("utf-8", "\ud83d", 0, 1, "surrogates not allowed")

    def deliver(entry: Entry) -> Delivery:
        return Accepted(Poison()) if entry.visit == "bad" else Accepted()

    syncer = _syncer(outbox, clock, deliver)
    _put(outbox, "bad/0", "good/0")
    assert syncer.step() == 5
    assert syncer.step() == IDLE_S
    (left,) = outbox.pending_entries()
    assert (left.key, left.reason) == ("bad/0", "raised UnicodeEncodeError")


# --- until all is delivered -----------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(4))
def test_each_key_takes_effect_once_although_answers_are_lost(tmp_path: Path, seed: int) -> None:
    rng, clock = Random(seed), Clock()
    back_end = BackEnd(rng.random)
    keys = [f"v{n // 3}/{n % 3}" for n in range(18)]
    with opened(tmp_path, clock) as outbox:
        _put(outbox, *keys)
    while _waiting_after_a_short_life(tmp_path, back_end, clock, rng):
        clock.now += 30
    assert sorted(back_end.effects) == sorted(keys)
    for visit in {key.partition("/")[0] for key in keys}:
        assert [key for key in back_end.effects if key.startswith(f"{visit}/")] == [f"{visit}/{n}" for n in range(3)]


def _waiting_after_a_short_life(folder: Path, back_end: BackEnd, clock: Clock, rng: Random) -> int:
    """The terminal runs for a few deliveries, then is switched off."""
    with opened(folder, clock) as outbox:
        for _ in range(4):
            sync_once(outbox, back_end.deliver, clock(), rng)
        return outbox.waiting()


def test_control_a_back_end_without_keys_would_do_things_twice(outbox: Outbox, clock: Clock) -> None:
    """If this were not so, the test above would prove nothing."""
    effects: list[str] = []

    def forgetful(entry: Entry) -> Delivery:
        effects.append(entry.key)
        return Unreachable("the answer was lost") if len(effects) < 3 else Accepted()

    _put(outbox, "a/0")
    while outbox.waiting():
        sync_once(outbox, forgetful, clock(), Random(1))
        clock.now += 60
    assert effects == ["a/0"] * 3


# --- the thread -----------------------------------------------------------------------------------------------


def _syncer(outbox: Outbox, clock: Clock, deliver: Callable[[Entry], Delivery]) -> Syncer:
    return Syncer(outbox, deliver, Tasks(At(clock)), always(1.0))


def _noting(keys: list[str], answer: Delivery) -> Callable[[Entry], Delivery]:
    def deliver(entry: Entry) -> Delivery:
        keys.append(entry.key)
        return answer

    return deliver


def test_step_delivers_all_that_is_due_then_rests(outbox: Outbox, clock: Clock) -> None:
    _put(outbox, "a/0", "a/1", "b/0")
    assert _syncer(outbox, clock, lambda _: Accepted()).step() == IDLE_S
    assert outbox.waiting() == 0


def test_step_does_not_ask_a_dead_line_for_every_row(outbox: Outbox, clock: Clock) -> None:
    tried: list[str] = []
    syncer = _syncer(outbox, clock, _noting(tried, Unreachable("line down")))
    _put(outbox, "a/0", "b/0", "c/0")
    assert [syncer.step() for _ in range(3)] == [5, 10, 20]
    assert tried == ["a/0", "b/0", "c/0"]
    assert syncer.step() == IDLE_S


def test_one_rows_trouble_does_not_hold_up_other_visits(outbox: Outbox, clock: Clock) -> None:
    def poisoned(entry: Entry) -> Delivery:
        return Unreachable("500") if entry.visit == "bad" else Accepted()

    syncer = _syncer(outbox, clock, poisoned)
    _put(outbox, "bad/0", "bad/1", "good/0", "fine/0")
    syncer.step()
    syncer.step()
    assert [entry.key for entry in outbox.pending_entries()] == ["bad/0", "bad/1"]


def test_waiting_rows_are_tried_soon_after_the_line_is_back(outbox: Outbox, clock: Clock) -> None:
    answers: list[Delivery] = [Unreachable("line down", 3600), Accepted()]
    syncer = _syncer(outbox, clock, lambda _: answers.pop(0))
    _put(outbox, "a/0")
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
        _put(outbox, "a/0")
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
    _put(outbox, "a/0")
    syncer.wake()
    assert waits.resting.acquire(timeout=10)
    assert delivered == ["a/0"]
    assert syncer.stop()


def test_an_assertion_that_fails_ends_no_thread_and_loses_no_row(outbox: Outbox, clock: Clock) -> None:
    delivered: list[str] = []
    run = Watched(clock)
    syncer = Syncer(outbox, _noting(delivered, Accepted()), Tasks(run), Random(1))
    _put(outbox, "a/0")
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
    _put(outbox, "a/0", "b/0")
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
        _put(outbox, key)
        syncer.wake()
    assert syncer.stop()
    assert sorted([*delivered, *(entry.key for entry in outbox.pending_entries())]) == sorted(keys)


def test_the_pauses_begin_anew_after_a_delivery_and_after_the_line_was_back(outbox: Outbox, clock: Clock) -> None:
    down = Unreachable("line down")
    answers: list[Delivery] = [down, down, Accepted(), down, down, down]
    syncer = _syncer(outbox, clock, lambda _: answers.pop(0))
    _put(outbox, *(f"v{n}/0" for n in range(6)))
    assert [syncer.step(), syncer.step()] == [5, 10]
    assert [syncer.step(), syncer.step()] == [5, 10]  # the first of these delivers before it meets the dead line
    syncer.line_is_back()
    assert syncer.step() == LINE_BACK_SPREAD_S
    assert syncer.step() == 5
