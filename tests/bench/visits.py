"""How long a whole visit takes on virtual time, against the time that passes in it."""

import time
from collections.abc import Iterator

from tests.bench.result import Result
from tests.sim.citizen import Visit, allowance, certificate, play
from tests.sim.scheduler import BEGINS

VISITS = 30


def run() -> Iterator[Result]:
    for name, visit in (("a certificate", certificate), ("an application", allowance)):
        play(visit, VISITS)  # what is read and compiled once
        yield _measure(name, visit)


def _measure(name: str, visit: Visit) -> Result:
    begun, passed = time.perf_counter(), 0.0
    for seed in range(VISITS):
        passed += play(visit, seed).trace[-1][0] - BEGINS
    ours = (time.perf_counter() - begun) / VISITS
    about = f"virtual time; {60 / ours:.0f} visits a minute"
    return Result(f"{name}, line cut and back", ours, passed / VISITS, "s", about, goal=0.01)
