"""Fingers on the real window: what is tapped comes back as the right touch, once.

Covers ui.present.bridge as well.
"""

import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QKeyEvent
from PySide6.QtTest import QTest

from kiosk.model.text import Text
from tests.flows.window import until
from tests.ui.desk import LONG_S, Desk, place
from ui.gallery.reviews import REVIEW
from ui.gallery.screens import FORM, HOME, PROMPT, SCREENS
from ui.theme.reader import Reader

TAPS = {
    "home": ("item-pension", "pension", ""),
    "home-greeted": ("item-tax", "tax", ""),
    "home-interrupted": ("item-tax", "tax", ""),
    "home-left-sheet": ("item-tax", "tax", ""),
    "prompt": ("way:code", "way:code", ""),
    "prompt-scan": ("way:id_card", "way:id_card", ""),
    "choice": ("item-bank", "bank", ""),
    "form": ("digit-3", "digit", "3"),
    "review-unticked": ("item-consent", "consent", ""),
    "review-extract": ("item-reveal", "reveal", ""),
    "review": ("item-reveal", "reveal", ""),
    "result": ("again", "again", ""),
    "problem": ("retry", "retry", ""),
    "problem-jam": ("go-on", "go-on", ""),
    "problem-line": ("retry", "retry", ""),
    "done-spoiled": ("finish", "finish", ""),
    "guide-one": ("item-certificate", "certificate", ""),
    "done": ("finish", "finish", ""),
    "guide": ("item-medical", "medical", ""),
    "cut-short": ("print-anew", "print-anew", ""),
    "wrong": ("again", "again", ""),
    "leave": ("leave", "leave", ""),
    "applications-none": ("way:receipt", "way:receipt", ""),
    "offer-elder": ("item-close", "close", ""),
    "idle": ("stay", "stay", ""),
    "verify": ("delete", "delete", ""),
    "help": ("close", "close", ""),
    "help-meanwhile": ("close", "close", ""),
    "progress": ("help", "help", ""),
    "progress-sheets": ("help", "help", ""),
    "progress-stopped": ("help", "help", ""),
    "progress-slip": ("help", "help", ""),
    "progress-asking": ("help", "help", ""),
    "out_of_service": ("help", "help", ""),
}
KEYS = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}
SCANNER_S = 0.03  # from key to key of a slow one


def test_every_example_screen_is_tapped_somewhere() -> None:
    assert TAPS.keys() == SCREENS.keys()


@pytest.mark.parametrize("screen", SCREENS)
def test_a_tap_comes_back_as_its_touch(desk: Desk, screen: str) -> None:
    handle, action, value = TAPS[screen]
    desk.show(SCREENS[screen])
    desk.tap(handle)
    assert desk.touches == [(action, value)]


def test_the_consent_box_is_ticked_by_touching_its_sentence(desk: Desk) -> None:
    desk.show(REVIEW)
    desk.tap("item-consent")
    assert desk.touches == [("consent", "")]


def test_back_and_home_are_dead_while_paper_moves(desk: Desk) -> None:
    desk.show(SCREENS["progress"])
    desk.tap("back")
    desk.tap("home")
    assert desk.touches == []
    desk.show(PROMPT)
    desk.tap("back")
    desk.tap("home")
    assert desk.touches == [("back", ""), ("home", "")]


def test_size_contrast_and_language_belong_to_the_reader_and_end_with_the_visit(desk: Desk) -> None:
    desk.show(PROMPT)
    for handle in ("elder", "display", "language-en", "contrast-dark"):
        desk.tap(handle)
    assert desk.touches == []
    assert desk.readers[-1] == desk.presenter.reader == Reader("en", elder=True, contrast="dark")
    desk.presenter.show(HOME, another=True)
    assert desk.readers[-1] == desk.presenter.reader == Reader()


def test_services_of_another_group_come_with_its_chip(desk: Desk) -> None:
    desk.show(HOME)
    desk.tap("group-example-seniors")
    desk.show(HOME)
    assert {item.objectName() for item in desk.controls()} >= {"act-item-disabled", "act-item-pension"}
    assert "act-item-fund" not in {item.objectName() for item in desk.controls()}


def test_a_tap_that_brings_other_services_is_told_as_a_hand_and_its_second_half_is_not(desk: Desk) -> None:
    hands: list[str] = []
    desk.bridge.view_model.answer_touches(desk.presenter.touch, lambda: hands.append("here"))
    desk.show(HOME)
    desk.tap("group-example-seniors")
    desk.tap("group-example-seniors", after=0.1)
    assert (hands, desk.touches) == (["here"], [])


def test_a_finger_that_stays_long_and_slides_still_taps(desk: Desk) -> None:
    desk.show(REVIEW)
    desk.seconds += LONG_S
    centre = place(desk.find("confirm")).center().toPoint()
    plain, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    QTest.mousePress(desk.view, left, plain, centre)
    QTest.mouseMove(desk.view, centre + QPoint(30, 20))
    QTest.mouseRelease(desk.view, left, plain, centre + QPoint(30, 20))
    assert desk.touches == [("confirm", "")]


def test_the_keyboard_reaches_and_presses_what_a_finger_does(desk: Desk) -> None:
    desk.show(REVIEW)
    desk.find("confirm").forceActiveFocus()
    QTest.keyClick(desk.view, Qt.Key.Key_Return)
    until(lambda: bool(desk.touches), lambda: "the key pressed nothing")
    assert desk.touches == [("confirm", "")]


def test_keys_that_a_scanner_types_press_nothing(desk: Desk) -> None:
    desk.show(REVIEW)
    desk.find("confirm").forceActiveFocus()
    for typed in ("SUIZHU1|GZ0117\r", "\r\r", "\r ", " \t\r"):
        desk.seconds += LONG_S
        for key in typed:
            QTest.keyClick(desk.view, KEYS.get(key) or Qt.Key(ord(key)))
            desk.seconds += SCANNER_S
    desk.seconds += LONG_S
    QTest.keyClick(desk.view, Qt.Key.Key_Tab)  # the keys of a keypad still reach everything
    desk.find("confirm").forceActiveFocus()
    desk.seconds += LONG_S
    QTest.keyClick(desk.view, Qt.Key.Key_Space)
    until(lambda: bool(desk.touches), lambda: "the key pressed nothing")
    assert desk.touches == [("confirm", "")]
    assert desk.bursts == 4


def test_private_values_are_masked_in_what_qml_gets(desk: Desk) -> None:
    desk.show(REVIEW)
    said = [item.property("text") for item in desk.items() if item.property("text")]
    assert "440104********0029" in said
    assert not [text for text in said if "195203140029" in str(text)]


def test_this_pyside_keeps_its_references_to_none(desk: Desk) -> None:
    """PySide6 6.12 loses one reference to None a void call on Python 3.11, and dies after some thousands."""
    before = sys.getrefcount(None)
    for _ in range(10_000):
        QCoreApplication.processEvents()
        desk.view.update()
    assert sys.getrefcount(None) > before - 100


def test_the_frame_waits_as_everything_does(desk: Desk) -> None:
    desk.show(PROMPT)
    desk.tap("elder")
    desk.tap("help", after=0.6)
    assert desk.touches == []
    desk.tap("help", after=0.2)
    assert desk.touches == [("help", "")]


def test_what_came_by_itself_is_not_tapped_at_once(desk: Desk) -> None:
    desk.show(SCREENS["home-greeted"])  # a card was read; nobody has touched anything
    desk.tap("item-tax", after=0.3)
    assert desk.touches == []
    desk.tap("item-tax", after=0.2)
    assert desk.touches == [("tax", "")]


@pytest.mark.parametrize("notices", [("", "example-offline"), ("example-offline", "")], ids=["comes", "goes"])
def test_what_the_strip_has_moved_is_not_tapped_at_once(desk: Desk, notices: tuple[str, str]) -> None:
    for key in notices:
        desk.seconds += LONG_S
        desk.show(replace(REVIEW, notice=Text(key) if key else None))
    desk.tap("confirm", after=0.3)
    assert desk.touches == []


def test_a_sentence_that_only_says_something_else_keeps_nobody_waiting(desk: Desk) -> None:
    desk.show(HOME)
    desk.seconds += LONG_S
    desk.show(replace(HOME, body=(Text("example-offline"),)))
    desk.tap("item-pension", after=0.0)
    assert desk.touches == [("pension", "")]


def test_digits_follow_each_other_as_fast_as_they_are_typed(desk: Desk) -> None:
    desk.show(FORM)
    for digit in "135":
        desk.tap(f"digit-{digit}", after=0.05)
        desk.show(FORM)
    assert desk.touches == [("digit", "1"), ("digit", "3"), ("digit", "5")]


def test_what_has_changed_under_a_resting_finger_is_not_tapped(desk: Desk) -> None:
    desk.show(FORM)
    desk.seconds += LONG_S
    centre = place(desk.find("confirm")).center().toPoint()
    plain, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    QTest.mousePress(desk.view, left, plain, centre)
    desk.presenter.show(replace(FORM, actions=(replace(FORM.actions[0], id="another"),)))
    QTest.mouseRelease(desk.view, left, plain, centre)
    assert desk.touches == []


def test_a_key_that_is_held_down_presses_once(desk: Desk) -> None:
    desk.show(REVIEW)
    desk.find("confirm").forceActiveFocus()
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    for _ in range(3):
        desk.seconds += LONG_S
        QCoreApplication.sendEvent(desk.view, held)
    assert desk.touches == []


def test_a_screen_reader_waits_for_no_change(desk: Desk) -> None:
    desk.show(REVIEW)
    interface = QAccessible.queryAccessibleInterface(desk.find("confirm"))
    for _ in range(2):
        interface.actionInterface().doAction(QAccessibleActionInterface.pressAction())
    assert desk.touches == [("confirm", "")]
