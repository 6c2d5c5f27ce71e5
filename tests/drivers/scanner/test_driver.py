"""The scan engine's driver against the simulated engine, over virtual time: codes, and how it is set up."""

import pytest

from drivers.api.errors import DeviceError, Fault
from drivers.api.status import READY
from drivers.scanner import codec
from drivers.scanner.codec import Register, ReplyKind
from drivers.scanner.driver import READ_TIMEOUT_S
from tests.drivers.scanner.bench import Bench, fault_of


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_a_ready_engine_has_a_good_status(bench: Bench) -> None:
    assert bench.scanner.status() == READY


def test_start_takes_command_of_the_engine_and_turns_setup_codes_off(bench: Bench) -> None:
    bench.scanner.start()

    assert bench.engine.registers[Register.MODE] == 0xD5
    assert bench.engine.registers[Register.SETUP_CODES] & 3 == codec.SETUP_CODES_OFF
    assert bench.engine.looking


def test_turning_setup_codes_off_leaves_the_rest_of_their_register_alone(bench: Bench) -> None:
    bench.engine.registers[Register.SETUP_CODES] = 0b1010_0101
    bench.scanner.start()

    assert bench.engine.registers[Register.SETUP_CODES] == 0b1010_0100 | codec.SETUP_CODES_OFF


@pytest.mark.parametrize("tail", [None, b"\r", b"\n", b"\r\n", b"\t", b""])
@pytest.mark.parametrize("piece", [0, 1, 64])
def test_a_code_comes_out_whole_whatever_its_tail_and_pieces(bench: Bench, tail: bytes | None, piece: int) -> None:
    payload = "办理编号:20260001;姓名:陈以晴".encode() * 4
    bench.engine.tail = tail
    bench.port.faults.piece = piece
    bench.scanner.start()
    bench.engine.show_code(payload)

    assert bench.scanner.poll(2.0) == payload


def test_without_a_code_poll_comes_back_in_time(bench: Bench) -> None:
    bench.scanner.start()
    begun = bench.port.now

    assert bench.scanner.poll(1.0) is None
    assert 1.0 <= bench.port.now - begun < 1.2


def test_a_code_shown_after_the_engine_gave_up_is_read_by_the_next_trigger(bench: Bench) -> None:
    bench.scanner.start()
    assert bench.scanner.poll(5.05) is None
    assert not bench.engine.looking

    bench.engine.show_code("late")
    assert bench.scanner.poll(1.0) == b"late"


def test_a_code_is_not_read_twice_without_being_asked_for(bench: Bench) -> None:
    bench.scanner.start()
    bench.engine.show_code("once")
    assert bench.scanner.poll(1.0) == b"once"
    assert bench.engine.sent == 1

    bench.engine.hide_code()
    assert bench.scanner.poll(1.0) is None


def test_the_next_code_is_read_without_waiting_for_the_first_ones_time_out(bench: Bench) -> None:
    bench.scanner.start()
    bench.engine.show_code("first")
    assert bench.scanner.poll(1.0) == b"first"
    bench.engine.show_code("second")
    assert bench.scanner.poll(1.0) == b"second"


@pytest.mark.hits("torn-reply-dropped")
def test_a_torn_reply_that_comes_late_is_dropped_and_the_code_behind_it_is_read(bench: Bench) -> None:
    reply = codec.encode_reply(codec.Reply(ReplyKind.OK, b"\0"))
    bench.scanner.start()
    bench.port.faults.noise_next = reply[:-1] + bytes([reply[-1] ^ 0x10])
    bench.engine.show_code("behind it")

    assert bench.scanner.poll(2.0) == b"behind it"


def test_after_stop_nothing_is_read(bench: Bench) -> None:
    bench.scanner.start()
    bench.scanner.stop()
    bench.engine.show_code("unwanted")

    assert bench.engine.sent == 0
    assert not bench.engine.looking


def test_a_code_from_before_the_start_is_forgotten(bench: Bench) -> None:
    bench.engine.show_code("old")  # the engine is still in sense mode and sends at once
    bench.engine.hide_code()
    assert bench.engine.sent == 1
    bench.port.now += 1.0
    bench.scanner.start()

    assert bench.scanner.poll(1.0) is None


def test_a_code_that_arrives_while_the_engine_is_set_up_is_forgotten(bench: Bench) -> None:
    bench.engine.show_code("old")  # in sense mode: sent at once, and on its way for 0.06 s
    bench.engine.hide_code()
    bench.port.now += 0.035
    bench.scanner.start()
    assert bench.engine.sent == 1

    assert bench.scanner.poll(1.0) is None


@pytest.mark.parametrize("size", [4096, 2953])
def test_the_largest_codes_are_read(bench: Bench, size: int) -> None:
    bench.scanner.start()
    bench.engine.show_code(b"A" * size)

    assert bench.scanner.poll(2.0) == b"A" * size


@pytest.mark.hits("too-long-code-thrown-away")
@pytest.mark.parametrize("size", [5 * 1024, 1024 * 1024])
def test_more_than_a_code_can_hold_is_thrown_away_and_the_next_code_read(bench: Bench, size: int) -> None:
    bench.port.faults.piece = 4096
    bench.scanner.start()
    bench.engine.show_code(b"A" * size)
    begun = bench.port.now
    with pytest.raises(DeviceError) as error:
        bench.scanner.poll(2.0)

    assert fault_of(error) is Fault.UNREADABLE
    assert bench.port.now - begun < 1.5
    bench.engine.show_code("next")
    assert bench.scanner.poll(2.0) == b"next"


@pytest.mark.parametrize("size", [2953, codec.MAX_PAYLOAD])
def test_the_largest_code_on_a_slow_line_is_read_though_the_time_is_up_meanwhile(bench: Bench, size: int) -> None:
    bench.scanner.start()
    code = b"A" * size + b"\r"
    for at in range(0, len(code), 64):
        bench.port.say(code[at : at + 64], READ_TIMEOUT_S - 0.1 + at / 960)  # 9600 baud

    assert bench.scanner.poll(READ_TIMEOUT_S) == b"A" * size
