"""Threads whose wall clock says what a test wants."""

from collections.abc import Callable

from kiosk.runtime.threads import Threads


class At(Threads):
    """`clock`: seconds since 1970."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock

    def wall(self) -> float:
        return self._clock()
