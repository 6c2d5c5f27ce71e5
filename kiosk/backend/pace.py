"""How often the back end is looked for: seldom while nobody is there, often while somebody is. Knows no connection."""

import math
from collections.abc import Callable
from random import Random

WITH_SOMEBODY_S = 5.0  # between two looks while somebody is there, and before the first try to find a lost line again
SOMEBODY_S = 60.0  # after a touch or a card
SPREAD = 0.2  # of a rest: a whole fleet that began at one moment must not ask at one moment


class Pace:
    """When to look next. Times are seconds of `now`, any origin; may be used from several tasks."""

    def __init__(self, every_s: float, now: Callable[[], float], dice: Random) -> None:
        """`every_s`: the rest while nobody is there and all is well."""
        self._every_s = every_s
        self._now = now
        self._dice = dice
        self._attended = -math.inf
        self._looked = -math.inf
        self._failures = 0

    def looked(self, *, there: bool) -> None:
        """A look is over, and has found the back end or has not."""
        self._looked = self._now()
        self._failures = 0 if there else self._failures + 1

    def attended(self) -> bool:
        """Somebody has touched the screen or put a card down. True: the last look is too old for them."""
        self._attended = self._now()
        return self._now() - self._looked > WITH_SOMEBODY_S

    def rest(self) -> float:
        """Seconds from a look until the next one."""
        return self._rest() * self._dice.uniform(1 - SPREAD, 1 + SPREAD)

    def _rest(self) -> float:
        if self._now() - self._attended <= SOMEBODY_S:
            return min(WITH_SOMEBODY_S, self._every_s)
        if self._failures:  # a line that was lost is soon back, or for long not
            return min(WITH_SOMEBODY_S * 2.0 ** min(self._failures - 1, 10), self._every_s)
        return self._every_s
