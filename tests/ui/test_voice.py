"""The voice mode on the glass: its place in the frame, its panel, the ring around what is heard, the dark screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.desk import LONG_S, Desk, place
from ui.gallery.render import PANELS, settle
from ui.gallery.reviews import EXTRACT, REVIEW
from ui.gallery.screens import CHOICE, HOME
from ui.narrator.mode import Mode
from ui.narrator.reading import PAGE, ROW
from ui.theme.reader import CONTRASTS, Reader
from ui.words.line_breaks import JOIN


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    with Desk(PANELS["1080x1920"], voice=True) as made:
        yield made


def mode(desk: Desk) -> Mode:
    assert desk.listener
    return desk.listener.narrator.mode


def act(desk: Desk, handle: str) -> None:
    """A first touch to hear what it is, where it was not heard yet, and one that presses it."""
    before = mode(desk).felt
    desk.tap(handle)
    if mode(desk).felt != before:
        desk.tap(handle)
    settle(desk.view)


def press(desk: Desk, *keys: str) -> None:
    for key in keys:
        act(desk, f"voice-{key}")


def ring(desk: Desk) -> QQuickItem:
    (found,) = [item for item in desk.items() if item.objectName() == "ring"]
    return found


def caption(desk: Desk) -> str:
    return str(next(item for item in desk.items() if item.objectName() == "caption").property("text")).replace(JOIN, "")


def rings(desk: Desk, handle: str) -> bool:
    """Whether the ring stands around this control, with air on every side."""
    wanted, found = place(desk.find(handle)), place(ring(desk))
    return found.contains(wanted.adjusted(-4, -4, 4, 4)) and found.center() == wanted.center()


def test_its_place_in_the_frame_switches_it_on_and_off(desk: Desk) -> None:
    desk.presenter.show(CHOICE)
    settle(desk.view)
    height = place(desk.find("item-card")).height()
    desk.tap("voice")
    settle(desk.view)
    assert [item.objectName() for item in desk.controls() if item.objectName() == "act-voice-down"]
    assert place(desk.find("item-card")).height() < height
    act(desk, "voice")
    assert not [item for item in desk.controls() if item.objectName() == "act-voice-down"]
    assert place(desk.find("item-card")).height() == height
    assert desk.touches == []


def test_the_ring_stands_around_what_is_heard(desk: Desk) -> None:
    desk.show(CHOICE)
    assert rings(desk, "item-card")
    press(desk, "down")
    assert rings(desk, "item-bank")
    press(desk, "right")
    assert rings(desk, "back")


def test_keys_on_the_glass_press_what_is_heard(desk: Desk) -> None:
    desk.show(CHOICE)
    press(desk, "down", "select")
    assert desk.touches == [("bank", "")]
    press(desk, "left")
    assert desk.touches[-1] == ("back", "")


def test_the_first_touch_speaks_and_the_second_acts(desk: Desk) -> None:
    desk.show(CHOICE)
    desk.tap("item-post")
    settle(desk.view)
    assert desk.touches == []
    assert rings(desk, "item-post")
    assert "邮政汇款到家" in caption(desk)
    assert "再点一下就按下" in caption(desk)
    desk.tap("item-post", after=0.6)
    assert desk.touches == [("post", "")]


def test_two_touches_of_a_trembling_hand_only_speak(desk: Desk) -> None:
    desk.show(CHOICE)
    desk.tap("item-post")
    desk.tap("item-post", after=0.3)
    assert desk.touches == []


def test_a_finger_that_slides_hears_what_it_comes_to_and_presses_nothing(desk: Desk) -> None:
    desk.show(CHOICE)
    desk.seconds += LONG_S
    plain, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    begins, ends = (place(desk.find(f"item-{one}")).center().toPoint() for one in ("card", "post"))
    QTest.mousePress(desk.view, left, plain, begins)
    QTest.mouseMove(desk.view, (begins + ends) / 2)
    assert mode(desk).felt == "item-bank"
    desk.seconds += LONG_S
    QTest.mouseMove(desk.view, ends)
    desk.seconds += LONG_S
    QTest.mouseRelease(desk.view, left, plain, ends)
    assert (mode(desk).felt, desk.touches) == ("item-post", [])
    desk.tap("item-post")
    assert desk.touches == [("post", "")]


def test_a_finger_on_words_hears_the_words_and_on_nothing_where_it_is(desk: Desk) -> None:
    desk.show(CHOICE)
    title = next(item for item in desk.items() if "津贴发到" in str(item.property("text")).replace(JOIN, ""))
    desk.tap_at(place(title).center().toPoint(), LONG_S)
    assert (mode(desk).felt, mode(desk).thing) == ("title", None)
    bottom = place(desk.find("item-post")).bottom()
    desk.tap_at(QPoint(540, int(bottom) + 12), LONG_S)
    settle(desk.view)
    assert mode(desk).felt == ""
    assert "这里是空的" in caption(desk)


def test_a_finger_on_a_row_hears_its_value_and_its_button_is_still_a_button(desk: Desk) -> None:
    desk.show(REVIEW)
    button = next(item for item in desk.controls() if item.objectName().startswith("act-change:"))
    row = place(button)
    desk.tap_at(QPoint(400, int(row.center().y())), LONG_S)
    assert mode(desk).felt.startswith("item-")
    desk.tap(button.objectName().removeprefix("act-"))
    assert "change:" in mode(desk).felt
    assert desk.touches == []


def test_what_no_page_tells_of_is_heard_and_pressed_too(desk: Desk) -> None:
    desk.show(CHOICE)
    desk.tap("display")
    settle(desk.view)
    assert rings(desk, "display")
    act(desk, "display")
    assert "已按下" in caption(desk)
    act(desk, "language-en")
    assert desk.presenter.reader.language == "en"
    act(desk, "back")  # closes the sheet, and goes back no page
    assert desk.touches == []


def test_what_cannot_be_pressed_now_says_so(desk: Desk) -> None:
    desk.show(HOME)
    act(desk, "home")
    assert "现在不能按" in caption(desk)
    assert desk.touches == []


def test_the_page_turns_to_what_is_heard(desk: Desk) -> None:
    desk.show(EXTRACT)
    assert rings(desk, "item-reveal")
    assert not _can(desk, "confirm")
    press(desk, "right")
    assert rings(desk, "confirm")


def test_the_page_turns_to_a_row_that_is_only_read(desk: Desk) -> None:
    desk.show(EXTRACT)
    reading = mode(desk).reading
    assert reading
    assert desk.listener
    last = [stop.id for stop in reading.stops if stop.group == PAGE and stop.id.startswith(ROW)][-1]
    for _ in reading.stops:
        if mode(desk).stop == reading.stops[reading.place_of(last) or 0]:
            break
        desk.listener.narrator.key("up")
    settle(desk.view)
    settle(desk.view)
    assert [item for item in desk.items() if item.objectName() == f"row-{last}" and item.isEnabled()]
    assert _can(desk, "page-previous")


def test_the_home_screen_turns_to_a_service_on_another_page_and_a_finger_turns_back(desk: Desk) -> None:
    desk.show(HOME)
    press(desk, *["down"] * 8)
    for _ in range(4):
        settle(desk.view)
    assert rings(desk, "item-disabled")
    act(desk, "page-previous")
    assert "act-item-disabled" not in {item.objectName() for item in desk.controls() if item.isEnabled()}


def test_the_words_that_are_said_stand_out(desk: Desk) -> None:
    desk.show(CHOICE)
    assert desk.listener
    desk.listener.narrator.phrase_begun(desk.listener.narrator.saying, 0)
    settle(desk.view)
    assert "<b><font color=" in caption(desk)
    assert caption(desk).index("选项。</font></b>") < caption(desk).index("社保卡里的银行账户")


def test_a_long_page_is_shown_part_by_part(desk: Desk) -> None:
    desk.show(CHOICE)
    press(desk, "repeat")
    assert desk.listener
    narrator = desk.listener.narrator
    narrator.key("where")
    narrator.phrase_begun(narrator.saying, 8)
    settle(desk.view)
    assert "您在这里" not in caption(desk)


def test_a_dark_screen_shows_nothing_and_is_explored_all_the_same(desk: Desk) -> None:
    desk.show(CHOICE)
    press(desk, "dark")
    picture = desk.view.grabWindow()
    seen = {picture.pixelColor(x, y).name() for x in range(0, 1080, 40) for y in range(0, 1920, 40)}
    assert seen == {"#000000"}
    act(desk, "item-post")
    assert desk.touches == [("post", "")]
    assert mode(desk).dark
    press(desk, "dark")
    assert desk.view.grabWindow().pixelColor(540, 1000).name() != "#000000"


def test_speed_and_volume_have_their_bars(desk: Desk) -> None:
    desk.show(CHOICE)
    press(desk, "faster", "louder", "louder")
    assert (mode(desk).speed, mode(desk).volume) == (3, 8)


def test_nothing_of_a_person_is_left_in_the_caption_after_the_visit(desk: Desk) -> None:
    desk.show(REVIEW)
    assert desk.listener
    desk.listener.narrator.visit_over()
    settle(desk.view)
    texts = [str(item.property("text")) for item in desk.view.rootObject().findChildren(QQuickItem, "caption")]
    assert [text for text in texts if "改一下" in text] == []


@pytest.mark.parametrize("contrast", CONTRASTS)
def test_in_every_theme_the_panel_can_be_told_from_the_page(desk: Desk, contrast: str) -> None:
    desk.show(CHOICE, Reader(contrast=contrast))
    picture = desk.view.grabWindow()
    colours = {picture.pixelColor(540, y).name() for y in range(900, 1752)}
    assert len(colours) > 2


def test_turning_by_hand_is_possible_while_something_is_heard(desk: Desk) -> None:
    desk.show(EXTRACT)
    assert desk.turn_page()
    assert _can(desk, "page-previous")


def _can(desk: Desk, handle: str) -> bool:
    return bool([item for item in desk.controls() if item.objectName() == f"act-{handle}" and item.isEnabled()])
