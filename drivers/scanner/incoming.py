"""What has come from a scanner and is nothing whole yet: it is kept, or thrown away. Knows no form of a code.

The rest of what was thrown away may come after a pause, and would look like a whole code: it is thrown away as well.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable

from drivers.api.errors import DeviceError, Fault
from drivers.api.mark import mark
from drivers.scanner.port import DEVICE
from drivers.transports.framing import Clock

NOISE_GAP_S = 0.1  # silence after which a flood is over, or pauses
DRAIN_LIMIT_S = 1.0
READS_AGAIN_S = 2.5  # from one reading of what is shown to the next: scanners take up to two seconds
CODE_TEXT = 8  # bytes of text that are no noise, where no tail is behind them
TAIL = b"\r\n\t"
STORM_S = 6.0  # the same before a scanner is asked again; the largest code takes 4.3 s at 9600 baud


class Missed:
    """What has come as a line was opened: the end of a code, or what a plug makes of its contacts. As far as bytes
    tell: a code is text in any encoding, and mostly has a tail.
    """

    def __init__(self) -> None:
        self.count = 0  # bytes
        self._text = 0  # of them that may be of a text
        self._last_is_text = self._tail_seen = False

    def add(self, data: bytes) -> None:
        for byte in data:
            self._tail_seen |= self._last_is_text and byte in TAIL
            self._last_is_text = 0x20 <= byte < 0xFF and byte != 0x7F
            self._text += self._last_is_text
        self.count += len(data)

    @property
    def may_be_code(self) -> bool:
        return self._tail_seen or self._text >= CODE_TEXT


class Incoming(ABC):
    """`buffer` is what has come and is neither a code nor anything else yet."""

    noisy = True  # what comes may be no scanner's word at all, but the line's own noise

    def __init__(self, hear: Callable[[float], bytes], clock: Clock) -> None:
        """`hear`: what comes within so many seconds."""
        self.buffer = bytearray()
        self.talking = False  # what was drained last came for longer than one was willing to listen
        self._hear = hear
        self._clock = clock
        self._rest_until: float | None = None  # by then more of what was thrown away comes, if any does
        self._fresh = False  # nobody knows whether there is any: the line was opened just now
        self._missed = Missed()  # what came then
        self._missed_at: float | None = None  # when it had ended, until another code comes

    @property
    def in_rest(self) -> bool:
        """Something was thrown away, and what comes next may be its rest."""
        return self._rest_until is not None

    def drop_old(self, *, fresh: bool = False) -> None:
        """Throw away what has come. `fresh`: the line was opened just now, so that what came before is lost."""
        deadline = self._clock() + DRAIN_LIMIT_S
        self._missed_at = None  # that was shown to whoever waited before
        dropped = bytes(self.buffer)
        self.buffer.clear()
        while data := self._hear(0.0):
            dropped += data
            if self._clock() >= deadline:
                mark("old-codes-without-an-end")
                break
        if dropped or fresh:
            self._threw_away(dropped)
            self._fresh, self._missed = not dropped, Missed()

    def drain(self, limit: float = DRAIN_LIMIT_S) -> int:
        """How many bytes were thrown away until silence, or for as long as we are willing to listen."""
        dropped, deadline = bytes(self.buffer), self._clock() + limit
        self.buffer.clear()
        count, self.talking = len(dropped), True
        self._threw_away(dropped)
        while self.talking and self._clock() < deadline:
            data = self._hear(NOISE_GAP_S)
            count += len(data)
            if data:
                self._threw_away(data)
            self.talking = bool(data)
        return count

    def nothing_older_comes(self) -> None:
        """The scanner has answered. What it says comes in order: nothing of before its answer comes behind it."""
        self._rest_until = None

    def forget(self) -> None:
        """The line is gone: another scanner may be at it next."""
        self.buffer.clear()
        self.talking = False
        self._rest_until = None
        self._fresh, self._missed, self._missed_at = False, Missed(), None

    def one_came_whole(self) -> None:
        """A code was heard from its beginning: of the first one nobody needs to be told."""
        self._missed_at = None

    def require_first(self) -> None:
        """DeviceError MISSED: what came as the line was opened may have been a whole code, and none has come since, as
        it does from a scanner that reads again what lies there.
        """
        if self._missed_at is None or self._clock() - self._missed_at < READS_AGAIN_S:
            return
        mark("first-code-missed")
        missed, self._missed, self._missed_at = self._missed, Missed(), None
        evidence = f"{missed.count} bytes as the line was opened, expected the beginning of a code"
        raise DeviceError(DEVICE, Fault.MISSED, evidence)

    @abstractmethod
    def _rest_within(self, dropped: bytes) -> float:
        """For how many seconds behind `dropped` its rest may come; 0: it has ended. b"": nobody knows what it was."""

    def _threw_away(self, dropped: bytes) -> None:
        seconds = self._rest_within(dropped)
        self._rest_until = self._clock() + seconds if seconds else None

    def _is_rest_over(self, deadline: float) -> bool:
        """Throw the rest away as it comes. True once it cannot come any more; False: at `deadline` it still can."""
        while self._rest_until is not None:
            data = self._hear(max(min(self._rest_until, deadline) - self._clock(), 0.0))
            if data:
                mark("rest-of-a-code-dropped")
                self._missed.add(data if self._fresh else b"")
                self._threw_away(data)
            elif self._clock() >= self._rest_until:  # and nothing waits to be read that came in time
                self._rest_until = None
            if self._rest_until is not None and self._clock() >= deadline:
                return False
        if self._fresh and self._missed.count and (self._missed.may_be_code or not self.noisy):
            self._missed_at = self._clock()
        self._fresh = False
        return True
