"""Cuts an ESC/POS byte stream into commands, as a printer's firmware does. Knows lengths, no paper."""

import re
from collections.abc import Callable
from dataclasses import dataclass

# Argument bytes after the two bytes of each command with a fixed length.
_ARGUMENTS = {
    b"\x1b@": 0,  # initialise
    b"\x1ba": 1,  # align
    b"\x1bE": 1,  # bold
    b"\x1bG": 1,  # double strike
    b"\x1b-": 1,  # underline
    b"\x1b!": 1,  # print mode
    b"\x1b2": 0,  # default line spacing
    b"\x1b3": 1,  # line spacing
    b"\x1bt": 1,  # code page
    b"\x1bd": 1,  # print and feed lines
    b"\x1bJ": 1,  # print and feed dots
    b"\x1bi": 0,  # full cut, old form
    b"\x1bm": 0,  # partial cut, old form
    b"\x1bc": 2,  # sensors, panel buttons
    b"\x1d!": 1,  # character size
    b"\x1dB": 1,  # reverse
    b"\x1dH": 1,  # bar code text
    b"\x1da": 1,  # automatic status
    b"\x1dh": 1,  # bar code height
    b"\x1dw": 1,  # bar code module width
    b"\x1dr": 1,  # transmit status
    b"\x1dI": 1,  # printer id
    b"\x1c&": 0,  # Chinese mode on
    b"\x1c.": 0,  # Chinese mode off
    b"\x1c!": 1,  # Chinese print mode
    b"\x1cW": 1,  # Chinese quadruple size
    b"\x1c-": 1,  # Chinese underline
    b"\x1cS": 2,  # Chinese spacing
    b"\x1cC": 1,  # Chinese code set
    b"\x1c2": 74,  # define a Chinese character
    b"\x10\x04": 1,  # real-time status
    b"\x10\x05": 1,  # real-time recovery
}
_REAL_TIME = re.compile(rb"\x10(?:\x04[\x01-\x04]|\x05|\x14)")
_LARGEST_RASTER = 1 << 20  # bytes; more is a broken header
_PREFIXES = b"\x10\x1b\x1c\x1d"


@dataclass(frozen=True, slots=True)
class Command:
    """One command as it came. `code` is b"" for text and one byte for a lone control code."""

    code: bytes
    arguments: bytes
    raw: bytes

    @property
    def hides_real_time_request(self) -> bool:
        """True when data that the host meant as picture or text of a code reads as a request to the printer."""
        return self.code in _COUNTED and self.code != b"\x10\x14" and bool(_REAL_TIME.search(self.raw))


class CommandReader:
    """Fed with bytes as they come; gives complete commands. Any bytes at all are some sequence of commands."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._chinese = True

    def feed(self, data: bytes) -> None:
        self._buffer += data

    def clear(self) -> None:
        self._buffer.clear()

    def next(self) -> Command | None:
        """The next command, or None until more bytes come."""
        if not self._buffer:
            return None
        if self._buffer[0] in _PREFIXES:
            return self._next_command()
        if self._buffer[0] < 0x20:
            return self._take(1, 1)
        length = self._text_length()
        return self._take(0, length) if length else None

    def _next_command(self) -> Command | None:
        if len(self._buffer) < 2:
            return None
        code = bytes(self._buffer[:2])
        measure = _COUNTED.get(code)
        length = measure(self._buffer) if measure else 2 + _ARGUMENTS.get(code, 0)
        if not length or len(self._buffer) < length:
            return None
        command = self._take(2, length)
        if command.code in (b"\x1c&", b"\x1b@", b"\x1c."):
            self._chinese = command.code != b"\x1c."
        return command

    def _take(self, code: int, length: int) -> Command:
        raw = bytes(self._buffer[:length])
        del self._buffer[:length]
        return Command(raw[:code], raw[code:], raw)

    def _text_length(self) -> int:
        """Bytes of text at the front that end with a whole character."""
        at = 0
        while at < len(self._buffer) and self._buffer[at] >= 0x20:
            size = self._character_size(at)
            if at + size > len(self._buffer):
                break
            at += size
        return at

    def _character_size(self, at: int) -> int:
        if not self._chinese or self._buffer[at] < 0x81:
            return 1
        if at + 1 < len(self._buffer) and 0x30 <= self._buffer[at + 1] <= 0x39:
            return 4
        return 2


# The length of a command that says itself how long it is; 0: cannot be told yet.


def _raster(buffer: bytearray) -> int:
    if len(buffer) < 8:
        return 0
    size = int.from_bytes(buffer[4:6], "little") * int.from_bytes(buffer[6:8], "little")
    return 8 + size if size <= _LARGEST_RASTER else 8


def _parameters(buffer: bytearray) -> int:
    return 5 + int.from_bytes(buffer[3:5], "little") if len(buffer) >= 5 else 0


def _bar_code(buffer: bytearray) -> int:
    if len(buffer) < 4:
        return 0
    return 4 + buffer[3] if buffer[2] >= 0x41 else buffer.find(0, 3) + 1


def _cut(buffer: bytearray) -> int:
    return 0 if len(buffer) < 3 else 3 if buffer[2] in (0x00, 0x01, 0x30, 0x31) else 4


def _real_time_control(buffer: bytearray) -> int:
    return 0 if len(buffer) < 3 else {1: 5, 2: 5, 8: 10}.get(buffer[2], 3)


_COUNTED: dict[bytes, Callable[[bytearray], int]] = {
    b"\x1dv": _raster,
    b"\x1d(": _parameters,
    b"\x1dk": _bar_code,
    b"\x1dV": _cut,
    b"\x10\x14": _real_time_control,
}
