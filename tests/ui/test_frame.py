"""The frame: six places that nothing moves, what they say of themselves, and the sheet that lies behind one of them."""

import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtQml import QQmlProperty
from pytestqt.qtbot import QtBot

from kiosk.model.text import Text
from tests.ui.desk import Desk, place
from ui.gallery.render import PANELS
from ui.gallery.screens import CHOICE, FORM, HOME, PROGRESS, SCREENS
from ui.theme.reader import CONTRASTS, LANGUAGES, Reader
from ui.theme.sizes import PLACES

READERS = [Reader(*how) for how in itertools.product(LANGUAGES, (False, True), CONTRASTS)]
GREETED = {"home-greeted", "home-interrupted", "home-left-sheet"}
FRAME_PX = {"1080x1920": 168, "1920x1080": 108, "1366x768": 104}


def _places(desk: Desk) -> dict[str, QRectF]:
    return {name: place(desk.find(name)) for name in PLACES}


def _name(desk: Desk, handle: str) -> str:
    return QAccessible.queryAccessibleInterface(desk.find(handle)).text(QAccessible.Text.Name)


def _state(desk: Desk, handle: str) -> QAccessible.State:
    return QAccessible.queryAccessibleInterface(desk.find(handle)).state()


@pytest.mark.parametrize("panel", PANELS)
def test_no_size_theme_language_or_screen_moves_a_place_of_the_frame(qtbot: QtBot, panel: str) -> None:
    with Desk(PANELS[panel]) as desk:
        first = _places(desk)
        for reader in READERS:
            desk.presenter.wear(reader)
            assert _places(desk) == first, reader
        for name, screen in SCREENS.items():
            desk.show(screen)
            assert _places(desk) == first, name
        desk.tap("display")
        assert _places(desk) == first


@pytest.mark.parametrize("panel", PANELS)
def test_the_frame_is_as_high_as_it_was_drawn(qtbot: QtBot, panel: str) -> None:
    with Desk(PANELS[panel]) as desk:
        assert desk.theme.dress(Reader())["frame"] == FRAME_PX[panel]
        ground = place(desk.find("back").parentItem())
        assert (ground.height(), ground.bottom()) == (FRAME_PX[panel], PANELS[panel].height)


@pytest.mark.parametrize("panel", PANELS)
def test_the_words_of_the_frame_keep_inside_their_places_whether_on_or_off(qtbot: QtBot, panel: str) -> None:
    with Desk(PANELS[panel]) as desk:
        dress = desk.theme.dress(Reader())
        for reader, opens in itertools.product(READERS[:: len(CONTRASTS)], (False, True)):
            desk.show(CHOICE, reader)
            if opens:
                desk.tap("display")
            for name in PLACES:
                button = desk.find(name)
                (word,) = [place(item) for item in desk.items() if item.property("text") and button.isAncestorOf(item)]
                air = float(dress["line_bold" if name in ("elder", "display") else "line_outline"])
                assert place(button).adjusted(air, air, -air, -air).contains(word), (reader, opens, name)
            if opens:
                desk.tap("display")


def test_a_switch_keeps_its_name_and_says_that_it_is_on(desk: Desk) -> None:
    assert (_name(desk, "elder"), _state(desk, "elder").checked) == ("长辈版", False)
    desk.tap("elder")
    assert (_name(desk, "elder"), _state(desk, "elder").checked) == ("长辈版", True)
    desk.tap("elder")
    assert desk.presenter.reader == Reader()


def test_without_sound_the_place_of_the_voice_mode_is_outlined_and_does_nothing(desk: Desk) -> None:
    before = desk.find("voice").property("color")
    assert before == desk.find("back").property("color") != desk.find("elder").property("color")
    desk.tap("voice")
    assert (desk.touches, desk.readers, desk.find("voice").isEnabled()) == ([], [], False)


@pytest.mark.parametrize("contrast", CONTRASTS)
def test_what_cannot_be_left_now_still_looks_like_a_place_of_the_frame(desk: Desk, contrast: str) -> None:
    """It keeps its outline: a word without one is a label, which nobody would touch later."""
    desk.show(PROGRESS, Reader(contrast=contrast))
    assert not PROGRESS.can_leave
    for handle in ("back", "home"):
        button = desk.find(handle)
        line = QQmlProperty(button, "border.color").read()
        assert not button.isEnabled()
        assert QQmlProperty(button, "border.width").read() > 0
        assert line.alpha() == 255
        assert line not in (button.property("color"), button.parentItem().property("color"))


def test_everything_is_on_the_sheet_by_its_name(desk: Desk) -> None:
    desk.tap("display")
    names = {item.objectName(): _name(desk, item.objectName().removeprefix("act-")) for item in desk.controls()}
    assert [names[f"act-language-{one}"] for one in LANGUAGES] == ["简体中文", "English"]
    assert [names[f"act-size-{one}"] for one in ("standard", "elder")] == ["标准", "长辈版"]
    assert [names[f"act-contrast-{one}"] for one in CONTRASTS] == ["白底黑字", "深色", "黄底黑字", "黑底白字"]


def test_what_is_touched_on_the_sheet_holds_at_once_and_the_usual_look_comes_back(desk: Desk) -> None:
    desk.tap("display")
    for handle, reader in (
        ("language-en", Reader("en")),
        ("size-elder", Reader("en", elder=True)),
        ("contrast-black-on-yellow", Reader("en", elder=True, contrast="black-on-yellow")),
        ("usual", Reader()),
    ):
        desk.tap(handle)
        assert desk.presenter.reader == reader
    assert desk.touches == []


def test_what_is_chosen_on_the_sheet_is_marked(desk: Desk) -> None:
    desk.tap("display")
    desk.tap("contrast-dark")
    chosen = {
        item.objectName() for item in desk.controls() if _state(desk, item.objectName().removeprefix("act-")).checked
    }
    assert chosen == {"act-display", "act-language-zh-Hans", "act-size-standard", "act-contrast-dark"}


@pytest.mark.parametrize("way", ["display-done", "display", "back"])
def test_step_and_typed_digits_are_there_when_the_sheet_goes(desk: Desk, way: str) -> None:
    desk.show(FORM)
    before = {item.objectName() for item in desk.controls()}
    desk.tap("display")
    assert "act-confirm" not in {item.objectName() for item in desk.controls()}
    desk.tap(way)
    assert {item.objectName() for item in desk.controls()} == before
    assert (desk.touches, desk.bridge.view_model.shown[0]["typing"]["value"]) == ([], "138 2233 ____")


def test_the_sheet_goes_when_another_page_comes(desk: Desk) -> None:
    desk.show(CHOICE)
    desk.tap("display")
    desk.show(SCREENS["idle"])
    assert "act-stay" in {item.objectName() for item in desk.controls()}
    desk.show(CHOICE)
    assert "act-item-bank" in {item.objectName() for item in desk.controls()}


@pytest.mark.parametrize("panel", PANELS)
def test_the_way_out_of_a_greeting_or_cover_stands_where_nothing_else_ever_stands(qtbot: QtBot, panel: str) -> None:
    with Desk(PANELS[panel]) as desk:
        for reader in READERS[:: len(CONTRASTS)]:
            desk.presenter.wear(reader)
            desk.show(SCREENS["home-greeted"])
            corner = next(
                place(item) for item in desk.controls() if item.objectName() == "act-home" and item.isEnabled()
            )
            assert corner.bottom() < desk.theme.px(60)
            for name, screen in SCREENS.items():
                desk.show(screen)
                over = [item.objectName() for item in desk.controls() if place(item).intersects(corner)]
                ways = {"idle": ["act-leave"]} | {each: ["act-home"] for each in GREETED}
                assert over == ways.get(name, []), (name, reader)


def test_the_steps_stand_in_the_header_by_name(desk: Desk) -> None:
    desk.show(CHOICE)
    said = [str(item.property("text")) for item in desk.items() if item.property("text")]
    assert {"确认身份", "2 回答问题", "3 核对", "4 提交"} <= set(said)


def test_names_of_steps_that_have_no_room_beside_each_other_leave_the_one_that_is_now(desk: Desk) -> None:
    stage = CHOICE.stage
    assert stage
    desk.show(replace(CHOICE, stage=replace(stage, names=(*stage.names, *(Text("home-start"),) * 4))))
    said = [str(item.property("text")) for item in desk.items() if item.property("text")]
    assert "2 回答问题" in said
    assert "3 核对" not in said


def test_the_home_screen_is_not_left_by_the_frame(desk: Desk) -> None:
    desk.show(HOME)
    desk.tap("home")
    desk.tap("back")
    assert desk.touches == []
