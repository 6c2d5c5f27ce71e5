"""A hand on an ordinary keyboard, and no other: Tab to what is wanted, Return, digits, Escape."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.flows.player import JourneyError
from tests.flows.window import NEXT_PAGE, SAME_DIGIT_S, WindowHand
from tests.ui.looks import controls

MOST_KEYS = 80
RING = "keyboard-ring"


class KeyboardHand(WindowHand):
    """Sees where the ring is, and goes on until it is around what is wanted."""

    def touch(self, name: str) -> None:
        if name.startswith("digit-"):
            self._hit(Qt.Key(ord(name[-1])))
            return
        if name == "back":
            self._hit(Qt.Key.Key_Escape)
            return
        self._spot(name)
        self._until_at(name)
        self._hit(Qt.Key.Key_Return)

    def turn(self, name: str) -> None:
        self.settle()
        while not self._controls(name) and self._controls(NEXT_PAGE):
            self._until_at(NEXT_PAGE)
            self._hit(Qt.Key.Key_Return)
            self.settle()
        self.touch(name)

    def _focus(self) -> None:
        """Without a window manager nobody else gives the window its keys."""
        if not self._kiosk.window.isActive():
            self._kiosk.window.requestActivate()
            self.until(self._kiosk.window.isActive, "the window to get the keys")

    def _until_at(self, name: str) -> None:
        for _ in range(MOST_KEYS):
            if self._at(name):
                return
            self._hit(Qt.Key.Key_Tab)
        raise JourneyError(f"the ring did not come to {name}")

    def _at(self, name: str) -> bool:
        ring = next((one for one in controls(self._kiosk.window) if one.name == RING), None)
        return ring is not None and ring.centre in [one.centre for one in self._controls(name)]

    def _hit(self, key: Qt.Key) -> None:
        """Each key a while after the one before. Those that press wait until no other follows at once."""
        self._focus()
        self._clock.passed += SAME_DIGIT_S
        window = self._kiosk.window
        QTest.keyClick(window, key)
        self.until(lambda: not window.holds_key, "the key to press")
