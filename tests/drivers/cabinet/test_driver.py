"""The board's driver against the simulated boards: lamps that are on and off, and what is wrong told apart.

Covers models and talk as well.
"""

import pytest

from drivers.api.errors import DeviceError, Fault
from drivers.api.status import DeviceStatus, Notice
from drivers.cabinet.driver import AGAIN_S
from tests.drivers.cabinet.bench import MODELS, Bench


@pytest.mark.parametrize("model", MODELS)
def test_the_lamp_beside_the_device_is_on_and_every_other_one_is_off(model: str) -> None:
    bench = Bench(model)
    assert bench.lit("scanner") == {2}
    assert bench.lit("id_card", "page_printer") == {1, 4}
    assert bench.lit() == set()
    assert bench.driver.identity() == ""


@pytest.mark.parametrize("model", MODELS)
def test_relays_without_a_lamp_are_left_as_they_are(model: str) -> None:
    bench = Bench(model, "id_card=1&scanner=3")
    bench.sim.closed |= {2, 5}  # a lock, say
    bench.driver.status()
    assert bench.sim.told == 0  # nothing is switched before anybody has said what is wanted
    assert bench.lit("scanner", "page_printer") == {2, 3, 5}


@pytest.mark.parametrize("model", MODELS)
def test_two_devices_may_have_one_lamp(model: str) -> None:
    bench = Bench(model, "receipt_printer=1&page_printer=1")
    assert bench.lit("page_printer") == {1}
    assert bench.lit("receipt_printer") == {1}
    assert bench.lit("scanner") == set()


@pytest.mark.parametrize("model", MODELS)
def test_what_is_so_already_is_not_told_again(model: str) -> None:
    bench = Bench(model)
    bench.lit("scanner")
    told = bench.sim.told
    bench.lit("scanner")
    bench.driver.status()
    assert bench.sim.told == told


def test_a_board_that_answers_is_put_right_by_the_next_look_after_its_power_was_gone() -> None:
    bench = Bench("modbus")
    bench.lit("scanner")
    bench.sim.power_cycle()
    assert bench.driver.status() == DeviceStatus(evidence="relays closed: 2")  # as the board says after it was told
    assert bench.sim.closed == {2}


def test_a_board_that_answers_nothing_is_told_all_every_ten_seconds() -> None:
    bench = Bench("lcus")
    bench.lit("scanner")
    bench.sim.power_cycle()
    bench.driver.status()
    assert bench.sim.closed == set()
    bench.pass_by(AGAIN_S)
    bench.driver.status()
    assert bench.sim.closed == {2}
    told = bench.sim.told
    bench.driver.status()
    assert bench.sim.told == told


def test_of_a_board_that_answers_nothing_nobody_says_that_it_is_well() -> None:
    bench = Bench("lcus")
    bench.sim.silent = True
    assert bench.driver.status() == DeviceStatus(notices=(Notice.UNASKED,))
    bench.driver.light(["scanner"])  # nor that it is not
    assert bench.driver.status() == DeviceStatus(notices=(Notice.UNASKED,))


@pytest.mark.parametrize("model", MODELS)
def test_a_board_that_is_plugged_in_again_is_told_what_was_wanted_meanwhile(model: str) -> None:
    bench = Bench(model)
    bench.lit("scanner")
    bench.port.unplugged = True
    assert bench.fault() is Fault.OFFLINE
    bench.sim.power_cycle()
    with pytest.raises(DeviceError):
        bench.driver.light(["id_card"])
    bench.port.unplugged = False
    bench.driver.status()
    assert bench.sim.closed == {1}


def test_what_is_wrong_with_a_board_that_answers_is_told_apart() -> None:
    bench = Bench("modbus")
    bench.port.faults.garble_next = 3
    assert bench.fault() is Fault.GARBLED
    bench.sim.silent = True
    assert bench.fault() is Fault.SILENT
    bench.sim.silent = False
    assert bench.driver.status() == DeviceStatus(evidence="relays closed: none")


def test_one_damaged_answer_is_asked_for_again() -> None:
    bench = Bench("modbus")
    bench.port.faults.garble_next = 2
    assert bench.lit("id_card") == {1}


def test_a_lamp_that_a_board_refuses_is_told_with_its_reason() -> None:
    bench = Bench("modbus", "scanner=12")
    with pytest.raises(DeviceError, match=r"cabinet: refused \(01 85 02: illegal data address\)") as caught:
        bench.driver.light(["scanner"])
    assert caught.value.fault is Fault.REFUSED
    assert bench.fault() is Fault.REFUSED


def test_an_answer_of_another_unit_is_none() -> None:
    bench = Bench("modbus", "unit=2&scanner=1")
    assert bench.fault() is Fault.SILENT
    stranger = bytes.fromhex("01 01 01 01 90 48")
    bench.port.heard = lambda data: bench.port.say(stranger, 0.0)
    with pytest.raises(DeviceError, match="an answer of unit 1, expected unit 2"):
        bench.driver.status()


def test_a_board_without_lamps_is_only_asked() -> None:
    bench = Bench("modbus", "unit=1")
    bench.driver.light(["scanner"])
    assert bench.driver.status() == DeviceStatus(evidence="relays closed: none")
    assert bench.sim.told == 0
