"""An A4 printer that speaks IPP: its own network port, IPP over USB, or a CUPS queue. Knows no certificate.

What happened is read from job-state alone: cupsd 2.4.2 gives `processing-to-stop-point` as the reason of a job that
went well, and says nothing at all when the printer behind its queue is gone. Hence the deadline of our own.
"""

import contextlib
import itertools
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from drivers.addresses import Address
from drivers.api.errors import DeviceError, Fault
from drivers.api.mark import mark
from drivers.api.status import DeviceStatus
from drivers.api.transport import Dial
from drivers.page_printer import requests
from drivers.page_printer.codec import Message
from drivers.page_printer.http import DEVICE, Endpoint
from drivers.page_printer.reasons import identity, printer_status
from drivers.page_printer.vocabulary import GroupTag, JobState, Status, made_no_job
from drivers.transports.host import THIS_MACHINE, Host

REPLY_TIMEOUT_S = 5.0
ACCEPT_TIMEOUT_S = 30.0  # the reply to Print-Job comes after the printer has taken in the document
JOB_DEADLINE_S = 30.0  # waking up and warming up
PAGE_DEADLINE_S = 6.0  # 10 pages a minute, the slowest of desk printers
ATTENDANT_GRACE_S = 20.0
FIRST_POLLS_S = (0.25,) * 4
POLL_S = 1.0
MISSED_POLLS = 3  # the printer's network may blink while it prints

# Waiting cannot make this sheet good.
_HOPELESS = {Fault.JAM, Fault.NO_TONER}
_UNASKED = DeviceStatus()


@dataclass(frozen=True, slots=True)
class _Sight:
    """A job and its printer at one moment. `out` is what the printer counts; cupsd counts pages sent to it."""

    state: JobState
    why: str
    out: int
    printer: DeviceStatus = _UNASKED


class IppPrinter:
    """One printer at `uri` (ipp://HOST[:PORT]/PATH). `grace` is how long one job may wait for an attendant, in all."""

    def __init__(
        self,
        uri: str,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], None] = time.sleep,
        *,
        grace: float = ATTENDANT_GRACE_S,
        reply_timeout: float = REPLY_TIMEOUT_S,
        accept_timeout: float = ACCEPT_TIMEOUT_S,
        dial: Dial = socket.create_connection,
    ) -> None:
        """ValueError: `uri` is no printer's address."""
        self._uri, self._endpoint = uri, Endpoint(uri, clock, dial)
        self._clock, self._wait = clock, wait
        self._grace, self._reply_timeout, self._accept_timeout = grace, reply_timeout, accept_timeout
        self._ids = itertools.count(1)
        self._identity = ""

    def status(self) -> DeviceStatus:
        """How the printer is. DeviceError: it cannot be asked (OFFLINE, SILENT, GARBLED, REFUSED)."""
        try:
            return self._ask_status()
        except DeviceError as error:
            if error.fault is not Fault.GARBLED:
                raise
        return self._ask_status()

    def print(self, pdf: bytes, pages: int, on_page: Callable[[int], None]) -> None:
        """Print one A4 document and return when the printer says it is completed.

        DeviceError with `began` False: the printer made no job of it. True: some paper may be out, and the rest was
        cancelled as far as the printer could be reached.
        """
        status = self.status()
        if status.fault:
            raise DeviceError(DEVICE, status.fault, status.evidence)
        job = self._submit(pdf)
        try:
            self._follow(job, pages, on_page)
        except DeviceError as error:
            mark("job-given-up")
            self._cancel(job)
            raise DeviceError(DEVICE, error.fault, f"job {job}: {error.evidence}", began=True) from error

    def identity(self) -> str:
        """Make, model and firmware, as the last answer told them."""
        return self._identity

    def close(self) -> None:
        """Nothing is held open: each message has a connection of its own."""

    def _submit(self, pdf: bytes) -> int:
        """The job's number."""
        connection = self._endpoint.connect()
        request = requests.print_job(self._uri, next(self._ids), pdf)
        try:
            reply = self._endpoint.exchange(connection, request, self._accept_timeout)
        except DeviceError as error:
            raise DeviceError(DEVICE, error.fault, error.evidence, began=error.fault is not Fault.REFUSED) from error
        job = _job_number(reply)
        try:
            _require_success(reply)
        except DeviceError as error:
            raise self._refused(error, job, reply.code) from error
        if job is None:
            mark("job-without-number")
            raise DeviceError(DEVICE, Fault.GARBLED, "document accepted without a job-id", began=True)
        return job

    def _refused(self, error: DeviceError, job: int | None, status: int) -> DeviceError:
        """The same, and whether paper may be out. A job that a refusal names was begun, whatever the status says."""
        if job is None:
            return DeviceError(DEVICE, error.fault, error.evidence, began=not made_no_job(status))
        mark("refused-job-begun")
        self._cancel(job)
        return DeviceError(DEVICE, error.fault, f"job {job}: {error.evidence}", began=True)

    def _follow(self, job: int, pages: int, on_page: Callable[[int], None]) -> None:
        patience = _Patience(self._clock, JOB_DEADLINE_S + PAGE_DEADLINE_S * pages, self._grace)
        told = missed = 0
        for pause in itertools.chain(FIRST_POLLS_S, itertools.repeat(POLL_S)):
            self._wait(pause)
            try:
                sight, missed = self._look(job), 0
            except DeviceError:
                mark("look-at-job-missed")
                missed += 1
                if missed == MISSED_POLLS:
                    raise
                continue
            out = pages if sight.state is JobState.COMPLETED else min(sight.out, pages)
            if out > told:
                on_page(told := out)
            if _finished(sight):
                return
            patience.spend(sight)

    def _look(self, job: int) -> _Sight:
        reply = self._ask(requests.job_attributes(self._uri, next(self._ids), job))
        try:
            sight = _sight(reply)
        except ValueError as error:
            raise DeviceError(DEVICE, Fault.GARBLED, str(error)) from error
        return sight if sight.state is JobState.COMPLETED else replace(sight, printer=self._ask_status())

    def _ask_status(self) -> DeviceStatus:
        reply = self._ask(requests.printer_attributes(self._uri, next(self._ids)))
        try:
            status = printer_status(reply)
        except ValueError as error:
            raise DeviceError(DEVICE, Fault.GARBLED, str(error)) from error
        self._identity = identity(reply)
        return status

    def _cancel(self, job: int) -> None:
        # The first failure is the one to report; a job that has ended or cannot be reached cannot be cancelled.
        with contextlib.suppress(DeviceError):
            self._ask(requests.cancel_job(self._uri, next(self._ids), job))

    def _ask(self, request: Message) -> Message:
        reply = self._endpoint.exchange(self._endpoint.connect(), request, self._reply_timeout)
        _require_success(reply)
        return reply


class _Patience:
    """How long a job may still take. Time spent waiting for an attendant is counted apart."""

    def __init__(self, clock: Callable[[], float], limit: float, grace: float) -> None:
        self._clock, self._limit, self._grace = clock, limit, grace
        self._last = clock()
        self._moving = self._stalled = 0.0

    def spend(self, sight: _Sight) -> None:
        """DeviceError: the job has had its time, or waiting for an attendant has no sense (any more)."""
        fault = sight.printer.fault
        passed, self._last = self._clock() - self._last, self._clock()
        if fault is None:
            self._moving += passed
        else:
            self._stalled += passed
        if fault and (fault in _HOPELESS or self._stalled >= self._grace):
            mark("attendant-did-not-come")
            raise DeviceError(DEVICE, fault, f"{sight.printer.evidence}, for {self._stalled:.0f} s")
        if self._moving >= self._limit:
            evidence = f"{sight.state.name} ({sight.why}) after {self._moving:.0f} s, {sight.printer.evidence}"
            raise DeviceError(DEVICE, Fault.SILENT, evidence)


def at(address: Address, host: Host = THIS_MACHINE) -> IppPrinter:
    """The printer at `address`."""
    return IppPrinter(address.where, host.now, host.sleep, dial=host.dial)


def _job_number(reply: Message) -> int | None:
    match reply.group(GroupTag.JOB).get("job-id"):
        case (int() as job,) if job > 0:
            return job
    return None


def _sight(reply: Message) -> _Sight:
    """ValueError: the reply does not say how the job is."""
    job = reply.group(GroupTag.JOB)
    why = " ".join(str(reason) for reason in job.get("job-state-reasons", ()))
    out = job.get("job-impressions-completed", (0,))[0]
    match job.get("job-state"):
        case (int() as state,):
            return _Sight(JobState(state), why, out if isinstance(out, int) else 0)
    raise ValueError(f"job-state {job.get('job-state')!r}, expected 3 to 9")


def _finished(sight: _Sight) -> bool:
    """DeviceError: the printer has given the job up."""
    if sight.state in (JobState.CANCELED, JobState.ABORTED):
        fault = sight.printer.fault or Fault.REFUSED
        raise DeviceError(DEVICE, fault, f"{sight.state.name} ({sight.why}), {sight.printer.evidence}")
    return sight.state is JobState.COMPLETED


def _require_success(reply: Message) -> None:
    """DeviceError(REFUSED): the printer understood and said no."""
    if reply.code < 0x0100:
        return
    name = Status(reply.code).name if reply.code in set(Status) else "another status"
    words = " ".join(str(word) for word in reply.group(GroupTag.OPERATION).get("status-message", ()))
    raise DeviceError(DEVICE, Fault.REFUSED, f"IPP 0x{reply.code:04x} {name} {words}"[:200].rstrip())
