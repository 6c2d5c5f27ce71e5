"""Cuts an ESC/POS byte stream into commands, as a printer's firmware does. Knows lengths, no paper."""

import re
from collections.abc import Callable
from dataclasses import dataclass

# Argument bytes after the two bytes of each command with a fixed length.
_ARGUMENTS = {
    b"\x1b ": 1,  # space between characters
    b"\x1b!": 1,  # print mode
    b"\x1b$": 2,  # absolute position
    b"\x1b%": 1,  # user's own characters on or off
    b"\x1b-": 1,  # underline
    b"\x1b2": 0,  # default line spacing
    b"\x1b3": 1,  # line spacing
    b"\x1b=": 1,  # select the device
    b"\x1b?": 1,  # cancel a user's own character
    b"\x1b@": 0,  # initialise
    b"\x1bC": 1,  # collect mode
    b"\x1bE": 1,  # bold
    b"\x1bF": 0,  # eject mode
    b"\x1bG": 1,  # double strike
    b"\x1bJ": 1,  # print and feed dots
    b"\x1bK": 1,  # print and feed dots backwards
    b"\x1bL": 0,  # page mode
    b"\x1bM": 1,  # font
    b"\x1bR": 1,  # national characters
    b"\x1bS": 0,  # line mode
    b"\x1bT": 1,  # direction in page mode
    b"\x1bV": 1,  # turned characters
    b"\x1bW": 8,  # area in page mode
    b"\x1b\\": 2,  # relative position
    b"\x1ba": 1,  # align
    b"\x1bc": 2,  # sensors, panel buttons
    b"\x1bd": 1,  # print and feed lines
    b"\x1be": 1,  # print and feed lines backwards
    b"\x1bi": 0,  # full cut, old form
    b"\x1bm": 0,  # partial cut, old form
    b"\x1bp": 3,  # pulse to the cash drawer
    b"\x1br": 1,  # colour, or the presenter's feed
    b"\x1bs": 1,  # a presenter's information
    b"\x1bt": 1,  # code page
    b"\x1bu": 1,  # transmit drawer status
    b"\x1bv": 0,  # transmit paper status
    b"\x1b{": 1,  # upside down
    b"\x1d!": 1,  # character size
    b"\x1d$": 2,  # absolute vertical position in page mode
    b"\x1d/": 1,  # print the downloaded picture
    b"\x1d:": 0,  # macro
    b"\x1dB": 1,  # reverse
    b"\x1dG": 5,  # job start and end
    b"\x1dH": 1,  # bar code text
    b"\x1dI": 1,  # printer id
    b"\x1dL": 2,  # left margin
    b"\x1dP": 2,  # units of movement
    b"\x1dT": 1,  # beginning of the line
    b"\x1dW": 2,  # width of the print area
    b"\x1d\\": 2,  # relative vertical position in page mode
    b"\x1d^": 3,  # execute the macro
    b"\x1da": 1,  # automatic status
    b"\x1db": 1,  # smoothing
    b"\x1dc": 0,  # print the counter
    b"\x1df": 1,  # bar code font
    b"\x1dh": 1,  # bar code height
    b"\x1dr": 1,  # transmit status
    b"\x1dw": 1,  # bar code module width
    b"\x1d\xe0": 1,  # automatic full status
    b"\x1d\xe1": 0,  # counters
    b"\x1d\xe2": 0,
    b"\x1d\xe3": 0,
    b"\x1d\xe4": 0,
    b"\x1d\xe5": 0,
    b"\x1d\xe8": 1,  # shortest ticket
    b"\x1d\xf6": 0,  # black mark to the head
    b"\x1d\xf8": 0,  # black mark to the blade
    b"\x1c!": 1,  # Chinese print mode
    b"\x1c&": 0,  # Chinese mode on
    b"\x1c-": 1,  # Chinese underline
    b"\x1c.": 0,  # Chinese mode off
    b"\x1c2": 74,  # define a Chinese character
    b"\x1c?": 2,  # cancel it
    b"\x1cC": 1,  # Chinese code set
    b"\x1cK": 1,  # presentation offset
    b"\x1cP": 4,  # cut and present
    b"\x1cS": 2,  # Chinese spacing
    b"\x1cW": 1,  # Chinese quadruple size
    b"\x1cp": 2,  # print a stored picture
    b"\x10\x04": 1,  # real-time status
    b"\x10\x05": 1,  # real-time recovery
}
_CONTROLS = (b"\n", b"\r", b"\t", b"\x0c", b"\x18", b"\0")  # 0C and 18 belong to page mode
_REAL_TIME = re.compile(rb"\x10(?:\x04[\x01-\x04]|\x05|\x14)")
_LARGEST_RASTER = 1 << 20  # bytes; more is a broken header
_MOST_TABS = 32
_PREFIXES = b"\x10\x1b\x1c\x1d"


@dataclass(frozen=True, slots=True)
class Command:
    """One command as it came. `code` is b"" for text and one byte for a lone control code."""

    code: bytes
    arguments: bytes
    raw: bytes
    at: int = 0  # bytes that came before it

    @property
    def known(self) -> bool:
        """False: no length is known, so whatever its arguments are will be taken for text."""
        if self.code == b"\x1dv":
            return len(self.raw) == 8 + _raster_size(self.raw)
        return not self.code or self.code in _ARGUMENTS or self.code in _COUNTED or self.code in _CONTROLS

    @property
    def hides_real_time_request(self) -> bool:
        """True when data that the host meant as picture or text of a code reads as a request to the printer."""
        holds_data = self.code in _COUNTED or self.code == b"\x1c2"
        return holds_data and self.code != b"\x10\x14" and bool(_REAL_TIME.search(self.raw))


class CommandReader:
    """Fed with bytes as they come; gives complete commands. Any bytes at all are some sequence of commands."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self.taken = 0  # bytes that were commands, or were cleared
        self._chinese = True

    @property
    def left(self) -> int:
        """Bytes that are no whole command yet."""
        return len(self._buffer)

    def feed(self, data: bytes) -> None:
        self._buffer += data

    def clear(self) -> None:
        self.taken += len(self._buffer)
        self._buffer.clear()

    def next(self) -> Command | None:
        """The next command, or None until more bytes come."""
        if not self._buffer:
            return None
        if self._buffer[0] in _PREFIXES:
            return self._next_command()
        if self._buffer[0] < 0x20:
            return self._take(1, self._nuls() or 1)
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
        self.taken += length
        return Command(raw[:code], raw[code:], raw, self.taken - length)

    def _nuls(self) -> int:
        """How many stand at the front: they do nothing, together as well, and a driver may send tens of thousands."""
        return len(self._buffer) - len(self._buffer.lstrip(b"\0"))

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


def _raster_size(head: bytes | bytearray) -> int:
    return int.from_bytes(head[4:6], "little") * int.from_bytes(head[6:8], "little")


def _raster(buffer: bytearray) -> int:
    if len(buffer) < 8:
        return 0
    size = _raster_size(buffer)
    return 8 + size if size <= _LARGEST_RASTER else 8


def _columns(buffer: bytearray) -> int:
    if len(buffer) < 5:
        return 0
    return 5 + int.from_bytes(buffer[3:5], "little") * (3 if buffer[2] in (32, 33) else 1)


def _parameters(buffer: bytearray) -> int:
    return 5 + int.from_bytes(buffer[3:5], "little") if len(buffer) >= 5 else 0


def _long_parameters(buffer: bytearray) -> int:
    return 7 + int.from_bytes(buffer[3:7], "little") if len(buffer) >= 7 else 0


def _bar_code(buffer: bytearray) -> int:
    if len(buffer) < 4:
        return 0
    if buffer[2] >= 0x41:
        return 4 + buffer[3]
    return buffer.find(0, 3) + 1 if buffer[2] <= 6 else 3


def _cut(buffer: bytearray) -> int:
    return 0 if len(buffer) < 3 else 3 if buffer[2] in (0x00, 0x01, 0x30, 0x31) else 4


def _eject(buffer: bytearray) -> int:
    return 0 if len(buffer) < 3 else {0x03: 4, 0x20: 5}.get(buffer[2], 3)


def _light(buffer: bytearray) -> int:
    return 0 if len(buffer) < 3 else 4 if buffer[2] == 0x46 else 3


def _tabs(buffer: bytearray) -> int:
    end = buffer.find(0, 2, 3 + _MOST_TABS) + 1
    return end or (3 + _MOST_TABS if len(buffer) >= 3 + _MOST_TABS else 0)


def _own_characters(buffer: bytearray) -> int:
    """ESC &: for each character from c1 to c2 its width, and so many columns."""
    return _repeated(buffer, 5, buffer[4] - buffer[3] + 1, lambda at: 1 + buffer[at] * buffer[2], head=1)


def _stored_pictures(buffer: bytearray) -> int:
    """FS q: for each picture its size in bytes across and down, and its dots."""
    return _repeated(
        buffer,
        3,
        buffer[2],
        lambda at: (
            4 + 8 * int.from_bytes(buffer[at : at + 2], "little") * int.from_bytes(buffer[at + 2 : at + 4], "little")
        ),
        head=4,
    )


def _repeated(buffer: bytearray, at: int, count: int, measure: Callable[[int], int], *, head: int) -> int:
    for _ in range(count):
        if len(buffer) < at + head:
            return 0
        at += measure(at)
    return at


def _downloaded_picture(buffer: bytearray) -> int:
    return 4 + buffer[2] * buffer[3] * 8 if len(buffer) >= 4 else 0


def _real_time_control(buffer: bytearray) -> int:
    return 0 if len(buffer) < 3 else {1: 5, 2: 5, 8: 10}.get(buffer[2], 3)


_COUNTED: dict[bytes, Callable[[bytearray], int]] = {
    b"\x1b&": lambda buffer: _own_characters(buffer) if len(buffer) >= 5 else 0,
    b"\x1b(": _parameters,
    b"\x1b*": _columns,
    b"\x1bD": _tabs,
    b"\x1c(": _parameters,
    b"\x1cB": _light,
    b"\x1cq": lambda buffer: _stored_pictures(buffer) if len(buffer) >= 3 else 0,
    b"\x1d(": _parameters,
    b"\x1d*": _downloaded_picture,
    b"\x1d8": _long_parameters,
    b"\x1dV": _cut,
    b"\x1de": _eject,
    b"\x1dk": _bar_code,
    b"\x1dv": _raster,
    b"\x10\x14": _real_time_control,
}
