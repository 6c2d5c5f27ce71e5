"""What the reader driver reads, and what it says of each state of the module; once over a real pty."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from device_sim.id_card.reader import SimIdCardReader
from device_sim.people import people, person
from device_sim.pty_port import PtyPort
from drivers.addresses import parse
from drivers.api.errors import DeviceError, Fault
from drivers.api.id_card import CardLayout, IdCardReader, Presence
from drivers.api.status import READY
from drivers.id_card import card_text, codec
from drivers.id_card.codec import Command
from drivers.id_card.driver import SdtReader
from drivers.id_card.number import noted
from drivers.transports.line import opener
from tests.drivers.id_card.desk import CHEN, Desk, as_read, set_up_desk


@pytest.fixture
def desk() -> Desk:
    return set_up_desk()


def test_the_driver_is_an_id_card_reader(desk: Desk) -> None:
    reader: IdCardReader = desk.reader
    assert reader.status() == READY


@pytest.mark.parametrize("who", ["chen-jianming", "liang-zhen", "wong-siu-ming", "anna-schmidt", "carlos-oliveira",
                                 "he-xiuzhen", "maimaiti", "long-english-name", "rare-jing"])  # fmt: skip
def test_a_card_is_read_as_it_was_written(desk: Desk, who: str) -> None:
    desk.module.insert_card(person(who).card)
    assert desk.reader.find()
    assert desk.reader.read() == as_read(person(who).card)


def test_everybody_can_be_read_one_after_the_other(desk: Desk) -> None:
    for somebody in people():
        desk.module.insert_card(somebody.card)
        assert desk.reader.read() == noted(as_read(somebody.card))


def test_reading_goes_on_from_a_card_that_was_found(desk: Desk) -> None:
    desk.module.insert_card(CHEN)
    desk.reader.find()
    desk.reader.read()
    assert desk.module.commands == [
        Command.STATUS,
        Command.FIND,
        Command.SELECT,
        Command.READ,
        Command.NEWEST_ADDRESS,
    ]


def test_reading_takes_no_longer_than_the_module_and_the_wire(desk: Desk) -> None:
    desk.module.insert_card(CHEN)
    desk.reader.status()
    desk.module.wire_time = True
    before = desk.wire.now
    desk.reader.read()
    wire = (10 * 4 + 15 + 19 + 1295 + 11) * 10 / 115200
    assert desk.wire.now - before == pytest.approx(wire + sum(desk.module.seconds.values()), rel=0.001)


def test_without_a_card_nothing_is_found_and_find_is_asked_twice(desk: Desk) -> None:
    assert not desk.reader.find()
    assert desk.asked(Command.FIND) == 2
    error = desk.fault_of(desk.reader.read)
    assert error.fault is Fault.CARD_MOVED


def test_a_card_that_was_read_and_left_lying_is_not_found_again(desk: Desk) -> None:
    desk.module.insert_card(CHEN)
    desk.reader.read()
    assert not desk.reader.find()


@pytest.mark.parametrize("lying", ["found", "read"])
def test_a_module_that_can_tell_says_that_the_card_lies_there_and_that_it_is_gone(lying: str) -> None:
    desk = set_up_desk(lying=lying)
    desk.module.insert_card(CHEN)
    desk.reader.read()
    assert [desk.reader.presence() for _ in range(9)] == 9 * [Presence.THERE]
    desk.module.remove_card()
    assert desk.reader.presence() is Presence.GONE


def test_most_modules_cannot_tell_and_are_not_asked(desk: Desk) -> None:
    desk.module.insert_card(CHEN)
    desk.reader.read()
    asked = len(desk.module.commands)
    assert desk.reader.presence() is Presence.UNTOLD
    desk.module.remove_card()
    assert desk.reader.presence() is Presence.UNTOLD
    assert len(desk.module.commands) == asked


def test_another_card_put_down_does_not_pass_for_the_one_that_was_read() -> None:
    desk = set_up_desk(lying="read")
    desk.module.insert_card(CHEN)
    desk.reader.read()
    desk.module.insert_card(person("huang-yulan").card)
    assert desk.reader.presence() is Presence.GONE
    assert desk.reader.find()


def test_a_foreigners_card_is_not_asked_for_an_address(desk: Desk) -> None:
    desk.module.insert_card(person("anna-schmidt").card)
    assert desk.reader.read().layout is CardLayout.FOREIGN_2023
    assert desk.asked(Command.NEWEST_ADDRESS) == 0


@pytest.mark.hits("card-read-again")
def test_a_card_swapped_after_it_was_found_is_found_anew(desk: Desk) -> None:
    desk.module.insert_card(CHEN)
    desk.reader.find()
    desk.module.insert_card(person("huang-yulan").card)
    assert desk.reader.read().name == "黄玉兰"


@pytest.mark.parametrize(
    ("sw3", "fault", "reads"),
    [
        (0x31, Fault.CARD_REFUSED, 3),
        (0x32, Fault.CARD_REFUSED, 1),
        (0x33, Fault.CARD_REFUSED, 3),
        (0x40, Fault.CARD_UNKNOWN, 1),
        (0x41, Fault.CARD_MOVED, 3),
        (0x47, Fault.CARD_MOVED, 3),
        (0x24, Fault.CARD_MOVED, 3),
        pytest.param(0x10, Fault.GARBLED, 6, marks=pytest.mark.hits("card-request-sent-again")),  # each once
        (0x21, Fault.REFUSED, 1),
        (0x23, Fault.REFUSED, 1),
        (0x60, Fault.SELF_TEST, 1),
        (0x66, Fault.NOT_AUTHORISED, 1),
        (0x77, Fault.REFUSED, 1),
    ],
)
def test_every_state_of_the_module_has_its_fault(desk: Desk, sw3: int, fault: Fault, reads: int) -> None:
    desk.module.insert_card(CHEN)
    desk.module.answers = {Command.READ: (sw3, b"")}
    error = desk.fault_of(desk.reader.read)
    assert error.fault is fault
    assert f"READ: 00 00 {sw3:02x}" in error.evidence
    assert desk.asked(Command.READ) == reads


def test_a_refused_card_is_not_tried_again(desk: Desk) -> None:
    desk.module.insert_card(CHEN)
    desk.module.refuse_card = True
    assert desk.fault_of(desk.reader.read).fault is Fault.CARD_REFUSED
    assert desk.asked(Command.READ) == 1


@pytest.mark.hits("unknown-kind-of-card")
def test_an_unknown_type_of_card_is_said_at_once(desk: Desk) -> None:
    text = card_text.encode_card(CHEN)[:248] + b"Q\0" + card_text.encode_card(CHEN)[250:]
    desk.module.insert_card(CHEN)
    desk.module.answers = {Command.READ: (codec.OK, card_text.encode_read(text, bytes(1024)))}
    error = desk.fault_of(desk.reader.read)
    assert (error.fault, desk.asked(Command.READ)) == (Fault.CARD_UNKNOWN, 1)
    assert "51 00" in error.evidence


@pytest.mark.parametrize("odd", [{"sex": "X"}, {"ethnic_code": "99"}, {"valid_to": date(1990, 1, 1)}])
def test_an_odd_card_is_read_all_the_same(desk: Desk, odd: dict[str, Any]) -> None:
    desk.module.insert_card(replace(CHEN, **odd))
    card = desk.reader.read()
    assert replace(card, odd=()) == as_read(replace(CHEN, **odd))
    assert len(card.odd) == 1


@pytest.mark.parametrize("name", ["", "\ufe0f\u3164"])
def test_a_card_without_a_name_is_read_again_and_then_refused(desk: Desk, name: str) -> None:
    desk.module.insert_card(replace(CHEN, name=name))
    assert desk.fault_of(desk.reader.read).fault is Fault.NO_NAME
    assert desk.asked(Command.READ) == 3


def test_a_module_too_old_for_appended_addresses_still_reads(desk: Desk) -> None:
    desk.module.insert_card(person("he-xiuzhen").card)
    desk.module.answers = {Command.NEWEST_ADDRESS: (codec.BAD_COMMAND, b"")}
    assert desk.reader.read().newest_address == ""


def test_a_failed_self_test_is_reset_once_and_then_said(desk: Desk) -> None:
    desk.module.self_test_failed = True
    assert desk.fault_of(desk.reader.status).fault is Fault.SELF_TEST
    assert desk.asked(Command.RESET) == 1
    desk.module.self_test_failed = False
    desk.reader.status()


def test_a_module_that_is_not_activated_says_so(desk: Desk) -> None:
    desk.module.not_authorised = True
    assert desk.fault_of(desk.reader.status).fault is Fault.NOT_AUTHORISED
    assert desk.fault_of(desk.reader.find).fault is Fault.NOT_AUTHORISED


def test_the_modules_number_is_the_printed_one(desk: Desk) -> None:
    assert desk.reader.sam_id() == desk.module.sam_id


# --- pictures -------------------------------------------------------------------------------------------------


@pytest.fixture
def pty(tmp_path: Path) -> Iterator[PtyPort]:
    port = PtyPort(SimIdCardReader, tmp_path / "id_card")
    yield port
    port.close()


def test_over_a_real_line_a_card_is_read_before_and_after_the_plug_was_pulled(pty: PtyPort, tmp_path: Path) -> None:
    module = pty.device
    assert isinstance(module, SimIdCardReader)
    module.seconds.clear()
    module.lying = "found"
    module.insert_card(person("he-xiuzhen").card)
    reader = SdtReader(opener(parse("id_card", f"serial://{tmp_path}/id_card")))
    reader.status()
    assert reader.find()
    assert reader.read() == as_read(person("he-xiuzhen").card)
    pty.unplug()
    for _ in range(2):
        with pytest.raises(DeviceError) as caught:
            reader.find()
        assert caught.value.fault is Fault.OFFLINE
    pty.plug()
    assert reader.find()
    assert reader.read() == as_read(person("he-xiuzhen").card)
    reader.close()
