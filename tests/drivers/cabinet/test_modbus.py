"""How a board with Modbus is asked: silence before each frame, three tries, a wait with an end."""

import pytest

from device_sim.cabinet.board import ANSWER_DELAY_S
from drivers.api.errors import DeviceError, Fault
from drivers.cabinet.modbus import ANSWER_TIMEOUT_S, TRIES
from tests.drivers.cabinet.bench import Bench


def test_between_two_frames_the_line_is_silent_for_three_and_a_half_characters() -> None:
    bench = Bench("modbus")
    bench.driver.status()
    at = bench.port.now
    bench.port.faults.late_s = -ANSWER_DELAY_S  # at once
    bench.driver.status()
    assert bench.port.now - at == pytest.approx(3.5 * 11 / 9600)


def test_a_silent_board_is_given_up_after_three_tries() -> None:
    bench = Bench("modbus")
    bench.sim.silent = True
    with pytest.raises(DeviceError, match="no answer to 01 01 00 00 00 04 3d c9 in 3 tries") as caught:
        bench.driver.status()
    assert caught.value.fault is Fault.SILENT
    assert bench.port.now == pytest.approx(TRIES * ANSWER_TIMEOUT_S, abs=0.02)


def test_the_numbers_of_inputs_that_are_on_are_told_from_one() -> None:
    bench = Bench("modbus", "door=1&tamper=3")
    bench.sim.move(2, closed=False)
    assert bench.driver.status().evidence == "inputs closed: 1, 3"


def test_a_refusal_is_told_at_once_and_not_asked_for_again() -> None:
    bench, asked = Bench("modbus", "scanner=12"), 0  # of eight relays

    def count(_frame: bytes) -> None:
        nonlocal asked
        asked += 1

    bench.port.heard = count
    with pytest.raises(DeviceError, match="01 81 02: illegal data address") as caught:
        bench.driver.status()
    assert caught.value.fault is Fault.REFUSED
    assert asked == 1


def test_an_answer_in_pieces_is_one_and_half_of_one_is_none() -> None:
    bench = Bench("modbus")
    bench.port.faults.piece = 1
    assert bench.lit("scanner") == {2}
    bench.port.faults.piece = 0
    bench.port.faults.drop_after = 3
    bench.driver.status()
    bench.port.instead = lambda data: data[:4]
    with pytest.raises(DeviceError, match="4 bytes, then silence") as caught:
        bench.driver.status()
    assert caught.value.fault is Fault.GARBLED


@pytest.mark.parametrize("late", [0.7, 2.1, 2.5, 2.9, 3.5, 3.9])
def test_a_board_that_answers_too_late_is_silent_at_every_look_and_well_when_it_is_quick_again(late: float) -> None:
    bench = Bench("modbus")
    bench.port.faults.late_s = late
    for _ in range(10):
        assert bench.fault() is Fault.SILENT
        bench.pass_by(2.0)
    bench.port.faults.late_s = 0.0
    bench.driver.status()


@pytest.mark.parametrize("lost", range(6))
def test_one_lost_answer_costs_no_more_than_asking_again(lost: int) -> None:
    bench, count = Bench("modbus"), 0

    def carried(said: bytes) -> bytes:
        nonlocal count
        count += 1
        return b"" if count == lost + 1 else said

    bench.port.instead = carried
    for devices, relays in ((["scanner"], {2}), (["id_card"], {1}), ([], set())):
        assert bench.lit(*devices) == relays
        bench.driver.status()
    assert count > lost
    assert bench.port.now < ANSWER_TIMEOUT_S + 0.3
