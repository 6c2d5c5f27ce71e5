"""Somebody who presses one or two switches and nothing else: sees where the frame is, and hears it where it is told."""

import time
from collections.abc import Callable, Sequence

from device_sim.keypad.pad import TAP_S
from kiosk.app.terminal import Kiosk
from tests.flows.ears import MOST_PRESSES, KeypadEars
from tests.flows.player import JourneyError, PatientClock, Tell
from tests.flows.window import WindowHand
from ui.narrator.mode import Mode
from ui.narrator.reading import Stop
from ui.narrator.switches import AMONG_GROUPS, IN_GROUP, SAME_PRESS_S, SWITCHES, framed


class Switches:
    """Plays the part of `tests.flows.acting.Ears`. `ears`: what it listens with; None: it is told nothing."""

    def __init__(
        self,
        kiosk: Kiosk,
        hand: WindowHand,
        tell: Tell,
        clock: PatientClock,
        switches: int,
        ears: KeypadEars | None = None,
    ) -> None:
        self._kiosk = kiosk
        self._hand = hand
        self._tell = tell
        self._clock = clock
        self._ears = ears
        self._takes = SWITCHES[switches - 1]
        self._go_on: Callable[[], None] = self._wait if switches == 1 else lambda: self.press(SWITCHES[0])

    @property
    def _mode(self) -> Mode:
        mode: Mode = self._kiosk.narrator.mode
        return mode

    def press(self, key: str) -> None:
        """A while after the press before, once all is heard."""
        self._listen()
        self._clock.passed += 1.1 * SAME_PRESS_S
        lifted, before = time.monotonic() + 2 * TAP_S, self._mode.switched_at
        self._tell("keypad", "press", key)
        self._hand.until(lambda: self._mode.switched_at != before, f"{key} to be taken")
        self._hand.until(lambda: time.monotonic() >= lifted, "the hand off it")
        self._listen()

    def _listen(self) -> None:
        if self._ears:
            self._ears.listen()

    def _wait(self) -> None:
        """Until the frame has gone on by itself."""
        self._clock.passed += self._mode.scan_s
        self._kiosk.narrator.tick()

    def choose(self, name: str) -> None:
        """Leave the group where it is another's, then go to the group and to the thing in it."""
        self._hand.until(lambda: self._place(name) is not None, f"a stop {name}")
        stop = self._place(name)
        assert stop
        if self._mode.scan == IN_GROUP and self._mode.scanned != stop.group:
            self._until(lambda: self._mode.place >= len(self._of(self._mode.scanned)), "the way out of the group")
            self.press(self._takes)
        if self._mode.scan == AMONG_GROUPS:
            group = [one.handle for one in self._of(stop.group) if one.handle]
            self._until(lambda: self._framed == group, f"the group of {name}")
            self.press(self._takes)
        self._until(lambda: self._framed == [stop.handle], name)
        self.press(self._takes)

    def _until(self, there: Callable[[], bool], what: str) -> None:
        for _ in range(MOST_PRESSES):
            if there():
                return
            self._go_on()
        raise JourneyError(f"the frame did not come to {what}")

    @property
    def _framed(self) -> list[str]:
        return list(framed(self._mode))

    def _place(self, name: str) -> Stop | None:
        wanted = {name, f"item-{name}"}
        return next((stop for stop in self._stops if wanted & {stop.id, stop.handle}), None)

    def _of(self, group: str) -> list[Stop]:
        return [stop for stop in self._stops if stop.group == group]

    @property
    def _stops(self) -> tuple[Stop, ...]:
        return self._mode.reading.stops if self._mode.reading else ()

    def feel(self, name: str) -> None:
        raise ValueError(f"{name}: this hand presses switches")

    def hear(self, wanted: Sequence[str], into: str) -> None:
        self._listener.hear(wanted, into)

    def last(self, seconds: float) -> None:
        self._listener.last(seconds)

    def silent(self) -> None:
        self._listener.silent()

    @property
    def _listener(self) -> KeypadEars:
        if self._ears is None:
            raise ValueError("nobody listens")
        return self._ears
