"""The table of problems covers what can happen, and nothing is printed twice because of it."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from drivers.api.errors import DeviceError, Fault
from drivers.api.status import Notice
from drivers.kinds import KINDS
from kiosk.model.text import Text
from kiosk.problems.table import all_problems, problem_for, problem_named
from tests.kiosk.play import words
from ui.words.sentences import STRINGS, TECHNICIAN, Words

ROOT = Path(__file__).parents[3]
PRINTERS = ("receipt_printer", "page_printer")


def faults_in(package: str) -> set[Fault]:
    """Every Fault that is named in the code of a driver."""
    found = set()
    for path in (ROOT / "drivers" / package).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Fault":
                found.add(Fault[node.attr])
    return found


DEVICES = sorted(path.parent.name for path in (ROOT / "drivers").glob("*/driver.py"))
RAISED = [(device, fault) for device in DEVICES for fault in sorted(faults_in(device))]


def test_every_fault_a_driver_can_raise_has_a_row() -> None:
    assert [raised for raised in RAISED if problem_for(DeviceError(*raised)).code == "SYS-00"] == []


def test_the_drivers_faults_were_found() -> None:
    assert len(RAISED) > 30
    assert ("receipt_printer", Fault.SELF_TEST) in RAISED


def test_every_problem_has_its_own_code() -> None:
    codes = Counter((problem.code, problem.citizen.key) for problem in all_problems())
    assert [code for code, times in codes.items() if times > 1] == []
    keys = {problem.code: problem.technician.key for problem in all_problems()}
    assert len(set(keys.values())) == len(keys)


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_every_problem_tells_a_technician_what_to_do(language: str) -> None:
    say = Words(language, (STRINGS, TECHNICIAN)).say
    actions = {problem.code: say(problem.technician) for problem in all_problems()}
    assert len(set(actions.values())) == len(actions)


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_every_kind_of_device_and_every_notice_has_a_name_for_technicians(language: str) -> None:
    say = Words(language, (STRINGS, TECHNICIAN)).say
    assert all(say(Text(kind.words)) for kind in KINDS)
    names = {notice.replace("_", "-") for notice in Notice} - {"unasked"}
    never_asked = {f"unasked-{part}" for part in ("id-card", "scanner", "receipt-printer", "cabinet")}
    assert all(say(Text(f"warning-{name}")) for name in names | never_asked)


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_every_problem_can_be_told(language: str) -> None:
    say = words(language).say
    for problem in all_problems():
        for text in filter(None, (problem.citizen, *problem.body, problem.do)):
            assert say(text)
            assert "error" not in say(text).lower()


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_every_reason_why_a_service_cannot_start_can_be_told(language: str) -> None:
    for problem in all_problems():
        if not problem.hint and not problem.code.startswith(("DAT", "SYS-06")):  # those never make a need lacking
            assert words(language).say(Text(f"unavailable-{problem.code.lower()}"))


def test_the_list_of_kinds_has_every_driver_there_is() -> None:
    assert sorted(kind.name for kind in KINDS) == DEVICES


@pytest.mark.parametrize("device", PRINTERS)
@pytest.mark.parametrize("fault", Fault)
def test_printing_is_never_offered_again_once_paper_may_have_moved(device: str, fault: Fault) -> None:
    assert not problem_for(DeviceError(device, fault, began=True)).retry
    assert problem_for(DeviceError(device, fault)).retry


def test_evidence_goes_to_the_technician() -> None:
    assert problem_for(DeviceError("id_card", Fault.GARBLED, "aa aa 96")).evidence == "aa aa 96"
    assert problem_named("slow", "after 8 s").evidence == "after 8 s"
    assert "7" in problem_for(DeviceError("keypad", Fault.JAM, "7")).evidence


@pytest.mark.parametrize("fault", Fault)
def test_whether_a_page_came_out_is_unknown_where_the_printer_has_not_said_what_became_of_it(fault: Fault) -> None:
    silent = (Fault.OFFLINE, Fault.SILENT, Fault.GARBLED, Fault.UNCERTAIN, Fault.WRONG_ADDRESS, Fault.NOT_TRUSTED)
    said = fault not in silent
    known = ("page_printer", fault) not in RAISED or said
    assert problem_for(DeviceError("page_printer", fault, began=True)).unknown is not known
    assert not problem_for(DeviceError("page_printer", fault)).unknown
    assert not problem_for(DeviceError("receipt_printer", fault, began=True)).unknown


def test_an_unknown_name_is_the_unexpected() -> None:
    assert problem_named("no-such-thing").code == "SYS-00"


@pytest.mark.parametrize(("name", "retry"), [("unreachable", True), ("outbox", True), ("nothing-on-file", False)])
def test_asking_again_is_offered_where_it_may_help(name: str, retry: bool) -> None:
    assert problem_named(name).retry is retry


def test_only_what_a_citizen_mends_at_once_is_a_hint() -> None:
    hints = {problem.code for problem in all_problems() if problem.hint}
    told = {"IDC-04", "IDC-05", "IDC-06", "IDC-13", "SCN-04", "SCN-08", "CAM-05", "CAM-06", "SMC-04", "SMC-05"}
    assert hints == told


def test_a_tick_is_promised_only_where_nothing_was_lost() -> None:
    promised: dict[str, set[str]] = {}
    for problem in all_problems():
        for text in problem.body:
            promised.setdefault(problem.promise, set()).add(text.key)
    assert promised["kept"] == {
        "problem-nothing-printed",
        "problem-slip-not-printed",
        *(f"problem-net-0{number}-body" for number in (1, 2, 3, 6, 7)),
        *(f"problem-sys-0{number}-body" for number in (0, 1, 2, 3, 7, 8, 9)),
        *(f"problem-dat-0{number}-body" for number in (3, 4, 5, 7)),
    }
    assert promised["lost"] == {"problem-page-printer-began"}
    assert "problem-page-printer-unknown" in promised[""]
    assert not promised["kept"] & (promised["lost"] | promised[""])
