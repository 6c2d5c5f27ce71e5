"""Where another code may be. Where nothing can be, nobody looks: that is what keeps the usual picture quick."""

import numpy as np
import pytest
from cv2.typing import MatLike
from zxingcpp import BarcodeFormat, read_barcodes

from drivers.camera.elsewhere import Corners, contrast_of, rest_of
from tests.drivers.camera.pictures import code_free_frames, code_picture, faint, frame_with, noisy

CODE = code_picture("GOV-20260001")
SIDE = 400  # pixels of the code with its quiet zone in the middle of a frame


def corners_of(frame: MatLike) -> Corners:
    """Of the code in the middle, without its quiet zone."""
    height, width = frame.shape
    half = SIDE / 2 * (1 - 8 * 6 / CODE.shape[1])
    towards = np.array(((-1, -1), (1, -1), (1, 1), (-1, 1)), np.float32)
    return np.array((width / 2, height / 2), np.float32) + towards * np.float32(half)


@pytest.mark.parametrize("change", [lambda it: it, lambda it: noisy(it, 25), lambda it: noisy(faint(it), 2)])
def test_around_a_code_before_a_room_nothing_is_looked_for(change: type[MatLike]) -> None:
    frame = change(frame_with(CODE, side=SIDE))
    assert rest_of(frame, frame[::2, ::2].copy(), [corners_of(frame)]) is None


@pytest.mark.parametrize("turn", range(3, 90, 12))
def test_the_corners_of_a_card_with_a_code_are_nothing_to_look_at(turn: int) -> None:
    frame = frame_with(CODE, side=SIDE, turn=turn, seed=3)
    (found,) = read_barcodes(frame)
    place = found.position
    corners = (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
    known = np.array([(corner.x, corner.y) for corner in corners], np.float32)
    assert rest_of(frame, frame[::2, ::2].copy(), [known]) is None


@pytest.mark.parametrize("scale", [4, 6])
@pytest.mark.parametrize("kind", [BarcodeFormat.Code128, BarcodeFormat.DataMatrix])
def test_what_is_dense_is_looked_at_without_the_code_that_is_known(kind: BarcodeFormat, scale: int) -> None:
    frame = frame_with(CODE, side=SIDE)
    other = np.pad(code_picture("GOV-2", kind, scale=scale), 4 * scale, constant_values=255)
    frame[: other.shape[0], : other.shape[1]] = other[: frame.shape[0]]
    rest = rest_of(frame, frame[::2, ::2].copy(), [corners_of(frame)])
    assert rest is not None
    assert rest.shape < frame.shape
    assert np.array_equal(rest[: other.shape[0], : other.shape[1]], other[: rest.shape[0], : rest.shape[1]])


def test_of_a_page_full_of_letters_only_the_known_code_is_left_out() -> None:
    page = code_free_frames()["page"]
    rest = rest_of(page, page[::2, ::2].copy(), [corners_of(page)])
    assert rest is not None
    assert len(rest) == len(page)
    assert len(np.unique(rest[400:680, 820:1100])) == 1
    assert rest_of(page, page, []) is not None


@pytest.mark.parametrize("shape", [(1, 1), (1, 500), (40, 3), (20, 20)])
def test_in_a_tiny_picture_nothing_is_looked_for(shape: tuple[int, int]) -> None:
    picture = np.zeros(shape, np.uint8)
    assert rest_of(picture, picture, [np.zeros((4, 2), np.float32)]) is None
    assert rest_of(picture, picture, [np.full((4, 2), 900, np.float32)]) is None


def test_contrast_is_that_of_the_strongest_code_that_is_known() -> None:
    frame = frame_with(faint(CODE), side=SIDE)
    frame[:200, :200] = np.tile(np.array([20, 220], np.uint8), (200, 100))
    strong = np.array([(0, 0), (200, 0), (200, 200), (0, 200)], np.float32)
    assert contrast_of(frame, [corners_of(frame)]) < 40
    assert contrast_of(frame, [corners_of(frame), strong]) == 200
