"""The real reader driver against the simulated module: in one process with virtual time, and once over a real pty."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from device_sim.id_card import SimIdCardReader, photo_block
from device_sim.people import people, person
from device_sim.port import Loopback, PtyPort
from drivers.api import CardLayout, DeviceError, Fault, IdCard, IdCardReader
from drivers.id_card import codec
from drivers.id_card.codec import Command
from drivers.id_card.driver import READ_LIMIT_S, SdtReader
from drivers.id_card.photo import NoPhoto
from drivers.transport import opener

CHEN = person("chen-jianming").card


@dataclass
class Desk:
    """A reader, the module it drives, and the wire between them."""

    reader: SdtReader
    module: SimIdCardReader
    wire: Loopback

    def asked(self, command: Command) -> int:
        return self.module.commands.count(command)

    def fault_of(self, act: Callable[[], object]) -> DeviceError:
        with pytest.raises(DeviceError) as caught:
            act()
        assert caught.value.device == "id_card"
        assert not caught.value.began
        return caught.value


@pytest.fixture
def desk() -> Desk:
    modules: list[SimIdCardReader] = []

    def build(emit: Callable[[bytes, float], None]) -> SimIdCardReader:
        modules.append(SimIdCardReader(emit))
        return modules[0]

    wire = Loopback(build)
    return Desk(SdtReader(wire.open, clock=wire.clock), modules[0], wire)


def _as_read(card: IdCard) -> IdCard:
    return replace(card, photo=card.photo or photo_block(card))


def test_the_driver_is_an_id_card_reader(desk: Desk) -> None:
    reader: IdCardReader = desk.reader
    reader.status()


@pytest.mark.parametrize("who", ["chen-jianming", "liang-zhen", "wong-siu-ming", "anna-schmidt", "carlos-oliveira",
                                 "he-xiuzhen", "maimaiti", "long-english-name", "rare-jing"])  # fmt: skip
def test_a_card_is_read_as_it_was_written(desk: Desk, who: str) -> None:
    desk.module.insert_card(person(who).card)
    assert desk.reader.find()
    assert desk.reader.read() == _as_read(person(who).card)


def test_everybody_can_be_read_one_after_the_other(desk: Desk) -> None:
    for somebody in people():
        desk.module.insert_card(somebody.card)
        assert desk.reader.read() == _as_read(somebody.card)


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


def test_a_foreigners_card_is_not_asked_for_an_address(desk: Desk) -> None:
    desk.module.insert_card(person("anna-schmidt").card)
    assert desk.reader.read().layout is CardLayout.FOREIGN_2023
    assert desk.asked(Command.NEWEST_ADDRESS) == 0


def test_a_card_swapped_after_it_was_found_is_found_anew(desk: Desk) -> None:
    desk.module.insert_card(CHEN)
    desk.reader.find()
    desk.module.insert_card(person("huang-yulan").card)
    assert desk.reader.read().name == "黄玉兰"


@pytest.mark.parametrize("half_frame", [False, True])
def test_a_card_taken_away_while_it_is_read_leaves_nothing_behind(desk: Desk, half_frame: bool) -> None:
    desk.module.insert_card(CHEN)
    desk.module.take_away_during_read(half_frame=half_frame)
    error = desk.fault_of(desk.reader.read)
    assert error.fault is Fault.CARD_MOVED
    assert desk.asked(Command.READ) == 3


@pytest.mark.parametrize("times", [1, 2])
def test_a_changed_byte_is_read_again_although_the_module_finds_the_card_no_more(desk: Desk, times: int) -> None:
    desk.module.insert_card(CHEN)
    desk.reader.find()
    original = desk.module._emit  # the wire's end of the module: only long replies are to be hit

    def garbling(data: bytes, after: float) -> None:
        desk.wire.faults.garble_next = int(len(data) > 1000 and desk.asked(Command.READ) <= times)
        original(data, after)

    desk.module._emit = garbling
    assert desk.reader.read() == _as_read(CHEN)
    assert desk.asked(Command.READ) == times + 1


def test_bytes_that_stay_broken_are_given_up_without_personal_data(desk: Desk) -> None:
    desk.module.insert_card(CHEN)
    desk.reader.find()
    desk.wire.faults.garble_next = 1000
    error = desk.fault_of(desk.reader.read)
    assert error.fault in (Fault.GARBLED, Fault.SILENT)
    for private in (
        CHEN.name,
        CHEN.number,
        CHEN.name.encode("utf-16-le").hex(),
        CHEN.name.encode("utf-16-le").hex(" "),
    ):
        assert private not in str(error)
    desk.wire.faults.garble_next = 0
    desk.module.insert_card(CHEN)
    assert desk.reader.read() == _as_read(CHEN)


@pytest.mark.parametrize("drop_after", [0, 3, 6, 9, 700, 1294])
def test_half_a_reply_then_silence_is_asked_again(desk: Desk, drop_after: int) -> None:
    desk.module.insert_card(CHEN)
    desk.reader.find()
    original = desk.module._emit

    def cutting(data: bytes, after: float) -> None:
        if len(data) > 1000 and desk.asked(Command.READ) == 1:
            data = data[:drop_after]
        original(data, after)

    desk.module._emit = cutting
    assert desk.reader.read() == _as_read(CHEN)
    assert desk.wire.now < READ_LIMIT_S


@pytest.mark.parametrize("piece", [1, 7, 64])
def test_replies_in_pieces_after_noise_are_put_together(desk: Desk, piece: int) -> None:
    desk.module.insert_card(CHEN)
    desk.reader.find()
    desk.wire.faults.piece = piece
    desk.wire.faults.noise_next = b"\x00\xff\xaa\xaa\x96 noise"
    assert desk.reader.read() == _as_read(CHEN)


def test_stale_bytes_are_thrown_away_before_each_command(desk: Desk) -> None:
    desk.module.insert_card(CHEN)
    desk.reader.status()
    desk.module._emit(codec.encode_reply(codec.NO_CARD) * 3, -1.0)
    assert desk.reader.find()


def test_a_late_reply_to_an_earlier_command_is_not_taken_for_an_answer(desk: Desk) -> None:
    desk.reader.status()
    late = codec.encode_read(codec.encode_card(CHEN), bytes(1024))
    desk.module._emit(codec.encode_reply(codec.OK, late) + codec.encode_reply(codec.OK), 0.01)
    desk.module.insert_card(person("huang-yulan").card)
    assert desk.reader.find()
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
        (0x10, Fault.GARBLED, 6),  # each is sent again once
        (0x21, Fault.REFUSED, 1),
        (0x23, Fault.REFUSED, 1),
        (0x60, Fault.SELF_TEST, 1),
        (0x66, Fault.NOT_AUTHORISED, 1),
        (0x77, Fault.REFUSED, 1),
    ],
)
def test_every_state_of_the_module_has_its_fault(desk: Desk, sw3: int, fault: Fault, reads: int) -> None:
    desk.module.insert_card(CHEN)
    desk.module._read = lambda: (sw3, b"")  # type: ignore[method-assign]
    error = desk.fault_of(desk.reader.read)
    assert error.fault is fault
    assert f"READ: 00 00 {sw3:02x}" in error.evidence
    assert desk.asked(Command.READ) == reads


def test_a_refused_card_is_not_tried_again(desk: Desk) -> None:
    desk.module.insert_card(CHEN)
    desk.module.refuse_card = True
    assert desk.fault_of(desk.reader.read).fault is Fault.CARD_REFUSED
    assert desk.asked(Command.READ) == 1


def test_an_unknown_type_of_card_is_said_at_once(desk: Desk) -> None:
    text = codec.encode_card(CHEN)[:248] + b"Q\0" + codec.encode_card(CHEN)[250:]
    desk.module.insert_card(CHEN)
    desk.module._read = lambda: (codec.OK, codec.encode_read(text, bytes(1024)))  # type: ignore[method-assign]
    error = desk.fault_of(desk.reader.read)
    assert (error.fault, desk.asked(Command.READ)) == (Fault.CARD_UNKNOWN, 1)
    assert "51 00" in error.evidence


def test_a_card_whose_number_contradicts_its_birth_date_is_no_card(desk: Desk) -> None:
    desk.module.insert_card(replace(CHEN, birth=CHEN.valid_from))
    error = desk.fault_of(desk.reader.read)
    assert error.fault is Fault.CARD_UNKNOWN
    assert CHEN.number not in str(error)


def test_a_module_too_old_for_appended_addresses_still_reads(desk: Desk) -> None:
    desk.module.insert_card(person("he-xiuzhen").card)
    desk.module._newest_address = lambda: (codec.BAD_COMMAND, b"")  # type: ignore[method-assign]
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


@pytest.mark.parametrize("baud", [115200, 57600, 38400, 19200, 9600])
@pytest.mark.parametrize("noise", [b"", b"\xf8\x00\xfe\x80" * 3])
def test_the_modules_speed_is_found_within_three_seconds(desk: Desk, baud: int, noise: bytes) -> None:
    desk.module.baud = baud
    desk.module.noise_at_wrong_speed = noise
    desk.module.insert_card(CHEN)
    desk.reader.status()
    assert desk.wire.now < 3.0
    assert desk.reader.read() == _as_read(CHEN)


def test_a_module_that_comes_back_at_another_speed_is_found_again(desk: Desk) -> None:
    desk.reader.status()
    desk.module.baud = 9600
    desk.fault_of(desk.reader.status)
    desk.fault_of(desk.reader.status)
    desk.reader.status()


def test_a_silent_module_is_reset_after_two_silences_and_works_again(desk: Desk) -> None:
    desk.reader.status()
    desk.wire.faults.stalled = True
    assert desk.fault_of(desk.reader.status).fault is Fault.SILENT
    assert desk.asked(Command.RESET) == 0
    assert desk.fault_of(desk.reader.status).fault is Fault.SILENT
    assert desk.asked(Command.RESET) == 1
    assert desk.fault_of(desk.reader.status).fault is Fault.SILENT
    desk.wire.faults.stalled = False
    desk.reader.status()


def test_a_module_that_falls_silent_while_reading_is_given_up_in_time(desk: Desk) -> None:
    desk.module.insert_card(CHEN)
    desk.reader.find()
    desk.wire.faults.stalled = True
    before = desk.wire.now
    assert desk.fault_of(desk.reader.read).fault is Fault.SILENT
    assert desk.wire.now - before < READ_LIMIT_S


def test_a_module_that_answers_everything_but_reading_is_given_up_in_time(desk: Desk) -> None:
    desk.module.insert_card(CHEN)
    desk.module.seconds = {Command.FIND: 0.9, Command.SELECT: 0.9, Command.READ: 99.0}
    assert desk.fault_of(desk.reader.read).fault is Fault.SILENT
    assert desk.wire.now < READ_LIMIT_S + 0.1


def test_an_unplugged_reader_is_offline_until_it_is_plugged_in(desk: Desk) -> None:
    desk.module.insert_card(CHEN)
    desk.reader.find()
    desk.wire.unplugged = True
    for verb in (desk.reader.read, desk.reader.find, desk.reader.status, desk.reader.sam_id):
        assert desk.fault_of(verb).fault is Fault.OFFLINE
    desk.wire.unplugged = False
    assert desk.reader.find()
    assert desk.reader.read() == _as_read(CHEN)


def test_the_modules_number_is_the_printed_one(desk: Desk) -> None:
    assert desk.reader.sam_id() == desk.module.sam_id


def test_without_a_vendors_library_there_is_no_picture() -> None:
    assert NoPhoto().decode(photo_block(CHEN)) is None


@pytest.fixture
def pty(tmp_path: Path) -> Iterator[PtyPort]:
    port = PtyPort(SimIdCardReader, tmp_path / "id_card")
    yield port
    port.close()


def test_over_a_real_line_a_card_is_read_before_and_after_the_plug_was_pulled(pty: PtyPort, tmp_path: Path) -> None:
    module = pty.device
    assert isinstance(module, SimIdCardReader)
    module.seconds.clear()
    module.refind_same_card = True
    module.insert_card(person("he-xiuzhen").card)
    reader = SdtReader(opener(f"serial://{tmp_path}/id_card"))
    reader.status()
    assert reader.find()
    assert reader.read() == _as_read(person("he-xiuzhen").card)
    pty.unplug()
    for _ in range(2):
        with pytest.raises(DeviceError) as caught:
            reader.find()
        assert caught.value.fault is Fault.OFFLINE
    pty.plug()
    assert reader.find()
    assert reader.read() == _as_read(person("he-xiuzhen").card)
    reader.close()
