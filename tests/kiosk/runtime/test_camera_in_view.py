"""A camera as the scanner of a terminal: what it cannot see, and what it will not believe, as a visit is told of it."""

import numpy as np
import pytest
from cv2.typing import MatLike

from drivers.camera.driver import CodeCamera
from kiosk.model.effects import ScanCode
from kiosk.runtime.availability import look_at
from tests.clock import Clock
from tests.drivers.camera.pictures import beside, code_picture, frame_with, parts_of
from tests.drivers.camera.source import Source
from tests.kiosk.terminal_devices import Desk, codes

BLACK = np.zeros((1080, 1920), np.uint8)
WHOLE = code_picture("SUIZHU1|GZ0117-20261123-4711-3|CSSQSUIF")


def camera(*frames: MatLike) -> CodeCamera:
    clock = Clock()
    return CodeCamera(lambda: Source(clock, *frames), clock)


def test_a_camera_that_sees_nothing_is_known_before_a_visit_begins() -> None:
    state = look_at("scanner", camera(BLACK))
    assert (state.code, state.evidence) == ("CAM-04", "black frames for 3 s")


def test_a_camera_that_goes_blind_while_somebody_scans_takes_the_scanner_away(desk: Desk) -> None:
    desk.build(scanner=camera(frame_with(WHOLE[:40, :40]), BLACK))
    problem = desk.problem(ScanCode())
    assert (problem.code, problem.hint) == ("CAM-04", False)
    assert codes(desk) == {"scanner": "CAM-04"}


@pytest.mark.parametrize(
    ("picture", "code"),
    [(beside(WHOLE, code_picture("GOV-1")), "CAM-05"), (parts_of(b"GOV-" * 20, b"0001")[0], "CAM-06")],
)
def test_several_codes_or_a_part_of_one_are_a_hint_and_the_scanner_stays(
    desk: Desk, picture: MatLike, code: str
) -> None:
    desk.build(scanner=camera(picture))
    problem = desk.problem(ScanCode())
    assert (problem.code, problem.hint) == (code, True)
    assert codes(desk) == {}
    assert "GOV" not in problem.evidence
