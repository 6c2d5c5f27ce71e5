"""Which font has which character, how wide a text is and where its lines break. Knows no page."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from drivers.api.font_coverage import FontFace
from kiosk.model.frozen import dataclass

# What must not begin a line, and what must not end one (GB/T 15834).
_CLOSING = "，。、；：？！）】》〉”’％%,.;:?!)]}…"
_OPENING = "（【《〈“‘([{￥$"
_PIECE = re.compile(rf"[{re.escape(_OPENING)}]*(?:[!-~]+|\s+|.)[{re.escape(_CLOSING)}]*", re.DOTALL)
_ADDRESS_PART = re.compile(r"[^/]+/*|/+")  # a web address too long for its line breaks after a stroke
_BEYOND_BMP = re.compile(r"<([0-9A-F]{5,6})>")
_VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # asks for another form of the same character


class UnwritableError(ValueError):
    """No font of the paper has a character that it is to show. Names the character, and nothing beside it."""


@dataclass(frozen=True, slots=True)
class PaperFonts:
    """TrueType files (reportlab takes no CFF): the text's own font, and fonts for what it lacks, in order."""

    body: Path
    rare: tuple[Path, ...] = ()

    @property
    def faces(self) -> tuple[FontFace, ...]:
        return tuple(map(_face, (self.body, *self.rare)))


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one font; `rare`: of a stand-in."""

    font: TTFont
    text: str
    rare: bool = False


class Typeface:
    """A body font with its stand-ins. A stand-in is 20 to 30 MB, so it is opened when first needed."""

    def __init__(self, fonts: PaperFonts) -> None:
        self._fonts = fonts
        self._body = _load(fonts.body)
        self.body_name = str(self._body.fontName)
        self._plain: set[str] = set()  # characters met so far that the body font has
        self._advance: dict[str, float] = {}  # width of every character met so far, at one point

    def runs(self, text: str) -> list[Run]:
        """UnwritableError: no font has one of the characters, and an empty box is never printed."""
        if not self._plain.issuperset(text):
            self._meet(text)
        if self._plain.issuperset(text):
            return [Run(self._body, text)] if text else []
        by_font = groupby(_VARIATION.sub("", text), key=self._font_of)
        return [Run(font, "".join(characters), font is not self._body) for font, characters in by_font]

    def width(self, text: str, size: float) -> float:
        """In points. UnwritableError as for `runs`."""
        try:
            return size * sum(map(self._advance.__getitem__, text))
        except KeyError:
            self._meet(text)
        return size * sum(map(self._advance.__getitem__, text))

    def lines(self, text: str, size: float, width: float, indent: float = 0.0) -> list[str]:
        """`text` broken into lines of at most `width` points, the first one shorter by `indent`."""
        room = width - indent
        if self.width(text, size) <= room:
            return [text]
        lines: list[str] = []
        line, left = "", room
        for piece in self._pieces(text, size, width):
            if line and self.width(piece.rstrip(), size) > left:
                lines.append(line.rstrip())
                line, left = "", width
                piece = piece.lstrip()
            line += piece
            left -= self.width(piece, size)
        return [*lines, line.rstrip()]

    def _pieces(self, text: str, size: float, width: float) -> Iterator[str]:
        for piece in _PIECE.findall(text):
            if self.width(piece, size) <= width:
                yield piece
                continue
            for part in _ADDRESS_PART.findall(piece):
                yield from [part] if self.width(part, size) <= width else part

    def _meet(self, text: str) -> None:
        self._advance |= dict.fromkeys(_VARIATION.findall(text), 0.0)
        for character in set(text) - self._advance.keys():
            font = self._font_of(character)
            self._advance[character] = font.stringWidth(character, 1)
            if font is self._body:
                self._plain.add(character)

    def _font_of(self, character: str) -> TTFont:
        for face in self._fonts.faces:
            if character in face.coverage:
                return _load(face.path)
        raise UnwritableError(f"U+{ord(character):04X}: expected a character that one of the paper's fonts has")


@lru_cache
def typeface(fonts: PaperFonts) -> Typeface:
    """OSError or reportlab's TTFError: the file is not there, or not TrueType."""
    assert fonts.body not in fonts.rare
    face = Typeface(fonts)
    assert face.body_name  # a page names it as its first font
    return face


class _Font(TTFont):
    """reportlab 5.1 writes characters above U+FFFF into its table for reading back as five digits; PDF wants UTF-16.

    It also writes each width of a character by a routine of its own; all at once takes a fifteenth less for a page.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's own spelling
        super().addObjects(doc)
        for name, stream in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                stream.content = _BEYOND_BMP.sub(_as_utf16, stream.content)
        for font in doc.idToObject["BasicFonts"].dict.values():
            widths: Any = getattr(font, "Widths", None)
            if widths and len(widths.sequence) > 1:
                widths.sequence = [" ".join(f"{width:g}" for width in widths.sequence).encode()]


def _as_utf16(written: re.Match[str]) -> str:
    return f"<{chr(int(written[1], 16)).encode('utf-16-be').hex().upper()}>"


@lru_cache
def _face(path: Path) -> FontFace:
    return FontFace(path)


@lru_cache
def _load(path: Path) -> TTFont:
    font = _Font(str(path), str(path))
    registerFont(font)
    return font
