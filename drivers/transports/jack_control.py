"""The jack of a sound card, as ALSA's control device tells of it: a control "Headphone Jack" that is true while
headphones are in. Any user of the group `audio` may read it. Gives what it says as `struct input_event`.

alsa:///dev/snd/by-path/pci-0000:00:1f.3

Numbers and layouts: sound/asound.h on 64-bit machines; the names are those of "ALSA Jack Controls" in the kernel's
documentation. Not read: "… Phantom Jack", which is always true.
"""

import errno
import fcntl
import os
import struct

from drivers.api.input_event import HEADPHONE_INSERT, LINEOUT_INSERT, SWITCH, InputEvent, encode
from drivers.transports.input_device import Ioctl
from drivers.transports.listening import Listening, hear, open_to_hear

ELEM_READ, SUBSCRIBE_EVENTS = 0xC4C85512, 0xC0045516
NAMES = {
    "Headphone Jack": HEADPHONE_INSERT,
    "Front Headphone Jack": HEADPHONE_INSERT,
    "Headphone Mic Jack": HEADPHONE_INSERT,
    "Headset Jack": HEADPHONE_INSERT,
    "Line Out Jack": LINEOUT_INSERT,
}
CARD = 0  # of the interfaces that a control may belong to
_ID = struct.Struct("=IiII44sI")  # struct snd_ctl_elem_id
_VALUE_AT = 72  # in struct snd_ctl_elem_value
_VALUE_BYTES = 1224
_EVENT_BYTES = 72  # struct snd_ctl_event


class JackControl(Listening):
    """Says how each jack is when it is opened, and then each change."""

    def __init__(self, path: str, ioctl: Ioctl = fcntl.ioctl) -> None:
        """OSError: not there, no control device, or the card tells of no jack."""
        self._ioctl = ioctl
        self._fd = open_to_hear(path)
        self._said: dict[str, bool] = {}
        try:
            ioctl(self._fd, SUBSCRIBE_EVENTS, bytearray((1).to_bytes(4, "little")))
            self._names = [name for name in NAMES if self._state(name) is not None]
        except OSError:
            os.close(self._fd)
            raise
        if not self._names:
            os.close(self._fd)
            raise OSError(errno.ENXIO, "this sound card does not tell whether headphones are in", path)

    def read(self, size: int, timeout: float) -> bytes:
        """At most an event a jack, whatever `size`."""
        if self._said and not hear(self._fd, _EVENT_BYTES * 16, timeout):
            return b""
        return self._changes()

    def fileno(self) -> int:
        """To be waited on."""
        return self._fd

    def close(self) -> None:
        os.close(self._fd)

    def _changes(self) -> bytes:
        now = {name: bool(self._state(name)) for name in self._names}
        before, self._said = self._said, now
        if before == now:
            return b""
        switches: dict[int, bool] = {}
        for name, plugged in now.items():
            switches[NAMES[name]] = switches.get(NAMES[name], False) or plugged
        return encode(*(InputEvent(SWITCH, switch, plugged) for switch, plugged in switches.items()))

    def _state(self, name: str) -> bool | None:
        """None: the card has no such control."""
        answer = bytearray(_VALUE_BYTES)
        _ID.pack_into(answer, 0, 0, CARD, 0, 0, name.encode(), 0)
        try:
            self._ioctl(self._fd, ELEM_READ, answer)
        except OSError as error:
            if error.errno == errno.ENOENT:
                return None
            raise
        return bool(int.from_bytes(answer[_VALUE_AT : _VALUE_AT + 8], "little"))
