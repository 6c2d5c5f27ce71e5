"""What Linux says of keys and switches, bytes to values and back. Pure.

`struct input_event` of linux/input.h on 64-bit machines, 24 bytes: seconds, microseconds, type, code, value. The codes
are those of linux/input-event-codes.h. A keypad, a jack and their simulators all speak it.
"""

import struct
from typing import NamedTuple

EVENT = struct.Struct("=qqHHi")
SIZE = EVENT.size
SYN, KEY, SWITCH = 0, 1, 5  # types
SYN_REPORT, SYN_DROPPED = 0, 3
UP, DOWN, REPEAT = 0, 1, 2  # values of a key
HEADPHONE_INSERT, LINEOUT_INSERT = 2, 6  # switches
JACKS = (HEADPHONE_INSERT, LINEOUT_INSERT)
LAST_TYPE, LAST_CODE = 0x1F, 0x2FF
_SECOND = 1_000_000  # microseconds


class InputEvent(NamedTuple):
    type: int
    code: int
    value: int
    at: float = 0.0  # seconds, by a clock of the sender; only differences mean anything


def encode(*events: InputEvent) -> bytes:
    """The events and the report that ends them, as the kernel sends them."""
    assert events
    reported = (*events, InputEvent(SYN, SYN_REPORT, 0, events[-1].at))
    data = b"".join(EVENT.pack(*divmod(round(at * _SECOND), _SECOND), *event) for *event, at in reported)
    assert len(data) == SIZE * (len(events) + 1)
    return data


def take_event(buffer: bytearray) -> InputEvent | None:
    """The first event, cut off the front; None: not complete yet. ValueError: such a one no kernel sends."""
    assert isinstance(buffer, bytearray)  # what is taken is cut off in place
    if len(buffer) < SIZE:
        return None
    data = bytes(buffer[:SIZE])
    seconds, rest, kind, code, value = EVENT.unpack(data)
    if seconds < 0 or not 0 <= rest < _SECOND or kind > LAST_TYPE or code > LAST_CODE:
        raise ValueError(f"{data.hex(' ')}, expected an input event of {SIZE} bytes")
    del buffer[:SIZE]
    event = InputEvent(kind, code, value, seconds + rest / _SECOND)
    assert event.at >= 0
    return event


def switch_events(switches: int) -> tuple[InputEvent, ...]:
    """An event for each jack of what `EVIOCGSW` answers: bit n of it is switch n."""
    assert switches >= 0
    events = tuple(InputEvent(SWITCH, jack, switches >> jack & 1) for jack in JACKS)
    assert all(event.value in (0, 1) for event in events)
    return events
