"""Paper in the drawing: it moves while the printer says that it prints, and lies in its slot where it may."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from kiosk.model.screen import Screen
from tests.ui.desk import Desk
from ui.gallery.render import PANELS
from ui.gallery.screens import ASKING, PROGRESS, SLIP, STOPPED


@pytest.mark.parametrize(
    ("screen", "goes", "least", "most"),
    [
        (PROGRESS, True, 0.1, 1.0),
        (replace(PROGRESS, moves=False), False, 0.0, 0.0),
        (STOPPED, False, 0.5, 0.7),
        (SLIP, False, 0.0, 0.0),
        (replace(SLIP, began=True), False, 0.5, 0.7),
        (ASKING, True, None, None),
    ],
    ids=["prints", "does not say", "stands still", "slip", "slip in the mouth", "no paper"],
)
def test_paper_is_drawn_to_move_only_while_the_printer_says_that_it_prints(
    qtbot: QtBot, screen: Screen, goes: bool, least: float | None, most: float | None
) -> None:
    with Desk(PANELS["1080x1920"], moves=True) as desk:
        desk.show(screen)
        assert [item.property("goes") for item in desk.items() if item.property("goes") is not None] == [goes]
        drawn = [item.property("out") for item in desk.items() if item.property("prints") and item.property("ratio")]
        if least is None or most is None:
            assert drawn == []
        else:
            assert [out for out in drawn if least <= out <= most] == drawn != []
