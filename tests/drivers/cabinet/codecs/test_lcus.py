"""The frames of boards that answer nothing."""

import pytest

from drivers.cabinet.codecs import lcus


@pytest.mark.parametrize(
    ("channel", "on", "frame"),
    [
        (1, True, "a0 01 01 a2"),
        (1, False, "a0 01 00 a1"),
        (2, True, "a0 02 01 a3"),
        (2, False, "a0 02 00 a2"),
        (8, True, "a0 08 01 a9"),
    ],
)
def test_the_frames_are_those_that_sellers_print(channel: int, on: bool, frame: str) -> None:
    assert lcus.switch(channel, on=on).hex(" ") == frame


@pytest.mark.parametrize("channel", [0, 9])
def test_a_channel_that_no_such_board_has_is_a_mistake(channel: int) -> None:
    with pytest.raises(AssertionError):
        lcus.switch(channel, on=True)
