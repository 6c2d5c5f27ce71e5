"""Paper ordered by a visit, on real drivers and simulated printers: its answer, and what each failure is called."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from drivers.page_printer.driver import IppPrinter
from drivers.receipt_printer.driver import EscPosPrinter
from drivers.receipt_printer.models import MODELS, VKP80III, unasked
from drivers.receipt_printer.raster import TERMINAL_FACES, GlyphRaster
from kiosk.model.events import Event, Pace, Progress, Sheets
from tests.kiosk.play import CERTIFICATE, CHEN
from tests.kiosk.terminal_devices import NOON, PAGE, SLIP, Desk, codes


def test_a_slip_comes_out(desk: Desk) -> None:
    assert desk.answer(SLIP) == "out"
    (slip,) = desk.receipt_printer.receipts
    assert slip.cut
    assert any(str(CERTIFICATE["number"]) in line for line in slip.lines)
    assert any("2026-11-23 21:48" in line for line in slip.lines)
    assert CHEN.number not in "".join(slip.lines)


def test_a_slip_for_a_printer_that_never_answers_ends_with_a_line_that_says_it_is_whole(desk: Desk) -> None:
    desk.receipt_printer.mute = True
    wire = desk.wires["receipt_printer"]
    driver = EscPosPrinter(wire.open, GlyphRaster(TERMINAL_FACES), wire.clock, unasked(MODELS["epson"]))
    desk.build(receipt_printer=driver)
    assert desk.answer(SLIP) == "sent"
    slip = desk.receipt_printer.receipts[-1]
    assert "".join(slip.lines).endswith("这台打印机不回报结果。您看到这一行，说明凭条已打印完整。")


def test_a_page_comes_out_and_tells_how_far_it_is(desk: Desk) -> None:
    assert desk.answer(PAGE) is None
    assert sum(job.out for job in desk.page_printer.jobs) == 2
    told = [event.value for event in desk.events if isinstance(event, Progress) and isinstance(event.value, Sheets)]
    assert (told[0], told[-1]) == (Sheets(0, 2), Sheets(2, 2))


def test_that_a_page_moves_and_that_it_takes_longer_than_usual_is_told_once_each(desk: Desk) -> None:
    def wait(seconds: float) -> None:
        desk.time.wait(seconds)
        desk.run.seconds += seconds

    desk.page_printer.pages_per_minute = 3.5
    desk.build(page_printer=IppPrinter(desk.page_printer.uri, desk.time.clock, wait))
    assert desk.answer(PAGE) is None
    told = [event.value for event in desk.events if isinstance(event, Progress)]
    assert [one for one in told if isinstance(one, Pace)][:2] == [Pace(True, late=False), Pace(True, late=True)]
    assert len(told) <= len({*told})


def test_a_page_is_drawn_from_what_the_visit_ordered(desk: Desk) -> None:
    drawn: list[Mapping[str, Any]] = []
    page = desk.ports.page

    def draw(template: str, data: Mapping[str, Any]) -> tuple[bytes, int]:
        drawn.append(data)
        return page(template, data)

    desk.build(page=draw)
    desk.answer(PAGE)
    assert drawn == [PAGE.data]


@pytest.mark.parametrize(
    ("harm", "code", "retry"),
    [
        ("no paper", "PRN-01", True),
        ("paper runs out", "PRN-01", False),
        ("cover", "PRN-02", True),
        ("cutter", "PRN-04", True),
        ("unplugged", "PRN-06", True),
        ("silent", "PRN-07", True),
    ],
)
def test_failures_of_the_receipt_printer(desk: Desk, harm: str, code: str, retry: bool) -> None:
    printer = desk.receipt_printer
    match harm:
        case "no paper":
            printer.set_paper("end")
        case "paper runs out":
            printer.paper_out_after(3)
        case "cover":
            printer.open_cover()
        case "cutter":
            printer.stick_cutter()
        case "unplugged":
            desk.wires["receipt_printer"].unplugged = True
        case "silent":
            printer.silent = True
    problem = desk.problem(SLIP)
    assert (problem.code, problem.retry) == (code, retry)
    assert codes(desk) == {"receipt_printer": code}
    assert problem.citizen.key.endswith("-began") is not retry


@pytest.mark.parametrize(
    ("harm", "code", "retry"),
    [
        ("no paper", "PAG-01", True),
        ("cover", "PAG-02", True),
        ("jam", "PAG-03", True),
        ("toner", "PAG-04", True),
        ("output", "PAG-05", True),
        ("paper runs out", "PAG-01", False),
        ("unplugged", "PAG-06", True),
        ("swallowed", "PAG-12", False),
    ],
)
def test_failures_of_the_page_printer(desk: Desk, harm: str, code: str, retry: bool) -> None:
    printer = desk.page_printer
    match harm:
        case "no paper":
            printer.set_paper(0)
        case "cover":
            printer.open_cover()
        case "jam":
            printer.jam()
        case "toner":
            printer.use_up_toner()
        case "output":
            printer.fill_output()
        case "paper runs out":
            printer.paper_out_after(1)
        case "unplugged":
            printer.unplug()
        case "swallowed":
            printer.swallow_jobs = True
    problem = desk.problem(PAGE)
    assert (problem.code, problem.retry) == (code, retry)
    assert problem.unknown is (harm == "swallowed")
    assert codes(desk) == ({} if harm == "swallowed" else {"page_printer": code})


# --- a printer that says nothing of the end ------------------------------------------------------------------------


def test_a_slip_of_which_the_printer_says_nothing_is_answered_and_counted_as_sent(desk: Desk) -> None:
    desk.receipt_printer.become("epson-lan")
    wire = desk.wires["receipt_printer"]
    desk.build(receipt_printer=EscPosPrinter(wire.open, GlyphRaster(TERMINAL_FACES), wire.clock, MODELS["epson-lan"]))
    assert desk.answer(SLIP) == "sent"
    assert desk.availability.states["receipt_printer"].counters == {"sent": 1}


def test_another_try_that_fails_at_once_can_be_seen(desk: Desk) -> None:
    """A jam that the printer knows of is answered in milliseconds: the page would only flicker."""
    desk.page_printer.jam()
    order = desk.order(PAGE)
    desk.handlers.perform(order)
    assert desk.run.slept == []
    desk.handlers.perform(replace(order, ticket="v-1/step/again", again=True))
    assert desk.run.slept == [1.0]


# --- a printer with a presenter ------------------------------------------------------------------------------------


def presenting(desk: Desk) -> None:
    """The receipt printer of this terminal is one that holds the slip in its mouth."""
    desk.receipt_printer.become("vkp80iii")
    wire = desk.wires["receipt_printer"]
    desk.build(receipt_printer=EscPosPrinter(wire.open, GlyphRaster(TERMINAL_FACES), wire.clock, VKP80III))


def test_a_slip_that_waits_in_the_mouth_is_told_and_what_became_of_it_is_answered(desk: Desk) -> None:
    presenting(desk)
    assert desk.answer(SLIP) == "not_taken"
    assert [event.value for event in desk.events if isinstance(event, Progress)] == ["waits"]
    (slip,) = desk.receipt_printer.taken_back
    assert slip.cut
    assert desk.availability.states["receipt_printer"].counters == {"prints": 1, "cuts": 1, "taken_back": 1}


def test_a_slip_that_is_taken_is_answered_so(desk: Desk) -> None:
    presenting(desk)

    def take(event: Event) -> None:
        if isinstance(event, Progress):
            desk.receipt_printer.take_slip()

    desk.seen = take
    assert desk.answer(SLIP) == "taken"
    assert desk.receipt_printer.taken_back == []
    assert desk.availability.states["receipt_printer"].last_good_use == NOON
