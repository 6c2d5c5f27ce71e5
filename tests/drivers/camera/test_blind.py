"""A camera that gives frames and sees nothing is not ready, before and while somebody scans."""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import cycle

import numpy as np
import pytest
from cv2.typing import MatLike

from drivers.api.errors import DeviceError, Fault
from drivers.api.status import READY
from drivers.camera.driver import BLIND_S, OPEN_EYES_S, CodeCamera
from tests.clock import Clock
from tests.drivers.camera.pictures import code_picture, frame_with, noisy
from tests.drivers.camera.source import VOUCHER, Source, packed

# A quarter of full HD: many seconds of them are looked at.
BLACK = np.zeros((540, 960), np.uint8)
Frames = Callable[[], Sequence[MatLike | bytes]]


def code() -> MatLike:
    return np.ascontiguousarray(frame_with(code_picture(VOUCHER))[::2, ::2])


@cache
def nothing() -> MatLike:
    return np.ascontiguousarray(frame_with(np.full((100, 100), 128, np.uint8))[::2, ::2])


@cache
def rooms() -> list[MatLike]:
    return [noisy(nothing(), 2, seed) for seed in range(2)]


def all_black() -> list[MatLike]:
    return [BLACK]


def frozen() -> list[MatLike]:
    return [nothing()]


@cache
def packed_black() -> list[bytes]:
    return [packed(noisy(BLACK, 2, seed)) for seed in range(2)]


@cache
def packed_frozen() -> list[bytes]:
    return [packed(nothing())]


def camera(clock: Clock, *frames: MatLike | bytes, live: bool = True) -> CodeCamera:
    return CodeCamera(lambda: Source(clock, *frames, live=live), clock)


def seconds(of: float, *frames: MatLike | bytes) -> list[MatLike | bytes]:
    """So many seconds of these frames in turn, a tenth of a second each."""
    return [frame for frame, _ in zip(cycle(frames), range(round(of * 10)), strict=False)]


@pytest.mark.hits("camera-sees-nothing")
@pytest.mark.parametrize(
    ("frames", "live"),
    [(all_black, True), (all_black, False), (frozen, True), (packed_black, True), (packed_frozen, True)],
)
def test_a_camera_that_shows_nothing_is_not_ready(frames: Frames, live: bool) -> None:
    clock = Clock()
    blind = camera(clock, *seconds(20, *frames()), live=live)
    for _ in range(2):
        begun = clock.now
        with pytest.raises(DeviceError) as error:
            blind.status()
        assert error.value.fault is Fault.BLIND
        assert clock.now - begun < OPEN_EYES_S + 2


def test_a_camera_whose_first_frames_are_dark_is_ready() -> None:
    clock = Clock()
    assert camera(clock, *seconds(OPEN_EYES_S - 0.5, BLACK), *seconds(1, *rooms())).status() == READY


def test_a_camera_that_sees_again_is_ready_again() -> None:
    clock = Clock()
    sources = [Source(clock, BLACK, live=True), Source(clock, *seconds(9, *rooms()), live=True)]
    camera = CodeCamera(lambda: sources.pop(0), clock)
    with pytest.raises(DeviceError):
        camera.status()
    assert camera.status() == READY


def test_a_telephone_that_covers_the_lens_for_a_moment_is_no_fault() -> None:
    clock = Clock()
    covered = camera(clock, *seconds(1, *rooms()), *seconds(BLIND_S - 2, BLACK), *seconds(1, code()))
    assert covered.poll(BLIND_S) == VOUCHER.encode()


@pytest.mark.thorough
@pytest.mark.parametrize("frames", [all_black, frozen, packed_black, packed_frozen])
def test_a_camera_that_goes_blind_while_somebody_scans_is_told(frames: Frames) -> None:
    clock = Clock()
    blind = camera(clock, *seconds(1, *rooms()), *seconds(BLIND_S + 5, *frames()))
    with pytest.raises(DeviceError) as error:
        blind.poll(60.0)
    assert error.value.fault is Fault.BLIND
    assert clock.now < BLIND_S + 4
    blind.stop()
