"""The terminal's own ears without its window: prints each key, and how the keypad is whenever that changes."""

import signal
import sys

from drivers.kinds import KEYPAD
from drivers.open import Drivers
from kiosk.app.ears_and_keys import EarsAndKeys, Look
from kiosk.runtime.availability import look_at
from kiosk.runtime.tasks import Tasks
from kiosk.runtime.threads import Threads


def say(words: str) -> None:
    print(words, flush=True)


class Ears:
    """A keypad at an address. No headphones: that is said once."""

    def __init__(self, address: str) -> None:
        self._drivers = Drivers({KEYPAD.serves: address})
        self._last = ""
        tasks = Tasks(Threads(), lambda name, trouble: say(f"{name} failed: {trouble}"))
        ears = EarsAndKeys(self._drivers, lambda key: say(f"key {key}"), lambda *_: None)
        self.workers = ears.workers(self._looks, tasks)

    def _looks(self, need: str) -> Look:
        def look() -> bool:
            state = look_at(need, self._drivers.serving(need))
            words = state.problem.code if state.problem else "ready"
            if need == KEYPAD.serves and words != self._last:
                self._last = words
                say(words)
            return state.problem is None

        return look


if __name__ == "__main__":
    ears = Ears(sys.argv[1])
    signal.pause()  # until it is ended
