"""The modes of an ESC/POS print head, and how commands change them. Pure: knows no line and no paper."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from device_sim.receipt_printer.printed import DEFAULT_SPACING, FONT_DOTS, PRINT_DOTS, Place, Run

_NARROWEST = FONT_DOTS  # dots of a print area
_TABS = tuple(range(8, 48, 8))  # columns
_PLAIN = Run()


@dataclass(frozen=True, slots=True)
class Modes:
    """What initialising the printer sets back. `style` is that of ASCII, and in part of all characters."""

    style: Run = _PLAIN
    chinese: Run = _PLAIN  # its sizes and its underline
    align: int = 0
    left: int = 0
    room: int = PRINT_DOTS
    head: int = PRINT_DOTS  # how wide the print head is, which no command changes
    spacing: int = DEFAULT_SPACING
    tabs: tuple[int, ...] = _TABS
    own: Mapping[str, bytes] = field(default_factory=dict)
    qr: bytes = b""
    qr_dots: int = 3
    qr_level: str = "L"
    bar_dots: int = 3
    bar_height: int = 162
    bar_text: int = 0

    @property
    def place(self) -> Place:
        room = max(min(self.room, self.head - self.left), _NARROWEST)
        return Place(self.align, min(self.left, self.head - _NARROWEST), room)


def _style(modes: Modes, **changes: Any) -> Modes:
    return replace(modes, style=replace(modes.style, **changes))


def _chinese(modes: Modes, **changes: Any) -> Modes:
    return replace(modes, chinese=replace(modes.chinese, **changes))


def _print_mode(modes: Modes, n: bytes) -> Modes:
    """ESC !, for ASCII."""
    sizes = {"wide": 1 + bool(n[0] & 0x20), "high": 1 + bool(n[0] & 0x10)}
    return _style(modes, **sizes, bold=bool(n[0] & 0x08), underline=bool(n[0] & 0x80))


def _chinese_mode(modes: Modes, n: bytes) -> Modes:
    return _chinese(modes, wide=1 + bool(n[0] & 4), high=1 + bool(n[0] & 8), underline=bool(n[0] & 0x80))


def _size(modes: Modes, n: bytes) -> Modes:
    """GS !, for all characters."""
    sizes = {"wide": (n[0] >> 4 & 7) + 1, "high": (n[0] & 7) + 1}
    return _chinese(_style(modes, **sizes), **sizes)


def _own_character(modes: Modes, data: bytes) -> Modes:
    """FS 2: two bytes of code, and 24 columns of dots; FS ?: the code alone, and it is forgotten."""
    character = data[:2].decode("gb18030", "replace")
    others = {name: dots for name, dots in modes.own.items() if name != character}
    return replace(modes, own=others | ({character: data[2:]} if len(data) > 2 and len(character) == 1 else {}))


def _underlines(n: bytes) -> bool:
    return n[0] % 0x30 in (1, 2)


def _dots(n: bytes) -> int:
    return int.from_bytes(n, "little")


CHANGES: dict[bytes, Callable[[Modes, bytes], Modes]] = {
    b"\x1b!": _print_mode,
    b"\x1b-": lambda modes, n: _style(modes, underline=_underlines(n)),
    b"\x1b2": lambda modes, _: replace(modes, spacing=DEFAULT_SPACING),
    b"\x1b3": lambda modes, n: replace(modes, spacing=n[0]),
    b"\x1bD": lambda modes, n: replace(modes, tabs=tuple(n[:-1])),
    b"\x1bE": lambda modes, n: _style(modes, bold=bool(n[0] & 1)),
    b"\x1bG": lambda modes, n: _style(modes, bold=bool(n[0] & 1)),
    b"\x1ba": lambda modes, n: replace(modes, align=n[0] % 0x30) if n[0] % 0x30 < 3 else modes,
    b"\x1c!": _chinese_mode,
    b"\x1c-": lambda modes, n: _chinese(modes, underline=_underlines(n)),
    b"\x1c2": _own_character,
    b"\x1c?": _own_character,
    b"\x1cW": lambda modes, n: _chinese(modes, wide=1 + (n[0] & 1), high=1 + (n[0] & 1)),
    b"\x1d!": _size,
    b"\x1dB": lambda modes, n: _style(modes, reverse=bool(n[0] & 1)),
    b"\x1dH": lambda modes, n: replace(modes, bar_text=n[0] % 0x30 & 3),
    b"\x1dL": lambda modes, n: replace(modes, left=_dots(n)),
    b"\x1dW": lambda modes, n: replace(modes, room=_dots(n)),
    b"\x1dh": lambda modes, n: replace(modes, bar_height=n[0] or modes.bar_height),
    b"\x1dw": lambda modes, n: replace(modes, bar_dots=n[0] if 1 <= n[0] <= 8 else modes.bar_dots),
}
