"""Rare characters drawn from real fonts; never an empty box."""

from pathlib import Path

import pytest
from PIL import Image

from drivers.api.font_coverage import FontFace
from drivers.api.receipt_printer import Align
from drivers.receipt_printer.codec import Bitmap
from drivers.receipt_printer.layout import Line
from drivers.receipt_printer.raster import TERMINAL_FACES, GlyphRaster

NOTO, HANA_A, HANA_B, BABELSTONE = TERMINAL_FACES


@pytest.fixture(scope="module")
def glyphs() -> GlyphRaster:
    return GlyphRaster(TERMINAL_FACES)


def ink(bitmap: Bitmap) -> tuple[int, int, int, int]:
    box = Image.frombytes("1", (bitmap.width_bytes * 8, bitmap.height), bitmap.rows).getbbox()
    assert box
    return box


def test_line_is_drawn_at_the_height_of_printed_text(glyphs: GlyphRaster) -> None:
    small, large = glyphs.draw(Line("王𬭎")), glyphs.draw(Line("王𬭎", scale=2))
    assert (small.width_bytes, small.height) == (6, 30)
    assert (large.width_bytes, large.height) == (12, 60)
    left, top, right, bottom = ink(small)
    assert left <= 3
    assert top <= 3
    assert right >= 44
    assert 20 <= bottom <= 26


def test_a_tall_line_is_drawn_as_high_as_its_neighbours(glyphs: GlyphRaster) -> None:
    usual, tall = glyphs.draw(Line("王𬭎")), glyphs.draw(Line("王𬭎", tall=True))
    assert (tall.width_bytes, tall.height) == (usual.width_bytes, 60)
    left, top, right, bottom = ink(usual)
    assert ink(tall) == (left, 2 * top, right, 2 * bottom)


def test_line_keeps_its_place_on_the_paper(glyphs: GlyphRaster) -> None:
    assert ink(glyphs.draw(Line("𠮷", align=Align.RIGHT)))[0] >= 576 - 24
    left, _, right, _ = ink(glyphs.draw(Line("𠮷", align=Align.CENTRE)))
    assert abs((left + right) / 2 - 288) <= 2


def test_full_line_fits_the_paper(glyphs: GlyphRaster) -> None:
    for align in Align:
        assert glyphs.draw(Line("𬭎" * 24, align=align)).width_bytes == 72
        assert glyphs.draw(Line("𬭎" * 6, scale=4, align=align)).width_bytes == 72


def test_variation_selector_is_no_glyph_and_a_mark_is_one(glyphs: GlyphRaster) -> None:
    assert glyphs.draw(Line("𬭎\U000e0100")) == glyphs.draw(Line("𬭎"))
    with pytest.raises(ValueError, match=r"U\+56FD U\+0306 is in none"):
        glyphs.draw(Line("国\u0306"))


def test_bold_is_blacker(glyphs: GlyphRaster) -> None:
    def dots(line: Line) -> int:
        return sum(byte.bit_count() for byte in glyphs.draw(line).rows)

    assert dots(Line("𬭎", bold=True)) > 1.2 * dots(Line("𬭎"))


def test_character_of_no_font_is_an_error_and_not_a_box(glyphs: GlyphRaster) -> None:
    with pytest.raises(ValueError, match=r"U\+0F40 is in none of the 4 fonts"):
        glyphs.draw(Line("王\u0f40"))


def test_second_font_is_asked_where_the_first_has_no_glyph(glyphs: GlyphRaster) -> None:
    rare = "\U0002a6d6"
    assert rare not in NOTO.coverage
    assert rare in HANA_B.coverage
    with pytest.raises(ValueError, match="none of the 1 fonts"):
        GlyphRaster([NOTO]).draw(Line(rare))
    assert ink(glyphs.draw(Line(rare)))


@pytest.mark.parametrize("rare", "𬭎𠮷㵢𡛕𬱖𫖯𬘭𬬱𫟦𬣞𬍛𬴊𫘧𫄸𬉼")
def test_rare_names_of_the_register_can_be_printed(glyphs: GlyphRaster, rare: str) -> None:
    assert ink(glyphs.draw(Line(rare)))


def test_font_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"nothing\.ttf"):
        GlyphRaster([NOTO, FontFace(tmp_path / "nothing.ttf")])
