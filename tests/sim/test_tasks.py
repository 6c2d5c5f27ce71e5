"""Every task behind the screen of a whole terminal is struck by what nobody has foreseen, and goes on."""

import json
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest

from drivers.kinds import NEEDS
from kiosk.queue.status_file import read_state
from tests.sim.citizen import DELIVERED_WITHIN_S, Citizen, certificate
from tests.sim.scheduler import Scheduler
from tests.sim.terminal import Terminal
from tests.sim.world import folder, world

NOT_THERE = {"keypad": "KEY-01", "headphones": "EAR-01", "smart_card": "SMC-01", "cabinet": "CAB-01"}  # none is here
TASKS = (*NEEDS, "outbox", "backend", "sync")
AROUND = {"gui", "test"}  # what stands for the window's loop, and the test itself


class ForeseenByNobody(Exception):  # noqa: N818 - it says what it is
    """Of no class that any room knows."""


@dataclass(frozen=True)
class Struck:
    """What is left of a day on which tasks were struck."""

    said: set[str]  # what was said to be lacking at some time, and which tasks the journal names
    states: dict[str, dict[str, Any]]  # how all was told at last
    living: list[str]
    deliveries: dict[str, int]


def struck(seed: int, times: int, apart_s: float) -> Struck:
    """Each task is struck so many times, one task after the other; then somebody comes for a certificate."""
    run, dice = Scheduler(seed), Random(seed)
    with folder() as place, world(run, place, dice) as outside:
        terminal = Terminal(run, outside, f"b{seed}", dice)
        living: list[str] = []

        def day() -> None:
            terminal.see("home", "home-start")
            for name in TASKS:
                run.sleep(apart_s)
                run.strike(name, *(ForeseenByNobody() for _ in range(times)))
            run.sleep(30.0)
            certificate(Citizen(terminal, outside, run, dice))
            outside.restore_line()
            late = run.now() + DELIVERED_WITHIN_S
            while terminal.waiting() and run.now() < late:
                run.sleep(1.0)
            run.sleep(10.0)
            living.extend(run.tasks())
            terminal.stop()

        run.play(day)
        lines = terminal.journal_path.read_text(encoding="utf-8").splitlines()
        said = {name for line in map(json.loads, lines) for name in line.get("lacking", [line.get("task")])}
        state = read_state(outside.config().data.folder / "state.json")
        return Struck(said, state["states"], living, outside.records()["deliveries_by_kind"])


@pytest.mark.parametrize(("times", "apart_s"), [(1, 3.0), (4, 0.0)])
def test_no_exception_ends_a_task_behind_the_screen_and_each_is_said(times: int, apart_s: float) -> None:
    day = struck(times, times, apart_s)
    assert set(TASKS) <= day.said
    assert set(day.living) - AROUND == set(TASKS)  # and there is none that was not struck
    assert {need: told["code"] for need, told in day.states.items() if told["code"]} == NOT_THERE
    assert day.deliveries == {"certificate_requested": 1, "certificate_issued": 1}
