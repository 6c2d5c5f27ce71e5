"""A kernel that answers from a table, over real descriptors."""

import errno
import os
import pty
import struct
import tty
from typing import Any

from drivers.api.input_event import take_event
from drivers.transports.input_device import EVIOCGNAME, EVIOCGRAB, EVIOCGSW
from drivers.transports.jack_control import ELEM_READ


class Line:
    """A descriptor at which a kernel's answers can be read, and the end at which they are written."""

    def __init__(self) -> None:
        self.master, self._slave = pty.openpty()
        tty.setraw(self._slave)
        self.path = os.ttyname(self._slave)

    def say(self, data: bytes) -> None:
        os.write(self.master, data)

    def close(self) -> None:
        for fd in (self.master, self._slave):
            os.close(fd)


def events(data: bytes) -> list[tuple[int, int, int]]:
    """Types, codes and values, without reports."""
    buffer, found = bytearray(data), []
    while event := take_event(buffer):
        found.append(event)
    assert not buffer
    return [event[:3] for event in found if event.type]


class Kernel:
    """Answers the requests of input devices and of ALSA's control device as Linux does."""

    def __init__(self, *, switches: int = 0, busy: bool = False, **jacks: bool) -> None:
        self.switches, self.busy = switches, busy
        self.jacks = {name.replace("_", " "): state for name, state in jacks.items()}
        self.asked: list[int] = []

    def __call__(self, fd: int, request: int, argument: Any) -> int:
        self.asked.append(request)
        if request == EVIOCGRAB and self.busy:
            raise OSError(errno.EBUSY, "Device or resource busy")
        if request == EVIOCGNAME:
            argument[:9] = b"AudioNav\0"
        if request == EVIOCGSW:
            argument[:] = self.switches.to_bytes(8, "little")
        if request == ELEM_READ:
            self._read_element(argument)
        return 0

    def _read_element(self, argument: bytearray) -> None:
        # struct snd_ctl_elem_value: id (numid, iface, device, subdevice, name[44], index), then the value at 72.
        assert len(argument) == 1224
        numid, interface, device, subdevice = struct.unpack_from("=IiII", argument)
        name = bytes(argument[16:60]).rstrip(b"\0").decode()
        assert (numid, interface, device, subdevice) == (0, 0, 0, 0)
        if name not in self.jacks:
            raise FileNotFoundError(errno.ENOENT, "No such file or directory")
        struct.pack_into("=q", argument, 72, self.jacks[name])
