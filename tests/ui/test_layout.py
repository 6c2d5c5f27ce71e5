"""Every example screen, on every panel, in every size and language: whole, readable, reachable, named."""

import itertools

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from tests.ui.wholeness import faults
from ui.gallery.render import PANELS, settle
from ui.gallery.screens import SCREENS
from ui.theme.reader import LANGUAGES, Reader


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("elder", [False, True], ids=["standard", "elder"])
@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("voice", [False, True], ids=["seen", "heard"])
def test_every_screen_is_whole(qtbot: QtBot, panel: str, elder: bool, language: str, voice: bool) -> None:
    found = []
    with Desk(PANELS[panel], voice=voice) as desk:
        for name, screen in SCREENS.items():
            desk.show(screen, Reader(language, elder))
            for number in itertools.count(1):
                found += [f"{name}, page {number}: {fault}" for fault in faults(desk, elder=elder)]
                if not desk.turn_page():
                    break
    assert not found, "\n".join(sorted(set(found)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("elder", [False, True], ids=["standard", "elder"])
@pytest.mark.parametrize("panel", PANELS)
def test_the_sheet_of_the_display_is_whole(qtbot: QtBot, panel: str, elder: bool, language: str) -> None:
    found = []
    with Desk(PANELS[panel]) as desk:
        desk.show(SCREENS["home"], Reader(language, elder))
        desk.tap("display")
        settle(desk.view)
        for number in itertools.count(1):
            found += [f"page {number}: {fault}" for fault in faults(desk, elder=elder)]
            if not desk.turn_page():
                break
    assert not found, "\n".join(sorted(set(found)))
