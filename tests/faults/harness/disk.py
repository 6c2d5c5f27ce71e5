"""The disk is full, writes short or fails at any operation, once or for good, and then the power goes."""

import tempfile
from collections import Counter
from pathlib import Path
from random import Random

import apsw

from tests.faults.seen import Seen
from tests.offline_cache.trouble import ERRORS, REFUSALS, Trouble, live_with, lost_after

TIMES = 1200


def run(times: int, seed: int) -> Seen:
    """The control believes that each row is safe, whatever the outbox says."""
    rng = Random(f"disk {seed}")
    wrong, believed = Counter({"lost": 0, "called by another name": 0}), Counter({"lost": 0})
    acknowledged = refused = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _, whole = live_with(folder, "whole", Trouble(apsw.Error, -1, lasting=False))
        for n in range(times):
            kind, at = rng.choice(list(ERRORS)), rng.randrange(whole.operations)
            said, disk = live_with(folder, f"trouble-{n}", Trouble(ERRORS[kind], at, lasting=rng.random() < 0.5))
            safe = {key for key, error in said.items() if error is None}
            wrong["lost"] += len(lost_after(folder, disk, rng, safe))
            wrong["called by another name"] += len(set(said.values()) - {None, REFUSALS[kind]})
            believed["lost"] += len(lost_after(folder, disk, rng, set(said)))
            acknowledged, refused = acknowledged + len(safe), refused + len(said) - len(safe)
    return Seen(
        f"{times} disk errors, {acknowledged} rows acknowledged, {refused} refused",
        wrong,
        "every row taken for acknowledged",
        believed,
    )
