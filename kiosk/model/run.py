"""Who runs next, and what time it is, as every room of the kiosk sees it. Knows no thread.

All that starts beside something else, waits or reads a clock asks a `Run` for it, which `kiosk.app` hands in. The
terminal has threads (`kiosk.runtime.threads`); a test has a scheduler under which one task runs at a time.
"""

from collections.abc import Callable
from typing import Protocol


class Signal(Protocol):
    """What one task waits for and another one sets. It stays set until it is cleared. Any task may call it."""

    def is_set(self) -> bool: ...

    def set(self) -> None: ...

    def clear(self) -> None: ...

    def wait(self, timeout: float | None = None) -> bool:
        """True as soon as it is set, also where it was already; False: not within `timeout` seconds (None: no limit).

        Whoever waits gives the turn away.
        """
        ...


class Run(Protocol):
    """Starts tasks and tells the time. Any task may call it."""

    def start(self, name: str, function: Callable[[], None]) -> Signal:
        """Do this beside everything else. The signal is set once it has ended.

        What it raises is reported, and ends it; nobody else notices.
        """
        ...

    def signal(self, name: str) -> Signal:
        """A new one, not set. `name` says what is waited for, to whoever asks why nothing goes on."""
        ...

    def sleep(self, seconds: float) -> None: ...

    def now(self) -> float:
        """Seconds that go on whatever is done to the clock; only differences mean anything."""
        ...

    def wall(self) -> float:
        """Seconds since 1970, as the machine's clock has them; somebody may set it."""
        ...

    def since_boot(self) -> float:
        """Seconds since the machine was started, asleep or awake, whatever is done to the clock."""
        ...

    def boot(self) -> str:
        """Which start of the machine this is: another text after each. "": the machine does not say."""
        ...

    def report(self, error: Exception) -> None:
        """Tell the technician of an exception after which the task goes on."""
        ...
