"""What a journey asks of whoever stands before the terminal: one hand, and ears where it speaks."""

from collections.abc import Callable, Sequence
from typing import Protocol

from kiosk.model.screen import Screen


class Hand(Protocol):
    """Who stands before the terminal: looks at it and touches it. JourneyError: what was waited for in vain."""

    @property
    def screen(self) -> Screen: ...

    def touch(self, name: str) -> None:
        """Touch the control of this name, once it is there."""

    def turn(self, name: str) -> None:
        """Touch a control that may be on a later page of the same screen."""

    def touch_twice(self, name: str) -> None:
        """Two touches as fast as they come."""

    def settle(self) -> None:
        """Let what was shown be seen."""

    def let_time_pass(self) -> None:
        """The terminal looks at its clock."""

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Let the terminal live until the condition holds."""


class Ears(Protocol):
    """Who listens, with a keypad and the glass under the fingers. JourneyError: what was waited for in vain."""

    def press(self, key: str) -> None:
        """Press it, and hear what comes of that."""

    def choose(self, name: str) -> None:
        """Go to what is so named, by the keys, and press the round one."""

    def feel(self, name: str) -> None:
        """Put a finger on it, and hear what it is."""

    def hear(self, wanted: Sequence[str], into: str) -> None:
        """All this is heard in this output, in order; what begins with ! has not been heard there."""

    def last(self, seconds: float) -> None:
        """What is said takes so long or longer."""

    def silent(self) -> None:
        """Nothing is heard any more."""
