"""What counts as nothing moving: noise and lamps do not, whatever can be read does."""

from collections.abc import Callable, Iterable
from functools import cache, partial

import numpy as np
import pytest
from cv2.typing import MatLike

from drivers.camera.stillness import Stillness
from tests.drivers.camera.pictures import blank, blurred, code_picture, faint, frame_with, noisy

PATIENCE = 4


@cache
def soft() -> MatLike:
    """A room, at half the size of a frame."""
    return np.ascontiguousarray(frame_with(np.full((100, 100), 128, np.uint8))[::2, ::2])


def after(frames: Iterable[MatLike]) -> bool:
    stillness = Stillness(PATIENCE)
    for frame in frames:
        stillness.look(frame)
    return stillness.lasts


def with_code(side: int, seen: Callable[[MatLike], MatLike] = np.copy, at: int = 0) -> MatLike:
    code = seen(code_picture("GOV-20260001"))
    return np.ascontiguousarray(np.roll(frame_with(code, side=side), at, 1)[::2, ::2])


def test_it_is_still_once_so_many_frames_were_alike() -> None:
    frames = [noisy(soft(), 4, seed) for seed in range(PATIENCE + 2)]
    assert not after(frames[:-1])
    assert after(frames)


@pytest.mark.parametrize("bright", [-2, 2])
def test_a_lamp_on_the_mains_moves_nothing(bright: int) -> None:
    lit = noisy(np.asarray((soft().astype(np.int16) + bright).clip(0, 255), np.uint8), 2)
    assert after([noisy(soft(), 2), *[lit] * PATIENCE, noisy(soft(), 2)])


@pytest.mark.parametrize(
    "shown",
    [partial(with_code, 120), partial(with_code, 90), partial(with_code, 400, faint), lambda: 255 - soft(), blank],
    ids=["small", "smaller", "faint", "light", "another size"],
)
def test_whatever_can_be_read_is_a_change(shown: Callable[[], MatLike]) -> None:
    still = [noisy(soft(), 2, seed) for seed in range(PATIENCE + 2)]
    assert after(still)
    assert not after([*still, shown()])


def test_a_lens_that_finds_what_lies_there_is_a_change() -> None:
    """Also of a code as bright, from afar, as the sheet is that it lies on."""
    sheet = np.full((270, 480), 128, np.uint8)
    sheet[100:140, 200:240] = np.kron(np.indices((20, 20)).sum(0) % 2 * 255, np.ones((2, 2)))
    unsharp = [noisy(blurred(sheet, 3), 2, seed) for seed in range(PATIENCE + 2)]
    assert after(unsharp)
    assert not after([*unsharp, noisy(sheet, 2)])


def test_a_code_that_moves_by_less_than_a_module_is_a_change() -> None:
    """The narrowest module here is 13 pixels wide, and four is what a hand trembles."""
    assert not after([with_code(400, at=4 * at) for at in range(PATIENCE + 3)])


def test_what_changes_so_slowly_that_no_two_frames_differ_is_a_change_in_the_end() -> None:
    slowly = [noisy(np.asarray(soft() // 2 + at, np.uint8), 1, at) for at in range(40)]
    stillness, lasted = Stillness(PATIENCE), []
    for frame in slowly:
        stillness.look(frame)
        lasted.append(stillness.lasts)
    assert True in lasted
    assert False in lasted[lasted.index(True) :]


def test_what_is_worth_looking_at_is_not_still() -> None:
    stillness = Stillness(PATIENCE)
    for _ in range(PATIENCE + 2):
        stillness.look(soft())
    stillness.stir()
    assert not stillness.lasts


def test_of_what_is_still_each_fifth_picture_is_worth_a_try() -> None:
    stillness, worth = Stillness(PATIENCE), []
    for seed in range(PATIENCE + 12):
        stillness.look(noisy(soft(), 2, seed))
        worth.append(stillness.worth_a_try)
    assert [at for at, one in enumerate(worth[PATIENCE + 1 :], 1) if one] == [5, 10]
    assert all(worth[: PATIENCE + 1])


@pytest.mark.parametrize("shape", [(3, 5), (1, 1), (1, 40)])
def test_a_tiny_picture_is_still_as_well(shape: tuple[int, int]) -> None:
    assert after([np.zeros(shape, np.uint8)] * (PATIENCE + 2))
