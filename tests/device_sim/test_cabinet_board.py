"""What a hand does at the board in the cabinet, and what the real driver then meets over a real line."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from device_sim.cabinet.board import SimBoard
from device_sim.cabinet_board import CabinetBoard
from device_sim.pty_port import PtyPort
from drivers.api.cabinet import Cabinet
from drivers.api.errors import DeviceError, Fault
from drivers.kinds import CABINET
from drivers.open import driver_at


@dataclass
class Hand:
    """At a board with Modbus, behind which the real driver is. `do`: what it can do, by name."""

    cabinet: CabinetBoard
    driver: Cabinet
    undo: ExitStack

    @property
    def do(self) -> Mapping[str, Callable[..., object]]:
        return self.cabinet.verbs()["cabinet"]


@pytest.fixture
def hand(tmp_path: Path) -> Iterator[Hand]:
    with ExitStack() as undo:
        cabinet = CabinetBoard(undo, tmp_path)
        cabinet.fit("modbus")
        driver = driver_at(CABINET, cabinet.address)
        undo.callback(driver.close)
        yield Hand(cabinet, driver, undo)


def test_a_board_is_silenced_loses_its_power_is_pulled_out_and_comes_back(tmp_path: Path, hand: Hand) -> None:
    hand.driver.light(["scanner"])
    assert hand.cabinet.state() == {
        "cabinet": {"plugged": True, "silent": False, "door_open": False, "tampered": False, "lit": ["scanner"]}
    }
    hand.do["power_cycle"]()
    assert hand.driver.status().evidence == "relays closed: 2; inputs closed: 1, 2"
    for verb, fault in (("silent", Fault.SILENT), ("unplug", Fault.OFFLINE)):
        hand.do[verb]()
        with pytest.raises(DeviceError) as caught:
            hand.driver.status()
        assert caught.value.fault is fault
    hand.do["silent"]("no")
    someone_else = PtyPort(SimBoard, tmp_path / "other.tty")  # has the number that was free
    hand.undo.callback(someone_else.close)
    hand.do["plug"]()
    assert hand.driver.status().evidence == "relays closed: 2; inputs closed: 1, 2"
    with pytest.raises(ValueError, match="brick"):
        hand.cabinet.fit("brick")


def test_a_hand_opens_the_door_and_is_at_the_cabinet(hand: Hand) -> None:
    for verb, fault in (
        ("open_door", Fault.COVER_OPEN),
        ("tamper", Fault.TAMPERED),
        ("shut_door", Fault.TAMPERED),
        ("leave_alone", None),
    ):
        hand.do[verb]()
        assert hand.driver.status().fault is fault
        assert hand.cabinet.state()["cabinet"]["tampered"] is (fault is Fault.TAMPERED)
