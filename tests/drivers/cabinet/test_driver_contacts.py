"""Door and tamper contacts, over the real driver and a simulated board: told at once, and believed seen twice."""

import pytest

from drivers.api.errors import DeviceError, Fault
from drivers.api.status import DeviceStatus
from drivers.cabinet.driver import BOUNCE_S
from tests.drivers.cabinet.bench import LAMPS, Bench

CONTACTS = "door=1&tamper=3"


def test_an_open_door_and_a_moved_tamper_contact_are_told_apart() -> None:
    bench = Bench("modbus", CONTACTS)
    assert bench.driver.watches
    assert bench.driver.status() == DeviceStatus(evidence="inputs closed: 1, 2, 3")
    bench.sim.move(1, closed=False)
    assert bench.driver.status() == DeviceStatus(Fault.COVER_OPEN, evidence="inputs closed: 2, 3")
    bench.sim.move(3, closed=False)
    assert bench.driver.status().fault is Fault.TAMPERED  # it comes first
    bench.sim.move(1, closed=True)
    bench.sim.move(3, closed=True)
    assert bench.driver.status().fault is None


def test_contacts_that_are_open_while_all_is_in_order_are_understood_the_other_way_round() -> None:
    bench = Bench("modbus", f"{CONTACTS}&contacts=open")
    assert bench.driver.status().fault is Fault.TAMPERED
    for contact in (1, 3):
        bench.sim.move(contact, closed=False)
    assert bench.driver.status().fault is None
    bench.sim.move(1, closed=True)
    assert bench.driver.status().fault is Fault.COVER_OPEN


def test_a_board_of_inputs_alone_is_not_asked_for_relays() -> None:
    bench = Bench("modbus", CONTACTS)
    asked: list[bytes] = []
    bench.port.heard = asked.append
    bench.driver.status()
    assert {frame[1] for frame in asked} == {2}


def test_lamps_are_lit_while_the_door_stands_open() -> None:
    bench = Bench("modbus", f"{LAMPS}&{CONTACTS}")
    bench.sim.move(1, closed=False)
    assert bench.lit("scanner") == {2}
    bench.sim.power_cycle()
    assert bench.driver.status().fault is Fault.COVER_OPEN
    assert bench.sim.closed == {2}


def test_a_contact_that_bounces_is_believed_once_it_was_seen_so_twice() -> None:
    bench = Bench("modbus", "door=1")
    bench.driver.status()
    looks = 0

    def spring_back(_frame: bytes) -> None:
        nonlocal looks
        looks += 1
        bench.sim.move(1, closed=True)

    bench.sim.move(1, closed=False)
    bench.port.heard = spring_back
    before = bench.port.now
    assert bench.driver.status().fault is None
    assert looks == 3
    assert bench.port.now - before >= 2 * BOUNCE_S


def test_a_contact_that_never_rests_is_told_as_it_was_seen_last() -> None:
    bench = Bench("modbus", "door=1")
    bench.port.heard = lambda _frame: bench.sim.move(1, closed=1 not in bench.sim.inputs)
    assert bench.driver.status().evidence.startswith("inputs closed: ")


def test_what_was_known_of_contacts_ends_with_the_line() -> None:
    bench = Bench("modbus", CONTACTS)
    bench.driver.status()
    bench.port.unplugged = True
    with pytest.raises(DeviceError):
        bench.driver.status()
    bench.sim.move(3, closed=False)
    bench.port.unplugged = False
    assert bench.driver.status().fault is Fault.TAMPERED


def test_a_board_without_contacts_need_not_be_asked_often() -> None:
    assert not Bench("modbus").driver.watches
    assert not Bench("lcus").driver.watches
