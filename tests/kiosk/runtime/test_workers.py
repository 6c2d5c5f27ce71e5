"""One thread a device, and what is lacking now."""

import threading

import pytest

from kiosk.runtime.tasks import Tasks
from kiosk.runtime.threads import Threads
from kiosk.runtime.workers import Worker

PATIENCE_S = 10


@pytest.fixture
def complaints(monkeypatch: pytest.MonkeyPatch) -> list[type[BaseException]]:
    """What a technician is told of failing jobs."""
    seen: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda failure: seen.append(failure.exc_type))
    return seen


def test_jobs_are_done_in_order_and_one_at_a_time() -> None:
    done: list[int] = []
    worker = Worker("test", lambda: None, lambda: 60, Tasks(Threads()))
    for number in range(50):
        worker.do(lambda number=number: done.append(number))  # type: ignore[misc]
    worker.stop()
    assert done == list(range(50))


def test_the_state_is_asked_at_once_and_whenever_there_is_nothing_to_do() -> None:
    asked = threading.Semaphore(0)
    worker = Worker("test", asked.release, lambda: 0.001, Tasks(Threads()))
    for _ in range(3):
        assert asked.acquire(timeout=PATIENCE_S)
    worker.stop()


def test_a_failing_job_does_not_end_the_worker(complaints: list[type[BaseException]]) -> None:
    done = threading.Event()

    def fail() -> None:
        raise ZeroDivisionError

    worker = Worker("test", lambda: None, lambda: 60, Tasks(Threads()))
    worker.do(fail)
    worker.do(done.set)
    assert done.wait(PATIENCE_S)
    worker.stop()
    assert complaints == [ZeroDivisionError]


def test_the_state_is_asked_at_once_when_somebody_wants_to_know() -> None:
    asked = threading.Semaphore(0)
    worker = Worker("test", asked.release, lambda: 3600, Tasks(Threads()))
    assert asked.acquire(timeout=PATIENCE_S)
    worker.look()
    assert asked.acquire(timeout=PATIENCE_S)
    worker.stop()


def test_after_a_failing_job_the_device_is_looked_at_without_a_rest(complaints: list[type[BaseException]]) -> None:
    asked = threading.Semaphore(0)

    def fail() -> None:
        raise ZeroDivisionError

    worker = Worker("test", asked.release, lambda: 3600, Tasks(Threads()))
    assert asked.acquire(timeout=PATIENCE_S)
    worker.do(fail)
    assert asked.acquire(timeout=PATIENCE_S)
    worker.stop()
    assert complaints == [ZeroDivisionError]
