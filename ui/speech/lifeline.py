"""Processes that live and die together, and speak to each other in lines of JSON. Knows nothing of sound."""

import ctypes
import json
import os
import resource
import select
import signal
import sys
from collections.abc import Callable, Iterator
from typing import IO, Any

Message = dict[str, Any]
_BLOCK = 1 << 16
_SET_PDEATHSIG, _SET_DUMPABLE = 1, 4  # prctl(2)
DIE_WITH_ME = ("setpriv", "--pdeathsig", "KILL")  # before the command of a program that is not ours


def die_with(parent: int) -> None:
    """The kernel kills this process as soon as `parent`, who has started it, is gone; at once where it is already."""
    ctypes.CDLL(None).prctl(_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def keep_private() -> None:
    """What is said is a citizen's: no core dump of this process, no look into it by other programs of the same user."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    ctypes.CDLL(None).prctl(_SET_DUMPABLE, 0, 0, 0, 0)


def at_priority(nice: int) -> None:
    """Of this thread, and those that it starts later. As far as the system lets it: nobody but root may go below 0."""
    try:
        os.setpriority(os.PRIO_PROCESS, 0, nice)
    except OSError:
        return


def command_of(module: str, *arguments: str) -> list[str]:
    """How one of our programs is started, so that it ends with this one."""
    return [sys.executable, "-m", module, "--parent", str(os.getpid()), *arguments]


def messages(lines: IO[bytes]) -> Iterator[Message]:
    """Until the other side closes. What is no message is left out: nothing of it is known."""
    for line in lines:
        yield from _message(line)


class HungError(Exception):
    """A process lives and does not answer."""


def answers(pipe: int, ask: Callable[[], None], *, start: float, pause: float, patience: float) -> Iterator[Message]:
    """Messages of a process that answers when it is asked, until it ends. HungError.

    Nothing for `start` seconds at first, or for `patience` after it was asked: it hangs. It is asked whenever nothing
    has come for `pause` seconds.
    """
    poll, rest, asked, wait = select.poll(), b"", True, start
    poll.register(pipe, select.POLLIN)
    while True:
        if poll.poll(wait * 1000):
            block = os.read(pipe, _BLOCK)
            if not block:
                return
            asked, wait = False, pause
            *lines, rest = (rest + block).split(b"\n")
            for line in lines:
                yield from _message(line)
        elif asked:
            raise HungError
        else:
            ask()
            asked, wait = True, patience


def _message(line: bytes) -> Iterator[Message]:
    try:
        said = json.loads(line)
    except ValueError:
        return
    if isinstance(said, dict):
        yield said


def as_line(message: Message) -> bytes:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
