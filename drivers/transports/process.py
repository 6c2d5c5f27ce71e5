"""A program in a process of its own, which is spoken to by two pipes. Knows how it is started and ended, no protocol.

It hears on standard input and answers on descriptor 3, so that what it or a library in it prints never mixes with
answers. It has a session, a folder and limits of its own, and ends with this process: see `drivers.transports.child`.
"""

import contextlib
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from drivers.api.permission import NotPermitted
from drivers.transports import child

MEMORY_MB = 512
WRITE_TIMEOUT_S = 1.0
LEAVE_S = 0.3  # for it to close its device by itself
GONE_S = 2.0  # a killed process that is stuck in the kernel is not waited for longer
MOST_OLD_BYTES = 1 << 20
CHUNK = 65536
NAME = "suizhu"
MEMORY_FOLDER = "/dev/shm"  # noqa: S108 - a folder with a random name is made in it
# The kernel ends a program when the thread that has started it ends: this one lasts as long as the terminal.
_starter = ThreadPoolExecutor(1, "programs")


class ProgramEnded(OSError):  # noqa: N818 - says what happened
    """Says how it ended."""


class ProcessLine:
    """A Transport to a program that was started for it. The program is killed with all that it has started."""

    def __init__(self, path: str, command: Sequence[str] = (), *, memory_mb: int = MEMORY_MB) -> None:
        """`path`: the program, or what `command` runs with it. OSError: it is not there, or may not be used."""
        _require(path, runs=not command)
        with contextlib.ExitStack() as unless_started:
            self._folder = _folder_of_its_own()
            unless_started.callback(shutil.rmtree, self._folder, ignore_errors=True)
            self._answers, theirs = os.pipe()
            unless_started.callback(os.close, self._answers)
            try:
                place = [str(theirs), str(os.getpid()), str(memory_mb)]
                run = [sys.executable, "-I", "-S", child.__file__, *place, *(command or [path])]
                self._child = _starter.submit(_started, run, theirs, _environment(path, self._folder)).result()
            finally:
                os.close(theirs)
            unless_started.enter_context(self._child)
            unless_started.callback(self._child.kill)
            assert self._child.stdin is not None
            self._requests = self._child.stdin
            os.set_blocking(self._requests.fileno(), False)
            self._life = os.pidfd_open(self._child.pid)  # ready to be read once it has ended
            unless_started.pop_all()
        self._closed = False

    def write(self, data: bytes) -> None:
        """OSError: it has ended, or takes nothing."""
        while data:  # a request fits into the pipe at once
            if not select.select([], [self._requests], [], WRITE_TIMEOUT_S)[1]:
                raise TimeoutError("it takes no requests")
            try:
                data = data[os.write(self._requests.fileno(), data) :]
            except BrokenPipeError:
                raise self._ended() from None
        if self._is_gone(0.0):  # a pipe takes what nobody will read
            raise self._ended()

    def read(self, size: int, timeout: float) -> bytes:
        ready = select.select([self._answers, self._life], [], [], timeout)[0]
        if not ready:
            return b""
        # A process that it has started may hold the pipe open for longer than it lives.
        here = self._answers in ready or select.select([self._answers], [], [], 0.0)[0]
        data = os.read(self._answers, size) if here else b""
        if not data:
            raise self._ended()
        return data

    def flush_input(self) -> None:
        old = 0
        while old < MOST_OLD_BYTES and (data := self.read(CHUNK, 0.0)):
            old += len(data)
        self._sweep()

    def set_baud(self, baud: int) -> None:
        """Pipes have no line speed."""

    def _sweep(self) -> None:
        """Remove the files that it has written into its folder: a library may leave a card's picture there."""
        with contextlib.suppress(OSError):  # a program may have moved or removed it
            for entry in os.scandir(self._folder):
                if entry.is_dir(follow_symlinks=False):
                    shutil.rmtree(entry.path, ignore_errors=True)
                else:
                    with contextlib.suppress(OSError):
                        os.unlink(entry.path)

    def fileno(self) -> int:
        """To be waited on."""
        return self._answers

    def close(self) -> None:
        """It is told by the end of its input, and killed where it does not go."""
        if not self._closed:
            self._closed = True
            self._requests.close()
            self._end()

    def _end(self) -> None:
        self._is_gone(LEAVE_S)
        with contextlib.suppress(ProcessLookupError):  # also what it has started, and has left behind
            os.killpg(self._child.pid, signal.SIGKILL)  # still its number: nobody has waited for it yet
        if self._is_gone(GONE_S):
            self._child.wait()
        os.close(self._life)
        os.close(self._answers)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _is_gone(self, patience: float) -> bool:
        return bool(select.select([self._life], [], [], patience)[0])

    def _ended(self) -> ProgramEnded:
        if not self._is_gone(LEAVE_S):
            return ProgramEnded("it has closed its line and answers no more")
        result = os.waitid(os.P_PIDFD, self._life, os.WEXITED | os.WNOWAIT)
        assert result is not None
        return ProgramEnded(_how(result.si_status, killed=result.si_code != os.CLD_EXITED))


def _started(run: Sequence[str], theirs: int, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """By `_starter` alone."""
    return subprocess.Popen(  # noqa: S603 - the technician names it in kiosk.toml
        run, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, pass_fds=(theirs,),
        cwd=environment["HOME"], env=environment, start_new_session=True, bufsize=0,
    )  # fmt: skip


def _how(status: int, *, killed: bool) -> str:
    """The way in which a process has ended, for a technician."""
    if killed:
        return f"it was ended by {signal.Signals(status).name if status in _SIGNALS else f'signal {status}'}"
    if status == child.NOT_RUN:
        return "it is no program for this machine, or may not be run (exit code 126)"
    if status == child.NOT_FOUND:
        return "it cannot be started, its interpreter or a library is missing (exit code 127)"
    return f"it ended by itself (exit code {status})"


_SIGNALS = frozenset(int(one) for one in signal.Signals)


def _require(path: str, *, runs: bool) -> None:
    """Return where it may be used. FileNotFoundError, NotPermitted."""
    os.stat(path)  # says what is missing
    if not os.access(path, os.R_OK | (os.X_OK if runs else 0), effective_ids=True):
        may = "read and run" if runs else "read"
        mode = f"{os.stat(path).st_mode & 0o777:03o}"
        helps = f"sudo chmod a+r{'x' if runs else ''} {path}"
        raise NotPermitted(f"{path}: its mode is {mode}, and the terminal's user may not {may} it: {helps}")


def _folder_of_its_own() -> str:
    """In memory where that can be. Those of terminals that were killed are removed: a card may be left in one."""
    memory = Path(MEMORY_FOLDER if os.access(MEMORY_FOLDER, os.W_OK | os.X_OK) else tempfile.gettempdir())
    for left in memory.glob(f"{NAME}-*-*"):
        pid = left.name.split("-")[1]
        if pid.isdecimal() and not os.path.exists(f"/proc/{pid}"):
            shutil.rmtree(left, ignore_errors=True)  # what belongs to another user stays
    return tempfile.mkdtemp(prefix=f"{NAME}-{os.getpid()}-", dir=memory)


def _environment(path: str, folder: str) -> dict[str, str]:
    """Nothing of ours; a library finds those that lie beside it."""
    beside = str(Path(path).resolve().parent)
    return {"PATH": os.defpath, "LANG": "C.UTF-8", "HOME": folder, "TMPDIR": folder, "LD_LIBRARY_PATH": beside}
