"""One worker a device, so that a driver is never called twice at once.

Knows tasks that run beside each other; knows no device and no visit.
"""

from collections import deque
from collections.abc import Callable
from typing import Protocol

from kiosk.model.mark import mark
from kiosk.model.run import Run

Job = Callable[[], None]
LAST_JOB_S = 10.0


class Works(Protocol):
    """Where jobs are done: beside each other in the terminal, at once in a test."""

    def do(self, job: Job) -> None: ...

    def stop(self) -> None: ...


class Worker:
    """One task: jobs in order, and `status` whenever there has been no job for `every` seconds."""

    def __init__(self, name: str, status: Job, every: float, run: Run) -> None:
        self._jobs: deque[Job | None] = deque()
        self._status = status
        self._every = every
        self._run = run
        self._called = run.signal(f"a job for {name}")
        self._ended = run.start(name, self._work)

    def do(self, job: Job) -> None:
        self._put(job)

    def stop(self) -> None:
        """What was ordered before is still done; at most 10 s are waited for it."""
        self._put(None)
        self._ended.wait(LAST_JOB_S)

    def _put(self, job: Job | None) -> None:
        self._jobs.append(job)
        self._called.set()

    def _work(self) -> None:
        job: Job | None = self._status
        while job is not None:
            self._do(job)
            job = self._next()

    def _next(self) -> Job | None:
        """The next job, or the look at the device where none has come in time. None: no more."""
        while not self._jobs:
            if not self._called.wait(self._every):
                return self._status
            self._called.clear()
        return self._jobs.popleft()

    def _do(self, job: Job) -> None:
        """A job that fails is told to the technician; the device's next job is done all the same."""
        try:
            job()
        except Exception as error:
            mark("job-failed")
            self._run.report(error)
