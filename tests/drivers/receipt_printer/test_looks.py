"""How a printer is, from all that it answers: what needs a person is believed when it is said twice."""

from collections.abc import Callable

import pytest

from device_sim.port import Emit, Loopback
from device_sim.receipt_printer.printer import SimReceiptPrinter
from drivers.api.errors import Fault
from drivers.api.status import Notice
from drivers.receipt_printer.line import PrinterLine
from drivers.receipt_printer.looks import Looks
from drivers.receipt_printer.models import EPSON, unasked
from tests.drivers.receipt_printer.bench import TROUBLES, Bench

COVER_IS_OPEN = b"\x16"  # an answer to DLE EOT 2


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def line(bench: Bench) -> PrinterLine:
    return PrinterLine(bench.loop.open(), EPSON.status, bench.loop.clock)


def test_a_printer_that_is_well_says_so_in_all_its_answers(line: PrinterLine) -> None:
    status = Looks(EPSON).status(line)
    assert (status.fault, status.evidence) == (None, "DLE EOT 16 12 12 12")


@pytest.mark.parametrize(("trouble", "fault"), TROUBLES[:4])
def test_what_needs_a_person_is_said_at_every_look(
    bench: Bench, line: PrinterLine, trouble: Callable[[SimReceiptPrinter], None], fault: Fault
) -> None:
    trouble(bench.sim)
    assert Looks(EPSON).status(line).fault is fault
    assert Looks(EPSON).glance(line).fault is fault


def test_what_needs_a_person_and_is_said_only_once_is_not_believed(bench: Bench, line: PrinterLine) -> None:
    answers = iter((b"\x16", COVER_IS_OPEN))
    bench.loop.instead = lambda said: next(answers, said)
    assert Looks(EPSON).glance(line).fault is None


@pytest.mark.parametrize("later", [0.0, 0.02])
@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ("16 12 12 12", None),
        ("12 12 12 12", None),
        ("16 16 12 12", Fault.COVER_OPEN),
        ("16 12 16 12", Fault.JAM),
        ("12 12 12 72", Fault.NO_PAPER),
        ("1e 32 12 72", Fault.NO_PAPER),
    ],
)
def test_a_printer_that_says_each_answer_twice_means_each_once(
    bench: Bench, answers: str, fault: Fault | None, later: float
) -> None:
    """Its answer to the first question says that the drawer is shut with the bit that is an open cover in the next."""
    said = dict(zip(EPSON.status.requests, bytes.fromhex(answers), strict=True))
    loop = Loopback(lambda emit: Doubling(said, later, emit))
    line = PrinterLine(loop.open(), EPSON.status, loop.clock)
    for _ in range(3):
        assert Looks(EPSON).status(line).fault is fault
        assert Looks(EPSON).glance(line).fault is fault


class Doubling:
    """A printer that answers with so many bytes, each twice."""

    def __init__(self, said: dict[bytes, int], later: float, emit: Emit) -> None:
        self._said, self._later, self._emit = said, later, emit

    def receive(self, data: bytes) -> None:
        self._emit(bytes((self._said[data],)), 0.01)
        self._emit(bytes((self._said[data],)), 0.01 + self._later)


def test_a_printer_that_says_nothing_is_silent_with_what_it_was_asked(bench: Bench, line: PrinterLine) -> None:
    bench.sim.silent = True
    status = Looks(EPSON).status(line)
    assert status.fault is Fault.SILENT
    assert status.evidence.startswith("no answer to 10 04 01 in")


def test_answers_that_mean_nothing_are_garbled(bench: Bench, line: PrinterLine) -> None:
    bench.loop.instead = lambda _said: b"\xff"
    assert Looks(EPSON).status(line).fault is Fault.GARBLED


def test_a_question_that_is_not_answered_ends_the_look(bench: Bench, line: PrinterLine) -> None:
    sent: list[bytes] = []
    bench.loop.heard = sent.append
    bench.loop.instead = lambda said: said[:1] if len(sent) < 1 else b""
    assert Looks(EPSON).glance(line).fault is Fault.SILENT
    assert sent == list(EPSON.status.requests[:2])


def test_a_printer_that_is_never_asked_is_sent_nothing(bench: Bench, line: PrinterLine) -> None:
    sent = bytearray()
    bench.loop.heard = sent.extend
    status = Looks(unasked(EPSON)).status(line)
    assert (status.fault, status.notices, bytes(sent)) == (None, (Notice.UNASKED,), b"")
