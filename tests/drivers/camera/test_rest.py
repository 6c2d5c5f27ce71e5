"""While nothing moves before a camera it is looked at less often; what is shown then is read all the same."""

from collections.abc import Callable
from functools import cache

import cv2
import numpy as np
import pytest
from cv2.typing import MatLike

from drivers.api.errors import DeviceError, Fault
from drivers.camera.decoder import LIVE, shows_code
from drivers.camera.driver import PART_S, REST_S, CodeCamera
from drivers.camera.picture import PlainPicture
from tests.clock import Clock
from tests.drivers.camera.pictures import blurred, code_picture, frame_with, noisy, parts_of
from tests.drivers.camera.source import VOUCHER, Source, packed

FRAME_S = 1 / 30
LOOKS = len(LIVE) + 6  # before something is shown: more than all tries take


def at_half(frame: MatLike) -> MatLike:
    """A quarter of its pixels: many frames are looked at."""
    return np.ascontiguousarray(frame[::2, ::2])


@cache
def rooms() -> list[bytes]:
    room = at_half(frame_with(np.full((100, 100), 128, np.uint8)))
    return [packed(noisy(room, 3, seed)) for seed in range(2)]


def armed(*shown: MatLike, frame_s: float = FRAME_S) -> tuple[CodeCamera, Source, Clock]:
    clock = Clock()
    frames = [*rooms() * (LOOKS // 2), *(packed(at_half(frame)) for frame in shown)]
    source = Source(clock, *frames, live=True, frame_s=frame_s)
    return CodeCamera(lambda: source, clock), source, clock


def test_before_an_empty_room_each_try_is_made_at_every_frame_and_then_ten_looks_a_second() -> None:
    camera, source, _ = armed()
    assert camera.poll(4.0) is None
    apart = np.diff(source.looks)
    assert np.allclose(apart[: len(LIVE)], FRAME_S)
    assert np.allclose(apart[len(LIVE) + 2 :], REST_S)


@pytest.mark.parametrize(
    "held",
    [
        lambda code: frame_with(code),
        lambda code: frame_with(code, side=180, turn=20),
        lambda code: noisy(frame_with(code, turn=10), 40),
    ],
    ids=["easy", "small", "noisy"],
)
def test_a_code_that_is_shown_then_is_read_and_every_frame_is_looked_at_again(
    held: Callable[[MatLike], MatLike],
) -> None:
    shown = held(code_picture(VOUCHER))
    camera, source, clock = armed(*[noisy(shown, 1, seed) for seed in range(4)])
    assert camera.poll(20.0) == VOUCHER.encode()
    looks = source.looks[LOOKS:]
    assert clock.now == looks[-1]
    assert np.allclose(np.diff(looks), FRAME_S)


def test_a_code_that_lies_there_unchanged_is_read_at_every_look() -> None:
    camera, source, _ = armed(*[frame_with(code_picture(VOUCHER))] * 2)
    assert [camera.poll(20.0) for _ in range(LOOKS)] == [VOUCHER.encode()] * LOOKS
    assert np.allclose(np.diff(source.looks[LOOKS:]), FRAME_S)


def on_paper(contrast: float) -> MatLike:
    """A small code on a sheet that fills the picture: as bright everywhere, from afar, whether it is sharp or not."""
    sheet = np.full((540, 960), 235, np.uint8)
    code = 235 - (255 - code_picture(VOUCHER).astype(np.float32)) * 0.9 * contrast
    sheet[200:264, 400:464] = cv2.resize(np.asarray(code, np.uint8), (64, 64), interpolation=cv2.INTER_AREA)
    return sheet


@pytest.mark.parametrize(("contrast", "within_s"), [(1.0, 1.5 * REST_S), (0.07, 10.0)], ids=["plain", "faint"])
def test_a_code_that_lies_still_is_read_once_the_lens_has_found_it(contrast: float, within_s: float) -> None:
    """Of the faint one nothing is seen to change, and a try that is made all the same reads it in its turn."""
    sheet = on_paper(contrast)
    assert not shows_code(PlainPicture(sheet).half)
    unsharp, sharp = ([noisy(seen, 0.5, seed) for seed in range(4)] for seen in (blurred(sheet, 6), sheet))
    clock = Clock()
    before = LOOKS // 4 * 8
    source = Source(clock, *unsharp * (before // 4), *sharp * 25, live=True, frame_s=FRAME_S)
    camera = CodeCamera(lambda: source, clock)
    assert camera.poll(30.0) == VOUCHER.encode()
    assert len(source.looks) > before
    assert clock.now - source.looks[before - 1] <= within_s


def test_a_part_of_a_code_that_lies_there_is_refused_in_the_end_also_where_a_quick_look_does_not_read_it() -> None:
    part = frame_with(parts_of(b"GOV-" * 20, b"0001")[0], side=200)
    assert not shows_code(at_half(at_half(part)))
    camera, _, clock = armed(part, frame_s=REST_S)
    with pytest.raises(DeviceError) as error:
        camera.poll(60.0)
    assert error.value.fault is Fault.UNREADABLE
    assert clock.now < LOOKS * REST_S + PART_S + 1
