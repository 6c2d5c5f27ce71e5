"""Which characters can be written with a font file, from its own cmap table. Knows OpenType, draws nothing.

OpenType specification 1.9, "cmap": sub-table formats 4 and 12, which between them hold every Unicode font.
"""

import struct
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO

# Controls, marks of direction and other formats, lone halves, private codes, breaks of lines and paragraphs.
_NEVER_WRITTEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_REPLACEMENT = "\ufffd"  # says that a character was lost, and is none itself
_IDEOGRAPHS = range(0x20000, 0x3FFFE)  # planes in which Unicode goes on adding: Python's tables lag behind the fonts


def is_written(character: str) -> bool:
    """Whether it is a character that people write. Fonts have glyphs for others: a private code is of one font only."""
    category = unicodedata.category(character)
    if category == "Cn":
        return ord(character) in _IDEOGRAPHS and ord(character) & 0xFFFE != 0xFFFE
    return category not in _NEVER_WRITTEN and character != _REPLACEMENT


class Coverage:
    """The characters that can be written with one face: `"中" in coverage`."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in ranges]
        self._ends = [end for _, end in ranges]

    def __contains__(self, character: str) -> bool:
        at = bisect_right(self._starts, ord(character)) - 1
        return at >= 0 and ord(character) <= self._ends[at] and is_written(character)


@dataclass(frozen=True)
class FontFace:
    """One face of a font file; `index` counts the faces of a collection."""

    path: Path
    index: int = 0

    @cached_property
    def coverage(self) -> Coverage:
        return read_coverage(self.path, self.index)


def read_coverage(path: Path, index: int = 0) -> Coverage:
    """The coverage of face `index` of a font or font collection. ValueError: not such a file."""
    try:
        with path.open("rb") as file:
            return Coverage(sorted(_ranges(_unicode_table(file, _cmap(file, index)))))
    except (struct.error, IndexError) as error:
        raise ValueError(f"{path}: expected an OpenType font with face {index} ({error})") from error


def _cmap(file: BinaryIO, index: int) -> int:
    """Where the face's cmap table begins."""
    start = 0
    if file.read(4) == b"ttcf":
        file.seek(12 + 4 * index)
        start = _read(file, ">I")[0]
    file.seek(start + 4)
    (tables,) = _read(file, ">H6x")
    for _ in range(tables):
        tag, offset = _read(file, ">4s4xI4x")
        if tag == b"cmap":
            return int(offset)
    raise ValueError("expected an OpenType font: it has no cmap table")


def _unicode_table(file: BinaryIO, cmap: int) -> bytes:
    """The largest Unicode sub-table: format 12 where there is one, else format 4."""
    file.seek(cmap)
    (count,) = _read(file, ">2xH")
    found: dict[int, bytes] = {}
    for offset in [_read(file, ">4xI")[0] for _ in range(count)]:
        file.seek(cmap + offset)
        (form,) = _read(file, ">H")
        if form in (4, 12):
            size = _read(file, ">H")[0] if form == 4 else _read(file, ">2xI")[0]
            file.seek(cmap + offset)
            found[form] = file.read(size)
    if not found:
        raise ValueError("expected a font with a cmap of format 4 or 12")
    return found[max(found)]


def _ranges(table: bytes) -> list[tuple[int, int]]:
    if struct.unpack_from(">H", table)[0] == 12:
        (count,) = struct.unpack_from(">I", table, 12)
        return [(start, end) for start, end, _ in struct.iter_unpack(">III", table[16 : 16 + 12 * count])]
    segments = struct.unpack_from(">H", table, 6)[0] // 2
    ends = struct.unpack_from(f">{segments}H", table, 14)
    starts = struct.unpack_from(f">{segments}H", table, 16 + 2 * segments)
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start != 0xFFFF]


def _read(file: BinaryIO, form: str) -> tuple[Any, ...]:
    return struct.unpack(form, file.read(struct.calcsize(form)))
