"""Whether a printer prints or stands still, as far as it and its job have said. Knows no bytes.

That there is a fault does not say that nothing moves: cupsd names `connecting-to-device` as each job starts, a fuser
is under its temperature while it warms up, and of two trays one may be empty.
"""

from collections.abc import Callable

from drivers.api.errors import DeviceError, Fault
from drivers.api.status import DeviceStatus
from drivers.page_printer.job import Job
from drivers.page_printer.vocabulary import JobState
from drivers.page_printer.watch import PAGE_DEADLINE_S, Sight

# Seen by a sensor at the way of the paper. The others tell of the line, of a queue or of what may pass by itself.
_SEEN = {Fault.JAM, Fault.COVER_OPEN, Fault.NO_PAPER, Fault.OUTPUT_FULL, Fault.NO_TONER}


class Pace:
    """Tells after each look at one job of so many pages: True, it says that it prints; False, it stands still; None."""

    def __init__(self, clock: Callable[[], float], pages: int, tell: Callable[[bool | None], None]) -> None:
        self._clock, self._pages, self._tell = clock, pages, tell
        self._count, self._since = 0, 0.0  # the sides that were out under a fault that is seen, and since when

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
        if job.state is JobState.STOPPED or printer.stopped:
            return False
        if printer.fault:
            return False if printer.fault in _SEEN and self._stuck(job.impressions or 0) else None
        self._count = 0
        begun = job.impressions or not job.elsewhere
        return True if job.state is JobState.PROCESSING and begun else None

    def _stuck(self, count: int) -> bool:
        """For as long as a side takes there was none. One who counts at the end alone, or has counted all, tells
        nothing of that.
        """
        if count != self._count:
            self._count, self._since = count, self._clock()
        return 0 < count < self._pages and self._clock() - self._since >= PAGE_DEADLINE_S
