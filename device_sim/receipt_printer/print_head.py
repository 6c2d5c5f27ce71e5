"""What an ESC/POS command puts on paper: the print head and its unfinished line. Knows no wire, no picture."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import groupby

from device_sim.receipt_printer import codes as receipt_codes
from device_sim.receipt_printer.dialects import Dialect
from device_sim.receipt_printer.modes import CHANGES, Modes
from device_sim.receipt_printer.printed import (
    LATIN_DOTS,
    Dots,
    Element,
    Gap,
    Place,
    Printed,
    PrintedFeed,
    PrintedNote,
    PrintedRaster,
    PrintedText,
    Run,
)
from device_sim.receipt_printer.stream import Command

_CUTS = (b"\x1dV", b"\x1bi", b"\x1bm", b"\x1cP")  # the last one presents, too
# Commands that would put something on a real printer's paper.
_NOT_DRAWN = (
    b"\x1b&", b"\x1bL", b"\x1d*", b"\x1d/", b"\x1d8", b"\x1d^", b"\x1dc", b"\x1cq",
)  # fmt: skip


class PrintHead:
    """The modes that commands set, and the line that is not printed yet."""

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self.ignored: list[bytes] = []  # commands that change nothing on this model's paper
        self.unknown: list[Command] = []  # those of which not even the length is known
        self.not_drawn: list[Command] = []  # those that would print something
        self._modes = Modes(head=dialect.dots)
        self._line: list[Element] = []

    @property
    def line_is_open(self) -> bool:
        """Something waits to be printed; a movement alone is nothing."""
        return not all(isinstance(element, Gap) for element in self._line)

    def execute(self, command: Command) -> list[Printed]:
        """What comes onto the paper by this command, from top to bottom."""
        if not command.known:
            self.unknown.append(command)
        elif command.code in _NOT_DRAWN:
            self.not_drawn.append(command)
        if do := _PRINTS.get(command.code):
            return do(self, command)
        if change := CHANGES.get(command.code):
            self._modes = change(self._modes, command.arguments)
        elif command.code not in _MEANS_NOTHING:
            self.ignored.append(command.raw)
        return []

    def end_line(self) -> list[Printed]:
        """What is in the line, if anything is."""
        return [self._end_line()] if self.line_is_open else []

    # --- what prints ------------------------------------------------------------------------------------------

    def _type(self, command: Command) -> list[Printed]:
        modes = self._modes
        chinese = replace(
            modes.style,
            wide=modes.chinese.wide,
            high=modes.chinese.high,
            underline=modes.style.underline or modes.chinese.underline,
            own=modes.own,
        )
        printed: list[Printed] = []
        for is_ascii, characters in groupby(_in_font(command.arguments, modes.own), lambda c: ord(c) < 0x80):
            printed += self._put(replace(modes.style if is_ascii else chinese, text="".join(characters)))
        return printed

    def _put(self, run: Run) -> list[Printed]:
        """Add to the line; a full line is printed and the text goes on in the next."""
        printed: list[Printed] = []
        room, used, start = self._modes.place.room, self._used, 0
        for at, cell in enumerate(run.cells):
            if used and used + cell > room:
                self._line.append(replace(run, text=run.text[start:at]))
                printed.append(self._end_line())
                start, used = at, 0
            used += cell
        self._line.append(replace(run, text=run.text[start:]))
        return printed

    def _feed(self, command: Command) -> list[Printed]:
        n, unit = command.arguments[0], self._modes.spacing if command.code == b"\x1bd" else 1
        return self.end_line() + ([PrintedFeed(n * unit)] if n else [])

    def _end_line(self) -> Printed:
        runs, is_open, self._line = tuple(self._line), self.line_is_open, []
        if not is_open:
            return PrintedFeed(self._modes.spacing)
        return PrintedText(runs, self._modes.place, self._modes.spacing)

    def _raster(self, command: Command) -> list[Printed]:
        mode, rows = command.arguments[1] % 0x30, command.arguments[6:]
        if not rows:
            return self.end_line()
        width = int.from_bytes(command.arguments[2:4], "little")
        return [
            *self.end_line(),
            PrintedRaster(width, rows, self._modes.place, 1 + (mode & 1), 1 + (mode >> 1 & 1)),
        ]

    def _bar_code(self, command: Command) -> list[Printed]:
        modes, number = self._modes, command.arguments[0]
        data = command.arguments[2:] if number >= 0x41 else command.arguments[1:-1]
        return self._code(
            lambda place: receipt_codes.bar_code(number, data, modes.bar_dots, modes.bar_height, modes.bar_text, place)
        )

    def _stored_picture(self, command: Command) -> list[Printed]:
        """FS p: nobody has stored one here, so words stand in its place."""
        return [*self.end_line(), PrintedNote(f"stored picture {command.arguments[0]}", self._modes.place)]

    def _two_dimensional(self, command: Command) -> list[Printed]:
        """GS ( k for a QR code: k, length, cn = 31, function, parameters."""
        modes, function, parameters = self._modes, command.arguments[3:5], command.arguments[5:]
        match command.arguments[:1], function:
            case b"k", b"1C" if parameters:
                self._modes = replace(modes, qr_dots=parameters[0])
            case b"k", b"1E" if parameters:
                self._modes = replace(modes, qr_level=self._dialect.qr_levels.get(parameters[0], "L"))
            case b"k", b"1P" if parameters[:1] == bytes((self._dialect.qr_mode,)):
                self._modes = replace(modes, qr=parameters[1:])
            case b"k", b"1Q" if parameters[:1] == bytes((self._dialect.qr_mode,)):
                return self._code(lambda place: receipt_codes.qr(modes.qr, modes.qr_dots, modes.qr_level, place))
            case b"k", b"1A":
                pass  # model 2 is the only one
            case b"k", _ if function[1:] == b"Q" and function[:1] != b"1":
                words = f"no code: kind {function[0]:02X} of 1D 28 6B is not drawn"
                return [*self.end_line(), PrintedNote(words, self._modes.place)]
            case _:
                self.ignored.append(command.raw)
                self.not_drawn += [command] if command.arguments[:1] == b"L" else []
        return []

    def _code(self, make: Callable[[Place], Printed]) -> list[Printed]:
        """A code, or in its place the words why there is none."""
        place = self._modes.place
        try:
            code = make(place)
        except ValueError as error:
            code = PrintedNote(str(error), place)
        return [*self.end_line(), code]

    # --- what moves and what sets -----------------------------------------------------------------------------

    def _initialise(self, _command: Command) -> list[Printed]:
        self._modes, self._line = Modes(head=self._dialect.dots), []
        return []

    def _move(self, command: Command) -> list[Printed]:
        """ESC $, ESC \\ and HT; what leads out of the print area is not obeyed."""
        used, room = self._used, self._modes.place.room
        match command.code:
            case b"\x1b$":
                to = int.from_bytes(command.arguments, "little")
            case b"\x1b\\":
                to = used + int.from_bytes(command.arguments, "little", signed=True)
            case _:
                to = next((tab * LATIN_DOTS for tab in self._modes.tabs if tab * LATIN_DOTS > used), used)
        if 0 <= to <= room and to != used:
            self._line.append(Gap(to - used))
        return []

    def _bit_image(self, command: Command) -> list[Printed]:
        """ESC *: it stands in the line as a character does; what has no room is lost."""
        mode, columns = command.arguments[0], command.arguments[3:]
        column_bytes, wide = 3 if mode in (32, 33) else 1, 1 if mode in (1, 33) else 2
        room = (self._modes.place.room - self._used) // wide
        if kept := columns[: max(room, 0) * column_bytes]:
            self._line.append(Dots(kept, column_bytes, wide))
        return []

    @property
    def _used(self) -> int:
        """Where in the line the next thing goes."""
        return sum(element.width for element in self._line)


_PRINTS: dict[bytes, Callable[[PrintHead, Command], list[Printed]]] = {
    b"": PrintHead._type,
    b"\n": lambda head, _: [head._end_line()],
    b"\t": PrintHead._move,
    b"\x1b$": PrintHead._move,
    b"\x1b\\": PrintHead._move,
    b"\x1b*": PrintHead._bit_image,
    b"\x1b@": PrintHead._initialise,
    b"\x1bd": PrintHead._feed,
    b"\x1bJ": PrintHead._feed,
    b"\x1dv": PrintHead._raster,
    b"\x1dk": PrintHead._bar_code,
    b"\x1cp": PrintHead._stored_picture,
    b"\x1d(": PrintHead._two_dimensional,
    **dict.fromkeys(_CUTS, lambda head, _: head.end_line()),
}
# What the reader heeds, questions that the printer answers, and bytes without effect.
_MEANS_NOTHING = (
    b"\x1c&", b"\x10\x04", b"\x10\x05", b"\x1dr", b"\x1bv", b"\x1dI", b"\x1da", b"\x1d\xe0", b"\x1d\xe4", b"\r", b"\0",
)  # fmt: skip


def _in_font(data: bytes, own: Mapping[str, bytes]) -> str:
    """The text as this printer's font shows it: the two-byte areas 1-5 of GB18030, and a box for all else."""
    return "".join(c if c in own or _is_in_font(c) else "□" for c in data.decode("gb18030", "replace"))


def _is_in_font(character: str) -> bool:
    try:
        return character.encode("gbk") >= b" " and character != "\x7f"
    except UnicodeEncodeError:
        return False
