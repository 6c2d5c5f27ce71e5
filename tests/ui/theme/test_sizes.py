"""Colours that can be read and sizes that can be touched, computed for every reader and panel."""

import pytest

from ui.gallery.render import PANELS
from ui.theme.colours import TEXT_PAIRS, contrast_ratio, palette
from ui.theme.reader import CONTRASTS, Reader
from ui.theme.sizes import NEAREST_MM, TARGETS, TEXTS, Panel, Theme, sizes_mm

READERS = [Reader(elder=elder, contrast=contrast) for elder in (False, True) for contrast in CONTRASTS]


def test_contrast_is_the_one_of_wcag() -> None:
    assert contrast_ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast_ratio("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("reader", READERS, ids=str)
def test_every_text_stands_out_from_its_ground(reader: Reader) -> None:
    least = 7.0 if reader.elder else 4.5
    colours = palette(reader)
    ratios = {pair: contrast_ratio(colours[pair[0]], colours[pair[1]]) for pair in TEXT_PAIRS}
    assert {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < least} == {}


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("elder", [False, True])
def test_targets_gaps_and_letters_are_large_enough(panel: str, elder: bool) -> None:
    sizes = sizes_mm(PANELS[panel], Reader(elder=elder))
    assert min(sizes[name] for name in TARGETS) >= (20 if elder else 16)
    assert min(sizes[name] for name in TEXTS) >= (10.1 if elder else 7.4)
    assert sizes["t"] >= (15 if elder else 11)
    assert min(sizes["gap"], NEAREST_MM) >= 2.6


def test_millimetres_become_pixels_of_the_very_panel() -> None:
    assert Panel(1080, 1920, 21.5).px_per_mm == pytest.approx(4.03, abs=0.01)
    assert Panel(1366, 768, 15.6).px_per_mm == pytest.approx(3.95, abs=0.01)
    assert Theme(Panel()).px(10) == 41


def test_the_theme_follows_its_reader() -> None:
    theme = Theme(Panel())
    usual, other = theme.dress(Reader()), theme.dress(Reader(elder=True, contrast="white-on-black"))
    assert int(other["m"]) > int(usual["m"])
    assert (usual["c_ground"], other["c_ground"]) == ("#F3F6FA", "#000000")
