"""What the reader driver makes of a bad line: broken, late and missing bytes, wrong speed, a pulled plug."""

import pytest

from device_sim.people import person
from drivers.api.errors import Fault
from drivers.api.status import READY
from drivers.id_card import card_text, codec
from drivers.id_card.codec import Command
from drivers.id_card.driver import READ_LIMIT_S
from tests.drivers.id_card.desk import CHEN, Desk, as_read, set_up_desk


@pytest.fixture
def desk() -> Desk:
    return set_up_desk()


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

    def garbled_where_long(said: bytes) -> bytes:
        desk.wire.faults.garble_next = int(len(said) > 1000 and desk.asked(Command.READ) <= times)
        return said

    desk.wire.instead = garbled_where_long
    assert desk.reader.read() == as_read(CHEN)
    assert desk.asked(Command.READ) == times + 1


def test_bytes_that_stay_broken_are_given_up_without_personal_data(desk: Desk) -> None:
    desk.module.insert_card(CHEN)
    desk.reader.find()
    desk.wire.faults.garble_next = 1000
    error = desk.fault_of(desk.reader.read)
    assert error.fault is Fault.GARBLED
    for private in (
        CHEN.name,
        CHEN.number,
        CHEN.name.encode("utf-16-le").hex(),
        CHEN.name.encode("utf-16-le").hex(" "),
    ):
        assert private not in str(error)
    desk.wire.faults.garble_next = 0
    desk.module.insert_card(CHEN)
    assert desk.reader.read() == as_read(CHEN)


@pytest.mark.hits("no-speed-is-right")
def test_a_line_that_breaks_every_reply_is_told_apart_from_a_module_that_is_not_there(desk: Desk) -> None:
    desk.wire.faults.garble_next = 1000
    assert desk.fault_of(desk.reader.status).fault is Fault.GARBLED
    desk.wire.faults.garble_next = 0
    desk.reader.status()


@pytest.mark.parametrize("drop_after", [0, 3, 6, 9, 700, 1294])
def test_half_a_reply_then_silence_is_asked_again(desk: Desk, drop_after: int) -> None:
    desk.module.insert_card(CHEN)
    desk.reader.find()

    def cut_the_first_time(said: bytes) -> bytes:
        return said[:drop_after] if len(said) > 1000 and desk.asked(Command.READ) == 1 else said

    desk.wire.instead = cut_the_first_time
    assert desk.reader.read() == as_read(CHEN)
    assert desk.wire.now < READ_LIMIT_S


@pytest.mark.parametrize("piece", [1, 7, 64])
def test_replies_in_pieces_after_noise_are_put_together(desk: Desk, piece: int) -> None:
    desk.module.insert_card(CHEN)
    desk.reader.find()
    desk.wire.faults.piece = piece
    desk.wire.faults.noise_next = b"\x00\xff\xaa\xaa\x96 noise"
    assert desk.reader.read() == as_read(CHEN)


def test_stale_bytes_are_thrown_away_before_each_command(desk: Desk) -> None:
    desk.module.insert_card(CHEN)
    desk.reader.status()
    for _ in range(3):
        desk.wire.say(codec.encode_reply(codec.NO_CARD), -1.0)
    assert desk.reader.find()


def test_a_late_reply_to_an_earlier_command_is_not_taken_for_an_answer(desk: Desk) -> None:
    desk.reader.status()
    late = card_text.encode_read(card_text.encode_card(CHEN), bytes(1024))
    desk.wire.say(codec.encode_reply(codec.OK, late) + codec.encode_reply(codec.OK), 0.01)
    desk.module.insert_card(person("huang-yulan").card)
    assert desk.reader.find()
    assert desk.reader.read().name == "黄玉兰"


@pytest.mark.parametrize("baud", [115200, 57600, 38400, 19200, 9600])
@pytest.mark.parametrize("noise", [b"", b"\xf8\x00\xfe\x80" * 3])
def test_the_modules_speed_is_found_within_three_seconds(desk: Desk, baud: int, noise: bytes) -> None:
    desk.module.baud = baud
    desk.module.noise_at_wrong_speed = noise
    desk.module.insert_card(CHEN)
    desk.reader.status()
    assert desk.wire.now < 3.0
    assert desk.reader.read() == as_read(CHEN)


@pytest.mark.parametrize("noise", [b"", b"\xf8\x00\xfe\x80" * 3])
def test_a_module_that_comes_back_at_another_speed_is_found_again(desk: Desk, noise: bytes) -> None:
    desk.reader.status()
    desk.module.baud = 9600
    desk.module.noise_at_wrong_speed = noise
    desk.fault_of(desk.reader.status)
    if not noise:  # noise is enough to doubt the speed, silence has to come twice
        desk.fault_of(desk.reader.status)
    assert desk.reader.status() == READY


@pytest.mark.hits("silent-module-reset")
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


def test_silences_with_an_answer_between_them_reset_nothing(desk: Desk) -> None:
    for _ in range(3):
        desk.reader.status()
        desk.wire.faults.stalled = True
        desk.fault_of(desk.reader.status)
        desk.wire.faults.stalled = False
    assert desk.asked(Command.RESET) == 0


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
    assert desk.reader.read() == as_read(CHEN)
