"""A window on a panel that tests touch like a finger: they find a control, and tap its centre."""

from collections.abc import Iterator
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from PySide6.QtCore import QMetaObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.model.screen import Screen
from ui.gallery.listener import Listener
from ui.gallery.render import ENDS_IN, EXAMPLES, settle
from ui.gallery.screens import SCREENS, STATUS
from ui.present.bridge import KioskBridge
from ui.present.presenter import Presenter
from ui.theme.reader import Reader
from ui.theme.sizes import Panel, Theme
from ui.window import close_window, open_window
from ui.words.sentences import STRINGS

NOW = datetime(2026, 11, 23, 21, 48, tzinfo=UTC)


LONG_S = 60.0  # whatever stands there has stood long enough


class Desk:
    def __init__(self, panel: Panel, *, voice: bool = False, aloud: bool = False, moves: bool = False) -> None:
        """`voice`: the voice mode is on, and one listens to the first thing that can be pressed.

        `aloud`: it is off, and pages of elder mode can be read aloud. `moves`: what moves on a terminal moves.
        """
        self.seconds = 0.0
        self.touches: list[tuple[str, str]] = []
        self.readers: list[Reader] = []
        self.bursts = 0  # of keys that no person has pressed
        self.theme = Theme(panel, reduced_motion=not moves)
        self.bridge = KioskBridge(
            self.theme,
            STATUS,
            lambda action, value: self.presenter.touch(action, value),
            now=lambda: NOW,
            seconds=lambda: self.seconds,
            folders=(STRINGS, EXAMPLES),
            on_burst=self._burst,
        )
        self.listener = None
        if voice or aloud:
            self.listener = Listener(self.bridge, lambda: self.seconds, self._touch, aloud=aloud)
        self.presenter = Presenter(
            [self.bridge, *([self.listener.narrator] if self.listener else [])],
            lambda action, value: self.touches.append((action, value)),
            self.readers.append,
            self._key,
        )
        self.presenter.show(SCREENS["home"])
        self.view = open_window(self.bridge, self.theme, fullscreen=False)

    def _key(self, key: str) -> None:
        if self.listener:  # else this terminal is silent
            self.listener.narrator.key(key, "panel") if key else self.listener.narrator.switch()

    def _touch(self, action: str, value: str) -> None:
        self.presenter.touch(action, value)

    def _burst(self) -> None:
        self.bursts += 1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        close_window(self.view)

    def show(self, screen: Screen, reader: Reader | None = None) -> None:
        if reader:
            self.presenter.wear(reader)
        self.presenter.show(screen)
        self.bridge.count_down(ENDS_IN if screen.kind == "idle" else 0)
        if self.listener:
            self.listener.listen()
        settle(self.view)

    def items(self) -> Iterator[QQuickItem]:
        """Everything that can be seen now."""
        waiting = [self.view.rootObject()]
        while waiting:
            item = waiting.pop()
            if item.isVisible() and item.opacity() > 0:
                yield item
                waiting.extend(item.childItems())

    def controls(self) -> list[QQuickItem]:
        return [item for item in self.items() if item.objectName().startswith("act-")]

    def find(self, handle: str) -> QQuickItem:
        names = [item.objectName() for item in self.controls()]
        return self.controls()[names.index(f"act-{handle}")]

    def tap(self, handle: str, after: float = LONG_S) -> None:
        """Tap the centre of `act-<handle>` so many seconds later. ValueError when it is not on the screen."""
        self.tap_at(place(self.find(handle)).center().toPoint(), after)

    def tap_at(self, spot: QPoint, after: float = LONG_S) -> None:
        self.seconds += after
        QTest.mouseClick(self.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)

    def turn_page(self) -> bool:
        """Go to the next page of this screen; False on the last one. A tap would count half a second later only."""
        buttons = [item for item in self.controls() if item.objectName() == "act-page-next" and item.isEnabled()]
        if not buttons:
            return False
        QMetaObject.invokeMethod(buttons[0], "press")
        settle(self.view)
        return True


def place(item: QQuickItem) -> QRectF:
    """Where the item is in the window, px."""
    corner = item.mapToScene(QPointF(0, 0))
    return QRectF(corner.x(), corner.y(), item.width(), item.height())
