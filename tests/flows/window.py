"""A hand on the real window: it finds what can be touched, and taps it."""

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest

from kiosk.app.terminal import Kiosk
from kiosk.model.screen import Screen
from tests.flows.player import PATIENCE_S, JourneyError, PatientClock, describe
from tests.ui.looks import Control, controls
from ui.narrator.explore import HEARD_S

LOOK_MS = 20
SAME_DIGIT_S = 0.7  # in elder mode it is one digit for 0.6 s
SEEN_S = 0.1  # longer than a tap has to wait at least
TREMBLE_S = 0.2  # between the two taps of a hand that trembles
MOST_TAPS = 10
VOICE = "voice"  # its place in the frame
NEXT_PAGE = "page-next"
PREVIOUS_PAGE = "page-previous"


def until(condition: Callable[[], bool], what: Callable[[], str], seconds: float = PATIENCE_S) -> None:
    """Let Qt live until the condition holds. JourneyError with `what()` when it does not in time.

    It may hold for a moment only: a voice that has ended is followed by the next.
    """
    held: list[bool] = []

    def looked() -> None:
        if not held and condition():
            held.append(True)
            loop.quit()

    if condition():
        return
    loop = QEventLoop()
    look, limit = QTimer(), QTimer()
    look.timeout.connect(looked)
    limit.setSingleShot(True)
    limit.timeout.connect(lambda: loop.quit())  # a bound method of Qt's would never be given back
    look.start(LOOK_MS)
    limit.start(int(seconds * 1000))
    loop.exec()
    look.stop()
    limit.stop()
    if not held and not condition():
        raise JourneyError(what())


class WindowHand:
    """Looks at the window of one Kiosk and taps on it: when it has seen what stands there, by the terminal's clock."""

    def __init__(self, kiosk: Kiosk, clock: PatientClock, *, twice: bool = False) -> None:
        """`twice`: it trembles, and taps everything twice."""
        self._kiosk = kiosk
        self._clock = clock
        self._twice = twice

    @property
    def screen(self) -> Screen:
        return self._kiosk.runtime.screen

    def let_time_pass(self) -> None:
        """The terminal looks at its clock."""
        self._kiosk.runtime.tick()

    def touch(self, name: str) -> None:
        """A tap on the middle of the control of this name, and another where the first one was not taken."""
        spot = self._press(name)
        if self._twice:
            self.settle()
            self._clock.passed += TREMBLE_S
            self._tap_at(spot)

    def _press(self, name: str) -> QPoint:
        """Where it was tapped: a page that changes just then takes no tap, and may have it elsewhere afterwards."""
        shield, taken = self._kiosk.bridge.shield, self._kiosk.bridge.shield.taken
        for _ in range(MOST_TAPS):
            self._spot(name)
            if shield.opens_in() > 0:
                self.settle()
            spot = self._spot(name)
            self._look()
            self._press_at(spot)
            if (
                name == VOICE
                or shield.taken != taken
                or shield.opens_in() <= 0
                or not self._controls(name)
                or self._felt
            ):
                break  # in the voice mode, and where it begins and ends, the shield is not asked
        return spot

    def feel(self, name: str) -> None:
        """One touch of what may be on a later page: in the voice mode it is heard, and nothing is pressed."""
        self._turn_to(name)
        spot = self._spot(name)
        self._look()
        self._tap_at(spot)

    def turn(self, name: str) -> None:
        """A tap on a control that may be on a later page of the same screen."""
        self._turn_to(name)
        self.touch(name)

    def _turn_to(self, name: str) -> None:
        self.settle()
        for turn in (PREVIOUS_PAGE, NEXT_PAGE):
            while not self._controls(name) and self._controls(turn):
                self._look()
                self._press_at(self._controls(turn)[0].centre)
                self.settle()

    def touch_twice(self, name: str) -> None:
        """Two taps on the same spot, as fast as they come; it may be on a later page of the same screen."""
        self._turn_to(name)
        spot = self._spot(name)
        self._look()
        self._tap_at(spot)
        self._tap_at(spot)

    def _spot(self, name: str) -> QPoint:
        found: list[QPoint] = []

        def there() -> bool:
            found.extend(control.centre for control in self._controls(name))
            return bool(found)

        self.until(there, f"a control {name}")
        return found[-1]

    def _look(self) -> None:
        """Nobody taps on what has just come, nor types a digit twice at once: so much time passes."""
        self._clock.passed += max(SAME_DIGIT_S, self._kiosk.bridge.shield.opens_in()) + SEEN_S

    def _press_at(self, spot: QPoint) -> None:
        """In the voice mode the first touch is heard to its end, and the second presses."""
        before = self._felt
        self._tap_at(spot)
        if self._felt != before:
            self.until(lambda: not self._kiosk.narrator.mode.speaking, "an end of what is said")
            self._clock.passed += HEARD_S
            self._tap_at(spot)

    @property
    def _felt(self) -> str:
        """What a finger has heard last."""
        return self._kiosk.narrator.mode.felt if self._kiosk.narrator else ""

    def _tap_at(self, spot: QPoint) -> None:
        QTest.mouseClick(self._kiosk.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)

    def _controls(self, name: str) -> list[Control]:
        wanted = {f"act-{name}", f"act-item-{name}"}
        return [control for control in controls(self._kiosk.window) if control.name in wanted]

    def settle(self) -> None:
        """Let what was shown be painted."""
        painted: list[bool] = []
        joined = self._kiosk.window.frameSwapped.connect(lambda: painted.append(True))
        self._kiosk.window.update()
        self.until(lambda: bool(painted), "a painted frame")
        self._kiosk.window.frameSwapped.disconnect(joined)

    def until(self, condition: Callable[[], bool], what: str, seconds: float = PATIENCE_S) -> None:
        """Let Qt live until the condition holds."""
        until(condition, lambda: f"expected {what}; there was {describe(self.screen)}", seconds)
