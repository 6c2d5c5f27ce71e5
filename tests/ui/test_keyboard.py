"""An ordinary keyboard is enough: everything is reached in an order that makes sense, seen, pressed, and left again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from tests.flows.window import until
from tests.ui.desk import LONG_S, Desk, place
from ui.gallery.render import settle
from ui.gallery.reviews import REVIEW
from ui.gallery.screens import CHOICE, FORM, HOME, SCREENS
from ui.theme.reader import Reader

MOST = 80


def hit(desk: Desk, *keys: Qt.Key) -> None:
    for key in keys:
        desk.seconds += LONG_S
        QTest.keyClick(desk.view, key)


def focused(desk: Desk) -> str:
    item = desk.view.activeFocusItem()
    return item.objectName().removeprefix("act-") if isinstance(item, QQuickItem) else ""


@pytest.mark.parametrize("screen", ["home", "choice", "form", "review", "done", "help", "idle", "verify"])
def test_tab_goes_round_all_that_can_be_touched_and_back(desk: Desk, screen: str) -> None:
    desk.show(SCREENS[screen])
    wanted = {one.objectName().removeprefix("act-") for one in desk.controls() if one.isEnabled()}
    round_: list[str] = []
    for _ in range(MOST):
        hit(desk, Qt.Key.Key_Tab)
        if focused(desk) in round_:
            break
        round_.append(focused(desk))
    assert set(round_) == wanted
    hit(desk, Qt.Key.Key_Backtab)
    assert focused(desk) == round_[-1]


def test_the_page_comes_first_and_the_frame_last(desk: Desk) -> None:
    desk.show(CHOICE)
    order = []
    for _ in range(9):
        hit(desk, Qt.Key.Key_Down)
        order.append(focused(desk))
    assert order[:3] == ["item-card", "item-bank", "item-post"]
    assert order[3:] == ["back", "home", "elder", "display", "help", "item-card"]
    hit(desk, Qt.Key.Key_Up)
    assert focused(desk) == "help"


def test_digits_are_typed_deleted_and_sent(desk: Desk) -> None:
    desk.show(FORM)
    for key in (Qt.Key.Key_7, Qt.Key.Key_Backspace):
        before = len(desk.touches)
        hit(desk, key)
        until(lambda before=before: len(desk.touches) > before, lambda: "the key pressed nothing")  # type: ignore[misc]
    assert desk.touches == [("digit", "7"), ("delete", "")]


def test_escape_closes_the_sheet_and_goes_back_a_page(desk: Desk) -> None:
    desk.show(CHOICE)
    desk.tap("display")
    settle(desk.view)
    hit(desk, Qt.Key.Key_Escape)
    until(lambda: "act-display-done" not in {one.objectName() for one in desk.controls()}, lambda: "the sheet stays")
    assert desk.touches == []
    hit(desk, Qt.Key.Key_Escape)
    until(lambda: desk.touches == [("back", "")], lambda: "no way back")


def test_on_another_page_the_keyboard_begins_at_its_first_control(desk: Desk) -> None:
    desk.show(HOME)
    hit(desk, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    desk.show(CHOICE)
    until(lambda: focused(desk) == "item-card", lambda: f"the focus is at {focused(desk)!r}")
    assert desk.touches == []


@pytest.mark.parametrize("reader", [Reader(elder=True), Reader("en")], ids=["larger", "other-words"])
def test_the_ring_follows_a_control_that_stays_on_a_page_in_another_dress(desk: Desk, reader: Reader) -> None:
    desk.show(CHOICE)
    hit(desk, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    control = desk.find("item-bank")
    before = place(control)
    desk.presenter.wear(reader)
    settle(desk.view)
    assert (desk.view.activeFocusItem() is control, place(control) == before) == (True, not reader.elder)
    (ring,) = [item for item in desk.items() if item.objectName() == "keyboard-ring"]
    around = place(ring)
    assert around.contains(place(control))
    assert around.center() == place(control).center()


def test_whoever_uses_a_finger_sees_no_ring(desk: Desk) -> None:
    desk.show(HOME)
    hit(desk, Qt.Key.Key_Tab)
    desk.tap("item-pension")
    desk.show(REVIEW)
    settle(desk.view)
    assert focused(desk) == ""


def test_keys_that_mean_nothing_press_nothing(desk: Desk) -> None:
    desk.show(CHOICE)
    hit(desk, Qt.Key.Key_7, Qt.Key.Key_Backspace, Qt.Key.Key_F5, Qt.Key.Key_A)
    settle(desk.view)
    assert desk.touches == []
