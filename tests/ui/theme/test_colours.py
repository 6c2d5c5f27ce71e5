"""Colours that many eyes cannot tell apart are never text and ground of each other."""

import colorsys

import pytest

from ui.theme.colours import TEXT_PAIRS, palette
from ui.theme.reader import CONTRASTS, Reader

HUES = {"red": (345, 15), "yellow": (38, 70), "green": (75, 170), "blue": (195, 265)}  # degrees
PALE = 0.15  # of saturation, and dark: such a colour has no name


def name_of(colour: str) -> str:
    """ "": a grey, or another colour."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < PALE or value < PALE:
        return ""
    degrees = hue * 360
    for name, (least, most) in HUES.items():
        if least <= degrees < most or (least > most and not most <= degrees < least):
            return name
    return ""


def test_colours_have_the_names_that_people_give_them() -> None:
    named = {"#B3261E": "red", "#FFB4AB": "red", "#0E6B43": "green", "#FFD98A": "yellow", "#0B57A4": "blue"}
    assert {colour: name_of(colour) for colour in named} == named
    assert name_of("#EBEFF4") == name_of("#000000") == ""


@pytest.mark.parametrize("elder", [False, True], ids=["standard", "elder"])
@pytest.mark.parametrize("contrast", CONTRASTS)
def test_nothing_is_written_red_on_green_or_yellow_on_blue(contrast: str, elder: bool) -> None:
    colours = palette(Reader(contrast=contrast, elder=elder))
    pairs = {pair: (name_of(colours[pair[0]]), name_of(colours[pair[1]])) for pair in TEXT_PAIRS}
    hard = {("red", "green"), ("green", "red"), ("yellow", "blue"), ("blue", "yellow")}
    assert {pair: names for pair, names in pairs.items() if names in hard} == {}
