"""Every example screen, on every panel, in every size and language: whole, readable, reachable, named."""

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk, place
from ui.gallery.render import PANELS
from ui.gallery.screens import SCREENS
from ui.theme.reader import LANGUAGES, Reader

MIN_TARGET_MM = {False: 16.0, True: 20.0}
MIN_GAP_MM = 2.6
MIN_TEXT_MM = {False: 7.4, True: 10.1}
SLACK_PX = 1.0


def _texts(desk: Desk) -> list[QQuickItem]:
    return [item for item in desk.items() if item.property("truncated") is not None and item.property("text")]


def _content(text: QQuickItem) -> QRectF:
    """The inked part of a text, less the air above and below its letters."""
    air = text.property("font").pixelSize() * 0.2
    box = place(text)
    box.setWidth(min(box.width(), text.property("contentWidth")))
    return box.adjusted(SLACK_PX, air, -SLACK_PX, -air)


def _text_faults(desk: Desk, page: QRectF, *, elder: bool) -> Iterator[str]:
    for text in _texts(desk):
        said = text.property("text")
        if text.property("truncated") or text.property("contentHeight") > text.height() + SLACK_PX:
            yield f"cut off: {said}"
        if text.property("contentWidth") > text.width() + SLACK_PX:
            yield f"too wide: {said}"
        if not page.contains(_content(text)):
            yield f"outside the panel: {said}"
        if text.property("font").pixelSize() < MIN_TEXT_MM[elder] * desk.theme.panel.px_per_mm:
            yield f"too small: {said}"
    for one, other in itertools.combinations(_texts(desk), 2):
        if _content(one).intersects(_content(other)):
            yield f"on each other: {one.property('text')} / {other.property('text')}"


def _control_faults(desk: Desk, page: QRectF, *, elder: bool) -> Iterator[str]:
    least = MIN_TARGET_MM[elder] * desk.theme.panel.px_per_mm
    controls = desk.controls()
    for control in controls:
        name, box = control.objectName(), place(control)
        if not page.adjusted(-SLACK_PX, -SLACK_PX, SLACK_PX, SLACK_PX).contains(box):
            yield f"outside the panel: {name} {box}"
        if min(box.width(), box.height()) < least:
            yield f"too small to touch: {name} {box}"
        interface = QAccessible.queryAccessibleInterface(control)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            yield f"no name for the screen reader: {name}"
    yield from _gap_faults(controls, MIN_GAP_MM * desk.theme.panel.px_per_mm - SLACK_PX)
    yield from _inside_faults(desk, controls)


def _gap_faults(controls: list[QQuickItem], gap: float) -> Iterator[str]:
    for one, other in itertools.combinations(controls, 2):
        if place(one).adjusted(-gap, -gap, gap, gap).intersects(place(other)):
            yield f"too near: {one.objectName()} / {other.objectName()}"


def _inside_faults(desk: Desk, controls: list[QQuickItem]) -> Iterator[str]:
    for text in _texts(desk):
        for control in controls:
            if control.isAncestorOf(text) and not place(control).contains(_content(text)):
                yield f"sticks out of its button: {text.property('text')}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("elder", [False, True], ids=["standard", "elder"])
@pytest.mark.parametrize("panel", PANELS)
def test_every_screen_is_whole(qtbot: QtBot, panel: str, elder: bool, language: str) -> None:
    page = QRectF(0, 0, PANELS[panel].width, PANELS[panel].height)
    faults = []
    with Desk(PANELS[panel]) as desk:
        for name, screen in SCREENS.items():
            desk.show(screen, Reader(language, elder))
            for number in itertools.count(1):
                found = (*_text_faults(desk, page, elder=elder), *_control_faults(desk, page, elder=elder))
                faults += [f"{name}, page {number}: {fault}" for fault in found]
                if not desk.turn_page():
                    break
    assert not faults, "\n".join(sorted(set(faults)))
