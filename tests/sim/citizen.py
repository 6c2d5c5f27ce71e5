"""Citizens who go through a visit at a simulated terminal, and what is left when it is over."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from device_sim.page_printer.paper import rows_of
from kiosk.model.screen import Screen
from tests.sim.scheduler import Scheduler
from tests.sim.terminal import Terminal
from tests.sim.world import SETTINGS, World, folder, world

DELIVERED_WITHIN_S = 300.0  # after the line is back
STOPPED_WITHIN_S = 1.0


@dataclass
class Citizen:
    """One person before the terminal, who thinks for a while before each touch."""

    terminal: Terminal
    world: World
    run: Scheduler
    dice: Random

    def touch(self, *actions: str) -> None:
        for action in actions:
            self.run.sleep(self.dice.uniform(0.3, 8.0))
            self.terminal.touch(*action.split())

    def type(self, digits: str) -> None:
        for digit in digits:
            self.terminal.touch("digit", digit)


@dataclass(frozen=True)
class Played:
    """What is left of a visit."""

    screens: list[str]
    trace: list[tuple[float, str]]
    journal: list[dict[str, Any]]
    records: dict[str, Any]
    slips: list[list[str]]
    failures: list[tuple[str, Exception]]
    stopped_within: float  # seconds
    shown: list[tuple[int, Screen]]  # to which citizen
    pages: list[tuple[str, int]]  # the text of each document that the A4 printer has had, and how many sheets came out
    waiting: int  # records that were not delivered


Visit = Callable[[Citizen], None]
Wrong = Callable[[Terminal], None]
"""Makes a wrong product of a terminal."""


def to_the_review(citizen: Citizen) -> None:
    """He lays his card down and chooses a certificate, whose data have come."""
    citizen.world.insert_card("chen-jianming")
    citizen.terminal.see("home", "home-hello")
    citizen.touch("social-insurance-certificate")
    citizen.terminal.see("review")


def certificate(citizen: Citizen) -> None:
    """A certificate is printed although the line was cut after its data had come."""
    terminal, world = citizen.terminal, citizen.world
    to_the_review(citizen)
    world.cut_line()
    citizen.touch("confirm")
    terminal.see("done", "social-insurance-certificate/done-certificate")
    world.remove_card()
    citizen.touch("finish")


def allowance(citizen: Citizen) -> None:
    """An application is taken while there is no line."""
    terminal, world = citizen.terminal, citizen.world
    citizen.touch("old-age-allowance")
    terminal.see("prompt")
    world.cut_line()
    world.insert_card("lyu-049")
    terminal.see("choice", "offer-elder-title")
    citizen.touch("close")
    terminal.see("choice", "old-age-allowance/ask-payment")
    citizen.touch("social-card")
    terminal.see("form", "old-age-allowance/ask-phone")
    citizen.type("13800138000")
    citizen.touch("confirm", "confirm")
    terminal.see("choice", "old-age-allowance/ask-living")
    citizen.touch("registered")
    terminal.see("choice", "old-age-allowance/ask-receives")
    citizen.touch("no")
    terminal.see("review")
    citizen.touch("consent", "confirm")
    terminal.see("done", "old-age-allowance/done-application")
    world.remove_card()
    citizen.touch("finish")


def play(visit: Visit, seed: int, settings: str = SETTINGS, wrong: Wrong | None = None) -> Played:
    run, dice = Scheduler(seed), Random(seed)
    with folder() as place, world(run, place, dice) as outside:
        outside.settings = settings
        terminal = Terminal(run, outside, f"b{seed}", dice)
        stopping: list[float] = []  # when it begins to stop, and when it has
        left: list[int] = []

        def day() -> None:
            terminal.see("home", "home-start")
            if wrong:
                run.sleep(5.0)
                wrong(terminal)
            visit(Citizen(terminal, outside, run, dice))
            terminal.see("home", "home-start")
            run.sleep(dice.uniform(0.0, 120.0))
            outside.restore_line()
            late = run.now() + DELIVERED_WITHIN_S
            while terminal.waiting() and run.now() < late:
                run.sleep(1.0)
            left.append(terminal.waiting())
            stopping.append(run.now())
            terminal.stop()
            stopping.append(run.now())

        run.play(day)
        journal = terminal.journal_path.read_text(encoding="utf-8").splitlines()
        return Played(
            terminal.screens,
            run.trace,
            [json.loads(line) for line in journal],
            outside.records(),
            [receipt.lines for receipt in outside.slip_printer.receipts],
            run.failures,
            stopping[1] - stopping[0],
            terminal.shown,
            [("".join(rows_of(job.pdf)), job.out) for job in outside.page_printer.jobs],
            left[0],
        )
