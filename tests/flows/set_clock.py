"""Threads of a machine whose clock a journey sets, and chance that lets nobody wait. Knows no journey."""

from random import Random

from kiosk.runtime.threads import Threads
from tests.flows.player import PatientClock

SHARE = 0.02  # of what may be drawn


class SetThreads(Threads):
    """The time of day is as far off as somebody has set it."""

    def __init__(self, clock: PatientClock) -> None:
        self._clock = clock

    def wall(self) -> float:
        return super().wall() + self._clock.set_by


class KindDice(Random):
    """Pauses that spread the load of a whole fleet, up to 30 s after a lost line, are drawn as short ones always."""

    def uniform(self, a: float, b: float) -> float:
        return a + SHARE * (b - a)
