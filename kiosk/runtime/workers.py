"""One worker a device, so that a driver is never called twice at once.

Knows tasks that run beside each other; knows no device and no visit.
"""

from collections import deque
from collections.abc import Callable
from typing import Protocol

from kiosk.runtime.tasks import Tasks

Job = Callable[[], object]  # what it returns is of no interest here
LAST_JOB_S = 10.0
STATUS_EVERY_S = 2.0  # that a device which has nothing to do is asked how it is, and one that is gone is sought


class Works(Protocol):
    """Where jobs are done: beside each other in the terminal, at once in a test."""

    def do(self, job: Job) -> None: ...

    def beat(self) -> None: ...

    def stop(self) -> None: ...


class Worker:
    """One task: jobs in order, and `status` whenever there has been no job for `every` seconds.

    A job that fails is told to the technician; the device's next job is done all the same.
    """

    def __init__(
        self,
        name: str,
        status: Job,
        every: Callable[[], float],
        tasks: Tasks,
        wake: Callable[[], object] = lambda: None,
    ) -> None:
        """`wake`: end a job that only waits for something, because there is another."""
        self._name = name
        self._jobs: deque[Job | None] = deque([status])
        self._status = status
        self._every = every
        self._tasks = tasks
        self._wake = wake
        self._rests_until = 0.0
        self._called = tasks.signal(f"a job for {name}")
        self._ended = tasks.keep(name, self._turn, self._called)

    def do(self, job: Job) -> None:
        self._put(job)

    def look(self) -> None:
        """Ask for the status now, not only when nothing else has been done for a while."""
        self._put(self._status)

    def beat(self) -> None:
        """The job under way goes on, however long it takes."""
        self._tasks.beat(self._name)

    def stop(self) -> None:
        """What was ordered before is still done; at most 10 s are waited for it."""
        self._put(None)
        self._ended.wait(LAST_JOB_S)

    def _put(self, job: Job | None) -> None:
        self._jobs.append(job)
        self._called.set()
        self._wake()

    def _turn(self) -> float | None:
        left = self._rests_until - self._tasks.now()
        if not self._jobs and left > 0:
            return left  # called for a job that was done before the call was heard
        job = self._jobs.popleft() if self._jobs else self._status
        if job is None:
            return None
        self._rests_until = 0.0  # where the job fails, the next thing done is to look at the device
        job()
        if self._jobs:
            return 0.0
        every = self._every()
        self._rests_until = self._tasks.now() + every
        return every
