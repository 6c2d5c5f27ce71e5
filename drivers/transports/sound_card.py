"""A sound card that is there only while it is plugged in, as a USB headset is. Gives `struct input_event` of a jack.

card:///dev/snd/by-id/usb-MAKER_MODEL-00
"""

import os
import time
from collections.abc import Callable

from drivers.api.input_event import HEADPHONE_INSERT, SWITCH, InputEvent, encode
from drivers.transports.listening import Listening

LOOK_EVERY_S = 0.05


class SoundCard(Listening):
    """Headphones are in while the card's node is there."""

    def __init__(
        self, path: str, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._path = path
        self._clock, self._sleep = clock, sleep
        self._said: bool | None = None

    def read(self, size: int, timeout: float) -> bytes:
        """One event where that has changed, whatever `size`."""
        ends = self._clock() + timeout
        while (there := os.path.exists(self._path)) == self._said:
            left = ends - self._clock()
            if left <= 0:
                return b""
            self._sleep(min(left, LOOK_EVERY_S))
        self._said = there
        return encode(InputEvent(SWITCH, HEADPHONE_INSERT, there))

    def close(self) -> None:
        self._said = None
