"""Terminals are killed while they write their outbox, at a named point or wherever they are."""

import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from tests.faults.seen import Seen
from tests.offline_cache.kills import EARLY, POINTS, Told, live_for, live_until, wrong_after

TIMES = 600
LIVES_A_FOLDER = 50  # half of the rows stay; an outbox takes 10,000
MOST_STEPS = 160  # of a life, until it is killed
LOOKED_AT_EVERY = 10  # lives


def run(times: int, seed: int) -> Seen:
    rng = Random(f"appending {seed}")
    acknowledged, wrong = _killed(times, rng)
    early, lost = _killed(max(times // 10, len(POINTS)), rng, EARLY)
    return Seen(
        f"{times} SIGKILLs while appending, {acknowledged} rows acknowledged",
        wrong,
        f"{early} rows acknowledged before they are written",
        lost,
    )


def _killed(times: int, rng: Random, *more: str) -> tuple[int, Counter[str]]:
    """How many rows were acknowledged, and what is wrong with them."""
    acknowledged = 0
    wrong: Counter[str] = Counter()
    for first in range(0, times, LIVES_A_FOLDER):
        told = Told()
        with tempfile.TemporaryDirectory() as name:
            for life in range(min(LIVES_A_FOLDER, times - first)):
                _kill(told, Path(name), rng, *more)
                if life % LOOKED_AT_EVERY == 0:
                    assert wrong_after(Path(name), told).total() == 0 or more
            wrong.update(wrong_after(Path(name), told))
        acknowledged += len(told.put)
    return acknowledged, wrong


def _kill(told: Told, folder: Path, rng: Random, *more: str) -> None:
    steps = rng.randint(1, MOST_STEPS)
    if rng.random() < 0.5:
        live_until(told, folder, rng.choice(POINTS), steps, *more)
    else:
        live_for(told, folder, steps, *more)
