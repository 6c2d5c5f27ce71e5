"""The state of every device, and what is lacking now."""

import threading
from collections.abc import Mapping
from dataclasses import replace
from itertools import count

import pytest

from drivers.api.errors import DeviceError, Fault
from drivers.api.status import DeviceStatus, Notice
from kiosk.model.device_state import DeviceState
from kiosk.model.problem import Problem
from kiosk.problems.table import problem_for
from kiosk.runtime.availability import Availability, look_at
from tests.kiosk.play import JAM, LINE_DOWN, NO_PAPER, READER_GONE

PATIENCE_S = 10
LOW = DeviceState("page_printer", warnings=("paper_low",), identity="Printer 7", evidence="printer-state 3: media-low")


class Told:
    """An availability whose clock moves on by a second whenever it is asked."""

    def __init__(self) -> None:
        self.codes: list[dict[str, str]] = []
        seconds = count(1)
        self.watch = Availability(self._told, lambda: float(next(seconds)))

    def _told(self, lacking: Mapping[str, Problem]) -> None:
        self.codes.append({need: problem.code for need, problem in lacking.items()})


def test_what_is_noticed_of_a_need_that_is_not_looked_at_is_told_at_once_and_once() -> None:
    watch = Availability(lambda _: None, lambda: 0.0)
    watch.put("backend", None)
    for _ in range(2):
        watch.noticed("backend", "DAT-07: q: answer.since")
    watch.put("backend", None)
    assert watch.states["backend"].warnings == ("DAT-07: q: answer.since",)


class HashedSlowly(str):
    """A warning in the middle of whose keeping another one may come."""

    __slots__ = ()
    begun, other_has_come = threading.Event(), threading.Event()

    def __hash__(self) -> int:
        if not self.begun.is_set():
            self.begun.set()
            self.other_has_come.wait(0.2)  # were it not for the lock, the other would be kept in this time
        return super().__hash__()


def test_what_two_threads_notice_at_once_is_both_kept() -> None:
    watch = Availability(lambda _: None, lambda: 0.0)
    first = threading.Thread(target=lambda: watch.noticed("backend", HashedSlowly("a")))
    first.start()
    assert HashedSlowly.begun.wait(PATIENCE_S)

    def notice_second() -> None:
        watch.noticed("backend", "b")
        HashedSlowly.other_has_come.set()

    second = threading.Thread(target=notice_second)
    second.start()
    first.join(PATIENCE_S)
    second.join(PATIENCE_S)
    watch.saw(DeviceState("backend"))
    assert set(watch.states["backend"].warnings) == {"a", "b"}


def test_only_changes_are_told() -> None:
    told: list[Mapping[str, Problem]] = []
    watch = Availability(told.append, lambda: 0.0)
    watch.put("backend", None)
    watch.put("backend", LINE_DOWN)
    watch.put("backend", LINE_DOWN)
    watch.put("id_card", READER_GONE)
    watch.put("backend", None)
    assert [{need: problem.code for need, problem in lacking.items()} for lacking in told] == [
        {"backend": "NET-01"},
        {"backend": "NET-01", "id_card": "IDC-01"},
        {"id_card": "IDC-01"},
    ]
    assert watch.lacking == {"id_card": READER_GONE}


def test_another_reason_is_a_change() -> None:
    told: list[Mapping[str, Problem]] = []
    watch = Availability(told.append, lambda: 0.0)
    watch.put("page_printer", NO_PAPER)
    watch.put("page_printer", JAM)
    assert [lacking["page_printer"].code for lacking in told] == ["PAG-01", "PAG-03"]


def test_what_is_told_last_is_what_is_true() -> None:
    told: list[Mapping[str, Problem]] = []
    first_is_telling, second_has_come = threading.Event(), threading.Event()

    def tell(lacking: Mapping[str, Problem]) -> None:
        if "backend" not in lacking:
            first_is_telling.set()
            second_has_come.wait(0.2)  # were it not for the lock, the second would be told in this time
        told.append(lacking)

    watch = Availability(tell, lambda: 0.0)
    first = threading.Thread(target=lambda: watch.put("id_card", READER_GONE))
    first.start()
    assert first_is_telling.wait(PATIENCE_S)

    def put_second() -> None:
        watch.put("backend", LINE_DOWN)
        second_has_come.set()

    second = threading.Thread(target=put_second)
    second.start()
    first.join(PATIENCE_S)
    second.join(PATIENCE_S)
    assert told[-1] == watch.lacking == {"id_card": READER_GONE, "backend": LINE_DOWN}


def test_what_is_told_may_change_what_is_lacking() -> None:
    told: list[set[str]] = []

    def tell(lacking: Mapping[str, Problem]) -> None:
        told.append(set(lacking))
        watch.put("page_printer", None)

    watch = Availability(tell, lambda: 0.0)
    watch.put("page_printer", JAM)
    assert told == [{"page_printer"}, set()]


# --- the state of each ----------------------------------------------------------------------------------------------


def test_a_state_says_since_when_it_is_so_and_only_another_code_begins_it_afresh() -> None:
    watch = Told().watch
    watch.put("page_printer", None)
    watch.put("page_printer", None)
    assert watch.states["page_printer"].since == 1.0
    watch.put("page_printer", NO_PAPER)
    watch.put("page_printer", NO_PAPER)
    assert (watch.states["page_printer"].code, watch.states["page_printer"].since) == ("PAG-01", 2.0)


def test_what_a_look_has_shown_stays_through_use_and_what_was_counted_stays_through_looks() -> None:
    watch = Told().watch
    watch.saw(LOW)
    watch.used("page_printer", prints=2)
    watch.used("page_printer", prints=1)
    watch.failed("page_printer", JAM)
    jammed = watch.states["page_printer"]
    assert (jammed.warnings, jammed.identity, jammed.code) == (("paper_low",), "Printer 7", "PAG-03")
    assert (jammed.counters, jammed.last_good_use) == ({"prints": 3, "failures": 1}, 3.0)
    watch.saw(DeviceState("page_printer", evidence="printer-state 3: none"))
    well = watch.states["page_printer"]
    assert (well.problem, well.warnings, well.evidence) == (None, (), "printer-state 3: none")
    assert (well.counters, well.last_good_use) == (jammed.counters, jammed.last_good_use)


def test_a_failure_that_leaves_the_device_usable_is_counted_and_makes_nothing_lacking() -> None:
    told = Told()
    told.watch.saw(DeviceState("id_card"))
    told.watch.failed("id_card", None)
    assert told.watch.states["id_card"].counters == {"failures": 1}
    assert (told.codes, told.watch.lacking) == ([], {})


def test_the_evidence_of_a_trouble_goes_with_it() -> None:
    watch = Told().watch
    gone = problem_for(DeviceError("id_card", Fault.OFFLINE, "no such file"))
    watch.put("id_card", gone)
    assert watch.states["id_card"].evidence == "no such file"
    watch.put("id_card", None)
    assert watch.states["id_card"].evidence == ""


def test_warnings_come_and_go_without_a_word_to_citizens() -> None:
    told = Told()
    told.watch.saw(LOW)
    told.watch.saw(DeviceState("page_printer"))
    assert told.codes == []


# --- a look -----------------------------------------------------------------------------------------------------------


class Printer:
    """A device that says what it was told to say."""

    def __init__(self, said: DeviceStatus | Exception) -> None:
        self._said = said

    def status(self) -> DeviceStatus:
        if isinstance(self._said, Exception):
            raise self._said
        return self._said

    def identity(self) -> str:
        return "Maker Model 1.2"

    def close(self) -> None:
        """Nothing is open."""


def test_a_look_says_what_the_device_says() -> None:
    seen = look_at("receipt_printer", Printer(DeviceStatus(None, (Notice.PAPER_LOW,), "DLE EOT 12 12 12 1e")))
    assert seen == DeviceState(
        "receipt_printer", None, warnings=("paper_low",), identity="Maker Model 1.2", evidence="DLE EOT 12 12 12 1e"
    )


@pytest.mark.parametrize(
    ("said", "code", "evidence"),
    [
        (DeviceStatus(Fault.JAM, (), "DLE EOT 1a 12 16 12"), "PRN-03", "DLE EOT 1a 12 16 12"),
        (DeviceError("receipt_printer", Fault.SILENT, "no answer"), "PRN-07", "no answer"),
        pytest.param(
            ZeroDivisionError("1/0"),
            "SYS-00",
            "receipt_printer: ZeroDivisionError: 1/0",
            marks=pytest.mark.hits("look-failed-unforeseen"),
        ),
    ],
)
def test_a_look_at_a_device_that_is_not_well_says_why(said: DeviceStatus | Exception, code: str, evidence: str) -> None:
    seen = look_at("receipt_printer", Printer(said))
    assert (seen.code, seen.evidence, seen.identity) == (code, evidence, "")


def test_that_an_alarm_is_over_is_told_also_where_the_code_stays() -> None:
    told = Told()
    garbled = problem_for(DeviceError("cabinet", Fault.GARBLED))
    unseen, seen = DeviceState("cabinet", garbled), DeviceState("cabinet", replace(garbled, clears=True))
    for state in (unseen, seen, seen):
        told.watch.saw(state)
    assert told.codes == [{"cabinet": "CAB-03"}] * 2
    assert told.watch.states["cabinet"].since == 1.0


def test_a_device_that_the_terminal_does_not_have_cannot_be_used() -> None:
    seen = look_at("id_card", None)
    assert (seen.code, seen.evidence) == ("IDC-01", "not configured on this terminal")
