"""What the kernel tells of keys and switches, with a kernel that answers from a table over real descriptors.

Covers listening as well.
"""

import os

import pytest

from drivers.api.input_event import HEADPHONE_INSERT, KEY, LINEOUT_INSERT, SWITCH, InputEvent, encode
from drivers.api.permission import InUse, NotPermitted
from drivers.transports.input_device import InputDevice, name_of
from drivers.transports.jack_control import JackControl
from tests.drivers.transports.kernel import Kernel, Line, events
from tests.nobody import as_nobody

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
    with pytest.raises(InUse, match="in use by another program"):
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


# --- sound cards that come and go --------------------------------------------------------------------------------
