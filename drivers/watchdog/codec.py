"""What Linux is told of a watchdog, and what it says: numbers of ioctl(2), and bytes. Pure.

As in include/uapi/linux/watchdog.h and Documentation/watchdog/watchdog-api.rst, on every machine whose ioctl numbers
are the usual ones (x86, Arm, RISC-V, LoongArch). Any byte feeds it; the last one before it is closed may stop it.
"""

import struct
from typing import NamedTuple

FEED = b"\0"
STOP = b"V"  # "magic close": closed behind this byte the watchdog stops, unless its driver was told nowayout

_INFO = struct.Struct("=II32s")  # struct watchdog_info: options, firmware_version, identity
_INT = struct.Struct("=i")
INFO_BYTES = _INFO.size
_READ, _WRITE = 2, 1
_MAY_BE_STOPPED = 0x0100  # WDIOF_MAGICCLOSE
BY_THE_WATCHDOG = 0x0020  # WDIOF_CARDRESET
SHORTEST_S, LONGEST_S = 1, 2**31 - 1


def _request(direction: int, number: int, size: int) -> int:
    return direction << 30 | size << 16 | ord("W") << 8 | number


GET_SUPPORT = _request(_READ, 0, _INFO.size)
GET_BOOT_STATUS = _request(_READ, 2, _INT.size)
SET_TIMEOUT = _request(_READ | _WRITE, 6, _INT.size)
GET_TIMEOUT = _request(_READ, 7, _INT.size)


class Info(NamedTuple):
    """What a watchdog says of itself."""

    identity: str
    may_be_stopped: bool  # by a program that ends in order


def info_of(answer: bytes) -> Info:
    """What GET_SUPPORT has answered."""
    assert len(answer) == INFO_BYTES
    options, _firmware, name = _INFO.unpack(answer)
    identity = name.partition(b"\0")[0].decode("ascii", "replace")
    assert len(identity) <= len(name)
    return Info("".join(one if one.isprintable() else "?" for one in identity), bool(options & _MAY_BE_STOPPED))


def info_bytes(info: Info) -> bytes:
    """As a watchdog answers GET_SUPPORT."""
    assert info.identity.isascii()
    answer = _INFO.pack(_MAY_BE_STOPPED if info.may_be_stopped else 0, 0, info.identity.encode("ascii"))
    assert len(answer) == INFO_BYTES
    return answer


def number_bytes(number: int) -> bytes:
    """A number as an ioctl takes it: seconds of SET_TIMEOUT, or room for an answer."""
    assert 0 <= number <= LONGEST_S
    data = _INT.pack(number)
    assert number_of(data) == number
    return data


def number_of(data: bytes) -> int:
    """The number that an ioctl has answered."""
    assert len(data) == _INT.size
    (number,) = _INT.unpack(data)
    assert isinstance(number, int)
    return number


def restarted_by_it(boot_status: int) -> bool:
    """Whether the machine was started last because nobody had fed it, as GET_BOOT_STATUS says; not all know."""
    assert isinstance(boot_status, int)
    by_it = bool(boot_status & BY_THE_WATCHDOG)
    assert not by_it or boot_status
    return by_it
