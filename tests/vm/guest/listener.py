"""Somebody to whom the terminal says a sentence again whenever it is silent, without its window.

Prints `begun` as soon as the sound card has taken something of it, `said` when it was said to its end, and what the
technician is told of an output that fails.
"""

import queue
import sys
import time
from collections.abc import Callable
from pathlib import Path

from drivers.addresses import first_mistake
from kiosk.app.speech import open_speaker
from kiosk.config.settings import load
from kiosk.runtime.threads import Threads
from ui.speech.saying.say import say_text
from ui.speech.speaker import OUTPUT
from ui.speech.utterance import ENGLISH, SPEAKER, USUAL_SPEED, VOLUMES, Utterance

AGAIN_S = 0.5  # as soon as somebody presses the key that says it once more


def say(words: str) -> None:
    print(words, flush=True)


class Listener:
    """Everything is called on one thread, as on that of a window."""

    def __init__(self, settings: Path, text: str) -> None:
        self._calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._again_at: float | None = None  # when what was broken off is said again
        self._utterance = Utterance(say_text(text, ENGLISH, private=False), ENGLISH)
        config = load(settings, first_mistake)
        self._speaker = open_speaker(config, self, self._calls.put, Threads(), self._troubled)
        self._speaker.set_output(SPEAKER)
        self._speaker.set_pace(USUAL_SPEED, VOLUMES[-1])
        self._speaker.say(self._utterance)

    def phrase_begun(self, _number: int, index: int) -> None:
        if index == 0:
            say("begun")

    def ended(self, _number: int, *, whole: bool) -> None:
        if whole:
            say("said")
            self._speaker.say(self._utterance)
        else:
            self._again_at = time.monotonic() + AGAIN_S

    def listen(self) -> None:
        """For ever."""
        while True:
            try:
                self._calls.get(timeout=self._pause)()
            except queue.Empty:
                self._again_at = None
                self._speaker.say(self._utterance)

    @property
    def _pause(self) -> float | None:
        """Seconds until it is said again; None: nothing is."""
        return None if self._again_at is None else max(0.0, self._again_at - time.monotonic())

    def _troubled(self, part: str, why: str) -> None:
        if part == OUTPUT and why:
            say(f"trouble: {why}")


if __name__ == "__main__":
    Listener(Path(sys.argv[1]), sys.argv[2]).listen()
