"""Requests to an engine that speaks the GM65 / EM3095 hex protocol, and which reply is to which. Knows no setting."""

import math
from collections.abc import Callable
from contextlib import suppress
from itertools import cycle

from drivers.api.errors import DeviceError, Fault
from drivers.api.mark import mark
from drivers.scanner import codec
from drivers.scanner.codec import Register, Reply, ReplyKind
from drivers.scanner.codes import MOST_BYTES, Codes
from drivers.scanner.incoming import NOISE_GAP_S, STORM_S
from drivers.scanner.port import DEVICE, ScannerPort

TRIES = 3
REPLY_TIMEOUT_S = 0.5  # hosts in the field use 0.1 to 0.5 s
LATE_S = 4.0  # from a request until its reply will not come any more
SEVERAL = (2, 3, 4)  # registers: no reply to anything else that we ask is so long
_FAULTS = {ReplyKind.BAD_CRC: Fault.GARBLED, ReplyKind.UNKNOWN_COMMAND: Fault.REFUSED}


class NotKnownError(DeviceError):
    """The engine knows no such command or register. Asking again does not help."""


class HexTalk:
    """With one engine. `early`: a code that came while a reply was awaited."""

    def __init__(self, port: ScannerPort, codes: Codes, clock: Callable[[], float]) -> None:
        """`codes`: what comes on the same line."""
        self._hear, self._say = port.hear, port.say
        self._codes = codes
        self._clock = clock
        self.early: bytes | None = None
        self._owed_until = 0.0  # by then all replies have come that will
        self._answers = False  # it did when it was asked last
        self._was_silent = False  # what it answers may be late by any time
        self._can_tell = False  # it was seen to tell several registers at once, which no other reply looks like
        self._counts = cycle(SEVERAL)

    def forget(self) -> None:
        """The line is gone: another engine may be at it next."""
        self._codes.forget()
        self._can_tell = False

    def find_out(self) -> None:
        """Whether it tells several registers at once."""
        self._can_tell = self._can_tell or self._tells_several()

    def read(self, register: Register) -> int:
        return self._exchange(codec.read_register(register)).data[0]

    def write(self, register: Register, value: int) -> None:
        self._exchange(codec.write_register(register, value))

    def _exchange(self, request: bytes) -> Reply:
        """The engine's good reply. Every request we send is harmless to repeat."""
        fault, evidence = Fault.SILENT, ""
        self.settle()
        self._answers = self._codes.talking = False
        for _ in range(TRIES):
            self._request(request)
            try:
                reply = self._await_reply(self._clock() + REPLY_TIMEOUT_S)
            except ValueError as error:
                mark("engine-asked-again")
                fault, evidence = Fault.GARBLED, str(error)
                if self._codes.talking:
                    break
                continue
            if reply is None:
                continue
            self._answers = True
            if self._was_silent and self._can_tell:
                mark("engine-answers-after-a-silence")
                if not self._tells_several():
                    evidence = f"too slow: it answers more than {REPLY_TIMEOUT_S} s after the question"
                    break
                self._was_silent = False
                continue
            if reply.kind is ReplyKind.OK:
                return reply
            fault, evidence = _FAULTS[reply.kind], f"reply {reply.kind.name} to {request.hex(' ')}"
            if fault is Fault.REFUSED:
                raise NotKnownError(DEVICE, fault, evidence)
        self._was_silent |= fault is Fault.SILENT
        raise DeviceError(DEVICE, fault, evidence or f"no reply to {request.hex(' ')} in {TRIES} tries")

    def _tells_several(self) -> bool:
        """Whether it answers this in time, and nothing older comes any more: no other reply is so long."""
        count = next(self._counts)
        self._request(codec.read_register(Register.MODE, count))
        deadline = self._clock() + REPLY_TIMEOUT_S
        with suppress(ValueError):
            while reply := self._await_reply(deadline):
                if len(reply.data) == count:
                    return True
        return False

    def _request(self, request: bytes) -> None:
        self._say(request)
        self._codes.owed, self._owed_until = self._codes.owed + 1, self._clock() + LATE_S

    def settle(self) -> None:
        """Let late replies come: they do not say what they answer, but come in the order of the requests.

        Nobody knows which are late and which are lost. So an engine that does answer is asked for several registers at
        once: behind that reply, which its length tells from all others, nothing older comes.
        """
        tries = len(SEVERAL) if self._answers else 0
        while self._codes.owed and (left := self._owed_until - self._clock()) > 0:
            mark("engine-owes-a-reply")
            if tries and self._tells_several():
                break
            if not tries:
                with suppress(ValueError):
                    self._await_reply(self._clock() + left)
            tries = max(tries - 1, 0)
        self._codes.owed = 0

    def _await_reply(self, deadline: float) -> Reply | None:
        """None: silence. ValueError: something came that is no reply."""
        heard = -math.inf
        while (wait := deadline - self._clock()) > 0 and len(self._codes.buffer) <= MOST_BYTES:
            data = self._hear(wait)
            heard = self._clock() if data else heard
            self._codes.buffer += data
            while frame := codec.take_frame(self._codes.buffer, self._codes.tail):
                if isinstance(frame, Reply):
                    self._codes.one_came()
                    self._codes.nothing_older_comes()
                    return frame
                self.early = None if self._codes.in_rest else frame.payload
        if not self._codes.buffer:
            return None
        self._codes.one_came()  # it may have been one
        raise ValueError(self._noise(storm=self._clock() - heard < NOISE_GAP_S))

    def _noise(self, *, storm: bool) -> str:
        """What has come instead of a reply. Of a storm the end is waited for: who asks into it hears only its rest."""
        count = self._codes.drain(STORM_S) if storm else len(self._codes.buffer)
        self._codes.buffer.clear()
        if self._codes.talking:
            mark("storm-without-an-end")
            return f"{count} bytes without an end in {STORM_S:g} s and no reply: it sends codes faster than one can ask"
        return (
            f"{count} bytes that are no reply: expected 02 00 … (a scanner that sends codes unasked and takes no "
            "commands is model=lines in its address)"
        )
