"""Opens the line to a printer, again where it was open just now. Knows no byte.

Some network printers take nobody for about half a second after they have hung up. Nothing was sent on a line that was
refused, so that trying once more costs no paper.
"""

from collections.abc import Callable

from drivers.api.mark import mark
from drivers.api.transport import OpenTransport, Transport
from drivers.transports.framing import Clock

SHUT_S = 1.0  # from the end of a line until who refuses the next one is not there
PAUSE_S = 0.1


class Door:
    """Of one printer."""

    def __init__(self, open_transport: OpenTransport, clock: Clock, wait: Callable[[float], None]) -> None:
        self._open_transport, self._clock, self._wait = open_transport, clock, wait
        self._shut_until = clock()

    def closed(self) -> None:
        """The line that was open has ended, whoever ended it."""
        self._shut_until = self._clock() + SHUT_S

    def open(self) -> Transport:
        """OSError: nobody is there, or it refuses although it has had its time."""
        while True:
            try:
                return self._open_transport()
            except ConnectionRefusedError:
                if self._clock() >= self._shut_until:
                    raise
                mark("refused-after-hanging-up")
                self._wait(PAUSE_S)
