"""What QML sees as `kiosk`: maps to show, and touches to hand on. Knows no words and no visit.

Light on purpose: the first frame of a start needs this and nothing of what stands behind it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot

MAP: Any = "QVariantMap"  # the name of a C++ type; the stubs know Python types only
Shown = dict[str, Any]

_NO_TYPING: Shown = {**dict.fromkeys(("value", "longest", "spoken", "label", "hint"), ""), "secret": False}
_EMPTY = "kind key title where stage device here notice reminder qr number code".split()  # noqa: SIM905
NOTHING: Shown = {  # what a page holds while it is not shown: nothing about anybody
    **dict.fromkeys(_EMPTY, ""),
    **{name: [] for name in ("body", "marks", "items", "groups", "actions")},
    "at": 0,
    "of": 0,
    "typing": _NO_TYPING,
    "sudden": False,
    "canLeave": True,
    "canGoBack": False,
}


class ViewModel(QObject):
    """All calls come from the GUI thread. Touches that come before `answer_touches` wait for it.

    Nothing can be shown before `put_dress`: it holds what everything is drawn with.
    """

    screenChanged = Signal()
    frameChanged = Signal()
    clockChanged = Signal()
    dressChanged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._screen: Shown = {}
        self._frame: Shown = {}
        self._clock: Shown = {}
        self._dress: Shown = {}
        self._on_touch: Callable[[str, str], None] | None = None
        self._early: list[tuple[str, str]] = []

    def answer_touches(self, on_touch: Callable[[str, str], None]) -> None:
        """From now on touches go there."""
        self._on_touch = on_touch

    def hand_on_early_touches(self) -> None:
        """Those of the moment in which the rest of the terminal was not there yet."""
        early, self._early = self._early, []
        for action, value in early:
            self.touch(action, value)

    @Slot(str)
    @Slot(str, str)
    def touch(self, action: str, value: str = "") -> None:
        if self._on_touch:
            self._on_touch(action, value)
        else:
            self._early.append((action, value))

    @property
    def shown(self) -> tuple[Shown, Shown]:
        """The screen and the frame as they are shown now."""
        return self._screen, self._frame

    def put_screen(self, screen: Shown) -> None:
        if screen != self._screen:
            self._screen = screen
            self.screenChanged.emit()

    def put_frame(self, frame: Shown) -> None:
        if frame != self._frame:
            self._frame = frame
            self.frameChanged.emit()

    def put_clock(self, clock: Shown) -> None:
        if clock != self._clock:
            self._clock = clock
            self.clockChanged.emit()

    def put_dress(self, dress: Mapping[str, Any]) -> None:
        """Sizes, colours and flags by the names of ui/qml/theme/Dress.qml, all of them."""
        if dress != self._dress:
            self._dress = dict(dress)
            self.dressChanged.emit()

    def _get_screen(self) -> Shown:
        return self._screen

    def _get_frame(self) -> Shown:
        return self._frame

    def _get_clock(self) -> Shown:
        return self._clock

    def _get_dress(self) -> Shown:
        return self._dress

    def _get_nothing(self) -> Shown:
        return NOTHING

    screen = Property(MAP, _get_screen, notify=screenChanged)
    frame = Property(MAP, _get_frame, notify=frameChanged)
    clock = Property(MAP, _get_clock, notify=clockChanged)
    dress = Property(MAP, _get_dress, notify=dressChanged)
    nothing = Property(MAP, _get_nothing, constant=True)
