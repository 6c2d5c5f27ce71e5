"""Two things in one moment, in orders and with gaps that a seed decides: whole terminals in process, many times."""

from collections import Counter

from tests.faults.seen import Seen
from tests.sim.moments import MOMENTS, Moment, not_as_it_must_be, play_moment, write_twice

TIMES = 540  # moments played: each of the table twenty times


def run(times: int, seed: int) -> Seen:
    """The control is a terminal that writes down twice what it has written down."""
    wrong: Counter[str] = Counter(
        {"crashed": 0, "mixed up": 0, "lost": 0, "doubled": 0, "without an end": 0, "not served": 0}
    )
    for n in range(times):
        wrong.update(_played(MOMENTS[n % len(MOMENTS)], seed * 10_000 + n))
    controls = max(times // 50, 1)
    printing = next(one for one in MOMENTS if one.name == "print is touched twice")
    seen = Counter({"seen": sum(bool(_played(printing, seed * 10_000 + n, control=True)) for n in range(controls))})
    return Seen(
        f"{times} times two things at once, {len(MOMENTS)} kinds", wrong, f"{controls} written down twice", seen
    )


def _played(moment: Moment, seed: int, *, control: bool = False) -> Counter[str]:
    try:
        found = +not_as_it_must_be(play_moment(moment, seed, write_twice if control else None))
    except AssertionError as error:
        return Counter({"not served": 1, f"{moment.name} {seed}: {str(error).partition(chr(10))[0]}": 1})
    return found + Counter({f"{moment.name} {seed}": 1}) if found else found
