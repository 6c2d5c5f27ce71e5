"""The technician's commands for the board in the cabinet, on a real pseudo-terminal."""

from pathlib import Path
from threading import Event

import pytest

from device_sim.cabinet.board import SimBoard
from device_sim.port import Emit
from device_sim.pty_port import PtyPort
from drivers.__main__ import main
from drivers.cabinet.cli import UNASKED


class LitBoard(SimBoard):
    """Tells when the second relay alone is closed."""

    def __init__(self, emit: Emit, told: Event) -> None:
        super().__init__(emit)
        self._told = told

    def receive(self, data: bytes) -> None:
        super().receive(data)
        if self.closed == {2}:
            self._told.set()


def board_of(port: PtyPort) -> SimBoard:
    assert isinstance(port.device, SimBoard)
    return port.device


@pytest.mark.parametrize(("model", "said"), [("lcus", UNASKED), ("modbus", "relays closed: 2")])
def test_the_technician_lights_a_lamp_and_looks_at_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], model: str, said: str
) -> None:
    told = Event()
    port = PtyPort(lambda emit: LitBoard(emit, told), tmp_path / "board.tty")
    board_of(port).become(model)
    address = f"serial://{tmp_path}/board.tty?baud=9600&model={model}&id_card=1&scanner=2"
    assert main(["cabinet", "light", "scanner", "--port", address]) == 0
    assert main(["cabinet", "status", "--port", address]) == 0
    assert capsys.readouterr().out == f"{said}\n{said}\n"
    assert told.wait(5.0)  # a pseudo-terminal hands bytes on when it likes
    port.close()
    assert main(["cabinet", "light", "--port", address]) == 1
    assert "cabinet: offline" in capsys.readouterr().err


def test_the_technician_reads_that_the_door_stands_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    port = PtyPort(SimBoard, tmp_path / "board.tty")
    board_of(port).become("modbus")
    board_of(port).move(1, closed=False)
    address = f"serial://{tmp_path}/board.tty?baud=9600&door=1&tamper=2"
    assert main(["cabinet", "status", "--port", address]) == 0
    assert capsys.readouterr().out == "the door stands open; inputs closed: 2\n"
    port.close()


def test_a_lamp_that_there_is_none_of_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["cabinet", "light", "door", "--port", "tcp://localhost:9?model=lcus"])
    assert "'door', expected some of id_card, scanner" in capsys.readouterr().err
