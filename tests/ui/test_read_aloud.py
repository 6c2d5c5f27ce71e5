"""The button that reads a page aloud: in elder mode on every page, on every panel, and while it reads, its words."""

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk, place
from tests.ui.wholeness import faults
from ui.gallery.render import PANELS, settle
from ui.gallery.screens import CHOICE, FORM, SCREENS
from ui.speech.utterance import CANTONESE, MANDARIN
from ui.theme.reader import LANGUAGES, Reader
from ui.words.line_breaks import JOIN

ELDER = Reader(elder=True)
FULL = ("home", "home-greeted", "choice", "form", "review", "problem", "done")  # pages with the least room left


@pytest.fixture(params=PANELS)
def desk(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Desk]:
    with Desk(PANELS[request.param], aloud=True) as made:
        made.presenter.wear(ELDER)
        made.presenter.show(CHOICE)
        settle(made.view)
        yield made


def handles(desk: Desk) -> set[str]:
    return {item.objectName().removeprefix("act-") for item in desk.controls() if item.isEnabled()}


def caption(desk: Desk) -> str:
    return str(next(item for item in desk.items() if item.objectName() == "caption").property("text")).replace(JOIN, "")


def test_one_touch_reads_and_another_one_stops(desk: Desk) -> None:
    assert {"voice-read-zh", "voice-read-yue"} <= handles(desk)
    desk.tap("voice-read-yue")
    settle(desk.view)
    assert "voice-read-zh" not in handles(desk)
    assert caption(desk).startswith("<b><font")
    assert "高齡津貼" in caption(desk)
    desk.tap("voice-read-stop")
    settle(desk.view)
    assert {"voice-read-zh", "voice-read-yue"} <= handles(desk)
    assert desk.touches == []


def test_a_second_touch_on_the_same_place_stops_it_whichever_button_it_was(qtbot: QtBot) -> None:
    with Desk(PANELS["1080x1920"], aloud=True) as desk:
        desk.presenter.wear(ELDER)
        desk.presenter.show(CHOICE)
        settle(desk.view)
        spot = place(desk.find("voice-read-yue")).center().toPoint()
        desk.tap_at(spot)
        settle(desk.view)
        assert "voice-read-yue" not in handles(desk)
        desk.tap_at(spot)
        settle(desk.view)
        assert "voice-read-yue" in handles(desk)


def test_it_moves_nothing_of_the_page_when_it_reads(desk: Desk) -> None:
    before = place(desk.find("item-post"))
    desk.tap("voice-read-zh")
    settle(desk.view)
    assert place(desk.find("item-post")) == before
    desk.tap("item-post")
    assert desk.touches == [("post", "")]


def test_another_page_brings_the_button_back(desk: Desk) -> None:
    desk.tap("voice-read-zh")
    desk.presenter.show(FORM)
    settle(desk.view)
    assert "voice-read-zh" in handles(desk)


def test_only_elder_mode_has_it_and_the_voice_mode_needs_it_not(desk: Desk) -> None:
    desk.tap("voice")
    settle(desk.view)
    assert "voice-read-zh" not in handles(desk)
    desk.tap("voice")
    desk.presenter.wear(Reader())
    settle(desk.view)
    assert "voice-read-zh" not in handles(desk)


def test_the_tongue_is_chosen_on_the_sheet_of_languages(desk: Desk) -> None:
    assert desk.listener
    desk.tap("display")
    settle(desk.view)
    assert not list(faults(desk, elder=True))
    desk.tap("voice-tongue-yue")
    settle(desk.view)
    assert desk.listener.narrator.tongue == CANTONESE
    chosen = QAccessible.queryAccessibleInterface(desk.find("voice-tongue-yue")).state()
    assert chosen.checked
    desk.tap("display-done")
    desk.tap("voice-read-zh")
    assert desk.listener.narrator.tongue == MANDARIN


def test_a_terminal_without_a_loudspeaker_has_no_button(qtbot: QtBot) -> None:
    with Desk(PANELS["1080x1920"]) as desk:
        desk.presenter.wear(ELDER)
        settle(desk.view)
        assert not [one for one in handles(desk) if one.startswith("voice-read")]
        desk.tap("display")
        settle(desk.view)
        assert not [one for one in handles(desk) if one.startswith("voice-tongue")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("panel", PANELS)
def test_every_page_that_can_be_read_aloud_is_whole(qtbot: QtBot, panel: str, language: str) -> None:
    found = []
    with Desk(PANELS[panel], aloud=True) as desk:
        assert desk.listener
        for name in FULL:
            desk.show(SCREENS[name], Reader(language, elder=True))
            if name != "done":  # one while it is read
                desk.listener.narrator.key("read-stop", "panel")
                settle(desk.view)
            for number in itertools.count(1):
                found += [f"{name}, page {number}: {fault}" for fault in faults(desk, elder=True)]
                if not desk.turn_page():
                    break
    assert not found, "\n".join(sorted(set(found)))
