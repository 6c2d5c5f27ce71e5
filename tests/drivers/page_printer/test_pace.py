"""What is told of paper after each look at a job, in time that only the test moves."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from drivers.api.errors import DeviceError, Fault
from drivers.api.status import DeviceStatus
from drivers.page_printer.job import Job
from drivers.page_printer.pace import Pace
from drivers.page_printer.reasons import PAGE_DEADLINE_S
from drivers.page_printer.vocabulary import JobState
from drivers.page_printer.watch import Sight
from tests.drivers.page_printer.jobs import failure
from tests.drivers.page_printer.printer_time import PrinterTime

WORKS = DeviceStatus()
SEEN = [Fault.COVER_OPEN, Fault.NO_PAPER, Fault.OUTPUT_FULL]


def told(*seen: Sight | None, every: float = 1.0, pages: int = 3, side: float = PAGE_DEADLINE_S) -> list[bool | None]:
    """What is told of these looks, from one to the next of which so many seconds pass."""
    time, said = PrinterTime(), list[bool | None]()
    pace = Pace(time.clock, pages, said.append, lambda: side)
    for one in seen:
        assert pace.look(lambda one=one: one) == one  # type: ignore[misc]
        time.wait(every)
    return said


def at_work(count: int | None = None, *reasons: str) -> Job:
    return Job(JobState.PROCESSING, reasons, count)


def test_a_job_at_work_of_which_nothing_else_is_said_is_printed() -> None:
    assert told((at_work(), WORKS), (at_work(0, "job-printing"), WORKS), (at_work(2), WORKS)) == [True] * 3


@pytest.mark.parametrize("state", [None, JobState.PENDING, JobState.HELD, JobState.COMPLETED, JobState.ABORTED])
def test_a_job_that_waits_or_has_ended_says_nothing_of_paper(state: JobState | None) -> None:
    assert told((Job(state), WORKS)) == [None]


def test_a_busy_printer_says_nothing_of_paper() -> None:
    assert told(None) == [None]


def test_a_look_that_fails_says_nothing_and_fails() -> None:
    said: list[bool | None] = []

    def fails() -> Sight | None:
        raise DeviceError("page_printer", Fault.OFFLINE)

    assert failure(lambda: Pace(PrinterTime().clock, 1, said.append, lambda: 1.0).look(fails)).fault is Fault.OFFLINE
    assert said == [None]


def test_a_printer_or_a_job_that_says_stopped_stands_still() -> None:
    assert told((Job(JobState.STOPPED), WORKS)) == [False]
    assert told((at_work(), DeviceStatus(Fault.REFUSED, stopped=True))) == [False]
    assert told((Job(JobState.COMPLETED), DeviceStatus(stopped=True))) == [None]


@pytest.mark.parametrize("fault", [Fault.SILENT, Fault.OFFLINE, Fault.REFUSED, Fault.SELF_TEST, Fault.OVERHEATED])
def test_a_fault_that_no_sensor_of_paper_tells_says_neither(fault: Fault) -> None:
    assert told(*[(at_work(1), DeviceStatus(fault))] * 9) == [None] * 9


@pytest.mark.parametrize("fault", [Fault.JAM, Fault.NO_TONER])
def test_a_fault_that_ends_the_job_at_once_is_not_waited_for(fault: Fault) -> None:
    assert told(*[(at_work(1), DeviceStatus(fault))] * 9, every=SIDE_S) == [None] * 9


WAITS = {fault: DeviceStatus(fault) for fault in SEEN}
EMPTY = WAITS[Fault.NO_PAPER]
SIDE_S = 2 * PAGE_DEADLINE_S  # twice its pace


@dataclass
class Row:
    """A printer that says processing. `fault_at`, `sides_at`: seconds of its job; None: it counts nothing."""

    says: str
    pages: int
    fault_at: float
    sides_at: tuple[float, ...] | None
    stands_at: float | None
    pace: float = PAGE_DEADLINE_S

    def looks(self, until: int) -> Iterator[Sight]:
        for now in range(until):
            out = None if self.sides_at is None else sum(at <= now for at in self.sides_at)
            yield at_work(out), EMPTY if now >= self.fault_at else WORKS


ROWS = [
    Row("a sheet, its tray empty as it is drawn in", 1, 3, (), 15),
    Row("a sheet of which nobody counts", 1, 3, None, 15),
    Row("a sheet that comes all the same, 11 s later", 1, 3, (14,), None),
    Row("a sheet of a printer of 4 sides a minute", 1, 3, (), 33, pace=15),
    Row("a sheet, empty from the first look on: it may be waking up, and speak of before", 1, 0, (), 42),
    Row("a job of three that counts at its end alone", 3, 5, (), 41),
    Row("a job of three that says nothing more after the first side", 3, 5, (5,), 17),
    Row("a job of three from another tray, 10 s a side", 3, 5, (4, 14, 24), None),
    Row("a job of four, slower than it says, and then no more", 4, 5, (4, 15, 26), 48),
    Row("a job of four of which each side takes longer", 4, 5, (4, 14, 34, 54), None),
    Row("a printer of 4 sides a minute that prints on", 3, 5, (4, 30, 56), None, pace=15),
    Row("all of it counted", 2, 5, (4, 8), None),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.says)
def test_a_printer_that_works_under_a_fault_stands_once_nothing_came_for_longer_than_its_pace_allows(row: Row) -> None:
    said = told(*row.looks(60), pages=row.pages, side=row.pace)
    stands = [at for at, one in enumerate(said) if one is False]
    after_all = row.sides_at is not None and any(row.stands_at and at > row.stands_at for at in row.sides_at)
    assert stands[:1] == ([] if row.stands_at is None else [row.stands_at])
    assert after_all or stands == ([] if row.stands_at is None else [*range(int(row.stands_at), 60)])


@pytest.mark.parametrize("fault", SEEN)
def test_every_fault_that_is_seen_at_the_way_of_the_paper_is_such_a_one(fault: Fault) -> None:
    stands = (at_work(1), WAITS[fault])
    assert told(*[stands] * 3, every=SIDE_S / 2) == [None, None, False]


def test_a_fault_that_came_and_went_counts_from_its_last_beginning() -> None:
    faulty, well = (at_work(1), EMPTY), (at_work(1), WORKS)
    assert told(faulty, well, faulty, faulty, every=SIDE_S) == [None, True, None, False]


def test_a_printer_that_stops_for_a_fault_stands_at_once_also_with_a_single_sheet() -> None:
    assert told((at_work(), DeviceStatus(Fault.NO_PAPER, stopped=True)), pages=1) == [False]


@pytest.mark.parametrize("reasons", [("job-incoming", "printer-stopped"), ("queued-in-device",)])
@pytest.mark.parametrize(("count", "said"), [(None, None), (0, None), (1, True)])
def test_a_job_that_still_comes_in_or_waits_elsewhere_is_printed_only_once_a_side_is_counted(
    reasons: tuple[str, ...], count: int | None, said: bool | None
) -> None:
    assert told((at_work(count, *reasons), WORKS)) == [said]
