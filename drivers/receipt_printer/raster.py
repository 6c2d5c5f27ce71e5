"""Draws a line of text that the printer's own font lacks. Knows fonts and dots, no printer command."""

import re
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFont

from drivers.api.font_coverage import FontFace
from drivers.api.receipt_printer import Align
from drivers.receipt_printer.codec import LINE_DOTS, Bitmap
from drivers.receipt_printer.layout import CLUSTER, COLUMN_DOTS, PAPER_DOTS, Line, width

_VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # asks for another form of the same character
_EM_DOTS = 2 * COLUMN_DOTS  # a full-width character is as high as it is wide
_BASELINE = 0.88  # of the em, from its top: the same in every CJK font


# Debian's fonts-noto-cjk (face 7: Noto Sans Mono CJK SC), fonts-hanazono, which has every character of Ext A-F, and
# fonts-babelstone-han, which has three in five of Ext G and H. The screen writes with the same files.
TERMINAL_FACES = (
    FontFace(Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"), 7),
    FontFace(Path("/usr/share/fonts/truetype/hanazono/HanaMinA.ttf")),
    FontFace(Path("/usr/share/fonts/truetype/hanazono/HanaMinB.ttf")),
    FontFace(Path("/usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf")),
)


class GlyphRaster:
    """Draws with the first of `faces` that has the character. Fonts are opened when first needed."""

    def __init__(self, faces: Sequence[FontFace]) -> None:
        missing = [str(face.path) for face in faces if not face.path.is_file()]
        if missing:
            raise FileNotFoundError(f"font files that are not there: {', '.join(missing)}")
        self._faces = tuple(faces)
        self._fonts: dict[tuple[FontFace, int], ImageFont.FreeTypeFont] = {}

    def draw(self, line: Line, dots: int = PAPER_DOTS) -> Bitmap:
        """The whole line on the printer's own grid, so that it stands with its neighbours, on paper of so many dots.

        ValueError: no face has one of its characters; an empty box is never drawn instead.
        """
        column = COLUMN_DOTS * line.scale
        used = width(line.text) * column
        left = {Align.LEFT: 0, Align.CENTRE: (dots - used) // 2, Align.RIGHT: dots - used}[line.align]
        picture = Image.new("L", (-(-(left + used) // 8) * 8, LINE_DOTS * line.scale), 0)
        pen = ImageDraw.Draw(picture)
        for cluster in CLUSTER.findall(line.text):
            cell = width(cluster) * column
            shown = _VARIATION.sub("", cluster)
            font = self._font(shown, _EM_DOTS * line.scale, cell)
            pen.text((left, round(_EM_DOTS * line.scale * _BASELINE)), shown, 255, font, "ls")
            left += cell
        if line.bold:
            picture = ImageChops.lighter(picture, ImageChops.offset(picture, line.scale, 0))
        if line.tall:  # as the printer itself makes its own characters tall: every row of dots twice
            picture = picture.resize((picture.width, LINE_DOTS * line.high), Image.Resampling.NEAREST)
        black = picture.point(lambda level: 255 * (level >= 128), "1")
        return Bitmap(picture.width // 8, picture.height, black.tobytes())

    def _font(self, cluster: str, size: int, cell: int) -> ImageFont.FreeTypeFont:
        """The face that has `cluster`, in a size that does not reach over its cell."""
        for face in self._faces:
            if all(character in face.coverage for character in cluster):
                font = self._sized(face, size)
                advance = font.getlength(cluster)
                return font if advance <= cell else self._sized(face, int(size * cell / advance))
        points = " ".join(f"U+{ord(character):04X}" for character in cluster)
        raise ValueError(f"{points} is in none of the {len(self._faces)} fonts")

    def _sized(self, face: FontFace, size: int) -> ImageFont.FreeTypeFont:
        if (face, size) not in self._fonts:
            font = ImageFont.truetype(str(face.path), size, face.index, layout_engine=ImageFont.Layout.BASIC)
            self._fonts[face, size] = font
        return self._fonts[face, size]
