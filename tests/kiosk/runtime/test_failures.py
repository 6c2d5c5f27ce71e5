"""Whatever an effect has failed by has a name for the citizen; only what is broken is lacking from then on."""

import pytest

from drivers.api.errors import DeviceError, Fault
from kiosk.backend.replies import GatewayError
from kiosk.model.effects import AskBackend, Effect, ReadIdCard, Record, ScanCode
from kiosk.model.problem import Problem
from kiosk.papers.fonts import UnwritableError
from kiosk.runtime.availability import Availability
from kiosk.runtime.failures import Failures, NameNotShownError
from kiosk.runtime.pages import ForeignPaperError, PaperError
from offline_cache.errors import OutboxBroken, OutboxFull
from tests.kiosk.play import CHEN
from tests.kiosk.terminal_devices import PAGE, SLIP
from tests.offline_cache.rig import Clock

CLOSING = Record("certificate_issued", {}, closes="certificate_requested")


def after(error: Exception, effect: Effect) -> tuple[Problem, dict[str, str]]:
    """What it is called, and the code of what is lacking because of it, by need."""
    availability = Availability(lambda _: None, Clock())
    problem = Failures(availability).problem(error, effect)
    return problem, {need: one.code for need, one in availability.lacking.items()}


def caused(error: Exception, by: Exception) -> Exception:
    error.__cause__ = by
    return error


@pytest.mark.parametrize(
    ("error", "effect", "code", "lacking"),
    [
        (DeviceError("id_card", Fault.SILENT), ReadIdCard(), "IDC-02", {"id_card": "IDC-02"}),
        (DeviceError("camera", Fault.BLIND), ScanCode(), "CAM-04", {"scanner": "CAM-04"}),
        (DeviceError("id_card", Fault.CARD_MOVED), ReadIdCard(), "IDC-04", {}),  # the citizen mends it at once
        (DeviceError("page_printer", Fault.UNCERTAIN, began=True), PAGE, "PAG-12", {}),  # says nothing of the next one
        (DeviceError("receipt_printer", Fault.JAM, began=True), SLIP, "PRN-03", {"receipt_printer": "PRN-03"}),
        (GatewayError("unreachable", "HTTP 502"), AskBackend("q", {}), "NET-01", {}),
        (OutboxFull("full"), CLOSING, "SYS-06", {}),  # the paper is out already
        (OutboxFull("full"), Record("x", {}), "SYS-02", {}),
        (OutboxBroken("flush"), Record("x", {}), "SYS-01", {}),
        (NameNotShownError("U+2EBF0", "U+2EBxx"), AskBackend("q", {}), "DAT-03", {}),
        (caused(PaperError("a sign"), UnwritableError("a sign")), PAGE, "DAT-04", {}),
        (PaperError("KeyError"), PAGE, "SYS-00", {}),
        (ForeignPaperError(), PAGE, "DAT-05", {}),
        (KeyError(CHEN.number), SLIP, "SYS-00", {"receipt_printer": "SYS-00"}),
    ],
)
def test_a_failure_has_a_name_and_only_what_is_broken_is_lacking(
    error: Exception, effect: Effect, code: str, lacking: dict[str, str]
) -> None:
    problem, lacks = after(error, effect)
    assert (problem.code, lacks) == (code, lacking)
    assert CHEN.number not in problem.evidence


def test_a_refusal_keeps_its_reason_and_what_the_office_said_along_with_it() -> None:
    error = GatewayError("refused", "no", reason="too-young", params={"from": "2030-01"})
    problem, lacking = after(error, AskBackend("q", {}))
    assert (problem.refusal, problem.params, lacking) == ("too-young", {"from": "2030-01"}, {})
    nothing, _ = after(GatewayError("refused", "no", reason="nothing-on-file"), AskBackend("q", {}))
    assert nothing.code != problem.code


@pytest.mark.parametrize(
    ("effect", "retry", "began", "unknown"),
    [(PAGE, False, True, True), (SLIP, False, True, False), (ReadIdCard(), True, False, False)],
)
def test_after_what_nobody_has_foreseen_paper_may_have_moved(
    effect: Effect, *, retry: bool, began: bool, unknown: bool
) -> None:
    problem, _ = after(ZeroDivisionError(), effect)
    assert (problem.retry, problem.began, problem.unknown) == (retry, began, unknown)
