"""The terminal's own threads: what they raise is told, and whoever waits goes on at once."""

import threading
import time

import pytest

from kiosk.model.run import Run
from kiosk.runtime.threads import Threads

PATIENCE_S = 10.0
RUN: Run = Threads()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Which thread has said which exception to the technician."""
    seen: list[tuple[str, str]] = []

    def hook(failure: threading.ExceptHookArgs) -> None:
        seen.append((failure.thread.name if failure.thread else "", failure.exc_type.__name__))

    monkeypatch.setattr(threading, "excepthook", hook)
    return seen


def fail() -> None:
    raise ZeroDivisionError


def test_what_is_started_runs_on_a_thread_of_this_name_that_holds_up_no_exit() -> None:
    seen: list[tuple[str, bool]] = []

    def look() -> None:
        seen.append((threading.current_thread().name, threading.current_thread().daemon))

    assert RUN.start("sync", look).wait(PATIENCE_S)
    assert seen == [("sync", True)]


@pytest.mark.hits("thread-failed")
def test_what_a_task_raises_is_told_before_it_counts_as_ended(told: list[tuple[str, str]]) -> None:
    assert RUN.start("sync", fail).wait(PATIENCE_S)
    assert told == [("sync", "ZeroDivisionError")]


def test_an_exception_that_is_reported_ends_nothing(told: list[tuple[str, str]]) -> None:
    done: list[str] = []

    def work() -> None:
        try:
            fail()
        except ZeroDivisionError as error:
            RUN.report(error)
        done.append("the next job")

    assert RUN.start("scanner", work).wait(PATIENCE_S)
    assert (told, done) == ([("scanner", "ZeroDivisionError")], ["the next job"])


def test_whoever_waits_goes_on_as_soon_as_the_signal_is_set() -> None:
    called = RUN.signal("a job")
    assert not called.wait(0)
    came: list[bool] = []
    waited = RUN.start("worker", lambda: came.append(called.wait(PATIENCE_S)))
    called.set()
    assert waited.wait(PATIENCE_S)
    assert (came, called.is_set()) == ([True], True)
    called.clear()
    assert not called.wait(0)


def test_there_are_a_clock_that_goes_on_and_one_that_says_the_date() -> None:
    before = RUN.now()
    RUN.sleep(0.001)
    assert RUN.now() - before >= 0.001
    assert abs(RUN.wall() - time.time()) < 60
