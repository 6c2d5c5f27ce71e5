"""Tells keys that a person presses from keys that a machine types, such as a scanner left in keyboard mode.

Knows no Qt; its clock is handed in.
"""

from collections.abc import Callable

MACHINE_S = 0.05  # between two keys: a scanner types one in 1 to 30 ms, one finger takes three times as long
LONG_AGO = float("-inf")


def _nothing() -> None: ...


class Keystrokes:
    """Told of every key that goes down. `on_burst` hears once of each burst that a machine has typed."""

    def __init__(self, seconds: Callable[[], float], on_burst: Callable[[], None] = _nothing) -> None:
        self._seconds = seconds
        self._on_burst = on_burst
        self._last_at = LONG_AGO
        self._in_burst = False

    def typed_by_machine(self) -> bool:
        """A key has gone down. True: too soon after another one, which then was typed as well."""
        now, last = self._seconds(), self._last_at
        self._last_at = now
        if now - last >= MACHINE_S:
            self._in_burst = False
            return False
        if not self._in_burst:
            self._in_burst = True
            self._on_burst()
        return True
