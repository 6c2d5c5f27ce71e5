"""Watches a job until it has ended, its time is over, or the printer tells nothing of it any more. Knows no bytes."""

import itertools
from collections.abc import Callable

from drivers.api.errors import DeviceError, Fault
from drivers.api.mark import mark
from drivers.api.status import DeviceStatus
from drivers.page_printer.http import DEVICE
from drivers.page_printer.job import Job

JOB_DEADLINE_S = 30.0  # waking up and warming up
PAGE_DEADLINE_S = 6.0  # 10 pages a minute, the slowest of desk printers
FIRST_POLLS_S = (0.25,) * 4
POLL_S = 1.0
MISSED_POLLS = 3  # the printer's network may blink while it prints
MISSED_S = 3.0  # and a printer that prints may take no connection for a moment

# Waiting cannot make this sheet good.
_HOPELESS = {Fault.JAM, Fault.NO_TONER}

_BUSY = DeviceStatus(evidence="printer busy")
Sight = tuple[Job, DeviceStatus]
"""A job and its printer at one moment."""


class Patience:
    """How long a job may still take. Time spent waiting for an attendant is counted apart."""

    def __init__(self, clock: Callable[[], float], pages: int, grace: float) -> None:
        self._clock, self._limit, self._grace = clock, JOB_DEADLINE_S + PAGE_DEADLINE_S * pages, grace
        self._last = clock()
        self._moving = self._stalled = 0.0

    def now(self) -> float:
        return self._clock()

    def spend(self, job: Job, printer: DeviceStatus) -> None:
        """DeviceError: the job has had its time, or waiting for an attendant has no sense (any more)."""
        fault = printer.fault
        passed, self._last = self._clock() - self._last, self._clock()
        if fault is None:
            self._moving += passed
        else:
            self._stalled += passed
        if fault and (fault in _HOPELESS or self._stalled >= self._grace):
            mark("attendant-did-not-come")
            raise DeviceError(DEVICE, fault, f"{printer.evidence}, for {self._stalled:.0f} s")
        if self._moving >= self._limit:
            raise DeviceError(DEVICE, Fault.SILENT, f"{job} after {self._moving:.0f} s, {printer.evidence}")


def await_end(
    accepted: Job,
    look: Callable[[], Sight | None],
    cancel: Callable[[Job], None],
    patience: Patience,
    wait: Callable[[float], None],
    on_count: Callable[[int], None],
) -> Sight:
    """The job when it has ended, and its printer then.

    DeviceError: it was given up, and `cancel` was given the job as it was last; but not where the printer says nothing
    of this job any more (`look` says UNCERTAIN): then it may be out, and there is nothing left to cancel.
    """
    job, missed, heard = accepted, 0, patience.now()
    for pause in itertools.chain(FIRST_POLLS_S, itertools.repeat(POLL_S)):
        wait(pause)
        try:
            seen = look()
        except DeviceError as error:
            mark("look-at-job-missed")
            missed += 1
            unreached = error.fault is Fault.OFFLINE and patience.now() - heard < MISSED_S
            if missed < MISSED_POLLS or unreached:
                continue
            if error.fault is not Fault.UNCERTAIN:
                cancel(job)
            elif job.ended:  # as the reply to Print-Job said, and nothing since
                break
            raise _nobody_knows(error) from error
        missed, heard = 0, patience.now()
        if seen:
            job = seen[0]
            on_count(job.impressions or 0)
            if job.ended:
                return seen
        try:
            patience.spend(job, seen[1] if seen else _BUSY)
        except DeviceError:
            if job.ended:
                break
            mark("job-given-up")
            cancel(job)
            raise
    mark("forgotten-job-had-ended")
    return job, DeviceStatus()


def _nobody_knows(error: DeviceError) -> DeviceError:
    """A question that is refused says nothing of the sheet, least of all that it was refused."""
    fault = Fault.UNCERTAIN if error.fault is Fault.REFUSED else error.fault
    return DeviceError(DEVICE, fault, error.evidence)
