"""An A4 printer that speaks IPP: its own network port, IPP over USB, or a CUPS queue. Knows no certificate.

What became of a job is what the printer says of it (`drivers.page_printer.job`); where it says nothing any more, that
is not known. cupsd 2.4.2 says nothing at all while the printer behind its queue is gone: hence a deadline of our own.
"""

import contextlib
import itertools
import socket
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from drivers.addresses import Address
from drivers.api.errors import DeviceError, Fault
from drivers.api.mark import mark
from drivers.api.status import DeviceStatus
from drivers.api.transport import Dial
from drivers.page_printer import requests
from drivers.page_printer.behind_queue import USB_DEVICES, why_absent
from drivers.page_printer.codec import Message
from drivers.page_printer.http import DEVICE, Endpoint, NotTaken, NotUnderstood
from drivers.page_printer.job import Job, accepted_job, job_number, job_of, tells_of
from drivers.page_printer.pace import Pace
from drivers.page_printer.reasons import PAGE_DEADLINE_S, identity, printer_status, seconds_a_side
from drivers.page_printer.sheets import Sheets
from drivers.page_printer.vocabulary import (
    GroupTag,
    JobState,
    PrinterState,
    Status,
    asked_in_vain,
    made_no_job,
    to_be_asked_later,
)
from drivers.page_printer.watch import Patience, Sight, await_end
from drivers.transports.host import THIS_MACHINE, Host

REPLY_TIMEOUT_S = 5.0
ACCEPT_TIMEOUT_S = 30.0  # the reply to Print-Job comes after the printer has taken in the document
ATTENDANT_GRACE_S = 20.0

_VERSIONS = ((2, 0), (1, 1), (1, 0))
_REFUSALS = 0x0100  # a status from here on is none of success
_OTHER_VERSION = {Status.VERSION_NOT_SUPPORTED, Status.BAD_REQUEST}  # what printers that know one of them alone say
_NO_SUCH_JOB = {Status.NOT_FOUND, Status.GONE}


class _Accepted(NamedTuple):
    """A document that the printer has taken: its job's number, None where it has named none, and how the job was."""

    number: int | None
    job: Job


class IppPrinter:
    """One printer at `uri` (ipp://HOST[:PORT]/PATH, or ipps).

    `grace` is how long one job may wait for an attendant, in all; `certificate` the SHA-256 of the only one that is
    believed at an ipps address, "": any that an authority vouches for.
    """

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
        usb: Path = USB_DEVICES,
        certificate: str = "",
    ) -> None:
        """ValueError: `uri` is no printer's address."""
        self._uri, self._endpoint = uri, Endpoint(uri, clock, dial, certificate)
        self._clock, self._wait = clock, wait
        self._grace, self._reply_timeout, self._accept_timeout = grace, reply_timeout, accept_timeout
        self._ids = itertools.count(1)
        self._version = _VERSIONS[0]
        self._dial, self._usb = dial, usb
        self._identity, self._side_s = "", PAGE_DEADLINE_S

    def status(self) -> DeviceStatus:
        """How the printer is. DeviceError: it cannot be asked (OFFLINE, SILENT, GARBLED, REFUSED)."""
        try:
            return self._ask_status()
        except DeviceError as error:
            if error.fault is not Fault.GARBLED:
                raise
        return self._ask_status()

    def print(
        self,
        pdf: bytes,
        pages: int,
        on_page: Callable[[int], None],
        on_pace: Callable[[bool | None], None] = lambda moves: None,
    ) -> None:
        """Print one A4 document and return when the printer says that all of it is out.

        DeviceError with `began` False: the printer made no job of it. True: some or all of it may be out. What the
        printer was still at was cancelled, as far as it could be reached.
        """
        status = self.status()
        if status.fault:
            raise DeviceError(DEVICE, status.fault, status.evidence)
        accepted = self._submit(pdf)
        try:
            self._follow(accepted, pages, on_page, on_pace)
        except DeviceError as error:
            raise DeviceError(DEVICE, error.fault, f"job {accepted.number}: {error.evidence}", began=True) from error

    def identity(self) -> str:
        """Make, model and firmware, as the last answer told them."""
        return self._identity

    def close(self) -> None:
        """Nothing is held open: each message has a connection of its own."""

    def _submit(self, pdf: bytes) -> _Accepted:
        request = requests.print_job(self._uri, next(self._ids), pdf)
        reply = self._exchange(request, self._accept_timeout, moves_paper=True)
        number, job = job_number(reply), accepted_job(reply)
        try:
            _require_success(reply)
        except DeviceError as error:
            raise self._refused(error, number, job, reply.code) from error
        return _Accepted(number, job)

    def _refused(self, error: DeviceError, number: int | None, job: Job, status: int) -> DeviceError:
        """The same, and whether paper may be out. A job that a refusal names was begun, whatever the status says."""
        if number is None:
            return DeviceError(DEVICE, error.fault, error.evidence, began=not made_no_job(status))
        mark("refused-job-begun")
        self._cancel(number, job)
        return DeviceError(DEVICE, error.fault, f"job {number}: {error.evidence}", began=True)

    def _follow(
        self,
        accepted: _Accepted,
        pages: int,
        on_page: Callable[[int], None],
        on_pace: Callable[[bool | None], None],
    ) -> None:
        """Return when all of it is out. DeviceError: it is not, or nobody can tell."""
        number, job = accepted
        sheets = Sheets(pages, on_page)
        printer = DeviceStatus()
        if not job.conclusive:
            if number is None:
                mark("job-without-number")
                raise DeviceError(DEVICE, Fault.GARBLED, "document accepted without a job-id")
            patience = Patience(self._clock, pages, self._grace)
            pace = Pace(self._clock, pages, on_pace, lambda: self._side_s)
            look, cancel = partial(pace.look, partial(self._look, number)), partial(self._cancel, number)
            job, printer = await_end(job, look, cancel, patience, self._wait, sheets.out)
        if not job.printed:
            raise _not_printed(job, printer)
        sheets.out(pages)

    def _look(self, number: int) -> Sight | None:
        """None: the printer is busy, and has said nothing of it."""
        reply = self._exchange(requests.job_attributes(self._uri, next(self._ids), number), self._reply_timeout)
        if to_be_asked_later(reply.code):
            mark("asked-while-busy")
            return None
        if asked_in_vain(reply.code) or (reply.code < _REFUSALS and not tells_of(reply, number)):
            mark("job-forgotten")
            known = "knows" if reply.code in _NO_SUCH_JOB else "tells"
            evidence = f"{_status_name(reply.code)}: the printer {known} of no such job"
            raise DeviceError(DEVICE, Fault.UNCERTAIN, evidence)
        _require_success(reply)
        try:
            job = job_of(reply, number)
        except ValueError as error:
            raise DeviceError(DEVICE, Fault.GARBLED, str(error)) from error
        if job.printed:
            return job, DeviceStatus()
        try:
            return job, self._ask_status(standing_still=job.ended or job.state is JobState.STOPPED)
        except DeviceError:
            if job.ended:  # that is known, whatever else is not
                return job, DeviceStatus()
            raise

    def _ask_status(self, *, standing_still: bool = False) -> DeviceStatus:
        reply = self._ask_printer()
        try:
            status = printer_status(reply, standing_still=standing_still)
        except ValueError as error:
            raise DeviceError(DEVICE, Fault.GARBLED, str(error)) from error
        self._identity, self._side_s = identity(reply), seconds_a_side(reply)
        absent = "" if status.fault else self._why_absent(reply)
        if absent:
            mark("printer-behind-queue-gone")
            return replace(status, fault=Fault.OFFLINE, evidence=f"{absent}, {status.evidence}", remarks=())
        return status

    def _ask_printer(self) -> Message:
        reply = self._exchange(requests.printer_attributes(self._uri, next(self._ids)), self._reply_timeout)
        if reply.code == Status.NOT_FOUND:
            mark("no-such-queue")
            raise DeviceError(DEVICE, Fault.WRONG_ADDRESS, _words(reply))
        _require_success(reply)
        return reply

    def _why_absent(self, reply: Message) -> str:
        """Of a queue of CUPS on this machine. "": its printer is there, or that cannot be told."""
        printer = reply.group(GroupTag.PRINTER)
        match printer.get("device-uri"):
            case (str() as uri,) if self._endpoint.on_this_machine:
                busy = printer.get("printer-state") != (PrinterState.IDLE,)
                return why_absent(uri, self._usb, self._dial, busy=busy)
        return ""

    def _cancel(self, number: int, job: Job) -> None:
        """Whatever the printer is no longer at may be out: that is left as it is."""
        if job.under_way:
            # The first failure is the one to report; a job that cannot be reached cannot be cancelled.
            with contextlib.suppress(DeviceError):
                self._exchange(requests.cancel_job(self._uri, next(self._ids), number), self._reply_timeout)

    def _exchange(self, request: Message, timeout: float, *, moves_paper: bool = False) -> Message:
        """The reply, whatever its status. A printer that does not know this version of IPP is asked in another one: it
        has made no job.
        """
        before = self._version
        others = [one for one in _VERSIONS if one != before]
        for version in (before, *others):
            if version != before:
                mark("asked-in-other-version")
            self._version = version
            try:
                reply = self._send(request, timeout, moves_paper=moves_paper)
            except NotUnderstood:
                if version != others[-1]:
                    continue
                self._version = before
                raise
            if reply.code not in _OTHER_VERSION or job_number(reply) is not None:
                return reply
        self._version = before
        return reply

    def _send(self, request: Message, timeout: float, *, moves_paper: bool) -> Message:
        connection = self._endpoint.connect()
        try:
            return self._endpoint.exchange(connection, replace(request, version=self._version), timeout)
        except NotTaken as error:
            if not moves_paper:
                raise
            mark("document-not-taken")
            # It has answered at this path just now: the document is what it will not have.
            fault = Fault.REFUSED if error.fault is Fault.WRONG_ADDRESS else error.fault
            raise DeviceError(DEVICE, fault, error.evidence) from error
        except DeviceError as error:
            if isinstance(error, NotUnderstood) and not moves_paper:
                raise
            raise DeviceError(DEVICE, error.fault, error.evidence, began=moves_paper) from error


def at(address: Address, host: Host = THIS_MACHINE) -> IppPrinter:
    """The printer at `address`."""
    certificate = address.options.get("certificate", "")
    return IppPrinter(address.where, host.now, host.sleep, dial=host.dial, certificate=certificate)


def _not_printed(job: Job, printer: DeviceStatus) -> DeviceError:
    """Of a job that has ended: why that is no success."""
    evidence = f"{job}, {printer.evidence or 'printer not asked'}"
    if job.state is JobState.COMPLETED:
        mark("completed-says-otherwise")
        return DeviceError(DEVICE, Fault.UNCERTAIN, evidence)
    return DeviceError(DEVICE, printer.fault or Fault.REFUSED, evidence)


def _require_success(reply: Message) -> None:
    """DeviceError(REFUSED): the printer understood and said no."""
    if reply.code >= _REFUSALS:
        raise DeviceError(DEVICE, Fault.REFUSED, _words(reply))


def _words(reply: Message) -> str:
    words = " ".join(str(word) for word in reply.group(GroupTag.OPERATION).get("status-message", ()))
    return f"{_status_name(reply.code)} {words}"[:200].rstrip()


def _status_name(code: int) -> str:
    return f"IPP 0x{code:04x} {Status(code).name if code in set(Status) else 'another status'}"
