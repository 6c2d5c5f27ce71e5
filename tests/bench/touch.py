"""A tap: from the finger to the painted next screen, software-rendered at 1080x1920, against two frames of 60 Hz."""

import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickView
from PySide6.QtTest import QTest

from tests.bench.result import Result
from tests.ui.looks import controls
from ui.gallery.render import EXAMPLES, offscreen, settle
from ui.gallery.screens import CHOICE, FORM, HOME, PROMPT, REVIEW, STATUS
from ui.present.bridge import KioskBridge
from ui.present.presenter import Presenter
from ui.theme.sizes import Panel, Theme
from ui.window import close_window, open_window
from ui.words.sentences import STRINGS

LIMIT_MS = 33.0
ROUNDS = 20
WARM_ROUNDS = 2  # glyphs and compiled pages are there after the first citizen of the day
ROUTE = [  # the screen, what is tapped on it, the screen that follows
    (HOME, "act-item-certificate", PROMPT),
    (PROMPT, "act-way:number", CHOICE),
    (CHOICE, "act-item-bank", FORM),
    (FORM, "act-confirm", REVIEW),
    (REVIEW, "act-home", HOME),
]


class _Terminal:
    """A window that shows the next screen of the route when it is touched."""

    def __init__(self) -> None:
        theme = Theme(Panel())
        self._following = HOME
        bridge = KioskBridge(
            theme,
            STATUS,
            lambda action, value: self.presenter.touch(action, value),
            now=lambda: datetime(2026, 11, 23, tzinfo=UTC),
            seconds=time.perf_counter,
            folders=(STRINGS, EXAMPLES),
            settle_s=0,
        )
        self.presenter = Presenter([bridge], lambda _action, _value: self.presenter.show(self._following))
        self.presenter.show(HOME)
        self.view: QQuickView = open_window(bridge, theme, fullscreen=False)
        settle(self.view)

    def tap(self, at: int) -> float:
        """Milliseconds from pressing to the frame of the following screen."""
        _, handle, self._following = ROUTE[at]
        spot = next(control.centre for control in controls(self.view) if control.name == handle)
        frames: list[float] = []
        swapped = self.view.frameSwapped.connect(lambda: frames.append(time.perf_counter()))
        begun = time.perf_counter()
        QTest.mouseClick(self.view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        while not frames:
            QGuiApplication.processEvents()
        self.view.frameSwapped.disconnect(swapped)
        settle(self.view)
        return (frames[0] - begun) * 1000


def run() -> Iterator[Result]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["QT_QUICK_BACKEND"] = "software"
        os.environ["QT_QPA_PLATFORM"] = offscreen(Panel(), Path(folder))
        application = QGuiApplication.instance() or QGuiApplication([])
        terminal = _Terminal()
        for _ in range(WARM_ROUNDS):
            _round(terminal)
        times = [taken for _ in range(ROUNDS) for taken in _round(terminal)]
        close_window(terminal.view)
        application.processEvents()
    p95 = statistics.quantiles(times, n=20)[-1]
    yield Result("tap to the painted next screen, p95", p95, LIMIT_MS, "ms", "two frames at 60 Hz", 1.0)


def _round(terminal: _Terminal) -> list[float]:
    return [terminal.tap(at) for at in range(len(ROUTE))]
