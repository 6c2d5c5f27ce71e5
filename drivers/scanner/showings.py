"""Which of the codes that a scanner gives are a new showing of one. Knows no port and no form of what comes."""

from drivers.api.errors import DeviceError, Fault
from drivers.api.mark import mark
from drivers.scanner.port import DEVICE
from drivers.scanner.wrapping import content_of
from drivers.transports.framing import Clock

SAME_CODE_S = 0.5  # the same code once more, so soon, is the same showing of it
SOONEST_S = 0.2  # another code, sooner than that: no hand has put it there


class Showings:
    """Codes as they came, in the order in which they came."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last: tuple[bytes, float] = (b"", 0.0)  # the last code, and until when it counts as the same

    def forget(self) -> None:
        """Another scanner may be there next."""
        self._last = b"", 0.0

    def once(self, received: bytes) -> bytes:
        """The content of a code; b"" where one has only just been given. DeviceError UNREADABLE: it is none."""
        try:
            payload = content_of(received)
        except ValueError as error:
            raise DeviceError(DEVICE, Fault.UNREADABLE, str(error)) from error
        (last, until), now = self._last, self._clock()
        if payload == last and now < until:
            return b""  # repeats do not prolong it, or a code that is held before the window would never be read again
        if last and now < until - SAME_CODE_S + SOONEST_S:
            mark("codes-faster-than-a-hand")
            return b""
        self._last = payload, now + SAME_CODE_S
        return payload
