"""A whole visit in process, from the card to the delivered record, with the line cut and back in the middle.

Everything is the terminal's own but the window; devices and back end are the simulated ones, at their bytes. One seed
decides who runs next, how long the citizen thinks and how long the line is away.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest

from kiosk.app.offer import says
from tests.sim.scheduler import Scheduler
from tests.sim.terminal import Terminal
from tests.sim.world import World, folder, world

SEEDS = range(20)
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


Visit = Callable[[Citizen], None]


def certificate(citizen: Citizen) -> None:
    """A certificate is printed although the line was cut after its data had come."""
    terminal, world = citizen.terminal, citizen.world
    world.insert_card("chen-jianming")
    terminal.see("home", "home-hello")
    citizen.touch("social-insurance-certificate")
    terminal.see("review")
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


def play(visit: Visit, seed: int) -> Played:
    run, dice = Scheduler(seed), Random(seed)
    with folder() as place, world(run, place, dice) as outside:
        terminal = Terminal(run, outside, f"b{seed}", dice)
        stopping: list[float] = []  # when it begins to stop, and when it has

        def day() -> None:
            terminal.see("home", "home-start")
            visit(Citizen(terminal, outside, run, dice))
            terminal.see("home", "home-start")
            run.sleep(dice.uniform(0.0, 120.0))
            outside.restore_line()
            late = run.now() + DELIVERED_WITHIN_S
            while terminal.waiting() and run.now() < late:
                run.sleep(1.0)
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
        )


@pytest.mark.parametrize("seed", SEEDS)
def test_a_certificate_printed_while_the_line_is_cut_is_known_as_issued_when_it_is_back(seed: int) -> None:
    played = play(certificate, seed)
    assert played.failures == []
    assert played.screens[-1] == "home home-start"
    (issued,) = played.records["certificates"]
    assert (issued["name"], issued["state"]) == ("陈建明", "issued")
    assert played.records["deliveries_by_kind"] == {"certificate_requested": 1, "certificate_issued": 1}
    assert len(played.slips) == 1
    assert [line["key"] for line in played.journal if line["what"] == "Delivered"] == [
        f"b{seed}-1/request",
        f"b{seed}-1/issued",
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_an_application_taken_without_a_line_arrives_once_when_it_is_back(seed: int) -> None:
    played = play(allowance, seed)
    assert played.failures == []
    (application,) = played.records["applications"]
    assert application["state"] == "submitted"
    assert played.records["deliveries"] == 1
    assert application["number"] in "\n".join(played.slips[0])


def frozen(citizen: Citizen) -> None:
    """The office does not print for an account that is frozen, and says which counter does."""
    terminal, world = citizen.terminal, citizen.world
    world.insert_card("zhou-weimin")
    terminal.see("home", "home-hello")
    citizen.touch("housing-fund-proof")
    terminal.see("choice", "housing-fund-proof/ask-purpose")
    citizen.touch("loan")
    terminal.see("problem", "housing-fund-proof/refused-fund-account-locked")
    body = terminal.runtime.screen.body
    for language, said in (("zh-Hans", "公积金中心越秀管理部的窗口"), ("en", "Fund Centre: 越秀管理部")):
        assert any(said in says(language)(text) for text in body)
    assert all(text.private for text in body if text.args)
    world.remove_card()
    citizen.touch("home")
    citizen.run.sleep(200.0)  # until the terminal has forgotten who was here


def test_what_the_office_says_along_with_its_refusal_stands_in_the_words_of_the_service() -> None:
    played = play(frozen, 3)
    assert played.failures == []
    assert "problem housing-fund-proof/refused-fund-account-locked" in played.screens
    assert "越秀" not in json.dumps(played.journal, ensure_ascii=False)
    assert played.records["certificates"] == []


@pytest.mark.parametrize("visit", [certificate, allowance])
def test_a_terminal_that_is_stopped_ends_at_once_although_it_waits_for_a_card(visit: Visit) -> None:
    assert max(play(visit, seed).stopped_within for seed in range(5)) < STOPPED_WITHIN_S


@pytest.mark.parametrize("visit", [certificate, allowance])
def test_one_seed_gives_the_same_order_the_same_journal_and_the_same_records_each_time(visit: Visit) -> None:
    assert play(visit, 7) == play(visit, 7)


def test_another_seed_gives_another_order() -> None:
    orders = {tuple(name for _, name in play(certificate, seed).trace) for seed in range(5)}
    assert len(orders) == 5
