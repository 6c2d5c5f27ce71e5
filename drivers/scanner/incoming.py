"""What has come from a scanner and is nothing whole yet: it is kept, or thrown away. Knows no form of a code."""

from collections.abc import Callable

from drivers.transports.framing import Clock

NOISE_GAP_S = 0.1  # silence after which nothing more of it comes
DRAIN_LIMIT_S = 1.0


class Incoming:
    """`buffer` is what has come and is neither a code nor anything else yet."""

    def __init__(self, hear: Callable[[float], bytes], clock: Clock) -> None:
        """`hear`: what comes within so many seconds."""
        self.buffer = bytearray()
        self.talking = False  # what was thrown away last has not ended: its rest is still coming in
        self._hear = hear
        self._clock = clock

    def drop_old(self, within: float) -> None:
        """Throw away what has come or comes within so many seconds, and the rest of what is still coming in."""
        self.buffer += self._hear(NOISE_GAP_S if self.talking else within)
        self.talking = False
        if self.buffer:
            self.drain()

    def drain(self) -> int:
        """How many bytes were thrown away until silence, or for as long as we are willing to listen."""
        count, deadline = len(self.buffer), self._clock() + DRAIN_LIMIT_S
        self.buffer.clear()
        self.talking = True
        while self.talking and self._clock() < deadline:
            data = self._hear(NOISE_GAP_S)
            count += len(data)
            self.talking = bool(data)
        return count
