"""Why the system does not let this user at a port that is there: which group may, what has to run, or that another
program has it. Knows no device.
"""

import grp
import os
import pwd
import stat
from collections.abc import Callable
from contextlib import suppress

from drivers.api.errors import Fault


class NotPermitted(OSError):  # noqa: N818 - says what happened
    """Says what would give the permission."""


class NotRunning(OSError):  # noqa: N818 - says what is wrong
    """A program of the system that stands between us and the device does not run. Says what would start it."""


class InUse(OSError):  # noqa: N818 - says what is wrong
    """Another program has the port."""


def in_use(error: OSError, path: str) -> InUse:
    """`error`: what the system said of it."""
    return InUse(error.errno, "in use by another program", path)


def require_permission(path: str) -> None:
    """Return where this user may read and write `path`, or where nothing is there. NotPermitted: it may not."""
    if os.path.exists(path) and not os.access(path, os.R_OK | os.W_OK, effective_ids=True):
        raise not_permitted(path)


def not_permitted(path: str) -> NotPermitted:
    """What would let this user at `path`: its group, or a udev rule that gives it one."""
    user = _named(pwd.getpwuid, os.geteuid())
    try:
        there = os.stat(path)
    except OSError as error:
        return NotPermitted(f"{path}: {error.strerror}")
    mode = stat.S_IMODE(there.st_mode)
    group = _named(grp.getgrgid, there.st_gid)
    if mode & 0o060 != 0o060 or there.st_gid == 0:
        return NotPermitted(f"{path}: its mode is {mode:03o}, its group {group}: a udev rule has to give it a group")
    return NotPermitted(f"{path}: user {user} is not in its group: sudo usermod -aG {group} {user}, then sign in anew")


def fault_of(error: OSError | ValueError) -> Fault:
    """Why a line to a device could not be opened, or was lost."""
    if isinstance(error, NotRunning):
        return Fault.NO_SERVICE
    if isinstance(error, InUse):
        return Fault.IN_USE
    return Fault.FORBIDDEN if isinstance(error, NotPermitted) else Fault.OFFLINE


def _named(look: Callable[[int], tuple[object, ...]], number: int) -> str:
    """Its name; the number where the system has none for it, as in a container."""
    with suppress(KeyError):
        return str(look(number)[0])
    return str(number)
