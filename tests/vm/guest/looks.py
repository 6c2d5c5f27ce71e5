"""The terminal's own looks at one of its devices, without its window: prints how it is whenever that changes."""

import signal
import sys

from drivers.open import Drivers
from kiosk.runtime.availability import look_at
from kiosk.runtime.tasks import Tasks
from kiosk.runtime.threads import Threads
from kiosk.runtime.workers import STATUS_EVERY_S, Worker


def say(words: str) -> None:
    print(words, flush=True)


class Looks:
    """At the device that serves `need`, at an address."""

    def __init__(self, need: str, address: str) -> None:
        self._need = need
        self._drivers = Drivers({need: address})
        self._last = ""
        tasks = Tasks(Threads(), lambda name, trouble: say(f"{name} failed: {trouble}"))
        self.worker = Worker(need, self._look, lambda: STATUS_EVERY_S, tasks)

    def _look(self) -> None:
        state = look_at(self._need, self._drivers.serving(self._need))
        words = state.problem.code if state.problem else "ready"
        if words != self._last:
            self._last = words
            say(words)


if __name__ == "__main__":
    looks = Looks(sys.argv[1], sys.argv[2])
    signal.pause()  # until it is ended
