"""Whether a printer prints or stands still, as far as it and its job have said. Knows no bytes.

That there is a fault does not say that nothing moves: cupsd names `connecting-to-device` as each job starts, a fuser
is under its temperature while it warms up, and of two trays one may be empty. RFC 8011 has a word for standing still,
the state *stopped*. A printer that names a fault and says *processing* all the same is believed, for as long as its
sides may take.
"""

from collections.abc import Callable

from drivers.api.errors import DeviceError, Fault
from drivers.api.status import DeviceStatus
from drivers.page_printer.job import Job
from drivers.page_printer.vocabulary import JobState
from drivers.page_printer.watch import JOB_DEADLINE_S, Sight

# Seen by a sensor at the way of the paper. Others tell of the line, of a queue or of what may pass by itself; and a jam
# and a lack of toner end the job at the first look (`watch`).
_SEEN = {Fault.COVER_OPEN, Fault.NO_PAPER, Fault.OUTPUT_FULL}

_SLOWER = 2  # than its own pace, without a stand: a fuser cools down, and one sheet of a few is taken in twice


class Pace:
    """Tells after each look at one job of so many pages: True, it says that it prints; False, it stands still; None."""

    def __init__(
        self,
        clock: Callable[[], float],
        pages: int,
        tell: Callable[[bool | None], None],
        side: Callable[[], float],
    ) -> None:
        """`side`: seconds that a side takes this printer, as it says itself."""
        self._clock, self._pages, self._tell, self._side = clock, pages, tell, side
        self._count, self._at = 0, clock()  # sides that are out, and since when there are so many
        self._longest = 0.0  # between two sides of this job
        self._worked = False  # at this job, without a fault
        self._fault_at: float | None = None  # since when there has been one, without a pause

    def look(self, look: Callable[[], Sight | None]) -> Sight | None:
        """What `look` gives. None: the printer was busy."""
        try:
            seen = look()
        except DeviceError:
            self._tell(None)
            raise
        self._tell(self._of(*seen) if seen else None)
        return seen

    def _of(self, job: Job, printer: DeviceStatus) -> bool | None:
        """A job that waits its turn, or has ended, says nothing of paper."""
        if not job.under_way:
            return None
        self._see(job.impressions or 0, printer.fault)
        if job.state is JobState.STOPPED or printer.stopped:
            return False
        if printer.fault:
            return False if self._stuck() else None
        begun = job.impressions or not job.elsewhere
        return True if job.state is JobState.PROCESSING and begun else None

    def _see(self, out: int, fault: Fault | None) -> None:
        now = self._clock()
        if out > self._count:
            self._longest = max(self._longest, now - self._at if self._count else 0.0)
            self._count, self._at = out, now
        if fault not in _SEEN:
            self._worked, self._fault_at = self._worked or fault is None, None
        elif self._fault_at is None:
            self._fault_at = now

    def _stuck(self) -> bool:
        """Longer than its sides may take there was none, and a fault all that while."""
        if self._fault_at is None or self._count >= self._pages:
            return False
        stands = self._clock() - max(self._fault_at, self._at)
        return stands >= self._patience()

    def _patience(self) -> float:
        """One that has told no side may count at the end alone. One that was never seen at work may be waking up, and
        name what was so before.
        """
        side = _SLOWER * max(self._side(), self._longest)
        if self._count:
            return side
        return side * self._pages + (0.0 if self._worked else JOB_DEADLINE_S)
