"""The hand that plays journeys: whoever sees that a tap was not taken taps again."""

from types import SimpleNamespace
from typing import Any, cast

from pytestqt.qtbot import QtBot

from tests.flows.window import WindowHand
from tests.ui.desk import Desk
from ui.gallery.screens import HOME
from ui.theme.sizes import Panel


class DeskClock:
    """The desk's seconds, as a journey's clock. The page changes as often as `changes` just when a finger comes."""

    def __init__(self, desk: Desk, changes: int) -> None:
        self._desk = desk
        self._changes = changes

    @property
    def passed(self) -> float:
        return self._desk.seconds

    @passed.setter
    def passed(self, seconds: float) -> None:
        self._desk.seconds = seconds
        if self._changes:
            self._changes -= 1
            self._desk.bridge.shield.changed(elder=False)


def touches(changes: int) -> list[tuple[str, str]]:
    """What comes of one touch of a hand."""
    with Desk(Panel()) as desk:
        # As much of a terminal as a hand needs.
        kiosk = SimpleNamespace(
            window=desk.view, bridge=desk.bridge, narrator=None, runtime=SimpleNamespace(screen=HOME)
        )
        desk.show(HOME)
        WindowHand(cast("Any", kiosk), cast("Any", DeskClock(desk, changes))).touch("item-pension")
        return desk.touches


def test_a_page_that_changes_just_when_a_finger_comes_is_tapped_again(qtbot: QtBot) -> None:
    assert touches(changes=2) == [("pension", "")]


def test_what_was_taken_is_tapped_once(qtbot: QtBot) -> None:
    assert touches(changes=0) == [("pension", "")]
