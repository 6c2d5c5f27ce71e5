"""What a sound card's control device tells of its jacks, with a kernel that answers from a table."""

import os

import pytest

from drivers.api.input_event import HEADPHONE_INSERT, LINEOUT_INSERT, SWITCH
from drivers.transports.jack_control import SUBSCRIBE_EVENTS, JackControl
from tests.drivers.transports.kernel import Kernel, Line, events


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
