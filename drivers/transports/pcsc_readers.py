"""Which readers for chip cards pcscd has, how each is named in an address, and why pcscd cannot be asked."""

import errno
import os
import re
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote

from drivers.api.permission import NotPermitted, NotRunning, not_permitted
from drivers.transports import pcsclite
from drivers.transports.pcsclite import Code, Context, PcscError

SERVICE = "pcscd"
START = "sudo systemctl enable --now pcscd.socket"


class Reader(NamedTuple):
    name: str
    address: str


def readers(context: Callable[[], Context] = Context) -> list[Reader]:
    """Those that pcscd has now. OSError: as `PcscSlot`; to ask moves nothing."""
    try:
        asked = context()
    except (PcscError, OSError) as error:
        raise not_opened(error) from error
    try:
        return [Reader(name, address_of(name)) for name in asked.readers()]
    except PcscError as error:
        raise OSError(errno.EIO, str(error), SERVICE) from error
    finally:
        asked.release()


def address_of(name: str) -> str:
    return f"pcsc://{quote(name, safe='')}"


def reader_named(wanted: str, there: list[str]) -> str:
    """Which of those that are there is meant: the one of this name, or of this number, or the only one whose name is
    the same but for the two numbers that pcscd puts behind it. OSError: none, or several.
    """
    if wanted in there:
        return wanted
    if re.fullmatch("[0-9]{1,3}", wanted) and int(wanted) < len(there):
        return there[int(wanted)]
    alike = [name for name in there if _without_numbers(name) == _without_numbers(wanted)]
    if len(alike) == 1:
        return alike[0]
    named = " and ".join(address_of(name) for name in there) or "none"
    if alike:
        raise OSError(errno.ENOTUNIQ, f"{len(alike)} of them are plugged in; there are {named}", address_of(wanted))
    raise OSError(errno.ENODEV, f"not plugged in; of card readers there is {named}", address_of(wanted))


def _without_numbers(name: str) -> str:
    return re.sub(r"( [0-9A-F]{2}){1,2}$", "", name)


def not_opened(error: PcscError | OSError) -> OSError:
    """Why pcscd cannot be asked."""
    path = pcsclite.socket_path()
    if isinstance(error, OSError):
        return NotRunning(errno.ENOENT, f"not installed: sudo apt-get install {SERVICE}", pcsclite.LIBRARY)
    if not os.path.exists(path):
        return NotRunning(errno.ENOENT, f"{SERVICE} does not run: {START}", path)
    if error.code == Code.SECURITY_VIOLATION:
        return refused_by_polkit()
    if not os.access(path, os.R_OK | os.W_OK, effective_ids=True):
        return not_permitted(path)
    return NotRunning(errno.ECONNREFUSED, f"{SERVICE} does not answer: {START} ({error})", path)


def refused_by_polkit() -> NotPermitted:
    return NotPermitted(
        f"{SERVICE}: polkit does not let this user: it needs the rule packaging/polkit/70-suizhu-pcsc.rules"
    )
