"""Two successive pictures made one: what glare hides in each of them is read of both."""

from collections.abc import Callable
from functools import cache

import cv2
import numpy as np
import pytest
from cv2.typing import MatLike

from drivers.camera import decoder
from drivers.camera.elsewhere import Corners
from drivers.camera.fused import fused
from drivers.camera.readers import SeveralCodesError, with_zxing
from tests.drivers.camera.pictures import FRAME_HEIGHT, FRAME_WIDTH, blank, code_picture, frame_with

TEXT = '{"name":"Chen","no":"1234567890","token":"abcdefabcdef0123456789abcdef"}'
OTHER = TEXT.replace("Chen", "Wang").replace("1234567890", "9876543210")
SIDE = 400
ROOM = 600  # as much of a frame as is looked at, so that it does not take long
MIDDLE = np.array((ROOM / 2, ROOM / 2), np.float32)
PLACE: Corners = MIDDLE + np.array(((-1, -1), (1, -1), (1, 1), (-1, 1)), np.float32) * np.float32(SIDE / 2)


def held(*, turn: float, glare: tuple[int, int], text: str = TEXT) -> MatLike:
    """A code with a bright spot, so far from its middle."""
    frame = frame_with(code_picture(text), side=SIDE, turn=turn).copy()
    middle = FRAME_WIDTH // 2, FRAME_HEIGHT // 2
    cv2.circle(frame, (middle[0] + glare[0], middle[1] + glare[1]), 62, (255,), -1)
    left, top = (at - ROOM // 2 for at in middle)
    return frame[top : top + ROOM, left : left + ROOM].copy()


def side_by_side(left: MatLike, right: MatLike) -> MatLike:
    """The codes of two frames in one."""
    return np.hstack((left, right))


@cache
def earlier() -> MatLike:
    return held(turn=3, glare=(40, 40))


@cache
def later() -> MatLike:
    return held(turn=6, glare=(-50, 30))


def test_a_code_that_neither_picture_shows_whole_is_read_of_both() -> None:
    assert decoder.decode(earlier()) is None
    assert decoder.decode(later()) is None
    code = decoder.decode(later(), earlier())
    assert code is not None
    assert code.text == TEXT


def test_of_two_different_codes_that_neither_picture_shows_whole_none_is_believed() -> None:
    first, second = (
        side_by_side(shown, held(turn=turn, glare=glare, text=OTHER))
        for shown, turn, glare in ((earlier(), 3, (40, 40)), (later(), 6, (-50, 30)))
    )
    assert decoder.decode(second) is None
    with pytest.raises(SeveralCodesError):
        decoder.decode(second, first)


def test_the_same_code_twice_that_neither_picture_shows_whole_is_one_code() -> None:
    code = decoder.decode(side_by_side(later(), later()), side_by_side(earlier(), earlier()))
    assert code is not None
    assert code.text == TEXT


def test_live_video_reads_it_without_a_frame_that_shows_it_whole() -> None:
    ladder = decoder.Ladder()
    read = [ladder.read(frame) for _ in decoder.LIVE for frame in (earlier(), later())]
    assert {code.text for code in read if code} == {TEXT}


def test_what_glare_has_hidden_is_dark_again_in_the_first_of_the_pictures() -> None:
    darker, *others = fused(later(), earlier(), PLACE)
    assert len(others) == 3
    assert (darker < 128).sum() > (later()[100:500, 100:500] < 128).sum()


@pytest.mark.parametrize(
    "other",
    [
        lambda: np.full_like(earlier(), 90),
        lambda: earlier()[::2, ::2].copy(),
        lambda: np.rot90(earlier(), 2).copy(),
        blank,
    ],
    ids=["even", "half as large", "upside down", "blank"],
)
def test_with_a_picture_of_something_else_none_is_made_that_shows_a_code(other: Callable[[], MatLike]) -> None:
    assert all(with_zxing(picture) is None for picture in fused(earlier(), other(), PLACE))


def test_where_nothing_is_to_be_followed_none_is_made() -> None:
    empty = np.full_like(earlier(), 90)
    assert list(fused(empty, earlier(), PLACE)) == list(fused(empty[:9, :9].copy(), empty, PLACE)) == []
