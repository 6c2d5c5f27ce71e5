"""What counts as seeing: frames that are black, of one colour, or always the same show nothing."""

import numpy as np
import pytest
from cv2.typing import MatLike

from drivers.camera.picture import PlainPicture
from drivers.camera.sight import FROZEN_FRAMES, Sight
from tests.drivers.camera.pictures import blank, code_picture, frame_with, noisy

SHAPE = (1080, 1920)
ROOM = frame_with(code_picture("GOV-1"))


def shade(level: int) -> MatLike:
    return np.full(SHAPE, level, np.uint8)


def with_lights(frame: MatLike, *places: tuple[int, int, int]) -> MatLike:
    """Squares of light: row, column, side."""
    lit = frame.copy()
    for row, column, side in places:
        lit[row : row + side, column : column + side] = 255
    return lit


def after(*frames: MatLike, live: bool = True) -> Sight:
    sight = Sight(lambda: 0.0, live=live)
    for frame in frames:
        sight.look(PlainPicture(frame))
    return sight


@pytest.mark.parametrize(
    ("frame", "why"),
    [
        (shade(0), "black frames"),
        (shade(16), "black frames"),  # what video calls black
        (noisy(shade(3), 3), "black frames"),  # a sensor's own noise
        (shade(96), "frames of one colour"),
        (shade(255), "frames of one colour"),
        (with_lights(shade(0), (10, 10, 1), (700, 300, 2)), "black frames"),  # broken pixels
        (with_lights(shade(0), *((20, 20 + 30 * at, 20) for at in range(19))), "black frames"),  # the date and time
        (noisy(shade(8), 6), "black frames"),
        (with_lights(shade(0), (400, 800, 150)), ""),  # a telephone that shines in the dark
        (noisy(shade(3), 40), ""),  # a dark room with a light in it
        (noisy(shade(40), 3), ""),  # dim
        (ROOM, ""),
    ],
)
def test_what_there_is_to_see_in_a_sensors_frame(frame: MatLike, why: str) -> None:
    assert after(frame).why == why


@pytest.mark.parametrize(("frame", "sees"), [(shade(0), False), (blank(), True), (ROOM, True)])
def test_a_picture_that_lies_in_a_folder_may_be_of_one_colour_and_stay(frame: MatLike, sees: bool) -> None:
    assert after(*[frame] * 50, live=False).sees is sees


def test_a_sensor_sees_once_two_frames_differ() -> None:
    assert not after(ROOM).sees
    assert after(ROOM, noisy(ROOM, 2)).sees


def test_the_same_frame_again_and_again_is_frozen_and_a_few_alike_are_not() -> None:
    first = noisy(ROOM, 2)
    assert after(first, *[ROOM] * FROZEN_FRAMES).why == ""
    assert after(first, *[ROOM] * (FROZEN_FRAMES + 1)).why == "the same frame"
    assert after(first, *[ROOM] * (FROZEN_FRAMES + 1), first).sees


def test_it_is_blind_since_the_first_frame_with_nothing_in_it() -> None:
    times = iter((1.0, 2.0, 3.0))  # asked for at the first frame with nothing in it, then by the test
    sight = Sight(lambda: next(times))
    for frame in (ROOM, shade(0), shade(0)):
        sight.look(PlainPicture(frame))
    assert sight.blind_for() == 1.0
    sight.look(PlainPicture(ROOM))
    assert (sight.blind_for(), sight.sees) == (0.0, True)
