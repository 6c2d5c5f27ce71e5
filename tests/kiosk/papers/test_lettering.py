"""Whether a character can be shown: the same answer for screen, slip and page, held against what each of them does.

Covers kiosk.app.lettering as well.
"""

import re
import subprocess
import sys

import pytest
from PIL import ImageFont

from drivers.api.font_coverage import is_written
from drivers.api.receipt_printer import ReceiptPair, ReceiptText
from drivers.receipt_printer.codec import encode
from drivers.receipt_printer.layout import Line
from drivers.receipt_printer.models import EPSON
from drivers.receipt_printer.raster import TERMINAL_FACES, GlyphRaster
from kiosk.app.lettering import SANS, lettering_of
from kiosk.config.settings import Fonts
from kiosk.model.preferences import DisplayPreferences
from kiosk.papers.fonts import UnwritableError, typeface
from kiosk.papers.lettering import Lettering, _is_common, coded
from tests.kiosk.paper_samples import FONTS, PAPERS, certificate
from ui.window import FAMILIES

LETTERING = lettering_of(Fonts())
EXTENSION_G, EXTENSION_H = "\U00030edd", "\U00031ffd"  # the second is newer than the tables of Python 3.11
NO_FONTS_YET = "\U0003347f"  # near the end of its plane's ideographs, in no font of any Debian
SHOWN = ["陈志明", "䶮", "𠮷", "𬭎", "\u9fb4", EXTENSION_G, EXTENSION_H, "买买提·艾力", "SCHMIDT, ANNA", "𬭎\U000e0100"]
NOT_SHOWN = [
    "\ue863", "\uf8ff", "\U000f0001", "\u2028", "\u2029", "\u202e", "\u2066", "\u200f", "\ufffe", "\U0002ffff",
    "\ufffd", "\ud842", "\x00", "\x1b", "\n", "\u0f40", NO_FONTS_YET,
]  # fmt: skip


@pytest.mark.parametrize("name", SHOWN, ids=ascii)
def test_a_name_that_can_be_shown_is_shown_by_slip_and_page(name: str) -> None:
    assert LETTERING.missing(name) == ""
    assert LETTERING.spelled(name) == name
    assert encode((ReceiptText(name), ReceiptPair("姓名", name)), GlyphRaster(TERMINAL_FACES), EPSON)
    assert "".join(run.text for run in typeface(FONTS).runs(name)) == name.removesuffix("\U000e0100")


@pytest.mark.parametrize("one", NOT_SHOWN, ids=ascii)
def test_what_cannot_be_shown_is_refused_by_slip_and_page_and_spelled_out(one: str) -> None:
    assert LETTERING.missing(f"陈{one}明{one}") == one
    assert LETTERING.spelled(f"陈{one}明") == f"陈〔U+{ord(one):04X}〕明"
    with pytest.raises(ValueError, match=r"U\+[0-9A-F]+ is in none"):
        GlyphRaster(TERMINAL_FACES).draw(Line(f"陈{one}"))
    with pytest.raises(UnwritableError, match=rf"U\+{ord(one):04X}"):
        typeface(FONTS).runs(f"陈{one}")


NOBODY_READS = [
    "\ufe00",
    "\ufe0f\ufe0f",
    "\U000e0100",
    "\u200d\u2060",
    "\u0301",
    "\u20dd",
    "\u3164",
    "\u115f\u1160",
    "\U000e0041",
]


@pytest.mark.parametrize("name", NOBODY_READS, ids=ascii)
def test_a_text_of_which_nobody_can_read_a_character_cannot_be_shown(name: str) -> None:
    assert LETTERING.missing(name) == "".join(dict.fromkeys(name))
    assert LETTERING.missing(f" {name}\u3000") == "".join(dict.fromkeys(name))
    assert LETTERING.spelled(name) == "".join(f"〔U+{ord(one):04X}〕" for one in name)
    assert LETTERING.missing(" \u3000") == ""  # what was left out is a dash, or nothing
    assert LETTERING.missing_in_name(f"{name}\u3000") == "".join(dict.fromkeys(f"{name}\u3000"))


def test_a_name_of_blanks_lacks_all_of_it_and_one_with_blanks_nothing() -> None:
    assert LETTERING.missing_in_name("\u3000 \u3000") == "\u3000 "
    assert LETTERING.missing_in_name("陈\u3000志明") == LETTERING.missing_in_name("ANNA LI") == ""
    assert LETTERING.missing_in_name("陈\u3000\ue000") == "\ue000"
    assert coded("\u3000𰻝") == "〔U+3000〕〔U+30EDD〕"


def test_private_glyphs_of_a_font_are_never_used() -> None:
    private = [chr(code) for code in (*range(0xE000, 0xF900), 0xF0000, 0x10FFFD)]
    assert any(chr(0xE000) <= chr(end) <= chr(0xF8FF) for face in TERMINAL_FACES for end in face.coverage._ends)
    assert not any(one in face.coverage for face in (*TERMINAL_FACES, *FONTS.faces) for one in private)


def test_an_ideograph_that_is_newer_than_the_program_is_one_and_a_non_character_is_none() -> None:
    assert is_written(EXTENSION_H)
    assert is_written(NO_FONTS_YET)
    assert not is_written("\U0003ffff")
    assert not is_written("\u0378")


def test_three_in_five_of_the_newest_extensions_can_be_shown() -> None:
    def share(first: int, last: int) -> float:
        return sum(not LETTERING.missing(chr(code)) for code in range(first, last + 1)) / (last + 1 - first)

    assert share(0x30000, 0x3134A) > 0.6
    assert share(0x31350, 0x323AF) > 0.5


def test_what_is_taken_for_granted_is_in_every_font_of_its_medium() -> None:
    common = [chr(code) for code in range(0x20, 0x10000) if _is_common(chr(code))]
    assert len(common) > 20_902
    for faces in (TERMINAL_FACES, FONTS.faces):
        assert all(any(one in face.coverage for face in faces) for one in common)


def test_a_character_counts_only_where_every_medium_has_it() -> None:
    noto, *_, babelstone = TERMINAL_FACES
    assert Lettering(lambda: ((noto,), (babelstone,))).missing("\U00030000") == "\U00030000"
    assert Lettering(lambda: ((babelstone,), (babelstone,))).missing("\U00030000") == ""


def test_the_screen_writes_with_the_same_files() -> None:
    listed = subprocess.run(["fc-list", ":", "family", "file"], capture_output=True, text=True, check=True).stdout
    for family, face in zip(FAMILIES, TERMINAL_FACES, strict=True):
        assert re.search(rf"^{face.path}: (.*,)?{family}\b", listed, re.MULTILINE)
    assert ImageFont.truetype(str(TERMINAL_FACES[0].path), 10, SANS).getname()[0] == FAMILIES[0]


def test_no_font_is_read_for_a_common_name() -> None:
    code = (
        "import sys; from kiosk.app.lettering import SANS, lettering_of; from kiosk.config.settings import Fonts\n"
        "one = lettering_of(Fonts()); one.spelled('陈志明'); assert 'PIL' not in sys.modules; one.spelled('䶮')\n"
        "assert 'PIL' in sys.modules"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_slip_spells_out_what_no_font_has_and_comes_out() -> None:
    data = {
        "certificate": certificate(name="\ue000明"),
        "id_number": "440106195803120012",
        "service": "social-insurance-certificate",
    }
    slip = PAPERS.slip("certificate-slip", data, DisplayPreferences())
    assert any(isinstance(part, ReceiptPair) and part.value.startswith("〔U+E000〕") for part in slip)


def test_a_page_of_a_name_of_the_newest_extensions_is_drawn() -> None:
    pdf, sheets = PAPERS.page("social-insurance-certificate", certificate(name=f"测{EXTENSION_G}"))
    assert sheets == 1
    assert b"BabelStoneHan" in pdf
