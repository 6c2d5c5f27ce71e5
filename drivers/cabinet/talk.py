"""How a board is spoken to, whatever it speaks."""

from typing import Protocol

from drivers.api.transport import Transport


class Talk(Protocol):
    """OSError: the line is gone. DeviceError: the board is silent, garbled, or refuses."""

    answers: bool  # False: it can only be told; what it does, nobody knows

    def switch(self, line: Transport, channel: int, *, on: bool) -> None:
        """Close the relay of this channel, from 1, or open it."""
        ...

    def closed(self, line: Transport, channels: int) -> frozenset[int]:
        """Which relays of the first so many are closed, as the board says. Only where it answers."""
        ...

    def inputs(self, line: Transport, count: int) -> frozenset[int]:
        """Which of the first so many inputs are closed, as the board says. Only where it has any."""
        ...
