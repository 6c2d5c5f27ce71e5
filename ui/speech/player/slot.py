"""A sound that is asked for and comes later, or not. Filled by one thread, waited for by another."""

import threading

from ui.speech.sound import Sound


class Slot:
    """`sound` None once it is `settled`: nobody makes it; `readings` may have come all the same, once it is `read`."""

    def __init__(self, sound: Sound | None = None) -> None:
        self.sound = sound
        self.readings = ""
        self.read = False
        self._settled = threading.Event()
        if sound is not None:
            self._settled.set()

    @property
    def settled(self) -> bool:
        return self._settled.is_set()

    def settle(self, sound: Sound | None) -> None:
        self.sound = sound
        self._settled.set()

    def wait(self, seconds: float) -> bool:
        return self._settled.wait(seconds)
