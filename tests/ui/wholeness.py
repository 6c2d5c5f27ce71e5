"""What is wrong with how a screen stands on its panel: cut off, on each other, too small, too near, without a
name, or with lines that end where nobody would end them."""

import itertools
from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from kiosk.model.screen import Screen
from tests.ui.desk import Desk, place
from tests.ui.typeset import bad_breaks, lines_of
from ui.words.line_breaks import JOIN, KEEP

MIN_TARGET_MM = {False: 16.0, True: 20.0}
MIN_GAP_MM = 2.6
MIN_TEXT_MM = {False: 7.4, True: 10.1}
SLACK_PX = 1.0


def faults(desk: Desk, *, elder: bool) -> Iterator[str]:
    """Of the page that stands there now."""
    panel = desk.theme.panel
    page = QRectF(0, 0, panel.width, panel.height)
    seen = list(desk.items())
    controls = [item for item in seen if item.objectName().startswith("act-")]
    texts = [_Words(item) for item in seen if item.property("truncated") is not None and item.property("text")]
    yield from _text_faults(texts, page, MIN_TEXT_MM[elder] * panel.px_per_mm)
    yield from _control_faults(controls, page, MIN_TARGET_MM[elder] * panel.px_per_mm)
    yield from _gap_faults(controls, MIN_GAP_MM * panel.px_per_mm - SLACK_PX)
    yield from _inside_faults(texts, controls)
    for text in texts:
        if text.item.objectName() == "caption":  # of several colours: its lines cannot be told from outside
            continue
        yield from bad_breaks(lines_of(text.item))


def said(desk: Desk) -> set[str]:
    """All texts that are seen on the page that stands there now. A caption stands there as long as it is spoken."""
    texts = (item for item in desk.items() if item.property("text") and item.objectName() != "caption")
    return {_bare(str(item.property("text"))) for item in texts}


def lost(desk: Desk, seen: set[str], screen: Screen) -> Iterator[str]:
    """Sentences of the screen that stand in none of these texts: those that were seen on all of its pages.

    That something else is possible is seen where it is listed.
    """
    wanted = desk.bridge.view_model.shown[0]["body"][: 1 if screen.kind == "guide" and screen.items else None]
    yield from (text for text in wanted if not any(_bare(text) in one for one in seen))


def _bare(text: str) -> str:
    """Without what only shapes lines."""
    return "".join(text.replace(JOIN, "").replace(KEEP, "").split())


class _Words:
    """A text on the screen. `inked`: its inked part, less the air above and below its letters."""

    def __init__(self, item: QQuickItem) -> None:
        self.item = item
        self.said: str = item.property("text")
        self.wide: float = item.property("contentWidth")
        self.size: int = item.property("font").pixelSize()
        air = self.size * 0.2
        box = place(item)
        box.setWidth(min(box.width(), self.wide))
        self.inked = box.adjusted(SLACK_PX, air, -SLACK_PX, -air)


def _text_faults(texts: list[_Words], page: QRectF, least: float) -> Iterator[str]:
    for text in texts:
        item = text.item
        if item.property("truncated") or item.property("contentHeight") > item.height() + SLACK_PX:
            yield f"cut off: {text.said}"
        if text.wide > item.width() + SLACK_PX:
            yield f"too wide: {text.said}"
        if not page.contains(text.inked):
            yield f"outside the panel: {text.said}"
        if text.size < least and text.item.objectName() != "sample":  # it shows a size, and is not read
            yield f"too small: {text.said}"
    for one, other in itertools.combinations(texts, 2):
        if one.inked.intersects(other.inked):
            yield f"on each other: {one.said} / {other.said}"


def _control_faults(controls: list[QQuickItem], page: QRectF, least: float) -> Iterator[str]:
    for control in controls:
        name, box = control.objectName(), place(control)
        if not page.adjusted(-SLACK_PX, -SLACK_PX, SLACK_PX, SLACK_PX).contains(box):
            yield f"outside the panel: {name} {box}"
        if min(box.width(), box.height()) < least:
            yield f"too small to touch: {name} {box}"
        interface = QAccessible.queryAccessibleInterface(control)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            yield f"no name for the screen reader: {name}"


def _gap_faults(controls: list[QQuickItem], gap: float) -> Iterator[str]:
    boxes = [(control.objectName(), place(control)) for control in controls]
    for (one, box), (other, near) in itertools.combinations(boxes, 2):
        if box.adjusted(-gap, -gap, gap, gap).intersects(near):
            yield f"too near: {one} / {other}"


def _inside_faults(texts: list[_Words], controls: list[QQuickItem]) -> Iterator[str]:
    for control in controls:
        box = place(control)
        for text in texts:
            if control.isAncestorOf(text.item) and not box.contains(text.inked):
                yield f"sticks out of its button: {text.said}"
