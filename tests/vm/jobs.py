"""What is done in the guest: programs that run there, line by line. Knows the agent's words, no machine."""

import contextlib
import json
import queue
import socket
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

LINE_S = 200.0  # until a program in the guest says something; patience, not what it should take


class Job:
    """A program in the guest. Its lines come in the order in which they were written, each with its stream.

    `at`: when it wrote the last one that was taken, or ended, in seconds of the guest's own clock.
    """

    def __init__(self, argv: Sequence[str], kill: Callable[[], None]) -> None:
        self.argv = argv
        self.code: int | None = None
        self.at = 0.0
        self.errors: list[str] = []
        self._kill = kill
        self._lines: queue.Queue[tuple[str | None, float]] = queue.Queue()  # None: it has ended

    def line(self, seconds: float = LINE_S) -> str:
        """The next line it writes. TimeoutError: it is silent; EOFError: it has ended."""
        try:
            line, self.at = self._lines.get(timeout=seconds)
        except queue.Empty:
            raise TimeoutError(f"{' '.join(self.argv)} is silent for {seconds:g} s; {self.errors}") from None
        if line is None:
            self._lines.put((None, self.at))
            raise EOFError(f"{' '.join(self.argv)} has ended with {self.code}: {self.errors}")
        return line

    def said(self) -> list[str]:
        """The lines that it has written since, without waiting."""
        lines: list[str] = []
        with contextlib.suppress(queue.Empty, EOFError, TimeoutError):
            while True:
                lines.append(self.line(0.0))
        return lines

    def end(self, seconds: float = LINE_S) -> list[str]:
        """The lines it writes until it ends by itself. TimeoutError: it does not."""
        until = time.monotonic() + seconds
        lines: list[str] = []
        with contextlib.suppress(EOFError):
            while True:
                lines.append(self.line(max(until - time.monotonic(), 0.0)))
        return lines

    def stop(self) -> None:
        """End it, and wait until it has."""
        self._kill()
        self.end()

    def hear(self, told: dict[str, Any]) -> None:
        """What the agent tells of it."""
        if "out" in told:
            self._lines.put((told["out"], told["at"]))
        elif "err" in told:
            self.errors.append(told["err"])
        else:
            self.code = told["ended"]
            self._lines.put((None, told["at"]))


class Agent:
    """The guest's end of the line, as seen from here."""

    def __init__(self, link: socket.socket) -> None:
        self._link = link
        self._jobs: dict[int, Job] = {}
        self._hello = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="agent", daemon=True)
        self._thread.start()

    def wait_until_up(self, seconds: float) -> bool:
        """Whether the guest has started within so many seconds; a restored one says no hello."""
        return self._hello.wait(seconds)

    def start(self, argv: Sequence[str], user: str) -> Job:
        number = len(self._jobs)
        job = self._jobs[number] = Job(argv, lambda: self._ask(kill=number))
        self._ask(start=number, argv=list(argv), user=user)
        return job

    def set_clock(self, seconds: float) -> None:
        self._ask(clock=seconds)

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._link.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._link.close()

    def _ask(self, **what: Any) -> None:
        self._link.sendall(json.dumps(what).encode() + b"\n")

    def _listen(self) -> None:
        with self._link.makefile("rb") as lines, contextlib.suppress(OSError):
            for line in lines:
                told = json.loads(line)
                if "of" in told:
                    self._jobs[told["of"]].hear(told)
                else:
                    self._hello.set()
