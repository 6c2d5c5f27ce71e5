"""What a printer says of itself in words and numbers, and when it says nothing."""

import pytest

from drivers.receipt_printer.line import PrinterLine
from drivers.receipt_printer.models import EPSON, VKP80III, Presenter
from drivers.receipt_printer.questions import ask_identity, ask_retractions
from tests.drivers.receipt_printer.bench import Bench

PRESENTER = Presenter(30, b"\x1d\xe4", b"ret")


def line_of(bench: Bench) -> PrinterLine:
    return PrinterLine(bench.loop.open(), EPSON.status, bench.loop.clock)


def test_maker_model_and_firmware_are_told_in_this_order() -> None:
    assert ask_identity(line_of(Bench()), EPSON.identity) == "SIMULATED TM-S80 1.07"


def test_a_printer_that_does_not_know_a_question_is_not_asked_the_next() -> None:
    assert ask_identity(line_of(Bench()), (*EPSON.identity[:1], *VKP80III.identity, *EPSON.identity[1:])) == "SIMULATED"


def test_a_printer_that_is_asked_nothing_tells_nothing() -> None:
    assert ask_identity(line_of(Bench()), ()) == ""


def test_a_presenter_counts_the_slips_that_it_took_back() -> None:
    assert ask_retractions(line_of(Bench("vkp80iii")), PRESENTER) == 0


@pytest.mark.parametrize("answer", [b"", b"ret", b"1x", b"12", b"\xff" * 40])
def test_what_is_no_count_is_none(answer: bytes) -> None:
    bench = Bench("vkp80iii")
    bench.loop.instead = lambda _said: answer
    assert ask_retractions(line_of(bench), PRESENTER) is None


def test_a_printer_that_does_not_end_its_count_is_not_listened_to_for_ever() -> None:
    bench = Bench("vkp80iii")
    bench.loop.instead = lambda _said: b"1" * 1000
    assert ask_retractions(line_of(bench), PRESENTER) is None
    assert len(bench.loop.read(1000, 0.0)) > 900
