"""The simulated boards, spoken to byte by byte."""

import pytest

from device_sim.cabinet.board import SimBoard, crc16


class Line:
    def __init__(self, model: str) -> None:
        self.said: list[str] = []
        self.board = SimBoard(lambda data, _: self.said.append(data.hex(" ")))
        self.board.become(model)

    def hear(self, frame: str) -> list[str]:
        self.said.clear()
        self.board.receive(bytes.fromhex(frame))
        return self.said


def test_a_board_that_is_only_told_switches_and_says_nothing() -> None:
    line = Line("lcus")
    assert line.hear("a0 01 01 a2 a0 03") == []
    assert line.hear("01 a4") == []
    assert line.board.closed == {1, 3}
    line.hear("a0 01 00 a1")
    line.hear("a0 03 01 ff")  # a wrong sum
    line.hear("a0 09 01 aa")  # no such relay
    assert line.board.closed == {3}
    line.board.silent = True
    line.hear("a0 03 00 a3")
    assert line.board.closed == {3}


def test_a_board_with_modbus_answers_as_published() -> None:
    line = Line("modbus")
    assert line.hear("01 05 00 00 ff 00 8c 3a") == ["01 05 00 00 ff 00 8c 3a"]
    assert line.hear("01 01 00 00 00 08 3d cc") == ["01 01 01 01 90 48"]
    assert line.hear("01 05 00 00 00 00 cd ca") == ["01 05 00 00 00 00 cd ca"]
    assert line.board.closed == set()


@pytest.mark.parametrize(
    ("request_", "answer"),
    [
        ("01 05 00 08 ff 00", "01 85 02 c3 51"),
        ("01 05 00 00 12 34", "01 85 03 02 91"),
        ("01 01 00 00 00 09", "01 81 02 c1 91"),
        ("01 03 00 00 00 01", "01 83 01 80 f0"),
    ],
)
def test_what_a_board_with_modbus_cannot_do_it_refuses(request_: str, answer: str) -> None:
    line = Line("modbus")
    assert line.hear(request_ + crc16(bytes.fromhex(request_)).hex()) == [answer]


def test_noise_another_unit_and_a_silent_board_get_no_answer() -> None:
    line = Line("modbus")
    other = bytes.fromhex("02 01 00 00 00 08")
    assert line.hear(other.hex() + crc16(other).hex()) == []
    assert line.hear("ff ff 01 01 00 00 00 08 3d cc") == ["01 01 01 00 51 88"]
    line.board.silent = True
    assert line.hear("01 01 00 00 00 08 3d cc") == []


def test_there_are_two_models() -> None:
    with pytest.raises(ValueError, match="board 'brick', expected one of lcus, modbus"):
        Line("brick")
