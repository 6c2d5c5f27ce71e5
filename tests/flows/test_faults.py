"""What goes wrong with devices, through the whole terminal without a window: who reads what, and what is kept."""

from dataclasses import replace
from pathlib import Path

import pytest

from device_sim.reading import PLUGS, SOCKET
from device_sim.usb_bus import Elsewhere, SimBus
from tests.drivers.transports.usb import in_place_of_libusb
from tests.flows.player import Journey
from tests.flows.witness import faults, play_fault

EVERY = faults()
EACH = [
    pytest.param(fault, id=fault.name, marks=[pytest.mark.process] if fault.reader == "program" else [])
    for fault in EVERY
]
(AT_A_READER,) = (fault for fault in EVERY if fault.name == "reader")


@pytest.mark.parametrize("fault", EACH)
def test_a_fault_is_read_as_written_by_citizen_and_technician(fault: Journey, tmp_path: Path) -> None:
    last = next(step["see"] for step in reversed(fault.steps) if "see" in step)
    assert play_fault(fault, tmp_path).kind == last


@pytest.mark.parametrize("reader", PLUGS)
def test_a_reader_on_usb_that_loses_its_plug_within_a_card_reads_it_once_it_is_back(
    reader: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_place_of_libusb(SimBus(elsewhere=[Elsewhere(tmp_path / SOCKET, PLUGS[reader])]), monkeypatch)
    stands = play_fault(replace(AT_A_READER, reader=reader, steps=AT_A_READER.steps[:3]), tmp_path)
    assert stands.title.key == "home-hello"
