"""Trembling hands tap twice: on every control of every screen, panel and size, and one thing happens."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEventLoop, QPoint, QTimer
from pytestqt.qtbot import QtBot

from kiosk.model.screen import Screen
from tests.ui.desk import LONG_S, Desk
from tests.ui.looks import Control, controls
from ui.gallery.render import PANELS, settle
from ui.gallery.screens import CHOICE, SCREENS
from ui.present.shield import ELDER_HOLD_S, ELDER_REPEAT_S, HOLD_S, REPEAT_S
from ui.theme.reader import Reader

SHORTEST_S = 0.03  # no finger is quicker
TURNS, MOST_TURNS = 3, 40  # of the event loop
KEYS = ("act-digit", "act-delete")
FRAME = ("act-back", "act-display", "act-elder", "act-help", "act-home", "act-voice")


@dataclass
class Visitor:
    """Taps twice on one control after the other. Whatever is touched brings another screen."""

    desk: Desk
    reader: Reader
    chance: random.Random

    def __post_init__(self) -> None:
        self.touches: list[tuple[str, str]] = []
        self.following = SCREENS["help"]
        self.desk.bridge.view_model.answer_touches(self._touched)

    def _touched(self, action: str, value: str) -> None:
        self.touches.append((action, value))
        self.desk.presenter.touch(action, value)
        if action not in ("elder", "language", "size", "contrast", "usual"):
            self.desk.presenter.show(self.following)

    def faults(self, name: str, screen: Screen, *, frame: bool) -> Iterator[str]:
        """What more than one thing happened for. `frame`: on the controls of the frame, too."""
        page, known = 0, set[Control]()
        while True:
            self._go_to(screen, page)
            settle(self.desk.view)
            new = [control for control in _controls(self.desk) if control not in known]
            new = [control for control in new if frame or control.name not in FRAME]
            known.update(new)
            for control in new:
                gap = self._gap(control.name)
                happened = self._twice(screen, control.centre, gap)
                if happened > 1:
                    yield f"{name}, page {page + 1}, {control.name} after {gap:.2f} s: {self.touches}"
                if happened:
                    self._go_to(screen, page)
            if not self._turn():
                return
            page += 1

    def faults_of_the_sheet(self, screen: Screen) -> Iterator[str]:
        """The same of languages, sizes and colours, over this screen."""
        for handle in self._open_sheet(screen):
            self._open_sheet(screen)
            spot = next(control.centre for control in _controls(self.desk) if control.name == handle)
            gap = self._gap(handle)
            if self._twice(screen, spot, gap) > 1:
                yield f"sheet, {handle} after {gap:.2f} s: {self.touches}"

    def _open_sheet(self, screen: Screen) -> list[str]:
        self.desk.presenter.show(SCREENS["help"])  # another page takes the sheet away
        self._go_to(screen, 0)
        self.desk.tap("display")
        settle(self.desk.view)
        return [control.name for control in _controls(self.desk)]

    def _gap(self, handle: str) -> float:
        if handle.startswith(KEYS):
            longest = ELDER_REPEAT_S if self.reader.elder else REPEAT_S
        else:
            longest = ELDER_HOLD_S if self.reader.elder else HOLD_S
        return self.chance.uniform(SHORTEST_S, longest - SHORTEST_S)

    def _go_to(self, screen: Screen, page: int) -> None:
        if not self.touches:  # otherwise another one stands here
            self.desk.presenter.show(SCREENS["home" if screen.kind != "home" else "help"])
        self.desk.presenter.wear(self.reader)
        self.desk.presenter.show(screen)
        _arrange(self.desk)
        for _ in range(page):
            self._turn()

    def _turn(self) -> bool:
        """Go to the next page of this screen; False on the last one."""
        turners = [control for control in _controls(self.desk) if control.name == "act-page-next"]
        for control in turners:
            self.desk.tap_at(control.centre)
            _arrange(self.desk)
        return bool(turners)

    def _twice(self, screen: Screen, spot: QPoint, gap: float) -> int:
        """How often something happened."""
        self.touches.clear()
        self.following = self.chance.choice([one for one in SCREENS.values() if one.kind != screen.kind])
        before = _arrange(self.desk)
        self.desk.tap_at(spot, LONG_S)
        between = self._seen(before)
        self.desk.tap_at(spot, gap)
        turned = [before != between, between != self._seen(between)]
        return max(len(self.touches), turned.count(True))

    def _seen(self, before: list[str]) -> list[str]:
        """What can be touched after a tap. Another page is painted first: blocks move in a frame, too."""
        after = _arrange(self.desk)
        if after != before:
            settle(self.desk.view)
            after = _arrange(self.desk)
        return after


def _arrange(desk: Desk) -> list[str]:
    """Let the page place its blocks, until the same can be touched as before. Nobody has to see it."""
    loop, before = QEventLoop(), [""]
    for _ in range(MOST_TURNS):
        for _ in range(TURNS):
            QTimer.singleShot(0, loop.quit)
            loop.exec()
        after = [control.name for control in controls(desk.view)]
        if after == before:
            return after
        before = after
    raise AssertionError("the page never stands still")


def _controls(desk: Desk) -> list[Control]:
    return [control for control in controls(desk.view) if control.name.startswith("act-")]


@pytest.mark.parametrize("elder", [False, True], ids=["standard", "elder"])
@pytest.mark.parametrize("panel", PANELS)
def test_two_taps_do_one_thing(qtbot: QtBot, panel: str, elder: bool, taps: int, seed: int) -> None:
    """The frame, which is on every screen, is tried in each size on one panel a screen."""
    chance = random.Random(seed)
    faults: list[str] = []
    with Desk(PANELS[panel]) as desk:
        visitor = Visitor(desk, Reader(elder=elder), chance)
        for _ in range(taps):
            for at, (name, screen) in enumerate(SCREENS.items(), list(PANELS).index(panel) + elder):
                faults += visitor.faults(name, screen, frame=at % len(PANELS) == 0)
            faults += visitor.faults_of_the_sheet(CHOICE)
    assert not faults, f"--tap-seed {seed}\n" + "\n".join(faults)
