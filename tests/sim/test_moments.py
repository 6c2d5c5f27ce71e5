"""Two things in one moment, in several orders: one effect, nobody mixed up, nothing lost, doubled or without an end.

The table stands in `moments.py`.
"""

import pytest

from tests.sim.moments import MOMENTS, Moment, not_as_it_must_be, play_moment, write_twice

pytestmark = pytest.mark.thorough  # two visits each

SEEDS = range(2)
NAMES = [moment.name for moment in MOMENTS]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("moment", MOMENTS, ids=NAMES)
def test_whatever_comes_first_there_is_one_effect_and_the_next_one_is_served(moment: Moment, seed: int) -> None:
    played = play_moment(moment, seed)
    assert +not_as_it_must_be(played) == {}
    assert played.screens[-1] == "home home-start"
    assert {one["name"] for one in played.records["certificates"] if one["state"] == "issued"} >= {"陈建明"}


def test_a_terminal_that_writes_everything_down_twice_would_be_seen() -> None:
    played = play_moment(MOMENTS[NAMES.index("print is touched twice")], 1, write_twice)
    assert (+not_as_it_must_be(played)).keys() & {"doubled", "lost"}


def test_the_table_says_each_moment_once_and_in_words() -> None:
    assert len(set(NAMES)) == len(NAMES) >= 20
    assert all(" " in name and name[0].islower() for name in NAMES)
