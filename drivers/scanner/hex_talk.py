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
_WRITTEN = Reply(ReplyKind.OK, b"\0")
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
        self._can_tell: bool | None = None  # several registers at once; None: not known of this opening
        self._counts = cycle(SEVERAL)

    def forget(self) -> None:
        """The line is gone: another engine may be at it next."""
        self._codes.forget()
        self._can_tell = None

    def read(self, register: Register) -> int:
        return self._exchange(codec.read_register(register)).data[0]

    def write(self, register: Register, value: int) -> None:
        self._exchange(codec.write_register(register, value))

    def _exchange(self, request: bytes) -> Reply:
        """The engine's good reply. Every request we send is harmless to repeat."""
        fault, evidence = Fault.SILENT, f"no reply to {request.hex(' ')} in {TRIES} tries"
        self.settle()
        self._answers = self._codes.talking = False
        for _ in range(TRIES):
            try:
                reply = self._ask(request)
            except ValueError as error:
                mark("engine-asked-again")
                fault, evidence = Fault.GARBLED, str(error)
                if self._codes.talking:
                    break
                continue
            if reply is None:
                continue
            if reply.kind is ReplyKind.OK:
                return reply
            fault, evidence = _FAULTS[reply.kind], f"reply {reply.kind.name} to {request.hex(' ')}"
            if fault is Fault.REFUSED:
                raise NotKnownError(DEVICE, fault, evidence)
        self._was_silent |= fault is Fault.SILENT
        raise DeviceError(DEVICE, fault, evidence)

    def _ask(self, request: bytes) -> Reply | None:
        """Its reply, as of `_await_reply`. After a silence the first may be a late one: it is asked for once more.

        DeviceError SILENT: what it answers comes too late to be believed.
        """
        self._request(request)
        reply = self._await_reply(self._clock() + REPLY_TIMEOUT_S)
        self._answers |= reply is not None
        if reply is None or not (self._was_silent and self._can_tell):
            return reply
        mark("engine-answers-after-a-silence")
        if not self._tells_several():
            evidence = f"too slow: it answers more than {REPLY_TIMEOUT_S} s after the question"
            raise DeviceError(DEVICE, Fault.SILENT, evidence)
        self._was_silent = False
        self._request(request)
        return self._await_reply(self._clock() + REPLY_TIMEOUT_S)

    def find_out(self) -> None:
        """Whether it tells several registers at once. Asked once for each opening, and once more if no reply came.

        Where none comes, the reply to a write ends the wait for one: it is no value of MODE, and behind it nothing
        older comes. While a reply is owed, `settle` asks.
        """
        if self._can_tell is not None or self._codes.owed:
            return
        for _ in range(2):
            self._can_tell = self._tells_several()
            if self._can_tell is not None:
                return
        mark("several-registers-not-told")
        self._request(codec.write_register(Register.MODE, codec.COMMAND_MODE))
        deadline = self._clock() + REPLY_TIMEOUT_S
        with suppress(ValueError):
            while self._can_tell is None and (reply := self._await_reply(deadline)):
                if reply == _WRITTEN:
                    self._can_tell, self._codes.owed = False, 0

    def _tells_several(self) -> bool | None:
        """Whether it answers this in time, and nothing older comes any more: no other reply is so long.

        None: no reply came, or only that the question came in garbled.
        """
        told, count = None, next(self._counts)
        self._request(codec.read_register(Register.MODE, count))
        deadline = self._clock() + REPLY_TIMEOUT_S
        with suppress(ValueError):
            while reply := self._await_reply(deadline):
                told = told if reply.kind is ReplyKind.BAD_CRC else len(reply.data) == count
                if told:
                    self._can_tell, self._codes.owed = True, 0
                    break
        return told

    def _request(self, request: bytes) -> None:
        self._say(request)
        self._codes.owed, self._owed_until = self._codes.owed + 1, self._clock() + LATE_S

    def settle(self) -> None:
        """Let late replies come: they do not say what they answer, but come in the order of the requests.

        Nobody knows which are late and which are lost. So an engine that does answer is asked for several registers at
        once: behind that reply, which its length tells from all others, nothing older comes. One that is known not to
        tell them is waited for.
        """
        tries = len(SEVERAL) if self._answers and self._can_tell is not False else 0
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
