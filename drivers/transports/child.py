"""Runs as a process of its own: makes the place in which a maker's program runs, and becomes that program.

Started by `drivers.transports.process` with Python alone, so it imports nothing of ours. What it sets stays in force
when the program takes its place: see docs/vendor-programs.md.
"""

import ctypes
import os
import resource
import signal
import sys

ANSWERS = 3  # the descriptor on which the program answers; what it prints goes nowhere
FILE_MB, DESCRIPTORS = 16, 256
CPU_S = 24 * 3600  # in a whole life: a healthy program that is asked day and night needs half a year for it
NOT_RUN, NOT_FOUND = 126, 127  # exit codes, as those of a shell
_SET_PDEATHSIG = 1  # prctl(2)


def main(arguments: list[str]) -> None:
    """ANSWERS-DESCRIPTOR PARENT MEMORY-MB PROGRAM [WORD ...]; never returns."""
    answers, parent, memory, *command = arguments
    ctypes.CDLL(None).prctl(_SET_PDEATHSIG, signal.SIGKILL)  # at the end of the thread that has started this
    if os.getppid() != int(parent):
        os._exit(0)  # it has ended before this could be said
    limit(int(memory))
    os.dup2(int(answers), ANSWERS)
    if int(answers) != ANSWERS:
        os.close(int(answers))
    for one in (signal.SIGPIPE, signal.SIGXFSZ):  # Python ignores them, and who is ignored stays so
        signal.signal(one, signal.SIG_DFL)
    try:
        os.execv(command[0], command)  # noqa: S606 - a technician names it in kiosk.toml
    except FileNotFoundError:
        os._exit(NOT_FOUND)
    except OSError:
        os._exit(NOT_RUN)


def limit(memory_mb: int) -> None:
    """A leak, a spinning thread or a flood of files ends this process and nothing else. No core: cards are personal."""
    for what, most in (
        (resource.RLIMIT_AS, memory_mb << 20),
        (resource.RLIMIT_CPU, CPU_S),
        (resource.RLIMIT_FSIZE, FILE_MB << 20),
        (resource.RLIMIT_NOFILE, DESCRIPTORS),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, allowed))


if __name__ == "__main__":
    main(sys.argv[1:])
