"""Star line mode as a printer's firmware reads it: commands out of a stream, and what they put on paper.

Written from "STAR Line Mode Command Specifications" and not from the driver: a mistake there must not cancel out here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from device_sim.receipt_printer import codes
from device_sim.receipt_printer.printed import (
    DEFAULT_SPACING,
    DOTS_PER_MM,
    Place,
    Printed,
    PrintedFeed,
    PrintedNote,
    PrintedRaster,
    PrintedText,
    Run,
)
from device_sim.receipt_printer.stream import Command, CommandReader

CUT, ENDED, CANCEL = b"\x1bd", b"\x17", b"\x18"
_BAND = 24  # rows of ESC k
_LINE = 4 * DOTS_PER_MM  # default line feed
_ESC = 0x1B
_LEVELS = "LMQH"
# Commands of a fixed length: argument bytes behind the prefix.
_ARGUMENTS = {
    b"\x1b@": 0,  # initialise
    b"\x1ba": 1,  # feed lines
    CUT: 1,
    b"\x1bE": 0,  # emphasised
    b"\x1bF": 0,
    b"\x1bi": 2,  # double high and wide
    b"\x1bJ": 1,  # feed quarters of a mm
    b"\x1bz": 1,  # line feed of 4 or 3 mm
    b"\x1b0": 0,  # 3 mm
    b"\x1b\x06\x01": 0,  # how are you
    b"\x1b\x1ea": 1,  # automatic status
    b"\x1b\x1eE": 1,  # count from 0
    b"\x1b\x1eF": 1,  # font
    b"\x1b\x1da": 1,  # where on the line
    b"\x1b\x1dyS0": 1,  # QR code: model
    b"\x1b\x1dyS1": 1,  # level
    b"\x1b\x1dyS2": 1,  # cell
    b"\x1b\x1dyP": 0,  # print it
    b"\x1b\x1cp": 2,  # a stored picture
}
# Those that say themselves how long they are: bytes behind the prefix that say it, and what they mean.
_COUNTED: Mapping[bytes, tuple[int, Callable[[bytes], int]]] = {
    b"\x1bk": (2, lambda size: int.from_bytes(size, "little") * _BAND),
    b"\x1b\x1dyD1": (3, lambda size: int.from_bytes(size[1:], "little")),
}
_CODES = tuple(sorted({*_ARGUMENTS, *_COUNTED}, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class StarCommand(Command):
    @property
    def known(self) -> bool:
        return len(self.code) < 2 or self.code in _ARGUMENTS or self.code in _COUNTED

    @property
    def hides_real_time_request(self) -> bool:
        return self.code in _COUNTED and b"\x1b\x06" in self.raw


class StarReader(CommandReader):
    """Any bytes at all are some sequence of commands."""

    def next(self) -> Command | None:
        if not self._buffer:
            return None
        if self._buffer[0] == _ESC:
            return self._next_escape()
        if self._buffer[0] < 0x20:
            return self._cut_off(1, self._nuls() or 1)
        length = next((at for at, byte in enumerate(self._buffer) if byte < 0x20), len(self._buffer))
        return self._cut_off(0, length)

    def _next_escape(self) -> Command | None:
        come = bytes(self._buffer[:5])
        if any(code.startswith(come) and code != come for code in _CODES) and come not in _CODES:
            return None  # it may become one
        code = next((code for code in _CODES if come.startswith(code)), come[:2])
        at, measure = _COUNTED.get(code, (_ARGUMENTS.get(code, 0), lambda _: 0))
        head = len(code) + at
        if len(self._buffer) < head:
            return None
        length = head + measure(bytes(self._buffer[len(code) : head]))
        return self._cut_off(len(code), length) if len(self._buffer) >= length else None

    def _cut_off(self, code: int, length: int) -> Command:
        raw = bytes(self._buffer[:length])
        del self._buffer[:length]
        self.taken += length
        return StarCommand(raw[:code], raw[code:], raw, self.taken - length)


class StarHead:
    """The modes that commands set, and what waits for a feed."""

    def __init__(self) -> None:
        self.ignored: list[bytes] = []
        self.unknown: list[Command] = []
        self.not_drawn: list[Command] = []
        self._waiting: Printed | None = None
        self._initialise(b"")

    @property
    def line_is_open(self) -> bool:
        return self._waiting is not None

    def end_line(self) -> list[Printed]:
        return self._feed(_LINE) if self._waiting else []

    def execute(self, command: Command) -> list[Printed]:
        """What comes onto the paper by this command, from top to bottom."""
        if not command.known:
            self.unknown.append(command)
        if do := _PRINTS.get(command.code):
            return do(self, command.arguments)
        if set_mode := _SETS.get(command.code):
            set_mode(self, command.arguments)
        elif command.code not in _MEANS_NOTHING:
            self.ignored.append(command.raw)
        return []

    @property
    def _place(self) -> Place:
        return Place(self._align)

    def _feed(self, dots: int) -> list[Printed]:
        thing, self._waiting = self._waiting, None
        rest = dots - (thing.height if thing else 0)
        return [*([thing] if thing else []), *([PrintedFeed(rest)] if rest > 0 else [])]

    def _stored_picture(self, numbers: bytes) -> list[Printed]:
        """Nobody has stored one here, so words stand in its place."""
        return [*self.end_line(), PrintedNote(f"stored picture {numbers[0]}", self._place)]

    def _print_code(self, _nothing: bytes) -> list[Printed]:
        """A QR code, or in its place the words why there is none."""
        try:
            code: Printed = codes.qr(self._data, self._cell, self._level, self._place)
        except ValueError as error:
            code = PrintedNote(str(error), self._place)
        return [*self.end_line(), code]

    # --- what sets ---

    def _initialise(self, _nothing: bytes) -> None:
        self._align = 0
        self._waiting = None
        self._cell, self._level, self._data = 3, "L", b""

    def _type(self, text: bytes) -> None:
        self._waiting = PrintedText((Run(text.decode("ascii", "replace")),), self._place, DEFAULT_SPACING)

    def _draw(self, band: bytes) -> None:
        self._waiting = PrintedRaster(band[0], band[2:], self._place) if band[0] else None

    def _stand(self, n: bytes) -> None:
        self._align = n[0] % 0x30 % 3

    def _set_level(self, n: bytes) -> None:
        self._level = _LEVELS[n[0] % len(_LEVELS)]

    def _set_cell(self, n: bytes) -> None:
        self._cell = n[0]

    def _store(self, data: bytes) -> None:
        self._data = data[3:]


_PRINTS: Mapping[bytes, Callable[[StarHead, bytes], list[Printed]]] = {
    b"\n": lambda head, _: head._feed(_LINE),
    b"\x1ba": lambda head, n: head._feed(n[0] * _LINE),
    b"\x1bJ": lambda head, n: head._feed(n[0] * DOTS_PER_MM // 4),
    CUT: lambda head, _: head.end_line(),
    b"\x1b\x1cp": StarHead._stored_picture,
    b"\x1b\x1dyP": StarHead._print_code,
}
_SETS: Mapping[bytes, Callable[[StarHead, bytes], None]] = {
    b"": StarHead._type,
    b"\x1bk": StarHead._draw,
    b"\x1b@": StarHead._initialise,
    CANCEL: StarHead._initialise,
    b"\x1b\x1da": StarHead._stand,
    b"\x1b\x1dyS1": StarHead._set_level,
    b"\x1b\x1dyS2": StarHead._set_cell,
    b"\x1b\x1dyD1": StarHead._store,
}
_MEANS_NOTHING = (
    b"\0", b"\r", ENDED, b"\x1b\x06\x01", b"\x1b\x1ea", b"\x1b\x1eE", b"\x1b\x1eF", b"\x1b\x1dyS0",
)  # fmt: skip
