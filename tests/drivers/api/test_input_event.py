"""Input events of Linux: the bytes are those that the kernel sends."""

import pytest

from drivers.api.input_event import (
    DOWN,
    HEADPHONE_INSERT,
    KEY,
    LINEOUT_INSERT,
    SIZE,
    SWITCH,
    InputEvent,
    encode,
    switch_events,
    take_event,
)

# F23 goes down; then the report that ends it. Written out from linux/input.h: 8 + 8 bytes of time, type, code, value.
F23_DOWN = bytes.fromhex("0100000000000000 20a1070000000000 0100 c100 01000000")
REPORT = bytes.fromhex("0100000000000000 20a1070000000000 0000 0000 00000000")


def test_an_event_is_twenty_four_bytes_as_the_kernel_lays_them() -> None:
    assert SIZE == 24
    assert encode(InputEvent(KEY, 193, DOWN, 1.5)) == F23_DOWN + REPORT
    buffer = bytearray(F23_DOWN + REPORT)
    assert take_event(buffer) == (1, 193, 1, 1.5)
    assert take_event(buffer) == (0, 0, 0, 1.5)
    assert take_event(buffer) is None


def test_a_torn_event_is_waited_for() -> None:
    buffer = bytearray()
    for at in range(SIZE - 1):
        buffer.append(F23_DOWN[at])
        assert take_event(buffer) is None
    buffer.append(F23_DOWN[-1])
    assert take_event(buffer) == (1, 193, 1, 1.5)


@pytest.mark.parametrize(
    "noise",
    [
        b"\xff" * SIZE,
        b"HTTP/1.1 400 Bad Request",
        F23_DOWN[:8] + bytes.fromhex("40420f0000000000") + F23_DOWN[16:],  # a million microseconds
        F23_DOWN[:16] + b"\x20\x00" + F23_DOWN[18:],
        F23_DOWN[:18] + b"\x00\x03" + F23_DOWN[20:],
    ],
)
def test_what_no_kernel_sends_is_refused(noise: bytes) -> None:
    with pytest.raises(ValueError, match="expected an input event of 24 bytes"):
        take_event(bytearray(noise))


def test_switches_that_are_asked_for_are_told_as_events() -> None:
    assert switch_events(0b0100_0100) == ((SWITCH, HEADPHONE_INSERT, 1, 0.0), (SWITCH, LINEOUT_INSERT, 1, 0.0))
    assert switch_events(0b0000_0100) == ((SWITCH, HEADPHONE_INSERT, 1, 0.0), (SWITCH, LINEOUT_INSERT, 0, 0.0))
    assert [event.value for event in switch_events(0b1011)] == [0, 0]
