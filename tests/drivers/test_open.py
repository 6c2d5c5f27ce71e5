"""Every kind of device is opened by its address alone, whatever its model."""

import pytest

from drivers.addresses import FORMS
from drivers.api.status import Device
from drivers.camera.driver import CodeCamera
from drivers.id_card.driver import SdtReader
from drivers.kinds import CAMERA, KINDS, SCANNER, Kind, kinds_of
from drivers.open import driver_at
from drivers.scanner.driver import HexScanner


def form(scheme: str) -> str:
    return FORMS[scheme].partition("?")[0].replace("HOST[:PORT]", "localhost").replace("HOST:PORT", "localhost:9")


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        (kind, f"{form(scheme)}?model={model}")
        for kind in KINDS
        for scheme in kind.schemes
        for model in kind.models_at(scheme)
    ],
)  # fmt: skip
def test_every_model_at_every_form_of_address_is_a_device(kind: Kind[Device], address: str) -> None:
    device = driver_at(kind, address)
    assert callable(device.status)
    device.close()  # nothing was opened


def test_a_scanner_s_address_says_whether_an_engine_or_a_camera_stands_there() -> None:
    assert isinstance(driver_at(SCANNER, "serial:///dev/ttyACM0"), HexScanner)
    assert isinstance(driver_at(SCANNER, "camera:///dev/video0"), CodeCamera)
    assert isinstance(driver_at(CAMERA, "camera:///dev/video0"), CodeCamera)


def test_an_address_of_another_device_is_refused() -> None:
    with pytest.raises(ValueError, match="expected serial"):
        driver_at(kinds_of("id_card")[0], "camera:///dev/video0")
    assert isinstance(driver_at(kinds_of("id_card")[0], "tcp://localhost:9"), SdtReader)
