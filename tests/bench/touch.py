"""A tap: from the finger to the painted next screen, software-rendered at 1080x1920, against two frames of 60 Hz.

Once more with the accessibility tree on, as on a terminal: every page is read through before it is touched.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtTest import QTest

from kiosk.model.screen import Item, Screen
from tests.bench.result import Result
from tests.ui.looks import controls
from ui.gallery.render import EXAMPLES, offscreen, settle
from ui.gallery.reviews import REVIEW
from ui.gallery.screens import (
    CHOICE,
    DONE,
    FORM,
    GUIDE,
    HELP,
    HOME,
    IDLE,
    OUT_OF_SERVICE,
    PROBLEM,
    PROGRESS,
    PROMPT,
    RESULT,
    SERVICES,
    STATUS,
    VERIFY,
)
from ui.present.bridge import KioskBridge
from ui.present.presenter import Presenter
from ui.theme.sizes import Panel, Theme
from ui.window import TerminalWindow, close_window, open_window
from ui.words.sentences import STRINGS

LIMIT_MS = 33.0
BETWEEN_TAPS_S = 1.0  # nobody is quicker, and no tap counts that is
ROUNDS = 100  # a hundredth of 25 would be a guess from the slowest one
WARM_ROUNDS = 2  # glyphs and compiled pages are there after the first citizen of the day
MANY = 300
GROWTH = 1.3

ROUTE = [  # the screen, what is tapped on it, the screen that follows: every kind
    (HOME, "act-item-certificate", PROMPT),
    (PROMPT, "act-way:number", CHOICE),
    (CHOICE, "act-item-bank", FORM),
    (FORM, "act-confirm", REVIEW),
    (REVIEW, "act-confirm", PROGRESS),
    (PROGRESS, "act-help", HELP),
    (HELP, "act-help", RESULT),
    (RESULT, "act-finish", VERIFY),
    (VERIFY, "act-help", PROBLEM),
    (PROBLEM, "act-help", GUIDE),
    (GUIDE, "act-help", IDLE),
    (IDLE, "act-stay", OUT_OF_SERVICE),
    (OUT_OF_SERVICE, "act-help", DONE),
    (DONE, "act-finish", HOME),
]


class _Terminal:
    """A window that shows the next screen of the route when it is touched."""

    def __init__(self, home: Screen) -> None:
        theme = Theme(Panel())
        self._seconds = 0.0
        self.home = self._following = home
        bridge = KioskBridge(
            theme,
            STATUS,
            lambda action, value: self.presenter.touch(action, value),
            now=lambda: datetime(2026, 11, 23, tzinfo=UTC),
            seconds=lambda: self._seconds,
            folders=(STRINGS, EXAMPLES),
        )
        self.presenter = Presenter([bridge], lambda _action, _value: self.presenter.show(self._following))
        self.presenter.show(home)
        self.view: TerminalWindow = open_window(bridge, theme, fullscreen=False)
        settle(self.view)

    def tap(self, handle: str, following: Screen | None = None) -> float:
        """Milliseconds from pressing to the frame of the following screen."""
        self._following = following or self.home
        self._seconds += BETWEEN_TAPS_S
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

    def visit(self, *, read: bool = False) -> list[float]:
        """Once through all kinds of screens; the last tap ends the visit. `read`: a screen reader reads each before."""
        times = []
        for _, handle, following in ROUTE:
            if read:
                _read(QAccessible.queryAccessibleInterface(self.view))
            times.append(self.tap(handle, following))
        return times

    def toggle(self) -> list[float]:
        """To large letters and back."""
        return [self.tap("act-elder") for _ in range(2)]


def run() -> Iterator[Result]:
    with _window():
        taps, toggles = _visits(_Terminal(HOME))
    finishes = taps[len(ROUTE) - 1 :: len(ROUTE)]
    two = "two frames at 60 Hz"
    yield Result("tap to the painted next screen, all kinds, p99", _p99(taps), LIMIT_MS, "ms", two, 1.0)
    yield Result("finish to home, p99", _p99(finishes), LIMIT_MS, "ms", two, 1.0)
    yield Result("to large letters and back, p99", _p99(toggles), LIMIT_MS, "ms", two, 1.0)
    with _window():
        read, _ = _visits(_Terminal(HOME), read=True)
    yield Result("tap, with the accessibility tree on and read before, p99", _p99(read), LIMIT_MS, "ms", two, 1.0)
    yield from many_services()


def many_services() -> Iterator[Result]:
    """What a change of the letters' size costs on a home screen of many services."""
    with _window():
        slow, fast = _growth(_Terminal(HOME))
    yield Result(f"large letters with {MANY} services, median", slow, fast, "ms", "with 8 services", GROWTH)


@contextmanager
def _window() -> Iterator[None]:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["QT_QUICK_BACKEND"] = "software"
        os.environ["QT_QPA_PLATFORM"] = offscreen(Panel(), Path(folder))
        application = QGuiApplication.instance() or QGuiApplication([])
        yield
        application.processEvents()


def _read(what: QAccessibleInterface | None) -> None:
    """The names of all that the tree holds, as a bridge to screen readers asks for them."""
    if what is None or not what.isValid():
        return
    what.text(QAccessible.Text.Name)
    for index in range(what.childCount()):
        _read(what.child(index))


def _visits(terminal: _Terminal, *, read: bool = False) -> tuple[list[float], list[float]]:
    taps, toggles = [], []
    QAccessible.setActive(read)
    for at in range(WARM_ROUNDS + ROUNDS):
        visit, toggle = terminal.visit(read=read), terminal.toggle()
        if at >= WARM_ROUNDS:
            taps += visit
            toggles += toggle
    close_window(terminal.view)
    return taps, toggles


def _growth(terminal: _Terminal) -> tuple[float, float]:
    """Medians with many services and with 8, in turns, so that both have the same load on the machine."""
    homes = [replace(HOME, items=_services(count)) for count in (MANY, 8)]
    times: tuple[list[float], list[float]] = [], []
    for at in range(WARM_ROUNDS + ROUNDS):
        for home, taken in zip(homes, times, strict=True):
            terminal.presenter.show(home)
            settle(terminal.view)
            taken += terminal.toggle() if at >= WARM_ROUNDS else terminal.toggle()[:0]
    close_window(terminal.view)
    return statistics.median(times[0]), statistics.median(times[1])


def _services(count: int) -> tuple[Item, ...]:
    return tuple(replace(SERVICES[at % len(SERVICES)], id=f"service-{at}") for at in range(count))


def _p99(times: list[float]) -> float:
    return statistics.quantiles(times, n=100, method="inclusive")[-1]
