"""The plug is pulled before every single disk operation in turn: what was acknowledged is there afterwards."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from tests.offline_cache.power import AS_SHIPPED, before, recovers, unplug_before


def _after_every_power_cut(folder: Path, setting: str, every: int = 1) -> Counter[str]:
    """What was lost at each of the points. A disk that looks damaged afterwards could not even be opened."""
    _, whole = unplug_before(None, folder, setting)
    assert whole.operations > 200
    wrong: Counter[str] = Counter()
    for operation in range(0, whole.operations, every):
        life, disk = unplug_before(operation, folder, setting)
        wrong += life.wrong(folder, disk.after_power_cut("second", Random(operation)))
    return wrong


@pytest.mark.thorough
def test_power_cut_before_any_disk_operation_loses_nothing_acknowledged(tmp_path: Path) -> None:
    assert _after_every_power_cut(tmp_path, AS_SHIPPED).total() == 0


@pytest.mark.thorough
def test_same_power_cuts_with_a_weaker_setting_do_lose_rows(tmp_path: Path) -> None:
    """The control: if this loses nothing, the test above proves nothing."""
    assert _after_every_power_cut(tmp_path, "NORMAL", every=2)["lost"] > 10


@pytest.mark.parametrize("part", [0.3, 0.5, 0.7, 0.9])
def test_second_power_cut_anywhere_during_the_recovery_loses_nothing_either(tmp_path: Path, part: float) -> None:
    _, whole = unplug_before(None, tmp_path, AS_SHIPPED)
    life, first = unplug_before(int(whole.operations * part), tmp_path, AS_SHIPPED)
    assert life.put
    cuts, recovered = 0, False
    while not recovered:
        second = first.after_power_cut("second", Random(1), before(cuts))
        recovered = recovers(tmp_path, second)
        assert life.wrong(tmp_path, second.after_power_cut("third", Random(cuts))).total() == 0
        cuts += 1
    assert cuts > 2
