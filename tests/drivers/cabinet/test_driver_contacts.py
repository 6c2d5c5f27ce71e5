"""Door and tamper contacts, over the real driver and a simulated board: told at once, and believed seen twice."""

import pytest

from device_sim.cabinet.board import WRITE_COIL, crc16
from drivers.api.errors import DeviceError, Fault
from drivers.api.status import DeviceStatus
from drivers.cabinet.driver import BOUNCE_S
from tests.drivers.cabinet.bench import LAMPS, Bench

CONTACTS = "door=1&tamper=3"
REFUSED_COIL = bytes((1, WRITE_COIL | 0x80, 4))
REFUSED_COIL += crc16(REFUSED_COIL)
READ_INPUTS = 2
REFUSED_INPUTS = bytes((1, READ_INPUTS | 0x80, 2))
REFUSED_INPUTS += crc16(REFUSED_INPUTS)


def test_an_open_door_and_a_moved_tamper_contact_are_told_apart() -> None:
    bench = Bench("modbus", CONTACTS)
    assert bench.driver.watches
    assert bench.driver.status() == DeviceStatus(evidence="inputs closed: 1, 3")
    bench.sim.move(1, closed=False)
    assert bench.driver.status() == DeviceStatus(Fault.COVER_OPEN, evidence="inputs closed: 3")
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


@pytest.mark.hits("board-without-inputs-has-lamps")
def test_a_board_that_refuses_its_inputs_lights_its_lamps_again_after_it_was_without_power() -> None:
    bench = Bench("modbus", f"{LAMPS}&{CONTACTS}")
    bench.port.instead = lambda data: REFUSED_INPUTS if data[1] == READ_INPUTS else data
    assert bench.lit("scanner") == {2}
    for _ in range(2):
        bench.sim.power_cycle()
        assert bench.fault() is Fault.REFUSED
        assert bench.sim.closed == {2}


def test_a_board_without_lamps_that_refuses_its_inputs_is_asked_for_nothing_else() -> None:
    bench = Bench("modbus", CONTACTS)
    asked: list[bytes] = []
    bench.port.heard = asked.append
    bench.port.instead = lambda _: REFUSED_INPUTS
    assert bench.fault() is Fault.REFUSED
    assert {frame[1] for frame in asked} == {READ_INPUTS}


def test_a_board_that_refuses_inputs_and_relays_alike_is_told_by_its_inputs() -> None:
    bench = Bench("modbus", f"{LAMPS}&{CONTACTS}")
    bench.port.instead = lambda data: REFUSED_INPUTS if data[1] == READ_INPUTS else REFUSED_COIL
    with pytest.raises(DeviceError, match="01 82 02"):
        bench.driver.status()


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


@pytest.mark.parametrize("believed", [None, Fault.COVER_OPEN])
def test_of_a_contact_that_never_rests_what_was_seen_before_is_believed(believed: Fault | None) -> None:
    bench = Bench("modbus", CONTACTS)
    bench.sim.move(1, closed=believed is None)
    bench.driver.status()
    bench.sim.move(1, closed=believed is not None)
    bench.port.heard = lambda _frame: bench.sim.move(1, closed=1 not in bench.sim.inputs)
    assert bench.driver.status() == DeviceStatus(believed, evidence="inputs closed: 3; not at rest: 1")


def test_a_tamper_contact_is_told_beside_a_door_that_never_rests() -> None:
    bench = Bench("modbus", CONTACTS)
    bench.driver.status()
    bench.sim.move(3, closed=False)
    bench.port.heard = lambda _frame: bench.sim.move(1, closed=1 not in bench.sim.inputs)
    assert bench.driver.status() == DeviceStatus(Fault.TAMPERED, evidence="inputs closed: none; not at rest: 1")


def test_an_input_that_nothing_holds_does_not_make_one_bounce_an_open_door() -> None:
    bench = Bench("modbus", CONTACTS)
    bench.driver.status()
    bench.sim.move(2, closed=False)  # between door and tamper contact, with no wire at it
    looks = 0

    def float_on(_frame: bytes) -> None:
        nonlocal looks
        looks += 1
        bench.sim.move(2, closed=looks % 2 == 1)
        bench.sim.move(1, closed=looks != 5)  # once, just as the last look comes

    bench.port.heard = float_on
    assert bench.driver.status().fault is None
    assert looks == 1  # and nobody waited for it to rest


def test_a_lamp_that_there_is_not_hides_no_tamper_contact() -> None:
    bench = Bench("modbus", "page_printer=9&tamper=2")  # of a board with eight relays
    assert bench.fault() is Fault.REFUSED  # while nobody is at the cabinet
    bench.sim.move(2, closed=False)
    status = bench.driver.status()
    assert status.fault is Fault.TAMPERED
    assert status.evidence == "relays: 01 81 02: illegal data address; inputs closed: none"
    bench.driver.light(["page_printer"])  # which is no news, and would stand where the contact stands
    assert bench.driver.status().fault is Fault.TAMPERED
    bench.sim.move(2, closed=True)
    assert bench.fault() is Fault.REFUSED
    with pytest.raises(DeviceError):
        bench.driver.light(["page_printer"])


def test_a_relay_that_refuses_hides_no_open_door() -> None:
    bench = Bench("modbus", f"{LAMPS}&{CONTACTS}")
    bench.port.instead = lambda data: REFUSED_COIL if data[1] == WRITE_COIL else data
    with pytest.raises(DeviceError):
        bench.driver.light(["scanner"])
    bench.sim.power_cycle()
    assert bench.fault() is Fault.REFUSED
    bench.sim.power_cycle()
    bench.sim.move(1, closed=False)
    assert bench.driver.status().fault is Fault.COVER_OPEN


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
