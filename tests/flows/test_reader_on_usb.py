"""A whole terminal whose card reader is a USB device: pulled out under a citizen's hand, and plugged in again."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from device_sim.port import Device, Emit
from device_sim.threaded_port import ThreadedPort
from device_sim.usb_bus import SimBus
from device_sim.usb_port import UsbPort
from device_sim.world import World
from tests.drivers.transports.usb import in_place_of_libusb
from tests.flows.player import Journey, PatientClock, Player, journeys
from tests.flows.terminal import BRISK, terminal
from tests.flows.window import WindowHand


class OnUsb(World):
    """A world whose card reader stands on a bus."""

    def _port(self, undo: ExitStack, name: str, build: Callable[[Emit], Device]) -> ThreadedPort:
        if name != "id_card":
            return super()._port(undo, name, build)
        port = UsbPort(build, self.folder / "id_card.usb")
        undo.callback(port.close)
        self.bus = SimBus(port)
        return port

    def write_config(self, **how: Any) -> Path:
        path = super().write_config(**how)
        lines = path.read_text("utf-8").splitlines()
        said = ['id_card = "usb://0400:c35a"' if line.startswith("id_card") else line for line in lines]
        path.write_text("\n".join((*said, "")), "utf-8")
        return path


def journey_named(name: str) -> Journey:
    (found,) = (one for one in journeys() if one.name == name)
    return found


def test_a_reader_on_usb_that_is_pulled_out_is_told_and_works_again_when_it_is_back(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    world, clock = OnUsb(tmp_path, speeds=BRISK), PatientClock()
    in_place_of_libusb(world.bus, monkeypatch)
    journey = journey_named("51-reader-unplugged")
    try:
        with terminal(world, journey.panel, clock) as kiosk:
            Player(WindowHand(kiosk, clock, twice=journey.twice), world.tell, clock).play(journey)
            assert world.bus.ports[0].owned
    finally:
        world.close()
