"""What is told of paper after each look at a job, in time that only the test moves."""

import pytest

from drivers.api.errors import DeviceError, Fault
from drivers.api.status import DeviceStatus
from drivers.page_printer.job import Job
from drivers.page_printer.pace import Pace
from drivers.page_printer.vocabulary import JobState
from drivers.page_printer.watch import PAGE_DEADLINE_S, Sight
from tests.drivers.page_printer.jobs import failure
from tests.drivers.page_printer.printer_time import PrinterTime

WORKS = DeviceStatus()
SEEN = [Fault.JAM, Fault.COVER_OPEN, Fault.NO_PAPER, Fault.OUTPUT_FULL, Fault.NO_TONER]


def told(*seen: Sight | None, every: float = 1.0, pages: int = 3) -> list[bool | None]:
    """What is told of these looks, from one to the next of which so many seconds pass."""
    time, said = PrinterTime(), list[bool | None]()
    pace = Pace(time.clock, pages, said.append)
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

    assert failure(lambda: Pace(PrinterTime().clock, 1, said.append).look(fails)).fault is Fault.OFFLINE
    assert said == [None]


def test_a_printer_or_a_job_that_says_stopped_stands_still() -> None:
    assert told((Job(JobState.STOPPED), WORKS)) == [False]
    assert told((at_work(), DeviceStatus(Fault.REFUSED, stopped=True))) == [False]
    assert told((Job(JobState.COMPLETED), DeviceStatus(stopped=True))) == [None]


@pytest.mark.parametrize("fault", [Fault.SILENT, Fault.OFFLINE, Fault.REFUSED, Fault.SELF_TEST, Fault.OVERHEATED])
def test_a_fault_that_no_sensor_of_paper_tells_says_neither(fault: Fault) -> None:
    assert told(*[(at_work(1), DeviceStatus(fault))] * 9) == [None] * 9


@pytest.mark.parametrize("fault", SEEN)
def test_a_fault_that_is_seen_is_a_stand_once_no_side_has_come_for_as_long_as_one_takes(fault: Fault) -> None:
    stands = (at_work(1), DeviceStatus(fault))
    assert told(*[stands] * 3, every=PAGE_DEADLINE_S / 2) == [None, None, False]


def test_a_printer_that_goes_on_counting_with_an_empty_tray_does_not_stand() -> None:
    empty = DeviceStatus(Fault.NO_PAPER)
    looks = (at_work(1), empty), (at_work(2), empty), (at_work(2), WORKS), (at_work(2), empty)
    assert told(*looks, every=PAGE_DEADLINE_S) == [None, None, True, None]


@pytest.mark.parametrize("count", [None, 0, 3])
def test_one_that_counts_nothing_yet_or_has_counted_all_is_not_said_to_stand(count: int | None) -> None:
    assert told(*[(at_work(count), DeviceStatus(Fault.NO_PAPER))] * 3, every=PAGE_DEADLINE_S) == [None] * 3


@pytest.mark.parametrize("reasons", [("job-incoming", "printer-stopped"), ("queued-in-device",)])
@pytest.mark.parametrize(("count", "said"), [(None, None), (0, None), (1, True)])
def test_a_job_that_still_comes_in_or_waits_elsewhere_is_printed_only_once_a_side_is_counted(
    reasons: tuple[str, ...], count: int | None, said: bool | None
) -> None:
    assert told((at_work(count, *reasons), WORKS)) == [said]
