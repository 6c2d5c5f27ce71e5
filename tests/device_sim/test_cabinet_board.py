"""What a hand does at the board in the cabinet, and what the real driver then meets over a real line."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from device_sim.cabinet.board import SimBoard
from device_sim.cabinet_board import CabinetBoard
from device_sim.pty_port import PtyPort
from drivers.api.errors import DeviceError, Fault
from drivers.kinds import CABINET
from drivers.open import driver_at


def test_a_board_is_silenced_loses_its_power_is_pulled_out_and_comes_back(tmp_path: Path) -> None:
    with ExitStack() as undo:
        cabinet = CabinetBoard(undo, tmp_path)
        cabinet.fit("modbus")
        do = cabinet.verbs()["cabinet"]
        driver = driver_at(CABINET, cabinet.address)
        undo.callback(driver.close)
        driver.light(["scanner"])
        assert cabinet.state() == {
            "cabinet": {"plugged": True, "silent": False, "door_open": False, "tampered": False, "lit": ["scanner"]}
        }
        do["power_cycle"]()
        assert driver.status().evidence == "relays closed: 2; inputs closed: 1, 2"
        for verb, fault in (("silent", Fault.SILENT), ("unplug", Fault.OFFLINE)):
            do[verb]()
            with pytest.raises(DeviceError) as caught:
                driver.status()
            assert caught.value.fault is fault
        do["silent"]("no")
        someone_else = PtyPort(SimBoard, tmp_path / "other.tty")  # has the number that was free
        undo.callback(someone_else.close)
        do["plug"]()
        assert driver.status().evidence == "relays closed: 2; inputs closed: 1, 2"
        with pytest.raises(ValueError, match="brick"):
            cabinet.fit("brick")


def test_a_hand_opens_the_door_and_is_at_the_cabinet(tmp_path: Path) -> None:
    with ExitStack() as undo:
        cabinet = CabinetBoard(undo, tmp_path)
        cabinet.fit("modbus")
        do = cabinet.verbs()["cabinet"]
        driver = driver_at(CABINET, cabinet.address)
        undo.callback(driver.close)
        for verb, fault in (
            ("open_door", Fault.COVER_OPEN),
            ("tamper", Fault.TAMPERED),
            ("shut_door", Fault.TAMPERED),
            ("leave_alone", None),
        ):
            do[verb]()
            assert driver.status().fault is fault
            assert cabinet.state()["cabinet"]["tampered"] is (fault is Fault.TAMPERED)
