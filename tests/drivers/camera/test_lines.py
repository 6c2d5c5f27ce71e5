"""Where thin lines are. Where none are, nobody looks at full size for another code."""

import cv2
import numpy as np
import pytest
from cv2.typing import MatLike

from drivers.camera import easier
from drivers.camera.lines import Part, parts_with_lines
from tests.drivers.camera.pictures import FRAME_HEIGHT, FRAME_WIDTH, blurred_room, code_free_frames, code_picture, noisy

SIZE = (FRAME_HEIGHT, FRAME_WIDTH)


def parts_of(gray: MatLike, contrast: float = 255.0) -> list[Part]:
    return parts_with_lines(gray, easier.smaller(gray, 0.5), contrast)


def with_small_code(frame: MatLike, *, side: int, contrast: float, left: int, top: int) -> MatLike:
    """A code of 25 modules, so small and so faint, on a white card."""
    code = cv2.resize(code_picture("GOV-2"), (side, side), interpolation=cv2.INTER_AREA)
    shown = frame.copy()
    shown[top : top + side, left : left + side] = 220 - contrast + code * (contrast / 255)
    return shown


@pytest.mark.parametrize(
    "frame",
    [np.full(SIZE, 200, np.uint8), cv2.GaussianBlur(blurred_room(1), (0, 0), 6), noisy(np.full(SIZE, 90, np.uint8), 5)],
    ids=["one colour", "out of focus", "noise"],
)
def test_where_nothing_has_a_thin_line_nothing_is_looked_at(frame: MatLike) -> None:
    assert parts_of(frame) == []


def test_the_edge_of_a_thing_is_no_line() -> None:
    frame = np.full(SIZE, 40, np.uint8)
    frame[300:700, 500:1300] = 230
    slanted = np.where(np.add.outer(np.arange(FRAME_HEIGHT), np.arange(FRAME_WIDTH) // 3) > 900, 40, 230)
    assert parts_of(frame) == parts_of(slanted.astype(np.uint8)) == []


@pytest.mark.parametrize(("left", "top"), [(3, 5), (1100, 611), (FRAME_WIDTH - 75, FRAME_HEIGHT - 75)])
@pytest.mark.parametrize(("side", "contrast"), [(50, 200), (60, 60), (75, 45)])
def test_the_smallest_code_is_in_one_of_the_parts_wherever_it_stands(
    side: int, contrast: float, left: int, top: int
) -> None:
    plain = np.full(SIZE, 220, np.uint8)
    (part,) = parts_of(with_small_code(plain, side=side, contrast=contrast, left=left, top=top))
    assert part.gray.size < plain.size / 10
    assert (part.corner <= (left, top)).all()
    assert part.left + part.gray.shape[1] >= left + side
    assert part.top + part.gray.shape[0] >= top + side


def test_what_is_faint_beside_a_strong_code_may_be_one_beside_a_faint_code() -> None:
    faint = with_small_code(np.full(SIZE, 220, np.uint8), side=60, contrast=25, left=900, top=400)
    assert parts_of(faint) == []
    assert len(parts_of(faint, contrast=50)) == 1


def test_what_stands_far_apart_is_two_parts_and_what_is_everywhere_is_the_whole_picture() -> None:
    two: MatLike = np.full(SIZE, 220, np.uint8)
    for left in (100, 1500):
        two = with_small_code(two, side=60, contrast=200, left=left, top=400)
    assert len(parts_of(two)) == 2
    page = code_free_frames()["page"]
    (whole,) = parts_of(page)
    assert np.array_equal(whole.gray, page)
    assert (whole.left, whole.top) == (0, 0)


@pytest.mark.parametrize("shape", [(1, 1), (1, 500), (40, 3), (20, 20)])
def test_a_tiny_picture_has_no_lines_and_is_no_error(shape: tuple[int, int]) -> None:
    assert parts_of(np.zeros(shape, np.uint8)) == []
