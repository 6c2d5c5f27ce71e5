"""Contact sheets that any viewer opens, and large enough to be read; and every device that people use is in them."""

import pytest
from PIL import Image

from drivers.kinds import NEEDS
from ui.gallery.render import PANELS, SHEET_PX, contact_sheet, sheet_size
from ui.gallery.screens import SCREENS
from ui.present.cabinet import LANDSCAPE, PORTRAIT, Cabinet


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("count", [1, 7, 30, 60])
def test_a_sheet_is_never_larger_than_a_viewer_opens(panel: str, count: int) -> None:
    half = PANELS[panel].width // 2, PANELS[panel].height // 2
    width, height = sheet_size(count, half)
    assert max(width, height) <= SHEET_PX
    assert count < 30 or min(width, height) > SHEET_PX / 3  # the room is used


def test_a_sheet_shows_every_picture_in_its_place() -> None:
    colours = ["#ff0000", "#00ff00", "#0000ff"]
    sheet = contact_sheet([Image.new("RGB", (30, 20), colour) for colour in colours])
    assert sheet.size == sheet_size(3, (30, 20))
    shown = [colour for _, colour in sorted(sheet.getcolors() or [], reverse=True)]
    assert {*shown} == {(255, 0, 0), (0, 255, 0), (0, 0, 255), (136, 136, 136)}


@pytest.mark.parametrize("cabinet", [PORTRAIT, LANDSCAPE])
def test_every_device_of_the_list_that_has_a_place_on_the_cabinet_stands_in_the_gallery(cabinet: Cabinet) -> None:
    placed = {part.device for part in cabinet.parts}
    assert placed <= set(NEEDS)
    assert placed <= {screen.device for screen in SCREENS.values()}
