"""A camera on USB (UVC) behind a real kernel: a code before it is read, and its plug is pulled while somebody scans."""

from collections.abc import Callable, Iterator

import cv2
import numpy as np
import pytest

from device_sim.port import Emit
from tests.drivers.camera.pictures import code_picture
from tests.vm.jobs import Job
from tests.vm.machine import Machine
from tests.vm.usb_port import UsbPort
from tests.vm.uvc import HEIGHT, WIDTH, UvcCamera

NODE = "/dev/v4l/by-id/usb-Suizhu_Test_Camera_000024-video-index0"
ADDRESS = f"camera://{NODE}"
CODE = "GZ0117-000042-7"


def seen(text: str) -> list[bytes]:
    """A code on a gray table; "": the table alone. No two pictures of a camera are the same."""
    pictures = []
    for seed in range(4):
        table = np.random.default_rng(seed).integers(110, 130, (HEIGHT // 8, WIDTH // 8), np.uint8)
        table = cv2.resize(table, (WIDTH, HEIGHT))
        if text:
            code = code_picture(text, scale=8)
            table[20 : 20 + code.shape[0], 40 : 40 + code.shape[1]] = code
        pictures.append(cv2.imencode(".jpg", table)[1].tobytes())
    return pictures


@pytest.fixture
def plug(machine: Machine) -> Iterator[UsbPort]:
    built: list[UvcCamera] = []

    def build(emit: Emit) -> UvcCamera:
        built.append(UvcCamera(emit, seen(CODE)))
        return built[0]

    port = UsbPort(build, lambda: built[0], machine.usb[0])
    machine.wait_for(NODE)
    yield port
    port.close()


def scan(machine: Machine) -> Job:
    return machine.product("drivers", "camera", "scan", "--wait", "120", "--port", ADDRESS)


def test_a_user_who_may_not_use_the_camera_is_told_which_group_may(machine: Machine, plug: UsbPort) -> None:
    asked = machine.product("drivers", "camera", "status", "--port", ADDRESS)
    assert (asked.end(), asked.code) == ([], 1)
    assert asked.errors[-1].endswith("not in its group: sudo usermod -aG video kiosk, then sign in anew)")


def test_a_code_is_read_and_a_camera_that_is_pulled_out_while_somebody_scans_is_told_and_ready_again(
    machine: Machine, plug: UsbPort, again: Callable[[float], None]
) -> None:
    camera = plug.device
    assert isinstance(camera, UvcCamera)
    machine.run("usermod", "-aG", "video", "kiosk")
    scanning = scan(machine)
    assert scanning.end() == [CODE], scanning.errors
    plug.unplug()  # what it has not given yet is forgotten
    machine.wait_for(NODE, gone=True)
    plug.plug()
    machine.wait_for(NODE)
    camera.pictures = seen("")
    camera.watched.clear()
    waiting = scan(machine)
    camera.watched.wait()
    plug.unplug()
    assert (waiting.end(), waiting.code) == ([], 1)
    assert waiting.errors[-1].startswith("camera: offline ")
    looks = machine.looks("camera", ADDRESS)
    assert looks.line() == "CAM-01"
    before = machine.now()
    plug.plug()
    assert looks.line() == "ready"
    again(looks.at - before)
    looks.stop()
