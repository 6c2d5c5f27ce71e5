"""Contact sheets that any viewer opens, and large enough to be read."""

import pytest
from PIL import Image

from ui.gallery.render import PANELS, SHEET_PX, contact_sheet


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("count", [1, 7, 30, 60])
def test_a_sheet_is_never_larger_than_a_viewer_opens(panel: str, count: int) -> None:
    half = PANELS[panel].width // 2, PANELS[panel].height // 2
    width, height = contact_sheet([Image.new("RGB", half)] * count).size
    assert max(width, height) <= SHEET_PX
    assert count < 30 or min(width, height) > SHEET_PX / 3  # the room is used
