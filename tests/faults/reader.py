"""Who reads what a device sends, for the harness `frames`; and a line on which such bytes come."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from zlib import crc32

from drivers.api.errors import DeviceError

One = TypeVar("One")


@dataclass(frozen=True, slots=True)
class Reader:
    """What is read as a device sends it, and who reads it. ValueError: it is no such thing."""

    good: Sequence[bytes]
    read: Callable[[bytes], object]
    framed: Callable[[bytes], bytes] = bytes  # puts what was changed into a frame that is right again


class Said:
    """A line on which these bytes come at once, whatever is asked, and then nothing. A Transport of virtual time."""

    def __init__(self, data: bytes) -> None:
        self._left = data
        self._now = 0.0

    def clock(self) -> float:
        return self._now

    def open(self) -> "Said":
        return self

    def hear(self, timeout: float) -> bytes:
        return self.read(1 << 12, timeout)

    def read(self, size: int, timeout: float) -> bytes:
        if not self._left:
            self._now += max(timeout, 0.0)
        data, self._left = self._left[:size], self._left[size:]
        return data

    def write(self, data: bytes) -> None:
        """Whatever it is, the same comes back."""

    def flush_input(self) -> None:
        """What came is kept, so that it is read."""

    def set_baud(self, baud: int) -> None:
        """There is no line speed."""

    def close(self) -> None:
        """Opened again, the rest comes."""


def one_of(choices: Sequence[One], data: bytes) -> One:
    """Where each would take too long every time: the same one for the same bytes, and each in its turn."""
    return choices[crc32(data) % len(choices)]


def unless_refused(read: Callable[..., object], *values: object) -> None:
    """The next reader gets its turn, whatever this one refuses."""
    try:
        read(*values)
    except (ValueError, DeviceError):
        return


def refusing(read: Callable[[], object]) -> None:
    """A driver's own refusal is a refusal. ValueError."""
    try:
        read()
    except DeviceError as error:
        raise ValueError(str(error)) from error
