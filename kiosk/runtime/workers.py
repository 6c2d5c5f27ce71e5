"""One worker thread a device, so that a driver is never called twice at once, and what cannot be used now.

Knows threads; knows no device and no visit.
"""

import queue
import threading
from collections.abc import Callable, Mapping
from typing import Protocol

from kiosk.model.problem import Problem

Job = Callable[[], None]


class Works(Protocol):
    """Where jobs are done: on threads in the terminal, at once in a test."""

    def do(self, job: Job) -> None: ...

    def stop(self) -> None: ...


class Worker:
    """One thread: jobs in order, and `status` whenever there has been no job for `every` seconds."""

    def __init__(self, name: str, status: Job, every: float) -> None:
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._status = status
        self._every = every
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def do(self, job: Job) -> None:
        self._jobs.put(job)

    def stop(self) -> None:
        self._jobs.put(None)
        self._thread.join(timeout=10)

    def _run(self) -> None:
        job: Job | None = self._status
        while job is not None:
            self._do(job)
            try:
                job = self._jobs.get(timeout=self._every)
            except queue.Empty:
                job = self._status

    def _do(self, job: Job) -> None:
        """A job that fails is told to the technician; the device's next job is done all the same."""
        try:
            job()
        except Exception as error:
            seen = threading.ExceptHookArgs((type(error), error, error.__traceback__, self._thread))
            threading.excepthook(seen)


class Availability:
    """What is lacking now, by need. Tells `changed`, which must not wait for anything, whenever that changes."""

    def __init__(self, changed: Callable[[Mapping[str, Problem]], None]) -> None:
        self._changed = changed
        self._lock = threading.RLock()
        self._lacking: dict[str, Problem] = {}

    def put(self, need: str, problem: Problem | None) -> None:
        with self._lock:
            before = self._lacking.get(need)
            if (before.code if before else None) == (problem.code if problem else None):
                return
            if problem is None:
                del self._lacking[need]
            else:
                self._lacking[need] = problem
            self._changed(dict(self._lacking))  # within the lock: what is told last is what is true last

    @property
    def lacking(self) -> Mapping[str, Problem]:
        with self._lock:
            return dict(self._lacking)
