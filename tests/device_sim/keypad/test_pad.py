"""The simulated keypad says what the kernel says of a real one."""

import pytest

from device_sim.keypad.pad import SimKeypad
from device_sim.port import Loopback
from drivers.api.input_event import InputEvent, take_event


def events(act: str, *args: object) -> list[tuple[int, int, int, float]]:
    """What a host reads of it within ten seconds, without reports."""
    port = Loopback(SimKeypad)
    getattr(port.device, act)(*args)
    buffer = bytearray()
    while data := port.read(4096, 10.0):
        buffer += data
    found: list[InputEvent] = []
    while event := take_event(buffer):
        found.append(event)
    return [(*event[:3], round(event.at, 3)) for event in found if event.type or event.code]


def test_a_press_is_down_and_up() -> None:
    assert events("press", "up") == [(1, 103, 1, 0.0), (1, 103, 0, 0.06)]
    assert events("press", "down", 2)[2:] == [(1, 108, 1, 0.15), (1, 108, 0, 0.21)]


def test_a_key_that_is_held_is_repeated_and_not_released() -> None:
    held = events("hold", "select")
    assert [value for _, _, value, _ in held] == [1, *[2] * 20]
    assert {code for _, code, _, _ in held} == {28}


def test_a_storm_is_eighty_keys_in_a_second() -> None:
    downs = [at for _, _, value, at in events("storm") if value == 1]
    assert len(downs) == 80
    assert downs[-1] == pytest.approx(79 / 80, abs=0.001)


def test_lost_events_are_said_as_the_kernel_says_it() -> None:
    assert events("lose_events") == [(0, 3, 0, 0.0)]


def test_a_key_that_it_does_not_have_is_named_with_those_it_has() -> None:
    with pytest.raises(ValueError, match=r"key 'sideways': expected one of 1, 2, .*up, down"):
        events("press", "sideways")
