"""Somebody who sees nothing: presses keys of the simulated keypad or feels the glass, and hears what is said."""

import time
from collections.abc import Sequence

from device_sim.keypad.pad import TAP_S
from kiosk.app.terminal import Kiosk
from tests.flows.overheard import OUTPUTS, Overheard
from tests.flows.player import JourneyError, Tell
from tests.flows.window import WindowHand
from ui.narrator.mode import Mode
from ui.narrator.reading import Stop
from ui.speech.utterance import SPEAKER

MOST_PRESSES = 60  # to get from anywhere on a page to anywhere else
SILENCE_S = 0.5  # so long nothing is heard


class KeypadEars:
    """Plays the part of `tests.flows.acting.Ears`."""

    def __init__(self, kiosk: Kiosk, hand: WindowHand, tell: Tell, overheard: Overheard) -> None:
        self._kiosk = kiosk
        self._hand = hand
        self._tell = tell
        self._overheard = overheard
        self._lifted = 0.0  # when the finger is off the key that was pressed last
        self._read_to: dict[str, int] = {}  # by output, where in its words one has listened to

    @property
    def _mode(self) -> Mode:
        mode: Mode = self._kiosk.narrator.mode
        return mode

    def press(self, key: str) -> None:
        """Whoever is not in a hurry hears all to its end."""
        self.listen()
        self._hand.until(lambda: time.monotonic() >= self._lifted, "the finger off the key before")
        before = self._overheard.number
        self._tell("keypad", "press", key)
        self._lifted = time.monotonic() + 2 * TAP_S
        self._hand.until(lambda: self._overheard.number > before, f"to hear something after {key}")
        self.listen()

    def listen(self) -> None:
        """To the end, where that takes no time."""
        if self._overheard.ahead:
            self._hand.until(lambda: not self._mode.speaking, "an end of what is said", self._overheard.patience)

    def feel(self, name: str) -> None:
        self.listen()
        before = self._overheard.number
        self._hand.feel(name)
        self._hand.until(lambda: self._overheard.number > before, f"to hear something of {name}")
        self.listen()

    def choose(self, name: str) -> None:
        self._go(name)
        self.press("select")

    def _go(self, name: str) -> None:
        self._hand.until(lambda: self._place(name) is not None, f"a stop {name} among {self._stops()}")
        for _ in range(MOST_PRESSES):
            there, here = self._place(name), self._mode.stop
            if there is None or here is None:
                break
            if there.id == here.id:
                return
            self.press("down" if there.group == here.group else "right")
        raise JourneyError(f"did not find {name} among {self._stops()}")

    def _place(self, name: str) -> Stop | None:
        reading = self._mode.reading
        stops = reading.stops if reading else ()
        return next((stop for stop in stops if name in (stop.id, stop.handle, stop.handle.removeprefix("item-"))), None)

    def _stops(self) -> list[str]:
        return [stop.id for stop in self._mode.reading.stops] if self._mode.reading else []

    def hear(self, wanted: Sequence[str], into: str) -> None:
        if into not in OUTPUTS:
            raise ValueError(f"into {into!r}: expected one of {', '.join(OUTPUTS)}")
        since = self._read_to.get(into, 0)
        unheard = [words[1:] for words in wanted if words.startswith("!")]
        heard = [words for words in wanted if not words.startswith("!")]
        try:
            self._hand.until(
                lambda: place_after(self._overheard.words(into), heard, since) is not None, f"to hear {heard}"
            )
        except JourneyError as error:
            raise JourneyError(f"{error}; heard in {into}: {self._overheard.words(into)[since:]}") from error
        if self._overheard.ahead and not self._mode.on:  # who has no keys in hand listens to the end
            saying = self._kiosk.narrator
            self._hand.until(lambda: saying.saying < 0, "an end of what is said", self._overheard.patience)
        words = self._overheard.words(into)
        self._read_to[into] = place_after(words, heard, since) or since
        if found := [one for one in unheard if one in words]:
            raise JourneyError(f"{found} was heard in {into}")
        if leaked := [line.words for line in self._overheard.lines if line.private and line.into == SPEAKER]:
            raise JourneyError(f"others have heard {leaked}")

    def last(self, seconds: float) -> None:
        self._hand.until(lambda: not self._mode.speaking, "an end of what is said")
        if self._overheard.lasted < seconds:
            raise JourneyError(f"expected it to take {seconds} s; it took {self._overheard.lasted:.0f} s")

    def silent(self) -> None:
        self._hand.until(lambda: not self._mode.speaking, "silence")
        before, since = [self._overheard.size(output) for output in OUTPUTS], time.monotonic()
        self._hand.until(lambda: time.monotonic() - since > SILENCE_S, "half a second")
        if [self._overheard.size(output) for output in OUTPUTS] != before:
            raise JourneyError("expected silence; something was said")


def place_after(words: str, wanted: Sequence[str], at: int) -> int | None:
    """Where all that is wanted has been said, in this order, from `at` on; None: it has not been."""
    for one in wanted:
        found = words.find(one, at)
        if found < 0:
            return None
        at = found + len(one)
    return at
