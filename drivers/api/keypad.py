"""What a keypad for people who do not see the screen offers."""

from typing import Protocol

from drivers.api.status import DeviceStatus


class Keypad(Protocol):
    """Says which key was pressed, by what the key is for: see `drivers.kinds.KEYS`."""

    def status(self) -> DeviceStatus: ...

    def identity(self) -> str: ...

    def poll(self, timeout: float) -> str | None:
        """The next key that a person has pressed, or None after `timeout` seconds or when somebody wakes."""
        ...

    def wake(self) -> None:
        """Let the poll that is under way, or else the next one, answer at once. Any task may call it."""
        ...

    def close(self) -> None: ...
