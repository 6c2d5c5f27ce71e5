"""What the doctor says of the board in the cabinet."""

from pathlib import Path

import pytest

from device_sim.cabinet.board import SimBoard
from device_sim.pty_port import PtyPort
from kiosk.technician.doctor import _device


@pytest.mark.parametrize("model", ["lcus", "modbus"])
def test_only_of_a_board_that_answers_it_is_said_to_be_ready(tmp_path: Path, model: str) -> None:
    port = PtyPort(SimBoard, tmp_path / "board.tty")
    assert isinstance(port.device, SimBoard)
    port.device.become(model)
    address = f"serial://{tmp_path}/board.tty?baud=9600&model={model}&scanner=2"
    found = _device("cabinet", address)
    assert found.code == ""
    assert ("doctor-ready" in str(found), "warning-unasked" in str(found)) == (model == "modbus", model == "lcus")
    if model == "modbus":
        port.device.move(2, closed=False)
        assert [_device("cabinet", f"{address}&door={door}").code for door in (1, 2)] == ["", "CAB-06"]
        assert _device("cabinet", f"{address}&tamper=2").code == "CAB-07"
    port.device.silent = True
    assert _device("cabinet", address).code == ("CAB-02" if model == "modbus" else "")
    port.close()
    assert _device("cabinet", address).code == "CAB-01"
