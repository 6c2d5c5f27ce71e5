"""What rules about reading and touching ask of the window, measured on it and not on the tables it is drawn from."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMetaObject, QObject
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

import ui
from tests.ui.desk import Desk, place
from ui.gallery.render import PANELS, settle
from ui.gallery.screens import SCREENS
from ui.theme.colours import contrast_ratio
from ui.theme.reader import CONTRASTS, Reader
from ui.theme.sizes import STEP_MS, Panel

QML = [path.read_text("utf-8") for path in sorted((Path(ui.__file__).parent / "qml").rglob("*.qml"))]
H_DEGREES = 0.7  # EN 301 549, 5.1.4
LOGOTYPE = "穗"  # in its own colours, and under the cover of the idle page
WORN = [*(Reader(contrast=contrast) for contrast in CONTRASTS), Reader(elder=True)]
BLINKS_HZ = 1  # of the light at the device to use; what may harm begins at 3
LINE_SPACING = 1.3  # of the letters' size: MIIT 2021-67, annex 2, 1.2


def texts(desk: Desk) -> list[QQuickItem]:
    """Everything that is written on the page that stands there."""
    return [item for item in desk.items() if item.property("truncated") is not None and item.property("text")]


@pytest.mark.parametrize(("elder", "metres"), [(False, 0.4), (True, 0.6)], ids=["standard", "elder"])
@pytest.mark.parametrize("panel", PANELS)
def test_a_capital_h_subtends_seven_tenths_of_a_degree(qtbot: QtBot, panel: str, elder: bool, metres: float) -> None:
    """In elder mode for who stands 600 mm away, else 400 mm."""
    with Desk(PANELS[panel]) as desk:
        px_per_mm = desk.theme.panel.px_per_mm
        for name, screen in SCREENS.items():
            desk.show(screen, Reader(elder=elder))
            for text in texts(desk):
                high = QFontMetricsF(text.property("font")).capHeight() / px_per_mm  # mm
                degrees = 180 * high / (3.14159 * metres * 1000)
                assert degrees >= H_DEGREES or text.objectName() == "sample", (name, text.property("text"), degrees)


@pytest.mark.parametrize("elder", [False, True], ids=["standard", "elder"])
@pytest.mark.parametrize("panel", PANELS)
def test_lines_of_a_text_stand_apart(qtbot: QtBot, panel: str, elder: bool) -> None:
    close = {}
    with Desk(PANELS[panel]) as desk:
        for name, screen in SCREENS.items():
            desk.show(screen, Reader(elder=elder))
            for text in texts(desk):
                lines = text.property("lineCount")
                pitch = text.property("contentHeight") / lines / text.property("font").pixelSize()
                if lines > 1 and pitch < LINE_SPACING:
                    close[name, text.property("text")] = round(pitch, 2)
    assert close == {}


@pytest.mark.parametrize("reader", WORN, ids=str)
def test_every_text_stands_out_from_what_is_drawn_behind_it(qtbot: QtBot, reader: Reader) -> None:
    faint = {}
    with Desk(Panel()) as desk:
        for name, screen in SCREENS.items():
            desk.show(screen, reader)
            picture = desk.view.grabWindow()
            for text in texts(desk):
                ratio = contrast_ratio(text.property("color").name(), ground(picture, text))
                if ratio < (7.0 if reader.elder else 4.5) and text.property("text") != LOGOTYPE:
                    faint[name, text.property("text")] = round(ratio, 2)
    assert faint == {}


def ground(picture: QImage, text: QQuickItem) -> str:
    """What is seen most often above and below the letters of a text, where none reaches."""
    box = place(text).toRect().intersected(picture.rect())
    rows = (box.top() + 1, box.bottom() - 1)
    seen = Counter(picture.pixel(x, y) & 0xFFFFFF for y in rows for x in range(box.left(), box.right()))
    return f"#{seen.most_common(1)[0][0]:06x}"


@pytest.mark.parametrize("elder", [False, True], ids=["standard", "elder"])
def test_titles_have_one_size_on_pages_of_every_kind(qtbot: QtBot, elder: bool) -> None:
    sizes: dict[int, set[str]] = {}
    with Desk(PANELS["1080x1920"]) as desk:
        for kind, screen in {screen.kind: screen for screen in SCREENS.values()}.items():
            desk.show(screen, Reader(elder=elder))
            for title in (text for text in texts(desk) if text.property("look") == "t"):
                sizes.setdefault(title.property("font").pixelSize(), set()).add(kind)
    assert len(sizes) == 1
    assert set.union(*sizes.values()) >= {"choice", "form", "guide", "problem", "prompt", "result", "review", "done"}


def test_a_page_that_waits_for_an_office_is_seen_to_go_on(qtbot: QtBot) -> None:
    with Desk(PANELS["1080x1920"], moves=True) as desk:
        desk.show(SCREENS["progress-asking"])
        (moving,) = [item for item in desk.items() if item.property("steps")]
        seen = moving.property("step")
        qtbot.waitUntil(lambda: moving.property("step") != seen)
        assert 0 <= seen <= moving.property("steps")


def test_no_touch_needs_more_than_one_finger_and_no_movement() -> None:
    areas = [kind for page in QML for kind in re.findall(r"\b(\w+(?:Handler|Area))\s*\{", page)]
    assert set(areas) == {"TapHandler", "MouseArea"}
    assert areas.count("MouseArea") == 1, "only the glass that is explored follows a finger, and a tap on it is enough"


def test_nothing_blinks_but_the_light_at_the_device_and_that_slowly() -> None:
    moves = {kind for page in QML for kind in re.findall(r"\b(\w*(?:Animation|Animator))\s*\{", page)}
    assert moves == {"NumberAnimation"}
    assert not any(re.search(r"\bloops\s*:|Animation\.Infinite", page) for page in QML)
    intervals = [one for page in QML for one in re.findall(r"\binterval: Theme\.dress\.motion \* (\d+)", page)]
    assert len(intervals) == sum(page.count("repeat: true") for page in QML)
    assert all(1000 / (2 * STEP_MS * int(steps)) < BLINKS_HZ for steps in intervals)


def test_the_light_at_the_device_rests_while_another_page_stands_there(qtbot: QtBot) -> None:
    with Desk(PANELS["1366x768"], voice=True, moves=True) as desk:
        desk.show(SCREENS["cut-short"], Reader("en", elder=True))
        running = []
        for _ in range(2):
            drawing = next(item for item in _all(desk.view.rootObject()) if item.property("sideRoom") is not None)
            (timer,) = [one for one in drawing.findChildren(QObject) if one.property("repeat")]
            running.append((drawing.opacity() > 0, timer.property("running")))
            QMetaObject.invokeMethod(desk.find("page-previous"), "press")
            settle(desk.view)
    assert {shown for shown, _ in running} == {True, False}, running
    assert all(shown == runs for shown, runs in running), running


def _all(item: QQuickItem) -> Iterator[QQuickItem]:
    yield item
    for child in item.childItems():
        yield from _all(child)
