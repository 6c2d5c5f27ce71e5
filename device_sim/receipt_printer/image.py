"""Draws printed receipts as a picture a person can judge. Knows fonts and paper, no command and no wire."""

from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from device_sim.receipt_printer.printed import (
    DOTS_PER_MM,
    FONT_DOTS,
    PRINT_DOTS,
    Dots,
    Gap,
    Printed,
    PrintedBars,
    PrintedFeed,
    PrintedNote,
    PrintedQr,
    PrintedRaster,
    PrintedText,
    Run,
)

# Debian's fonts-noto-cjk; face 7 is Noto Sans Mono CJK SC, whose Latin is half as wide as its Chinese.
_FONTS = {
    False: "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    True: "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
}
_FACE = 7
_BASELINE = 0.88  # of the em, from its top

_PX = 2  # pixels a dot
_MARGIN = 32 * _PX  # unprinted at each side of 80 mm paper
_TOP = 36 * _PX
_BOTTOM = 44 * _PX  # between the last line and the blade
_TOOTH = 5 * _PX  # of the serrated blade
_TABLE_MARGIN = 28 * _PX
_GAP = 30 * _PX  # between two pieces

_PAPER = (253, 252, 248)
_INK = (36, 36, 44)
_ROLL_END = (233, 120, 140)  # the warning stripe at the end of a roll
_TABLE = (208, 212, 218)
_SHADOW = (120, 126, 138)

LONGEST_MM = 3000  # of one picture: 64 million pixels; a host in a loop would print without end

Piece = tuple[Sequence[Printed], bool]  # what is on it, and whether it was cut


def draw(pieces: Sequence[Piece], dots: int = PRINT_DOTS) -> bytes:
    """PNG of the pieces, `dots` wide, below each other on a table. A piece that was not cut ends where the roll ended.

    After `LONGEST_MM` of paper a note stands on it, and the rest is left out.
    """
    papers = [_paper(printed, dots, cut=cut) for printed, cut in _drawable(pieces)]
    width = dots * _PX + 2 * (_MARGIN + _TABLE_MARGIN)
    height = sum(paper.height + _GAP for paper in papers) - _GAP * bool(papers) + 2 * _TABLE_MARGIN
    table = Image.new("RGB", (width, height), _TABLE)
    y = _TABLE_MARGIN
    for paper in papers:
        _lay_down(table, paper, y)
        y += paper.height + _GAP
    out = BytesIO()
    table.save(out, "PNG")
    return out.getvalue()


def length_mm(pieces: Sequence[Piece]) -> float:
    """Of the paper that was printed, without what is fed to the blade."""
    return sum(thing.height for printed, _ in pieces for thing in printed) / DOTS_PER_MM


def _drawable(pieces: Sequence[Piece]) -> Iterator[Piece]:
    left = LONGEST_MM * DOTS_PER_MM
    for printed, cut in pieces:
        for at, thing in enumerate(printed):
            left -= thing.height
            if left < 0:
                words = f"{length_mm(pieces) / 1000:.1f} m of paper, and what follows is not drawn"
                yield [*printed[:at], PrintedNote(words)], False
                return
        yield printed, cut


def _lay_down(table: Image.Image, paper: Image.Image, y: int) -> None:
    reach = 12 * _PX
    shadow = Image.new("L", (paper.width + 2 * reach, paper.height + 2 * reach), 0)
    shadow.paste(paper.getchannel("A").point(lambda level: level * 3 // 5), (reach, reach + 3 * _PX))
    shadow = shadow.filter(ImageFilter.GaussianBlur(5 * _PX))
    table.paste(_SHADOW, (_TABLE_MARGIN - reach, y - reach), shadow)
    table.paste(paper, (_TABLE_MARGIN, y), paper)


def _paper(printed: Sequence[Printed], dots: int, *, cut: bool) -> Image.Image:
    height = sum(piece.height for piece in printed) * _PX
    # As wide as the print head: what is wider is cut off at its ends.
    ink = Image.new("L", (dots * _PX, _TOP + height + (_BOTTOM if cut else _TOOTH)), 0)
    y = _TOP
    for piece in printed:
        _print(ink, piece, piece.place.begin(piece.width) * _PX, y)
        y += piece.height * _PX
    paper = Image.new("RGBA", (ink.width + 2 * _MARGIN, ink.height), _PAPER)
    if not cut:
        _stripe_roll_end(paper)
    paper.paste(_INK, (_MARGIN, 0), ink)
    paper.putalpha(_outline(paper.size, cut=cut))
    return paper


def _print(ink: Image.Image, piece: Printed, x: int, y: int) -> None:
    match piece:
        case PrintedText():
            _print_line(ink, piece, x, y)
        case PrintedRaster():
            size = (piece.width_bytes * 8, len(piece.rows) // piece.width_bytes)
            picture = Image.frombytes("1", size, piece.rows).crop((0, 0, min(size[0], PRINT_DOTS), size[1]))
            _paste_dots(ink, picture, (picture.width * piece.wide, piece.height), x, y)
        case PrintedQr():
            modules = Image.frombytes("L", (len(piece.modules),) * 2, b"".join(piece.modules))
            _paste_dots(ink, ImageChops.invert(modules), (piece.width, piece.height), x, y, sharp=True)
        case PrintedBars():
            _print_bars(ink, piece, x, y)
        case PrintedNote():
            _print_note(ink, piece, x, y)
        case PrintedFeed():
            pass


def _print_line(ink: Image.Image, line: PrintedText, x: int, y: int) -> None:
    for begin, run in zip(line.places, line.runs, strict=True):
        at = (x + begin * _PX, y + (line.tallest - run.height) * _PX)  # all stand on one line
        match run:
            case Run():
                _type(ink, run, *at)
            case Dots():
                size = (len(run.columns) // run.column_bytes, run.column_bytes * 8)
                columns = Image.frombytes("1", size[::-1], run.columns).transpose(Image.Transpose.TRANSPOSE)
                _paste_dots(ink, columns, (run.width, run.height), *at)
            case Gap():
                pass


def _print_bars(ink: Image.Image, code: PrintedBars, x: int, y: int) -> None:
    words = Run(code.content)
    middle = x + (code.width - words.width) * _PX // 2
    if code.text_above:
        _type(ink, words, middle, y)
        y += FONT_DOTS * _PX
    bars = ImageChops.invert(Image.frombytes("L", (len(code.modules), 1), code.modules))
    _paste_dots(ink, bars, (code.width, code.bar_height), x, y, sharp=True)
    if code.text_below:
        _type(ink, words, middle, y + code.bar_height * _PX)


def _print_note(ink: Image.Image, note: PrintedNote, x: int, y: int) -> None:
    right, bottom = x + note.width * _PX - 1, y + (note.height - 4) * _PX
    ImageDraw.Draw(ink).rectangle((x, y, right, bottom), outline=255, width=_PX)
    room = ink.crop((x, y, right - 4 * _PX, bottom))
    _type(room, Run(note.words), 8 * _PX, 10 * _PX)
    ink.paste(room, (x, y))


def _paste_dots(
    ink: Image.Image, dots: Image.Image, size: tuple[int, int], x: int, y: int, *, sharp: bool = False
) -> None:
    """A code stays sharp; the dots of a picture melt into each other as heat makes them do."""
    how = Image.Resampling.NEAREST if sharp else Image.Resampling.BICUBIC
    ink.paste(255, (x, y), dots.convert("L").resize((size[0] * _PX, size[1] * _PX), how))


def _type(ink: Image.Image, run: Run, x: int, y: int) -> None:
    """Type the characters into their cells."""
    wide, high = run.width * _PX, run.height * _PX
    line = Image.new("L", (wide, high + high // 8), 0)  # with room for the tails of g and y
    at = 0
    for character, cell in zip(run.text, run.cells, strict=True):
        if dots := run.own.get(character):
            columns = Image.frombytes("1", (FONT_DOTS, FONT_DOTS), dots).transpose(Image.Transpose.TRANSPOSE)
            _paste_dots(line, columns, (cell, run.height), at, 0, sharp=True)
        else:
            glyph = _glyph(character, cell * _PX // run.wide * run.high, high, bold=run.bold)
            line.paste(glyph.resize((cell * _PX, glyph.height)), (at, 0))
        at += cell * _PX
    if run.underline:
        ImageDraw.Draw(line).rectangle((0, high - 2 * _PX, wide, high), fill=255)
    ink.paste(255, (x, y), line)
    if run.reverse:
        box = (x, y, x + wide, y + high)
        ink.paste(ImageChops.invert(ink.crop(box)), box)


@cache
def _glyph(character: str, width: int, height: int, *, bold: bool) -> Image.Image:
    cell = Image.new("L", (width, height + height // 8), 0)
    font = _font(height, bold=bold)
    left = (width - font.getlength(character)) / 2
    ImageDraw.Draw(cell).text((left, round(height * _BASELINE)), character, 255, font, "ls")
    return cell


@cache
def _font(size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONTS[bold], size, _FACE, layout_engine=ImageFont.Layout.BASIC)


def _stripe_roll_end(paper: Image.Image) -> None:
    """The last centimetres of a roll carry a coloured stripe at both edges."""
    pen = ImageDraw.Draw(paper)
    stripe = 9 * _PX
    for left in (6 * _PX, paper.width - 6 * _PX - stripe):
        pen.rectangle((left, 0, left + stripe, paper.height), fill=_ROLL_END)


def _outline(size: tuple[int, int], *, cut: bool) -> Image.Image:
    """Opaque where there is paper: serrated by the blade, or straight and slanting where the roll ended."""
    width, height = size
    teeth = range(0, width + _TOOTH, _TOOTH)
    top = [(x, _TOOTH * (n % 2)) for n, x in enumerate(teeth)]
    if cut:
        bottom = [(x, height - 1 - _TOOTH * (n % 2)) for n, x in enumerate(teeth)]
    else:
        bottom = [(0, height - 1), (width, height - 1 - _TOOTH)]
    shape = Image.new("L", size, 0)
    ImageDraw.Draw(shape).polygon([*top, *reversed(bottom)], fill=255)
    return shape
