"""The camera as a code scanner, over folders of pictures and sources that fail."""

from pathlib import Path

import numpy as np
import pytest
from cv2.typing import MatLike

from device_sim.camera.folder import SimCamera
from drivers.api.errors import DeviceError, Fault
from drivers.camera.driver import CodeCamera
from drivers.camera.frames import PictureFolder
from drivers.kinds import CAMERA
from drivers.open import driver_at
from tests.clock import Clock
from tests.drivers.camera.pictures import blank, code_picture, frame_with, save
from tests.drivers.camera.source import VOUCHER, Source, packed


def test_a_code_held_before_the_camera_is_read_and_gone_when_taken_away(tmp_path: Path) -> None:
    clock = Clock()
    simulated = SimCamera(tmp_path / "camera")
    camera = CodeCamera(lambda: PictureFolder(tmp_path / "camera", clock.pause), clock)
    camera.start()
    assert camera.poll(0.2) is None

    simulated.show_picture(save(tmp_path / "phone.png", frame_with(code_picture(VOUCHER), turn=15)))
    assert camera.poll(2.0) == VOUCHER.encode()

    simulated.hide_picture()
    assert camera.poll(0.2) is None
    camera.stop()


def test_an_unplugged_camera_is_offline_and_works_again_when_it_is_back(tmp_path: Path) -> None:
    clock = Clock()
    simulated = SimCamera(tmp_path / "camera")
    camera = CodeCamera(lambda: PictureFolder(tmp_path / "camera", clock.pause), clock)
    camera.status()
    simulated.unplug()
    with pytest.raises(DeviceError) as error:
        camera.poll(1.0)
    assert error.value.fault is Fault.OFFLINE

    simulated.plug()
    simulated.show_picture(save(tmp_path / "phone.png", code_picture(VOUCHER)))
    assert camera.poll(1.0) == VOUCHER.encode()


def test_the_frames_address_opens_the_simulated_camera(tmp_path: Path) -> None:
    simulated = SimCamera(tmp_path / "a camera")
    simulated.show_picture(save(tmp_path / "phone.png", code_picture(VOUCHER)))

    assert driver_at(CAMERA, f"frames://{tmp_path}/a%20camera").poll(5.0) == VOUCHER.encode()


@pytest.mark.hits("camera-stopped-giving-frames")
def test_a_camera_without_frames_is_silent_but_not_at_once() -> None:
    clock = Clock()
    camera = CodeCamera(lambda: Source(clock, None), clock)
    assert camera.poll(1.0) is None
    with pytest.raises(DeviceError) as error:
        camera.poll(5.0)

    assert error.value.fault is Fault.SILENT
    assert clock.now < 2.5


def test_a_frame_that_is_no_picture_is_garbled(tmp_path: Path) -> None:
    (tmp_path / "scene").write_bytes(b"not a picture")
    with pytest.raises(DeviceError) as error:
        CodeCamera(lambda: PictureFolder(tmp_path, lambda _: None)).poll(1.0)

    assert error.value.fault is Fault.GARBLED


def test_of_a_camera_whose_first_frame_is_torn_the_next_one_is_looked_at() -> None:
    clock, code = Clock(), packed(frame_with(code_picture(VOUCHER)))
    assert CodeCamera(lambda: Source(clock, code[:900], code, live=True), clock).poll(1.0) == VOUCHER.encode()


def test_a_camera_whose_frames_are_all_torn_is_garbled_but_not_at_once() -> None:
    clock, code = Clock(), packed(frame_with(code_picture(VOUCHER)))
    camera = CodeCamera(lambda: Source(clock, code[:-900], live=True), clock)
    assert camera.poll(1.0) is None
    with pytest.raises(DeviceError) as error:
        camera.poll(5.0)
    assert error.value.fault is Fault.GARBLED
    assert clock.now < 2.5


def test_a_camera_that_stops_in_the_middle_is_closed() -> None:
    clock = Clock()
    source = Source(clock, blank(), OSError("gone"))
    with pytest.raises(DeviceError) as error:
        CodeCamera(lambda: source, clock).poll(5.0)

    assert error.value.fault is Fault.OFFLINE
    assert source.closed


# --- how it is, while nobody scans ----------------------------------------------------------------------------


class Shelf:
    """Sources to open one after the other; the last is taken again and again. Knows what became of each."""

    def __init__(self, clock: Clock, *frames: MatLike | Exception) -> None:
        self._clock = clock
        self._frames = list(frames)
        self.opened: list[Source] = []

    def open(self) -> Source:
        frame = self._frames.pop(0) if len(self._frames) > 1 else self._frames[0]
        self.opened.append(Source(self._clock, frame))
        return self.opened[-1]

    @property
    def closed(self) -> list[bool]:
        return [source.closed for source in self.opened]


def test_the_camera_is_open_only_between_start_and_stop() -> None:
    clock = Clock()
    shelf = Shelf(clock, blank())
    camera = CodeCamera(shelf.open, clock)
    camera.status()
    assert shelf.closed == [True]
    camera.start()
    camera.status()
    assert shelf.closed == [True, False]
    camera.stop()
    assert shelf.closed == [True, True]


def test_a_camera_that_has_given_a_frame_is_looked_for_and_not_opened_while_nobody_scans() -> None:
    clock = Clock()
    shelf = Shelf(clock, blank())
    looks: list[float] = []
    camera = CodeCamera(shelf.open, clock, look=lambda: looks.append(clock.now))
    for _ in range(30):
        camera.status()

    assert shelf.closed == [True]
    assert len(looks) == 29


@pytest.mark.parametrize(
    ("trouble", "fault"),
    [(ValueError("torn"), Fault.GARBLED), (OSError("gone"), Fault.OFFLINE), (np.zeros(0, np.uint8), Fault.SILENT)],
)
def test_a_camera_that_failed_is_closed_and_has_to_show_a_frame_again(
    trouble: MatLike | Exception, fault: Fault
) -> None:
    clock = Clock()
    shelf = Shelf(clock, trouble, blank())
    camera = CodeCamera(shelf.open, clock)
    with pytest.raises(DeviceError) as error:
        camera.status()
    assert error.value.fault is fault
    assert shelf.closed == [True]

    for _ in range(3):
        camera.status()
    assert shelf.closed == [True, True]


def test_a_camera_that_failed_while_somebody_scanned_has_to_show_a_frame_again() -> None:
    clock = Clock()
    shelf = Shelf(clock, blank(), ValueError("torn"), blank())
    camera = CodeCamera(shelf.open, clock)
    camera.status()
    with pytest.raises(DeviceError):
        camera.poll(1.0)
    camera.stop()

    camera.status()
    assert shelf.closed == [True, True, True]


def test_a_camera_that_is_pulled_out_while_nobody_scans_is_missed_without_opening_it(tmp_path: Path) -> None:
    simulated = SimCamera(tmp_path / "camera")
    camera = driver_at(CAMERA, f"frames://{tmp_path}/camera")
    camera.status()
    (tmp_path / "camera" / "scene").write_bytes(b"not a picture")
    camera.status()  # nobody looks at the picture

    simulated.unplug()
    with pytest.raises(DeviceError) as error:
        camera.status()
    assert error.value.fault is Fault.OFFLINE
    simulated.plug()
    camera.status()


def test_where_no_camera_is_the_status_says_offline(tmp_path: Path) -> None:
    for address in (f"camera://{tmp_path}/video0", f"frames://{tmp_path}/nothing"):
        with pytest.raises(DeviceError) as error:
            driver_at(CAMERA, address).status()
        assert error.value.fault is Fault.OFFLINE
