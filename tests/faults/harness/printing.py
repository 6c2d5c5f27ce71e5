"""The whole kiosk is killed between *print* and *done*, sometimes once more while it starts, and started again."""

import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from random import Random

from PySide6.QtGui import QGuiApplication

from device_sim.page_printer.printer import ENDED
from device_sim.world import World
from tests.faults.killed import (
    CERTIFICATE,
    assert_started_again_well,
    kill_while_the_sheet_moves,
    paper_out,
    play_until_killed,
    world_in,
)
from tests.faults.seen import Seen
from tests.flows.window import until

TIMES = 36
AT_ANY_MOMENT = ("after", 99)  # of the events of a visit: it has fewer
AFTER_THE_REQUEST = ("after", 1)
IN_THE_START = ("before", -1)  # the first thing that happens at all
LONGEST_S = 2.0  # from the job to the kill
OUTBOX = "outbox.db"


def run(times: int, seed: int) -> Seen:
    """The control is a kiosk that has written nothing down: its outbox is gone when it starts again."""
    wrong: Counter[str] = Counter({"not as it must be": 0})
    controls = max(times // 12, 1)
    sheets = slips = 0
    # Each in a process of its own, so that no kiosk that was started again stands beside the next one.
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as processes:
        for found, out in processes.map(_killed, repeat(seed), range(times)):
            wrong.update(found)
            sheets, slips = sheets + out[0], slips + out[1]
        forgotten = sum(processes.map(_forgotten, range(controls)))
    return Seen(
        f"{times} SIGKILLs from print to done, {times // 3} with another in the start, {sheets} sheets, {slips} slips",
        wrong,
        f"{controls} without an outbox",
        Counter({"not as it must be": forgotten}),
    )


def _killed(seed: int, n: int) -> tuple[Counter[str], tuple[int, int]]:
    """What is wrong after the `n`th kill, and how many sheets and slips have come out."""
    rng = Random(f"printing {seed} {n}")
    kept = QGuiApplication([])
    with tempfile.TemporaryDirectory() as name, world_in(Path(name)) as world:
        at = _kill(world, rng, n)
        if n % 3 == 2:
            play_until_killed(world, "certificate", *IN_THE_START)
        wrong = _wrong(world, at)
        out = paper_out(world)
    del kept
    return wrong, out


def _forgotten(_n: int) -> bool:
    """Whether it is seen that the outbox was lost."""
    kept = QGuiApplication([])
    with tempfile.TemporaryDirectory() as name, world_in(Path(name)) as world:
        play_until_killed(world, "certificate", *AFTER_THE_REQUEST)
        _forget(world)
        seen = bool(_wrong(world, AFTER_THE_REQUEST))
    del kept
    return seen


def _kill(world: World, rng: Random, n: int) -> tuple[str, int]:
    """At an event of the visit in turn, or at any moment after the printer has its job."""
    if n % 2:
        at = CERTIFICATE[n // 2 % len(CERTIFICATE)]
        play_until_killed(world, "certificate", *at)
        return at
    kill_while_the_sheet_moves(world, rng.choice([20.0, 60.0, 600.0]), rng.uniform(0.0, LONGEST_S))
    until(lambda: _sheet_is_out(world), lambda: "the sheet did not come out")
    return AT_ANY_MOMENT


def _sheet_is_out(world: World) -> bool:
    world.page_printer.empty_output()  # it goes on when somebody does something at it
    return all(job.state in ENDED for job in world.page_printer.jobs)


def _wrong(world: World, at: tuple[str, int]) -> Counter[str]:
    try:
        assert_started_again_well(world, *at)
    except AssertionError as error:
        return Counter({"not as it must be": 1, f"{at[0]} {at[1]}: {str(error).partition(chr(10))[0]}": 1})
    return Counter()


def _forget(world: World) -> None:
    for path in world.folder.rglob(f"{OUTBOX}*"):
        with suppress(FileNotFoundError):
            path.unlink()
