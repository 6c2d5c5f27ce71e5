"""What a camera sends, in each format, becomes the same gray picture."""

import errno
import fcntl
import os
from functools import cache
from unittest.mock import patch

import cv2
import numpy as np
import pytest
from cv2.typing import MatLike

from drivers.api.permission import InUse
from drivers.camera.video import BRIGHTNESS, VideoDevice, picture_of, require_free
from tests.drivers.camera.pictures import FRAME_HEIGHT, FRAME_WIDTH, code_picture, frame_with
from tests.drivers.camera.source import packed

HEIGHT, WIDTH = FRAME_HEIGHT // 4, FRAME_WIDTH // 4
COLOUR = 77  # of every byte that tells colour


@cache
def table() -> MatLike:
    return np.ascontiguousarray(frame_with(code_picture("GOV-1"))[::4, ::4])


def as_sent(gray: MatLike, form: str) -> MatLike:
    """One frame's bytes, in a row."""
    if form == "MJPG":
        return np.frombuffer(packed(gray), np.uint8)
    first, step = BRIGHTNESS[form]
    if step == 1:
        planes = 0 if form == "GREY" else gray.size // 2
        return np.concatenate([gray.ravel(), np.full(planes, COLOUR, np.uint8)])
    pairs = np.full((gray.size, step), COLOUR, np.uint8)
    pairs[:, first] = gray.ravel()
    return pairs.ravel()


@pytest.mark.parametrize("form", ["MJPG", *BRIGHTNESS])
def test_a_frame_in_any_format_is_gray(form: str) -> None:
    picture = picture_of(as_sent(table(), form)[np.newaxis], form, WIDTH, HEIGHT)
    assert picture is not None
    assert np.abs(picture.whole.astype(np.int16) - table()).max() <= (0 if form in BRIGHTNESS else 12)


def test_a_format_that_is_not_known_here_comes_in_colour() -> None:
    picture = picture_of(cv2.cvtColor(table(), cv2.COLOR_GRAY2BGR), "H264", WIDTH, HEIGHT)
    assert picture is not None
    assert np.array_equal(picture.whole, table())


@pytest.mark.parametrize("form", BRIGHTNESS)
def test_half_a_frame_is_no_picture(form: str) -> None:
    with pytest.raises(ValueError, match="cannot reshape"):
        picture_of(as_sent(table(), form)[: table().size // 2], form, WIDTH, HEIGHT)


def test_an_empty_frame_is_none() -> None:
    assert picture_of(np.zeros((1, 0), np.uint8), "MJPG", WIDTH, HEIGHT) is None


@pytest.mark.hits("camera-in-use")
def test_a_camera_whose_buffers_another_program_has_is_in_use() -> None:
    busy = OSError(errno.EBUSY, os.strerror(errno.EBUSY))  # as the kernel answers
    with patch.object(fcntl, "ioctl", side_effect=busy), pytest.raises(InUse, match="another program: '/dev/null'"):
        VideoDevice("/dev/null")


def test_a_node_that_is_no_camera_is_not_called_in_use() -> None:
    with pytest.raises(OSError, match="no camera answers at /dev/null") as caught:
        VideoDevice("/dev/null")
    assert not isinstance(caught.value, InUse)
    with pytest.raises(OSError, match="Inappropriate ioctl"):
        require_free("/dev/null")
