"""A clock that jumps while a whole terminal runs: noticed at once, with a line and without, and never in a number."""

from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

import pytest

from kiosk.model.clock import DAY_S
from tests.sim.citizen import Citizen
from tests.sim.scheduler import Scheduler
from tests.sim.terminal import Terminal
from tests.sim.world import World, folder, world

SERVICE = "old-age-allowance"
HOUR_S = 3600.0


@pytest.fixture
def run() -> Scheduler:
    return Scheduler(3)


@contextmanager
def place(run: Scheduler) -> Iterator[World]:
    with folder() as data, world(run, data, Random(3)) as outside:
        yield outside


def code(terminal: Terminal) -> str:
    problem = terminal.runtime.visit.lacking.get("outbox")
    return problem.code if problem else ""


def begun(run: Scheduler, outside: World, boot: str) -> Terminal:
    terminal = Terminal(run, outside, boot, Random(3))
    terminal.see("home")
    run.sleep(5.0)
    return terminal


@pytest.mark.parametrize("jump", [1100 * DAY_S, -20 * DAY_S, -3000 * DAY_S, 2 * HOUR_S])
@pytest.mark.parametrize("restarted", [False, True])
def test_a_jump_without_a_line_stops_applications_at_once_also_after_a_restart(
    run: Scheduler, jump: float, *, restarted: bool
) -> None:
    with place(run) as outside:
        seen: list[str] = []

        def day() -> None:
            terminal = begun(run, outside, "b1")
            outside.cut_line()
            run.sleep(HOUR_S / 10)
            seen.append(code(terminal))
            if restarted:
                terminal.stop()
                run.set_clock(jump)
                terminal = begun(run, outside, "b2")
            else:
                run.set_clock(jump)
                run.sleep(2.5)
            seen.append(code(terminal))
            run.set_clock(-jump)
            run.sleep(2.5)
            seen.append(code(terminal))
            terminal.stop()

        run.play(day)
        assert seen == ["", "SYS-05", ""]


def test_with_a_line_the_back_end_settles_it_within_a_second(run: Scheduler) -> None:
    with place(run) as outside:
        seen: list[str] = []

        def day() -> None:
            terminal = begun(run, outside, "b1")
            run.set_clock(2 * HOUR_S)  # records of such a clock are taken; questions are not
            run.sleep(10.0)
            seen.extend((code(terminal), terminal.runtime.visit.lacking["backend"].code))
            run.set_clock(1100 * DAY_S)
            run.sleep(10.0)
            seen.append(code(terminal))
            terminal.stop()

        run.play(day)
        assert seen == ["", "NET-05", "SYS-05"]


def test_after_a_reboot_without_a_line_a_day_that_nobody_can_know_waits_for_the_line(run: Scheduler) -> None:
    with place(run) as outside:
        seen: list[str] = []

        def day() -> None:
            terminal = begun(run, outside, "b1")
            terminal.stop()
            outside.cut_line()
            run.sleep(8 * DAY_S)
            run.reboot()
            terminal = begun(run, outside, "b2")
            seen.append(code(terminal))
            outside.restore_line()
            terminal.touch("help")
            run.sleep(10.0)
            seen.append(code(terminal))
            terminal.stop()

        run.play(day, 10 * DAY_S)
        assert seen == ["SYS-09", ""]


@pytest.mark.hits("number-of-a-wrong-day")
def test_no_number_of_a_wrong_day_is_given_out_although_the_form_was_filled_in_before(run: Scheduler) -> None:
    with place(run) as outside:

        def day() -> None:
            terminal = begun(run, outside, "b1")
            citizen = Citizen(terminal, outside, run, Random(3))
            outside.cut_line()
            citizen.touch(SERVICE)
            terminal.see("prompt")
            outside.insert_card("lyu-049")
            terminal.see("choice", "offer-elder-title")
            citizen.touch("close", "social-card")
            terminal.see("form", f"{SERVICE}/ask-phone")
            citizen.type("13800138000")
            citizen.touch("confirm", "confirm", "registered", "no")
            terminal.see("review")
            citizen.touch("consent")
            run.set_clock(1100 * DAY_S)
            terminal.touch("confirm")
            terminal.see("problem", "problem-sys-05")
            assert terminal.waiting() == 0
            run.set_clock(-1100 * DAY_S)
            citizen.touch("retry")
            terminal.see("done", f"{SERVICE}/done-application")
            assert terminal.waiting() == 1
            terminal.stop()

        run.play(day)
