"""A whole terminal whose card reader is a USB device: pulled out under a citizen's hand, and plugged in again."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from device_sim.reading import SOCKET
from device_sim.usb_bus import Elsewhere, SimBus
from device_sim.usb_model import STREAM
from device_sim.usb_port import UsbPort
from device_sim.world import World
from tests.drivers.transports.usb import in_place_of_libusb
from tests.flows.player import Journey, PatientClock, Player, journeys
from tests.flows.terminal import BRISK, terminal
from tests.flows.window import WindowHand


def journey_named(name: str) -> Journey:
    (found,) = (one for one in journeys() if one.name == name)
    return found


def test_a_reader_on_usb_that_is_pulled_out_is_told_and_works_again_when_it_is_back(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    world, clock = World(tmp_path, speeds=BRISK), PatientClock()
    world.fit_reader("usb")
    in_place_of_libusb(SimBus(elsewhere=[Elsewhere(world.folder / SOCKET, STREAM)]), monkeypatch)
    journey = journey_named("51-reader-unplugged")
    try:
        with terminal(world, journey.panel, clock) as kiosk:
            Player(WindowHand(kiosk, clock, twice=journey.twice), world.tell, clock).play(journey)
            assert isinstance(world.id_card, UsbPort)
            assert world.id_card.owned
    finally:
        world.close()
