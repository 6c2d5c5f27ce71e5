"""Speaks with a maker's program: starts it, asks it, ends it where it hangs or talks nonsense. Knows no device.

Nothing that such a program does takes longer than its deadline, and all it can do is to fail its own device.
"""

import time
from collections.abc import Mapping
from typing import Any

from drivers.api.mark import mark
from drivers.api.permission import NotPermitted
from drivers.api.transport import OpenTransport, Transport
from drivers.transports.framing import CHUNK, Clock
from drivers.transports.held import Held
from drivers.transports.program_lines import Answer, Hello, decode_answer, decode_hello, encode_request, take_line

PATIENCE_S = 10.0
START_S = 5.0  # to its first line
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.5, 2.0  # before it is started again, doubled each time


class ProgramFailed(Exception):  # noqa: N818 - says what happened
    """It cannot be started, has ended, hangs, or does not keep to the protocol. Its words hold nothing of a card."""

    def __init__(self, why: str, *, forbidden: bool = False) -> None:
        super().__init__(why)
        self.forbidden = forbidden


class Program:
    """One program and its requests, one at a time. Opens by the first request, and again after it has failed."""

    def __init__(
        self, open_transport: OpenTransport, device: str, patience: float = PATIENCE_S, clock: Clock = time.monotonic
    ) -> None:
        self._held = Held(open_transport)
        self._device = device
        self._patience = patience
        self._clock = clock
        self._hello: Hello | None = None
        self._number = 0
        self._heard = bytearray()  # and not yet taken as a line
        self._failures = 0
        self._not_before = 0.0
        self._why = ""
        self._forbidden = False

    def ask(self, verb: str) -> Answer:
        """The answer. ProgramFailed: there is none."""
        if (rest := self._not_before - self._clock()) > 0:
            mark("failed-program-left-alone-for-a-while")
            raise ProgramFailed(f"{self._why}; it is started again in {rest:.1f} s", forbidden=self._forbidden)
        try:
            line = self._running()
            answer = self._exchange(line, verb)
            self._drop_old(line)
        except (OSError, ValueError) as error:
            self._fail(error)
            raise ProgramFailed(self._why, forbidden=self._forbidden) from error
        self._failures = 0
        return answer

    def hello(self) -> Hello:
        """What it said first. ProgramFailed."""
        if self._hello is None:
            self.ask("status")
        assert self._hello is not None
        return self._hello

    def close(self) -> None:
        self._hello = None
        self._heard.clear()
        self._held.let_go()

    def _fail(self, error: Exception) -> None:
        self.close()
        pause = min(FIRST_PAUSE_S * 2**self._failures, LONGEST_PAUSE_S)
        self._failures = min(self._failures + 1, 8)
        self._not_before = self._clock() + pause
        self._why, self._forbidden = str(error), isinstance(error, NotPermitted)

    def _running(self) -> Transport:
        if self._hello is not None and (line := self._held.line) is not None:
            try:
                self._drop_old(line)
            except OSError:
                mark("program-that-ended-idle-started-again")
                self.close()
            else:
                return line
        line = self._held.connected()
        first = self._line(line, START_S)
        if first is None:
            raise ValueError(f"its first line has not come in {START_S:g} s")
        self._hello = decode_hello(first, self._device)
        return line

    def _exchange(self, line: Transport, verb: str) -> Answer:
        self._number += 1
        line.write(encode_request(self._number, verb))
        before = self._clock() + self._patience
        while (rest := before - self._clock()) > 0 and (said := self._line(line, rest)) is not None:
            answer = decode_answer(said)
            if answer.number == self._number:
                return answer
            mark("answer-to-another-request-dropped")
        raise ValueError(f"no answer to {verb} in {self._patience:g} s")

    def _line(self, line: Transport, seconds: float) -> bytes | None:
        """The next one; None: none has come to its end in time. Half a one is quoted nowhere: it may be of a card."""
        before = self._clock() + seconds
        while (said := take_line(self._heard)) is None:
            data = line.read(CHUNK, max(before - self._clock(), 0.0))
            if not data:
                return None
            self._heard += data
        return said

    def _drop_old(self, line: Transport) -> None:
        self._heard.clear()
        line.flush_input()


Done = Mapping[str, Any]
