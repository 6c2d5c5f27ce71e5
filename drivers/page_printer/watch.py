"""Watches a job until it has ended, its time is over, or the printer tells nothing of it any more. Knows no bytes."""

import itertools
from collections.abc import Callable

from drivers.api.errors import DeviceError, Fault
from drivers.api.mark import mark
from drivers.api.status import DeviceStatus
from drivers.page_printer.http import DEVICE
from drivers.page_printer.job import Job
from drivers.page_printer.reasons import PAGE_DEADLINE_S

JOB_DEADLINE_S = 30.0  # waking up and warming up
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


class _Watch:
    """One job, as it was seen last, and for how long nothing has been heard of it."""

    def __init__(
        self, accepted: Job, cancel: Callable[[Job], None], patience: Patience, on_count: Callable[[int], None]
    ) -> None:
        self.job = accepted
        self._cancel, self._patience, self._on_count = cancel, patience, on_count
        self._missed, self._heard = 0, patience.now()

    def misses(self, error: DeviceError) -> bool:
        """A look has failed. True: look again; False: the job had ended. DeviceError: it is given up."""
        mark("look-at-job-missed")
        self._missed += 1
        unreached = error.fault is Fault.OFFLINE and self._patience.now() - self._heard < MISSED_S
        if self._missed < MISSED_POLLS or unreached:
            return True
        if error.fault is not Fault.UNCERTAIN:
            self._cancel(self.job)
        elif self.job.ended:  # as the reply to Print-Job said, and nothing since
            return False
        raise _nobody_knows(error) from error

    def sees(self, seen: Sight | None) -> None:
        """None: the printer was busy."""
        self._missed, self._heard = 0, self._patience.now()
        if seen:
            self.job = seen[0]
            self._on_count(self.job.impressions or 0)

    def may_take_longer(self, printer: DeviceStatus) -> bool:
        """False: its time is over, and it had ended. DeviceError: it is given up."""
        try:
            self._patience.spend(self.job, printer)
        except DeviceError:
            if self.job.ended:
                return False
            mark("job-given-up")
            self._cancel(self.job)
            raise
        return True


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
    watch = _Watch(accepted, cancel, patience, on_count)
    for pause in itertools.chain(FIRST_POLLS_S, itertools.repeat(POLL_S)):
        wait(pause)
        try:
            seen = look()
        except DeviceError as error:
            if watch.misses(error):
                continue
            break
        watch.sees(seen)
        if seen and watch.job.ended:
            return seen
        if not watch.may_take_longer(seen[1] if seen else _BUSY):
            break
    mark("forgotten-job-had-ended")
    return watch.job, DeviceStatus()


def _nobody_knows(error: DeviceError) -> DeviceError:
    """A question that is refused says nothing of the sheet, least of all that it was refused, or that no printer is at
    the address that has taken the document.
    """
    fault = Fault.UNCERTAIN if error.fault in (Fault.REFUSED, Fault.WRONG_ADDRESS, Fault.NOT_TRUSTED) else error.fault
    return DeviceError(DEVICE, fault, error.evidence)
