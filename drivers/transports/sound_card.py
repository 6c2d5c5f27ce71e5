"""A sound card that is there only while it is plugged in, as a USB headset is. Gives `struct input_event` of a jack.

card:///dev/snd/by-id/usb-MAKER_MODEL-00
"""

import os
import select
import time
from collections.abc import Callable

from drivers.api.input_event import HEADPHONE_INSERT, SWITCH, InputEvent, encode
from drivers.transports.folder_watch import FolderWatch
from drivers.transports.listening import Listening


class SoundCard(Listening):
    """Headphones are in while the card's node is there."""

    def __init__(self, path: str, clock: Callable[[], float] = time.monotonic) -> None:
        """OSError: the kernel gives nothing more to wait on."""
        self._path = path
        self._clock = clock
        self._watch = FolderWatch(path)
        self._said: bool | None = None

    def read(self, size: int, timeout: float) -> bytes:
        """One event where that has changed, whatever `size`."""
        ends = self._clock() + timeout
        while (there := self._is_there()) == self._said:
            left = ends - self._clock()
            if left <= 0:
                return b""
            select.select([self._watch], [], [], left)
        self._said = there
        return encode(InputEvent(SWITCH, HEADPHONE_INSERT, there))

    def fileno(self) -> int:
        """To be waited on."""
        return self._watch.fileno()

    def close(self) -> None:
        self._watch.close()

    def _is_there(self) -> bool:
        self._watch.follow()
        return os.path.exists(self._path)
