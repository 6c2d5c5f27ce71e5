"""Slips as pictures: what is drawn is what the printer would print."""

import numpy as np
import pytest
import zxingcpp
from PIL import Image

from drivers.api.receipt_printer import Align, ReceiptPair, ReceiptText
from drivers.receipt_printer import layout
from kiosk.model.preferences import DisplayPreferences
from kiosk.papers.fonts import typeface
from kiosk.papers.slip_picture import COLUMN, EM, GAP, MARGIN, SlipLayout, slip_picture
from tests.kiosk.paper_samples import FONTS, PAPERS
from tests.kiosk.papers.slips import DATA, LANGUAGES

LAYOUT = SlipLayout(layout.COLUMNS, layout.text_lines, layout.pair_lines, layout.width)
WIDTH = layout.COLUMNS * COLUMN + 2 * MARGIN


def drawn(*elements: ReceiptText | ReceiptPair) -> Image.Image:
    return slip_picture(elements, LAYOUT, typeface(FONTS))


def ink(picture: Image.Image) -> tuple[int, int, int, int]:
    """Left, top, right and lower edge of all that is printed."""
    rows, columns = np.nonzero(np.asarray(picture.convert("L")) < 128)
    return int(np.min(columns)), int(np.min(rows)), int(np.max(columns)), int(np.max(rows))


@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", DATA)
def test_every_slip_stays_on_its_paper(name: str, language: str, elder: bool) -> None:
    picture = slip_picture(PAPERS.slip(name, DATA[name], DisplayPreferences(elder, language)), LAYOUT, typeface(FONTS))
    left, top, right, bottom = ink(picture)
    assert picture.width == WIDTH
    assert left >= MARGIN
    assert right < WIDTH - MARGIN
    assert MARGIN <= top < bottom < picture.height - MARGIN


def test_the_code_can_be_read_from_the_picture() -> None:
    picture = slip_picture(
        PAPERS.slip("application-slip", DATA["application-slip"], DisplayPreferences()), LAYOUT, typeface(FONTS)
    )
    assert [code.text for code in zxingcpp.read_barcodes(np.asarray(picture))] == [DATA["application-slip"]["qr"]]


def test_lines_stand_where_the_printer_puts_them() -> None:
    left, right = ink(drawn(ReceiptText("一"))), ink(drawn(ReceiptText("一", align=Align.RIGHT)))
    middle = ink(drawn(ReceiptText("一", align=Align.CENTRE)))
    assert left[0] < MARGIN + EM
    assert right[2] > WIDTH - MARGIN - EM
    assert abs(middle[0] + middle[2] - WIDTH) <= 4


def test_tall_print_is_twice_as_high_and_large_print_twice_as_wide_as_well() -> None:
    usual, tall, large = (drawn(ReceiptText("国", **how)) for how in ({}, {"tall": True}, {"scale": 2}))
    assert tall.height - 2 * MARGIN == 2 * (usual.height - 2 * MARGIN)
    assert usual.height == EM + GAP + 2 * MARGIN
    wide = [box[2] - box[0] for box in map(ink, (usual, tall, large))]
    assert wide[1] - wide[0] in (-1, 0, 1)
    assert wide[2] > 1.8 * wide[0]


def test_bold_print_has_more_ink() -> None:
    plain, bold = (np.asarray(drawn(ReceiptText("国", bold=bold)).convert("L")) for bold in (False, True))
    assert (bold < 128).sum() > 1.2 * (plain < 128).sum()


def test_rare_characters_are_drawn_and_unknown_ones_never_as_a_box() -> None:
    assert ink(drawn(ReceiptPair("姓名", "𬭎𡛕㵢", tall=True)))
    with pytest.raises(ValueError, match=r"U\+3FFF0"):
        drawn(ReceiptText("陈\U0003fff0"))
