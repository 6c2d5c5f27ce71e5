"""The cabinet as it is drawn: everything stands on its front, and nothing on anything else."""

import pytest

from ui.gallery.screens import SCREENS
from ui.present.cabinet import LANDSCAPE, PAPERS, PORTRAIT, WRITING, Cabinet, Place

CABINETS = [PORTRAIT, LANDSCAPE]


def _overlap(one: Place, other: Place) -> bool:
    (x, y, width, height), (x2, y2, width2, height2) = one, other
    return x < x2 + width2 and x2 < x + width and y < y2 + height2 and y2 < y + height


@pytest.mark.parametrize("cabinet", CABINETS)
def test_every_part_is_on_the_front_and_apart_from_the_others(cabinet: Cabinet) -> None:
    for part in cabinet.parts:
        others = [cabinet.screen, *(other.place for other in cabinet.parts if other is not part)]
        for x, y, width, height in (part.place, part.lit):
            assert 0 <= x <= x + width <= cabinet.width, part
            assert 0 <= y <= y + height <= cabinet.height, part
        assert not any(_overlap(part.place, other) for other in others), part
        assert not _overlap(part.lit, cabinet.screen), part


@pytest.mark.parametrize("cabinet", CABINETS)
def test_every_device_that_is_asked_for_is_drawn(cabinet: Cabinet) -> None:
    asked = {screen.device for screen in SCREENS.values() if screen.kind == "prompt"}
    assert asked
    assert asked <= {part.device for part in cabinet.parts}


@pytest.mark.parametrize("cabinet", CABINETS)
def test_paper_fits_through_its_slot_and_the_slot_into_the_cabinet(cabinet: Cabinet) -> None:
    assert all(paper < slot < cabinet.width for paper, slot in PAPERS.values())
    assert PAPERS.keys() <= {part.device for part in cabinet.parts}


def test_what_is_written_stands_on_the_paper() -> None:
    assert all(0 < left < left + length < 1 and 0 < top < 1 for left, top, length in WRITING)
