"""The plug is pulled while a terminal writes its outbox, and once more while it recovers."""

import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from tests.faults.seen import Seen
from tests.offline_cache.power import AS_SHIPPED, before, recovers, unplug_before

TIMES = 1000
OPERATIONS_OF_A_RECOVERY = 12  # about; a cut after the last one is none


def run(times: int, seed: int) -> Seen:
    rng = Random(f"power {seed}")
    acknowledged, twice, wrong = _unplugged(times, rng, AS_SHIPPED)
    weaker, _, lost = _unplugged(max(times // 10, 20), rng, "NORMAL")
    return Seen(
        f"{times} power cuts, {twice} with a second one in the recovery, {acknowledged} rows acknowledged",
        wrong,
        f"{weaker} rows with synchronous=NORMAL",
        lost,
    )


def _unplugged(times: int, rng: Random, setting: str) -> tuple[int, int, Counter[str]]:
    acknowledged = twice = 0
    wrong: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _, whole = unplug_before(None, folder, setting)
        for _ in range(times):
            life, first = unplug_before(rng.randrange(whole.operations), folder, setting)
            cut = rng.randrange(OPERATIONS_OF_A_RECOVERY)
            second = first.after_power_cut("second", rng, before(cut))
            twice += not recovers(folder, second)
            wrong.update(life.wrong(folder, second.after_power_cut("third", rng)))
            acknowledged += len(life.put)
    return acknowledged, twice, wrong
