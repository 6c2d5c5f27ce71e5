"""What the kernel tells of keys, jacks and cards, with a kernel that answers from a table over real descriptors."""

import errno
import os
import pty
import struct
import threading
import tty
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from drivers.api.input_event import HEADPHONE_INSERT, KEY, LINEOUT_INSERT, SWITCH, InputEvent, encode, take_event
from drivers.api.permission import NotPermitted
from drivers.transports.input_device import EVIOCGNAME, EVIOCGRAB, EVIOCGSW, InputDevice, name_of
from drivers.transports.jack_control import ELEM_READ, SUBSCRIBE_EVENTS, JackControl
from drivers.transports.sound_card import SoundCard
from tests.nobody import as_nobody


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


@pytest.fixture
def line() -> Iterator[Line]:
    one = Line()
    yield one
    one.close()


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


# --- input devices ---------------------------------------------------------------------------------------------


def test_a_keypad_is_taken_from_everybody_else_and_its_events_come_as_they_are(line: Line) -> None:
    kernel = Kernel()
    device = InputDevice(line.path, grab=True, ioctl=kernel)
    assert kernel.asked == [0x81004506, 0x40044590]  # EVIOCGNAME(256), EVIOCGRAB: linux/input.h
    assert name_of(device) == "AudioNav"
    assert device.read(24, 0.0) == b""
    line.say(encode(InputEvent(KEY, 193, 1)))
    assert events(device.read(4096, 5.0)) == [(KEY, 193, 1)]
    device.close()


def test_a_switch_is_asked_how_it_is_before_it_is_listened_to(line: Line) -> None:
    kernel = Kernel(switches=1 << LINEOUT_INSERT)
    device = InputDevice(line.path, grab=False, ioctl=kernel)
    assert kernel.asked == [0x81004506, 0x8008451B]  # EVIOCGSW(8)
    first = device.read(30, 0.0) + device.read(4096, 0.0)
    assert events(first) == [(SWITCH, HEADPHONE_INSERT, 0), (SWITCH, LINEOUT_INSERT, 1)]
    assert device.read(4096, 0.0) == b""
    device.close()


def test_a_keypad_that_another_program_has_taken_is_said_to_be_in_use(line: Line) -> None:
    before = len(os.listdir("/proc/self/fd"))
    with pytest.raises(OSError, match="in use by another program"):
        InputDevice(line.path, grab=True, ioctl=Kernel(busy=True))
    assert len(os.listdir("/proc/self/fd")) == before


def test_what_is_no_input_device_is_said_to_be_none(line: Line) -> None:
    with pytest.raises(OSError, match="no input device"):
        InputDevice(line.path, grab=True)  # the real kernel's answer


def test_a_device_that_is_pulled_out_is_gone(line: Line) -> None:
    device = InputDevice(line.path, grab=True, ioctl=Kernel())
    os.close(line.master)
    with pytest.raises(OSError, match=r"Input/output|No such device"):
        device.read(24, 5.0)
    device.close()
    line.master = os.open(os.devnull, os.O_RDONLY)  # for the end of the test


def test_nothing_can_be_said_to_a_keypad(line: Line) -> None:
    device = InputDevice(line.path, grab=True, ioctl=Kernel())
    with pytest.raises(OSError, match="expected none"):
        device.write(b"x")
    device.set_baud(9600)
    line.say(encode(InputEvent(KEY, 1, 1)))
    device.flush_input()
    assert events(device.read(4096, 5.0)) == [(KEY, 1, 1)]
    device.close()


def test_a_port_that_this_user_may_not_read_says_who_may(line: Line) -> None:
    os.chmod(line.path, 0)
    with as_nobody(), pytest.raises(NotPermitted):
        InputDevice(line.path, grab=True)


def test_what_is_not_there_is_not_there() -> None:
    for source in (lambda: InputDevice("/dev/input/none", grab=True), lambda: JackControl("/dev/snd/none")):
        with pytest.raises(FileNotFoundError):
            source()


# --- the control device of ALSA --------------------------------------------------------------------------------


def test_a_jack_control_says_how_it_is_and_then_each_change(line: Line) -> None:
    kernel = Kernel(Headphone_Jack=False)
    jack = JackControl(line.path, kernel)
    assert kernel.asked[0] == SUBSCRIBE_EVENTS  # else a change between asking and listening would be lost
    assert events(jack.read(4096, 0.0)) == [(SWITCH, HEADPHONE_INSERT, 0)]
    assert jack.read(4096, 0.0) == b""
    kernel.jacks["Headphone Jack"] = True
    line.say(bytes(72))  # struct snd_ctl_event: some element has changed
    assert events(jack.read(4096, 5.0)) == [(SWITCH, HEADPHONE_INSERT, 1)]
    line.say(bytes(72))  # the volume, for one
    assert jack.read(4096, 5.0) == b""
    jack.close()


def test_of_several_jacks_of_one_card_each_is_told(line: Line) -> None:
    kernel = Kernel(Front_Headphone_Jack=False, Headphone_Jack=True, Line_Out_Jack=False)
    jack = JackControl(line.path, kernel)
    assert events(jack.read(4096, 0.0)) == [(SWITCH, HEADPHONE_INSERT, 1), (SWITCH, LINEOUT_INSERT, 0)]
    kernel.jacks["Headphone Jack"] = False
    line.say(bytes(72))
    assert events(jack.read(4096, 5.0)) == [(SWITCH, HEADPHONE_INSERT, 0), (SWITCH, LINEOUT_INSERT, 0)]
    jack.close()


def test_a_card_that_tells_of_no_jack_or_of_one_that_is_always_in_is_refused(line: Line) -> None:
    before = len(os.listdir("/proc/self/fd"))
    with pytest.raises(OSError, match="does not tell whether headphones are in"):
        JackControl(line.path, Kernel(Headphone_Phantom_Jack=True))
    assert len(os.listdir("/proc/self/fd")) == before


def test_what_is_no_control_device_is_refused_by_the_kernel(line: Line) -> None:
    with pytest.raises(OSError, match="ioctl"):
        JackControl(line.path)


# --- sound cards that come and go --------------------------------------------------------------------------------


def test_a_card_is_a_plug_that_is_in_while_it_is_there(tmp_path: Path) -> None:
    node = tmp_path / "usb-headset-00"
    card = SoundCard(str(node))
    assert events(card.read(4096, 0.0)) == [(SWITCH, HEADPHONE_INSERT, 0)]
    assert card.read(4096, 0.0) == b""
    threading.Timer(0.05, node.touch).start()
    assert events(card.read(4096, 5.0)) == [(SWITCH, HEADPHONE_INSERT, 1)]
    node.unlink()
    assert events(card.read(4096, 5.0)) == [(SWITCH, HEADPHONE_INSERT, 0)]
    card.close()
    assert events(card.read(4096, 0.0)) == [(SWITCH, HEADPHONE_INSERT, 0)]  # asked anew
