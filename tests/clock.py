"""A clock that a test sets."""

from dataclasses import dataclass


@dataclass
class Clock:
    """`now`: seconds, from whatever beginning the test counts."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now

    def pause(self, seconds: float) -> None:
        """What waits for so long, by this clock, has waited."""
        self.now += seconds
