"""One thread a device, and what is lacking now."""

import threading
from collections.abc import Mapping

import pytest

from kiosk.model.problem import Problem
from kiosk.runtime.threads import Threads
from kiosk.runtime.workers import Availability, Worker
from tests.kiosk.play import JAM, LINE_DOWN, NO_PAPER, READER_GONE

PATIENCE_S = 10


@pytest.fixture
def complaints(monkeypatch: pytest.MonkeyPatch) -> list[type[BaseException]]:
    """What a technician is told of failing jobs."""
    seen: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda failure: seen.append(failure.exc_type))
    return seen


def test_jobs_are_done_in_order_and_one_at_a_time() -> None:
    done: list[int] = []
    worker = Worker("test", lambda: None, 60, Threads())
    for number in range(50):
        worker.do(lambda number=number: done.append(number))  # type: ignore[misc]
    worker.stop()
    assert done == list(range(50))


def test_the_state_is_asked_at_once_and_whenever_there_is_nothing_to_do() -> None:
    asked = threading.Semaphore(0)
    worker = Worker("test", asked.release, 0.001, Threads())
    for _ in range(3):
        assert asked.acquire(timeout=PATIENCE_S)
    worker.stop()


def test_a_failing_job_does_not_end_the_worker(complaints: list[type[BaseException]]) -> None:
    done = threading.Event()

    def fail() -> None:
        raise ZeroDivisionError

    worker = Worker("test", fail, 60, Threads())
    worker.do(fail)
    worker.do(done.set)
    assert done.wait(PATIENCE_S)
    worker.stop()
    assert complaints == [ZeroDivisionError, ZeroDivisionError]


def test_only_changes_are_told() -> None:
    told: list[Mapping[str, Problem]] = []
    watch = Availability(told.append)
    watch.put("backend", None)
    watch.put("backend", LINE_DOWN)
    watch.put("backend", LINE_DOWN)
    watch.put("id_card", READER_GONE)
    watch.put("backend", None)
    assert [{need: problem.code for need, problem in lacking.items()} for lacking in told] == [
        {"backend": "NET-01"},
        {"backend": "NET-01", "id_card": "IDC-01"},
        {"id_card": "IDC-01"},
    ]
    assert watch.lacking == {"id_card": READER_GONE}


def test_another_reason_is_a_change() -> None:
    told: list[Mapping[str, Problem]] = []
    watch = Availability(told.append)
    watch.put("page_printer", NO_PAPER)
    watch.put("page_printer", JAM)
    assert [lacking["page_printer"].code for lacking in told] == ["PAG-01", "PAG-03"]


def test_what_is_told_last_is_what_is_true() -> None:
    told: list[Mapping[str, Problem]] = []
    first_is_telling, second_has_come = threading.Event(), threading.Event()

    def tell(lacking: Mapping[str, Problem]) -> None:
        if "backend" not in lacking:
            first_is_telling.set()
            second_has_come.wait(0.2)  # were it not for the lock, the second would be told in this time
        told.append(lacking)

    watch = Availability(tell)
    first = threading.Thread(target=lambda: watch.put("id_card", READER_GONE))
    first.start()
    assert first_is_telling.wait(PATIENCE_S)

    def put_second() -> None:
        watch.put("backend", LINE_DOWN)
        second_has_come.set()

    second = threading.Thread(target=put_second)
    second.start()
    first.join(PATIENCE_S)
    second.join(PATIENCE_S)
    assert told[-1] == watch.lacking == {"id_card": READER_GONE, "backend": LINE_DOWN}


def test_what_is_told_may_change_what_is_lacking() -> None:
    told: list[set[str]] = []

    def tell(lacking: Mapping[str, Problem]) -> None:
        told.append(set(lacking))
        watch.put("page_printer", None)

    watch = Availability(tell)
    watch.put("page_printer", JAM)
    assert told == [{"page_printer"}, set()]
