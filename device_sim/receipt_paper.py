"""What an ESC/POS command puts on paper: the print head's modes and the printed things. Knows no wire, no picture."""

from dataclasses import dataclass, replace

import numpy as np
import zxingcpp

from device_sim.receipt_stream import Command

PRINT_DOTS = 576
DOTS_PER_MM = 8
FONT_DOTS = 24  # height of a character, and width of a Chinese one
DEFAULT_SPACING = 30  # dots from one line to the next

_QR_LEVELS = {0x30: "L", 0x31: "M", 0x32: "Q", 0x33: "H"}


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that look alike. `wide` and `high` are the factors of character size."""

    text: str = ""
    wide: int = 1
    high: int = 1
    bold: bool = False
    underline: bool = False
    reverse: bool = False

    @property
    def cells(self) -> tuple[int, ...]:
        """The width of each character in dots: an ASCII one is half as wide as any other."""
        return tuple((12 if ord(c) < 0x80 else 24) * self.wide for c in self.text)


@dataclass(frozen=True, slots=True)
class PrintedText:
    runs: tuple[Run, ...]
    align: int  # 0 left, 1 centre, 2 right
    spacing: int  # dots from this line to the next, at least

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def width(self) -> int:
        return sum(sum(run.cells) for run in self.runs)

    @property
    def height(self) -> int:
        return max([self.spacing, *(FONT_DOTS * run.high for run in self.runs)])


@dataclass(frozen=True, slots=True)
class PrintedRaster:
    width_bytes: int
    rows: bytes  # 1 = black, most significant bit left
    align: int
    wide: int = 1
    high: int = 1

    @property
    def text(self) -> str:
        return f"[picture {self.width}x{self.height}]"

    @property
    def width(self) -> int:
        return self.width_bytes * 8 * self.wide

    @property
    def height(self) -> int:
        return len(self.rows) // self.width_bytes * self.high if self.width_bytes else 0


@dataclass(frozen=True, slots=True)
class PrintedQr:
    data: bytes
    dots: int
    level: str
    align: int
    modules: tuple[bytes, ...]  # rows; 0 = black

    @property
    def text(self) -> str:
        return f"[QR {self.data.decode('utf-8', 'replace')}]"

    @property
    def width(self) -> int:
        return len(self.modules) * self.dots

    @property
    def height(self) -> int:
        return self.width


@dataclass(frozen=True, slots=True)
class PrintedFeed:
    height: int
    text: str = ""
    width: int = 0
    align: int = 0


Printed = PrintedText | PrintedRaster | PrintedQr | PrintedFeed


@dataclass(frozen=True, slots=True)
class _Modes:
    """What initialising the printer sets back."""

    style: Run = Run()
    align: int = 0
    spacing: int = DEFAULT_SPACING
    qr: bytes = b""
    qr_dots: int = 3
    qr_level: str = "L"


class PrintHead:
    """The modes that commands set, and the line that is not printed yet."""

    def __init__(self) -> None:
        self.ignored: list[bytes] = []  # commands that change nothing on this model's paper
        self._modes = _Modes()
        self._line: list[Run] = []

    def execute(self, command: Command) -> list[Printed]:
        """What comes onto the paper by this command, from top to bottom."""
        arguments = command.arguments
        match command.code:
            case b"":
                return self._type(_in_font(arguments))
            case b"\n":
                return [self._end_line()]
            case b"\x1bd" | b"\x1bJ":
                unit = self._modes.spacing if command.code == b"\x1bd" else 1
                return self._flush() + ([PrintedFeed(arguments[0] * unit)] if arguments[0] else [])
            case b"\x1dv":
                return [*self._flush(), *self._raster(arguments)]
            case b"\x1d(":
                return self._two_dimensional(arguments)
            case b"\x1dV" | b"\x1bi" | b"\x1bm":
                return self._flush()
            case b"\x1b@":
                self._modes, self._line = _Modes(), []
            case b"\x1c&" | b"\x10\x04" | b"\x1dr" | b"\r" | b"\0":
                pass  # the reader, the printer's answers, and bytes that mean nothing
            case _:
                self._set_mode(command)
        return []

    def _set_mode(self, command: Command) -> None:
        n = command.arguments[0] if command.arguments else 0
        style = self._modes.style
        match command.code:
            case b"\x1ba" if n % 0x30 < 3:
                self._modes = replace(self._modes, align=n % 0x30)
            case b"\x1bE" | b"\x1bG":
                style = replace(style, bold=bool(n & 1))
            case b"\x1b-" | b"\x1c-":
                style = replace(style, underline=n % 0x30 in (1, 2))
            case b"\x1dB":
                style = replace(style, reverse=bool(n & 1))
            case b"\x1d!":
                style = replace(style, wide=(n >> 4 & 7) + 1, high=(n & 7) + 1)
            case b"\x1b!":
                style = replace(style, wide=1 + bool(n & 0x20), high=1 + bool(n & 0x10))
                style = replace(style, bold=bool(n & 0x08), underline=bool(n & 0x80))
            case b"\x1b2" | b"\x1b3":
                self._modes = replace(self._modes, spacing=n if command.code == b"\x1b3" else DEFAULT_SPACING)
            case _:
                self.ignored.append(command.raw)
        self._modes = replace(self._modes, style=style)

    def _type(self, text: str) -> list[Printed]:
        """Add to the line; a full line is printed and the text goes on in the next."""
        printed: list[Printed] = []
        run = replace(self._modes.style, text=text)
        used = sum(sum(run.cells) for run in self._line)
        start = 0
        for at, cell in enumerate(run.cells):
            if used + cell > PRINT_DOTS:
                self._line.append(replace(run, text=text[start:at]))
                printed.append(self._end_line())
                start, used = at, 0
            used += cell
        self._line.append(replace(run, text=text[start:]))
        return printed

    def _end_line(self) -> Printed:
        runs, self._line = tuple(self._line), []
        if not runs:
            return PrintedFeed(self._modes.spacing)
        return PrintedText(runs, self._modes.align, self._modes.spacing)

    def _flush(self) -> list[Printed]:
        return [self._end_line()] if self._line else []

    def _raster(self, arguments: bytes) -> list[Printed]:
        mode, width, rows = arguments[1] % 0x30, int.from_bytes(arguments[2:4], "little"), arguments[6:]
        if not rows:
            return []
        return [PrintedRaster(width, rows, self._modes.align, 1 + (mode & 1), 1 + (mode >> 1 & 1))]

    def _two_dimensional(self, arguments: bytes) -> list[Printed]:
        """GS ( k for a QR code: k, length, cn = 31, function, parameters."""
        function, parameters = arguments[3:5], arguments[5:]
        match function, parameters:
            case b"1C", _ if parameters:
                self._modes = replace(self._modes, qr_dots=parameters[0])
            case b"1E", _ if parameters:
                self._modes = replace(self._modes, qr_level=_QR_LEVELS.get(parameters[0], "L"))
            case b"1P", _:
                self._modes = replace(self._modes, qr=parameters[1:])
            case b"1Q", _:
                return [*self._flush(), *self._qr()]
            case b"1A", _:
                pass  # model 2 is the only one
            case _:
                self.ignored.append(b"\x1d(" + arguments)
        return []

    def _qr(self) -> list[Printed]:
        modes = self._modes
        try:
            symbol = zxingcpp.create_barcode(modes.qr, zxingcpp.BarcodeFormat.QRCode, ec_level=modes.qr_level)
        except ValueError:
            return []  # nothing stored, or more than a symbol holds: a printer prints nothing
        image = np.asarray(symbol.to_image(scale=1, add_quiet_zones=False))
        modules = tuple(row.tobytes() for row in image)
        qr = PrintedQr(modes.qr, modes.qr_dots, modes.qr_level, modes.align, modules)
        return [qr] if 0 < qr.width <= PRINT_DOTS else []


def _in_font(data: bytes) -> str:
    """The text as this printer's font shows it: the two-byte areas 1-5 of GB18030, and a box for all else."""
    return "".join(c if _is_in_font(c) else "□" for c in data.decode("gb18030", "replace"))


def _is_in_font(character: str) -> bool:
    try:
        return character.encode("gbk") >= b" " and character != "\x7f"
    except UnicodeEncodeError:
        return False
