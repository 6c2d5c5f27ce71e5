"""Threads of a machine whose clock a journey sets. Knows no journey."""

from kiosk.runtime.threads import Threads
from tests.flows.player import PatientClock


class SetThreads(Threads):
    """The time of day is as far off as somebody has set it."""

    def __init__(self, clock: PatientClock) -> None:
        self._clock = clock

    def wall(self) -> float:
        return super().wall() + self._clock.set_by
