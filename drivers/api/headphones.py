"""What a headphone jack offers."""

from typing import Protocol

from drivers.api.status import DeviceStatus


class Headphones(Protocol):
    """Says whether headphones are plugged in. What it cannot tell is never taken for a yes."""

    def status(self) -> DeviceStatus: ...

    def identity(self) -> str: ...

    def poll(self, timeout: float) -> bool | None:
        """Whether they are in, as soon as that changes, else after `timeout` seconds or when somebody wakes.

        None: not told yet.
        """
        ...

    def wake(self) -> None:
        """Let the poll that is under way, or else the next one, answer at once. Any task may call it."""
        ...

    def close(self) -> None: ...
