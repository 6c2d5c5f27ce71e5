"""An A4 printer made of software, speaking IPP on a loopback port. Knows paper and jobs, no kiosk and no driver.

Behaves as desk printers do: without paper it stops (printer-state 5, `media-empty-error`), the job stops with it, and
both go on when paper is there again.
"""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from device_sim.page_printer.identity import self_made
from device_sim.page_printer.ipp_port import IppPort
from device_sim.page_printer.paper import count_pages, lay_down, rows_of
from drivers.page_printer.codec import Group, Message, attribute, decode, encode
from drivers.page_printer.vocabulary import GroupTag, JobState, Operation, PrinterState, Status, Tag

PATH = "/ipp/print"
TRAY = 250  # sheets
LOW = 30  # sheets; the paper sensor's level
ENDED = (JobState.CANCELED, JobState.ABORTED, JobState.COMPLETED)


@dataclass
class SimJob:
    """One document and what became of it. `out`: sheets that have come out."""

    number: int
    pdf: bytes
    pages: int
    name: str
    settings: Mapping[str, object]
    state: JobState = JobState.PENDING
    why: str = "none"
    out: int = 0


class SimPagePrinter:
    """Listens at `uri`, or, not `listening`, is asked by `answer` alone. `pages_per_minute` 0 prints at once.

    With `folder`, what comes out lies there as files.
    """

    def __init__(
        self,
        port: int = 0,
        clock: Callable[[], float] = time.monotonic,
        wait: Callable[[float], None] = time.sleep,
        *,
        folder: Path | None = None,
        sheets: int = TRAY,
        pages_per_minute: float = 0.0,
        listening: bool = True,
    ) -> None:
        self.sheets, self.pages_per_minute, self.folder = sheets, pages_per_minute, folder
        self.jobs: list[SimJob] = []
        self.cover_is_open = self.jammed = self.output_is_full = self.toner_is_empty = False
        self.swallow_jobs = False  # throw away what it gets and call it completed, as spoolers do
        self.forget_jobs = False  # keep no job that has ended
        self.only_ipp_1_1 = False
        self._warnings: dict[str, None] = {}
        self._clock, self._seen, self._worked = clock, clock(), 0.0
        self._lock = threading.RLock()
        self.port = IppPort(self.answer, port, wait, listening=listening)
        self.faults = self.port.faults
        self.certificate = ""  # SHA-256; "": it speaks in clear

    @property
    def uri(self) -> str:
        return f"{'ipps' if self.certificate else 'ipp'}://127.0.0.1:{self.port.number}{PATH}"

    @property
    def address(self) -> str:
        """What stands in a kiosk.toml."""
        return f"{self.uri}?certificate={self.certificate}" if self.certificate else self.uri

    def renew_certificate(self) -> None:
        """Speak TLS alone from the next connection on, under a new certificate, as after a reset to its first day."""
        self.port.identity, self.certificate = self_made()

    def out(self) -> int:
        """Sheets that have come out by now."""
        with self._hands():
            return sum(job.out for job in self.jobs)

    def text(self) -> list[str]:
        """The rows of the newest document of which a sheet has come out."""
        out = [job for job in self.jobs if job.out]
        return rows_of(out[-1].pdf) if out else []

    # --- what hands can do to it ------------------------------------------------------------------------------

    def set_paper(self, sheets: int) -> None:
        with self._hands():
            self.sheets = sheets

    def paper_out_after(self, pages: int) -> None:
        """The tray is empty after so many more pages."""
        self.set_paper(pages)

    def set_speed(self, pages_per_minute: int) -> None:
        """0 prints at once."""
        with self._hands():
            self.pages_per_minute = pages_per_minute

    def open_cover(self) -> None:
        with self._hands():
            self.cover_is_open = True

    def close_cover(self) -> None:
        with self._hands():
            self.cover_is_open = False

    def jam(self) -> None:
        """A sheet is stuck; the one of the page now printing is lost."""
        with self._hands():
            self.jammed = True
            self.sheets -= 1 if self._current() and self.sheets else 0

    def clear_jam(self) -> None:
        with self._hands():
            self.jammed = False

    def fill_output(self) -> None:
        with self._hands():
            self.output_is_full = True

    def empty_output(self) -> None:
        with self._hands():
            self.output_is_full = False

    def use_up_toner(self) -> None:
        with self._hands():
            self.toner_is_empty = True

    def replace_toner(self) -> None:
        with self._hands():
            self.toner_is_empty = False

    def warn(self, reason: str) -> None:
        """Say this of itself as well, and print all the same: `media-empty-warning`, `com.maker-worn`."""
        with self._hands():
            self._warnings[reason] = None

    def stop_warning(self, reason: str) -> None:
        with self._hands():
            self._warnings.pop(reason, None)

    def unplug(self) -> None:
        """Pull the network cable. The printer itself goes on."""
        self.port.unplug()

    def plug(self) -> None:
        self.port.plug()

    # --- paper ------------------------------------------------------------------------------------------------

    @contextmanager
    def _hands(self) -> Iterator[None]:
        with self._lock:
            self._advance()
            yield
            self._advance()

    def reasons(self) -> list[str]:
        """printer-state-reasons as this printer words them."""
        stops = {
            "media-jam-error": self.jammed,
            "cover-open-error": self.cover_is_open,
            "media-empty-error": self.sheets <= 0,
            "media-needed-error": self.sheets <= 0 and self._current() is not None,
            "output-area-full-error": self.output_is_full,
            "toner-empty-error": self.toner_is_empty,
            "media-low-warning": 0 < self.sheets <= LOW,
        }
        return [*(reason for reason, true in stops.items() if true), *self._warnings]

    def _stopped(self) -> bool:
        return self.sheets <= 0 or self.cover_is_open or self.jammed or self.output_is_full or self.toner_is_empty

    def _current(self) -> SimJob | None:
        return next((job for job in self.jobs if job.state not in ENDED), None)

    def _advance(self) -> None:
        """Let the printer do what it has done since it was last looked at."""
        now = self._clock()
        passed, self._seen = now - self._seen, now
        page_time = 60.0 / self.pages_per_minute if self.pages_per_minute else 0.0
        self._worked += passed
        while (job := self._current()) and not self._stopped():
            job.state, job.why = JobState.PROCESSING, "job-printing"
            if self._worked < page_time:
                return
            self._worked -= page_time
            if self.swallow_jobs:
                job.state, job.why = JobState.COMPLETED, "document-format-error"
            else:
                self._deliver(job)
        self._worked = 0.0  # a page that was interrupted begins again
        if job:
            job.state, job.why = JobState.STOPPED, "printer-stopped"

    def _deliver(self, job: SimJob) -> None:
        self.sheets -= 1
        job.out += 1
        if self.folder:
            lay_down(self.folder, job.number, job.pdf, (job.out, job.pages))
        if job.out == job.pages:
            job.state, job.why = JobState.COMPLETED, "job-completed-successfully"

    # --- IPP --------------------------------------------------------------------------------------------------

    def answer(self, path: str, body: bytes) -> bytes:
        """The reply to one IPP request. ValueError: it cannot be understood."""
        request = decode(body)
        with self._lock:
            self._advance()
            return encode(self._reply(path, request))

    def _reply(self, path: str, request: Message) -> Message:
        asked = request.group(GroupTag.OPERATION)
        if self.only_ipp_1_1 and request.version != (1, 1):
            return replace(_says(request, Status.VERSION_NOT_SUPPORTED), version=(1, 1))
        if tuple(asked)[:3] != ("attributes-charset", "attributes-natural-language", "printer-uri"):
            return _says(request, Status.BAD_REQUEST)
        if path != PATH:
            return _says(request, Status.NOT_FOUND)
        match request.code:
            case Operation.GET_PRINTER_ATTRIBUTES:
                return _says(request, Status.OK, _requested(request, self._about_itself()))
            case Operation.PRINT_JOB:
                return self._take_in(request)
            case Operation.GET_JOB_ATTRIBUTES | Operation.CANCEL_JOB:
                return self._about_job(request)
        return _says(request, Status.OPERATION_NOT_SUPPORTED)

    def _about_itself(self) -> Group:
        busy = PrinterState.PROCESSING if self._current() else PrinterState.IDLE
        told = [
            attribute("printer-state", Tag.ENUM, PrinterState.STOPPED if self._stopped() else busy),
            attribute("printer-state-reasons", Tag.KEYWORD, *(self.reasons() or ["none"])),
            attribute("printer-is-accepting-jobs", Tag.BOOLEAN, True),
            attribute("queued-job-count", Tag.INTEGER, sum(job.state not in ENDED for job in self.jobs)),
            attribute("media-ready", Tag.KEYWORD, "iso_a4_210x297mm"),
        ]
        if speed := round(self.pages_per_minute):  # one that prints at once has none to tell
            told.append(attribute("pages-per-minute", Tag.INTEGER, speed))
        return Group(GroupTag.PRINTER, tuple(told))

    def _take_in(self, request: Message) -> Message:
        asked = request.group(GroupTag.OPERATION)
        if asked.get("document-format") != ("application/pdf",):
            return _says(request, Status.DOCUMENT_FORMAT_NOT_SUPPORTED)
        settings = {name: values[0] for name, values in request.group(GroupTag.JOB).items()}
        name = str(asked.get("job-name", ("untitled",))[0])
        job = SimJob(len(self.jobs) + 1, request.document, count_pages(request.document), name, settings)
        if not job.pages:
            job.state, job.why = JobState.ABORTED, "document-format-error"
        self.jobs.append(job)
        return _says(request, Status.OK, self._about(job))

    def _about_job(self, request: Message) -> Message:
        number = request.group(GroupTag.OPERATION).get("job-id", (0,))[0]
        job = next((job for job in self.jobs if job.number == number), None)
        if job is None or (self.forget_jobs and job.state in ENDED):
            return _says(request, Status.NOT_FOUND)
        if request.code == Operation.CANCEL_JOB:
            return _says(request, self._give_up(job))
        return _says(request, Status.OK, _requested(request, self._about(job)))

    def _give_up(self, job: SimJob) -> Status:
        if job.state in ENDED:
            return Status.NOT_POSSIBLE
        job.state, job.why = JobState.CANCELED, "job-canceled-by-user"
        return Status.OK

    def _about(self, job: SimJob) -> Group:
        told = (
            attribute("job-id", Tag.INTEGER, job.number),
            attribute("job-uri", Tag.URI, f"{self.uri}/{job.number}"),
            attribute("job-state", Tag.ENUM, job.state),
            attribute("job-state-reasons", Tag.KEYWORD, job.why),
            attribute("job-impressions-completed", Tag.INTEGER, job.out),
        )
        return Group(GroupTag.JOB, told)


def _requested(request: Message, group: Group) -> Group:
    """Of the group what is asked for, by its name or as *all*; nothing else, as RFC 8011 has it (4.2.5.1, 4.3.4.1)."""
    names = request.group(GroupTag.OPERATION).get("requested-attributes", ("all",))
    return Group(group.tag, tuple(one for one in group.attributes if "all" in names or one.name in names))


def _says(request: Message, status: Status, *groups: Group) -> Message:
    charset = attribute("attributes-charset", Tag.CHARSET, "utf-8")
    language = attribute("attributes-natural-language", Tag.LANGUAGE, "zh-cn")
    return Message(status, request.request_id, (Group(GroupTag.OPERATION, (charset, language)), *groups))
