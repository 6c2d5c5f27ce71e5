"""Keeps what is in memory, citizens' data among it, out of core dumps and from other programs of the same user."""

import ctypes
import resource

PR_SET_DUMPABLE = 4  # prctl(2)


def keep_private() -> bool:
    """For this process, from now on. False: the system does not know how."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # files; handlers of dumps go by the flag below
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    return prctl is not None and prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0
