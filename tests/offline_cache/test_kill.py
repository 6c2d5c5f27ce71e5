"""The process is killed at every named point: each acknowledged row is there once afterwards, and none by half."""

from pathlib import Path

import pytest

from tests.offline_cache.kills import EARLY, POINTS, Told, live_for, live_until, wrong_after


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_a_named_point_keeps_each_acknowledged_row_once(tmp_path: Path, point: str) -> None:
    told = Told()
    live_until(told, tmp_path, point, 5)
    live_until(told, tmp_path, point, 2)
    assert told.put
    assert wrong_after(tmp_path, told).total() == 0


def test_killed_at_any_moment_from_outside_keeps_each_acknowledged_row_once(tmp_path: Path) -> None:
    told = Told()
    for lines in (1, 7, 40):
        live_for(told, tmp_path, lines)
    assert told.put
    assert wrong_after(tmp_path, told).total() == 0


def test_a_product_that_acknowledges_before_it_writes_is_seen_to_lose(tmp_path: Path) -> None:
    """The control: if this loses nothing, the tests above prove nothing."""
    told = Told()
    live_until(told, tmp_path, "COMMIT", 5, EARLY)
    assert +wrong_after(tmp_path, told) == {"lost": 1}
