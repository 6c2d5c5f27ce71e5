"""Sorts what a scanner sends into codes: where one ends and which is half. Knows no port.

A code comes as bare bytes, with a tail behind it where the engine is set so, and without a length.
"""

from collections.abc import Callable

from drivers.api.errors import DeviceError, Fault
from drivers.api.mark import mark
from drivers.scanner import codec
from drivers.scanner.codec import Decoded, Reply
from drivers.scanner.incoming import Incoming
from drivers.scanner.port import DEVICE
from drivers.transports.framing import Clock

TAIL_GAP_S = 0.05  # silence that ends a code after its tail
CODE_GAP_S = 0.25  # silence that ends a code where no tail follows
ANY_GAP_S = 1.2  # silence that ends a code where nobody knows whether a tail follows: an engine may pause within a code
TAIL_DUE_S = 2.0  # silence after which a code without the tail that has to follow is none
PAUSE_S = 0.02  # between bytes: longer than a line needs, so that something else may begin there
MOST_BYTES = codec.MAX_PAYLOAD + len(b"\r\n")


class Codes(Incoming):
    """The codes on one line, beside replies where the engine gives any."""

    def __init__(self, hear: Callable[[float], bytes], clock: Clock, tail: str, *, replies: bool) -> None:
        """`hear`: what comes within so many seconds. `tail`: one of codec.TAILS. `replies`: the engine's replies come
        on the same line.
        """
        super().__init__(hear, clock)
        self.tail = codec.TAILS[tail]
        self.tail_due = tail not in ("any", "none")  # a code without its tail is no whole one
        self._tail_name = tail
        self._replies = replies
        self.owed = 0  # replies that may still come
        self._tail_seen = False
        self._thrown = b""  # the end of what was thrown away last
        self._pauses: list[int] = []  # how much of the code that comes in had come when its engine paused

    def forget(self) -> None:
        """The line is gone: another engine may be at it next."""
        super().forget()
        self._tail_seen = False
        self._thrown = b""

    def one_came(self) -> None:
        """A reply, whole or torn: one less is owed."""
        self.owed = max(self.owed - 1, 0)

    def receive(self, deadline: float) -> bytes | None:
        """One code as it came, begun before `deadline`; it may finish later. None: none has begun.

        DeviceError UNREADABLE: half a code, or more than one can hold; it has been thrown away.
        """
        if not self._is_rest_over(deadline):
            return None
        self._pauses.clear()
        late = 0  # bytes since the deadline: once they are more than a code holds, the engine says something else
        while late <= MOST_BYTES:
            ends = self.tail.ends(self.buffer)
            self._tail_seen |= ends
            gap = TAIL_GAP_S if ends else self._longest_pause
            data = self._hear_more(gap if self.buffer else max(deadline - self._clock(), 0.0))
            late += len(data) if self._clock() >= deadline else 0
            if len(self.buffer) > MOST_BYTES:
                raise self._oversize()
            if not data and self.tail_due and not ends and self._holds_code:
                self._require_tail()
            frame = self._frame(quiet=not data)
            if isinstance(frame, Decoded):
                whole = self._tail_seen or not frame.payload  # of a tail alone nothing was sent several times
                return frame.payload if whole else codec.said_once(frame.payload, self._pauses)
            if not data:
                return None
        return None

    def _hear_more(self, timeout: float) -> bytes:
        asked = self._clock()
        data = self._hear(timeout)
        if data and self.buffer and self._clock() - asked >= PAUSE_S:
            self._pauses.append(len(self.buffer))
        self.buffer += data
        return data

    def _frame(self, *, quiet: bool) -> Reply | Decoded | None:
        if not self._replies:
            return codec.take_code(self.buffer, self.tail) if quiet else None
        try:
            frame = codec.take_frame(self.buffer, self.tail, quiet=quiet)
        except ValueError:
            mark("torn-reply-dropped")
            self.one_came()
            return None  # a late or torn reply to an earlier trigger: nobody waits for it now
        if isinstance(frame, Reply):
            self.one_came()
        return frame

    def _rest_within(self, dropped: bytes) -> float:
        self._thrown = (self._thrown + dropped)[-2:] if dropped else b""  # a tail may be two bytes
        return TAIL_GAP_S if self.tail.ends(self._thrown) else self._longest_pause

    @property
    def _longest_pause(self) -> float:
        """Within a code, before what has come is all of it."""
        return TAIL_DUE_S if self.tail_due else CODE_GAP_S if self._tail_name == "none" else ANY_GAP_S

    @property
    def _holds_code(self) -> bool:
        heads = (codec.ENGINE_HEAD, codec.HEARTBEAT_HEAD) if self._replies else ()
        return bool(self.buffer) and self.buffer[:2] not in heads

    def _require_tail(self) -> None:
        """DeviceError UNREADABLE: what has come is half a code. Nobody knows that of an engine's very first one."""
        if self._tail_name == "any" and not self._tail_seen:
            self.tail_due = False
            return
        mark("code-without-its-tail")
        count = len(self.buffer)
        self.buffer.clear()
        raise DeviceError(DEVICE, Fault.UNREADABLE, f"{count} bytes without the tail that ends a code, expected one")

    def _oversize(self) -> DeviceError:
        mark("too-long-code-thrown-away")
        return DeviceError(DEVICE, Fault.UNREADABLE, f"{self.drain()} bytes, expected at most {codec.MAX_PAYLOAD}")
