"""Every example screen, on every panel, in every size and language: whole, readable, reachable, named."""

import itertools

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from tests.ui.wholeness import faults, lost, said
from ui.gallery.render import PANELS, settle
from ui.gallery.screens import SCREENS
from ui.theme.reader import LANGUAGES, Reader

# What else stands there says the same: the home screen asks for a choice, the idle one counts, a drawing shows where, a
# field says what is wrong, help has its number.
STEPS_ASIDE = ("home", "idle", "prompt", "verify", "form", "help")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("elder", [False, True], ids=["standard", "elder"])
@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("voice", [False, True], ids=["seen", "heard"])
def test_every_screen_is_whole(qtbot: QtBot, panel: str, elder: bool, language: str, voice: bool) -> None:
    found = []
    with Desk(PANELS[panel], voice=voice) as desk:
        for name, screen in SCREENS.items():
            desk.show(SCREENS["out_of_service"])  # so that it is made anew
            desk.show(screen, Reader(language, elder))
            seen: set[str] = set()
            for number in itertools.count(1):
                found += [f"{name}, page {number}: {fault}" for fault in faults(desk, elder=elder)]
                seen |= said(desk)
                if not desk.turn_page():
                    break
            if screen.kind not in STEPS_ASIDE:
                found += [f"{name}, on no page: {text}" for text in lost(desk, seen, screen)]
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
