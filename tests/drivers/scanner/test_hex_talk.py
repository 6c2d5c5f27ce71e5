"""Requests to the simulated engine and which reply is to which, over virtual time."""

from collections.abc import Callable

import pytest

from device_sim.scanner.engine import SimHexScanner
from drivers.api.errors import DeviceError, Fault
from drivers.api.status import READY
from drivers.scanner import codec
from drivers.scanner.codec import Register, ReplyKind
from drivers.scanner.driver import READ_TIMEOUT_S, HexScanner
from drivers.scanner.hex_talk import LATE_S, REPLY_TIMEOUT_S, SEVERAL, TRIES
from drivers.scanner.incoming import DRAIN_LIMIT_S, STORM_S
from tests.drivers import losing
from tests.drivers.scanner.bench import Bench, fault_of
from tests.drivers.scanner.conftest import SlowLine


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_a_code_arriving_while_a_reply_is_awaited_is_not_lost(bench: Bench) -> None:
    bench.scanner.start()
    assert bench.scanner.poll(5.2) is None
    bench.engine.fail_next = [ReplyKind.BAD_CRC]
    bench.port.faults.noise_next = b"early\r"
    bench.port.now += 6.0

    assert bench.scanner.poll(1.0) == b"early"


@pytest.mark.parametrize("codes", [1, 300, 1000])
@pytest.mark.parametrize("before", [0.0, 0.03, 0.055])
def test_many_codes_that_come_as_the_engine_is_asked_do_not_pass_for_a_broken_engine(
    bench: Bench, codes: int, before: float
) -> None:
    bench.scanner.status()
    for number in range(codes):
        bench.engine.blurt(b"STORM-%06d" % number)  # 60 ms from now
    bench.port.now += before
    assert bench.scanner.status() == READY
    bench.scanner.start()
    bench.engine.show_code(b"next")
    assert bench.scanner.poll(1.0) == b"next"


class SlowBench(Bench):
    def __init__(self) -> None:
        self.port = self.line = SlowLine(lambda emit: SimHexScanner(emit, lambda: self.port.now))
        device = self.port.device
        assert isinstance(device, SimHexScanner)
        self.engine = device
        self.scanner = HexScanner(self.port.open, self.port.clock)

    def storms(self, codes: int) -> None:
        for number in range(codes):
            self.engine.blurt(b"STORM-%06d" % number)


@pytest.mark.parametrize("codes", [50, 300])
def test_a_storm_on_a_slow_line_does_not_pass_for_a_broken_engine(codes: int) -> None:
    bench = SlowBench()
    bench.scanner.status()
    bench.storms(codes)  # of three hundred codes the last has come after 4 s
    bench.port.now += 0.5
    assert bench.scanner.status() == READY
    bench.scanner.start()
    bench.engine.show_code(b"next")
    assert bench.scanner.poll(1.0) == b"next"


@pytest.mark.hits("storm-without-an-end")
def test_a_storm_without_an_end_is_told_as_one_in_bounded_time_and_is_over_once_it_ends() -> None:
    bench = SlowBench()
    bench.scanner.status()
    bench.storms(1400)  # 19 s
    begun = bench.port.now
    with pytest.raises(DeviceError, match="without an end in 6 s and no reply") as error:
        bench.scanner.status()
    assert fault_of(error) is Fault.GARBLED
    assert bench.port.now - begun < STORM_S + DRAIN_LIMIT_S + REPLY_TIMEOUT_S
    bench.port.now = bench.line.free + 1.0
    assert bench.scanner.status() == READY


def test_the_rest_of_a_code_that_comes_before_the_engine_answers_does_not_pass_for_an_early_one(bench: Bench) -> None:
    bench.scanner.start()
    bench.engine.show_code(b"A" * 5000)
    with pytest.raises(DeviceError):
        bench.scanner.poll(1.0)
    bench.engine.hide_code()
    bench.port.faults.noise_next = b"0042\r"  # before the reply to the next trigger
    bench.port.now += 0.5
    assert bench.scanner.poll(1.0) is None


def test_an_endless_stream_holds_nobody_up(bench: Bench) -> None:
    bench.port.faults.piece = 64  # a millisecond each: eight seconds of it
    bench.scanner.start()
    bench.engine.show_code(b"A" * 512_000)
    begun = bench.port.now
    with pytest.raises(DeviceError) as error:
        bench.scanner.poll(2.0)

    assert fault_of(error) is Fault.UNREADABLE
    assert bench.port.now - begun < 2.0


def test_an_engine_that_never_stops_answering_holds_nobody_up(bench: Bench) -> None:
    bench.scanner.start()
    reply = codec.encode_reply(codec.Reply(ReplyKind.OK, b"A"))
    bench.port.say(reply[:3], 0.01)
    for at in range(3, 20_000, len(reply)):
        bench.port.say(reply[3:] + reply[:3], 0.01 + at / 960)  # 9600 baud; whenever one ends, the next has begun
    begun = bench.port.now

    assert bench.scanner.poll(2.0) is None
    assert bench.port.now - begun < 2.0 + codec.MAX_PAYLOAD / 960 + 0.5


def test_an_engine_that_does_not_answer_is_silent(bench: Bench) -> None:
    bench.port.faults.stalled = True
    with pytest.raises(DeviceError) as error:
        bench.scanner.status()

    assert fault_of(error) is Fault.SILENT
    assert bench.port.now <= 2.0


@pytest.mark.hits("engine-asked-again")
def test_one_garbled_reply_is_asked_for_again(bench: Bench) -> None:
    bench.port.faults.garble_next = 1
    assert bench.scanner.status() == READY


def test_noise_before_a_reply_costs_one_repeat(bench: Bench) -> None:
    bench.port.faults.noise_next = b"\xff\x00\x7e"
    assert bench.scanner.status() == READY


def test_a_reply_cut_short_is_asked_for_again(bench: Bench) -> None:
    bench.port.faults.drop_after = 4
    assert bench.scanner.status() == READY


def test_replies_that_stay_garbled_are_said_to_be_so(bench: Bench) -> None:
    bench.port.faults.garble_next = 10
    with pytest.raises(DeviceError) as error:
        bench.scanner.status()

    assert fault_of(error) is Fault.GARBLED


def test_an_engine_that_received_a_bad_crc_is_told_again(bench: Bench) -> None:
    bench.engine.fail_next = [ReplyKind.BAD_CRC]
    bench.scanner.status()
    bench.engine.fail_next = [ReplyKind.BAD_CRC] * 3
    with pytest.raises(DeviceError) as error:
        bench.scanner.status()

    assert fault_of(error) is Fault.GARBLED


def test_an_engine_that_knows_no_such_command_refuses(bench: Bench) -> None:
    bench.engine.fail_next = [ReplyKind.UNKNOWN_COMMAND] * 3
    with pytest.raises(DeviceError) as error:
        bench.scanner.status()

    assert fault_of(error) is Fault.REFUSED


def test_an_unplugged_engine_is_offline_and_is_set_up_anew_when_it_is_back(bench: Bench) -> None:
    bench.scanner.start()
    bench.port.unplugged = True
    with pytest.raises(DeviceError) as error:
        bench.scanner.poll(1.0)
    assert fault_of(error) is Fault.OFFLINE

    bench.port.unplugged = False
    bench.engine.power_cycle()
    bench.scanner.status()  # opens the port again; the engine is still as it left the factory
    assert bench.engine.registers[Register.MODE] == 0xD7
    assert bench.scanner.poll(0.5) is None
    assert bench.engine.registers[Register.MODE] == 0xD5
    bench.engine.show_code("back")
    assert bench.scanner.poll(1.0) == b"back"


@pytest.mark.hits("engine-owes-a-reply")
@pytest.mark.parametrize("late", [0.6, 0.8, 1.1, 1.4])
def test_an_engine_that_answers_late_is_set_up_as_one_that_does_not(bench: Bench, late: float) -> None:
    bench.engine.registers[Register.SETUP_CODES] = 0b1010_0101
    bench.port.faults.late_s = late
    bench.scanner.start()

    assert bench.engine.registers[Register.SETUP_CODES] == 0b1010_0100 | codec.SETUP_CODES_OFF
    assert bench.engine.registers[Register.READ_TIMEOUT] == round(READ_TIMEOUT_S * 10)


@pytest.mark.hits("engine-answers-after-a-silence")
@pytest.mark.parametrize("late", [1.6, 2.0, 2.5, 3.0, 3.9, 4.6, 5.3, 6.0, 8.0, 11.0, 14.9])
def test_an_engine_that_answers_too_late_is_silent_at_every_look(bench: Bench, late: float) -> None:
    bench.scanner.start()
    bench.port.faults.late_s = late
    for _ in range(20):
        with pytest.raises(DeviceError) as error:
            bench.scanner.status()
        assert fault_of(error) is Fault.SILENT
        bench.port.now += 2.0
    bench.port.faults.late_s = 0.0
    bench.port.now += 2.0
    assert bench.scanner.status() == READY


@pytest.mark.parametrize("after", [LATE_S - 0.5, LATE_S + 0.5, 60.0])
def test_replies_that_were_held_up_for_any_time_are_no_values_of_other_registers(bench: Bench, after: float) -> None:
    bench.scanner.start()
    bench.engine.registers[Register.SETUP_CODES] = 0b1010_0101
    held: list[bytes] = []

    def hold(said: bytes) -> bytes:
        held.append(said)
        return b""

    bench.port.instead = hold
    with pytest.raises(DeviceError):
        bench.scanner.status()
    bench.port.now += after
    bench.port.instead = bytes
    for said in held:
        bench.port.say(said, 0.005)  # before the reply to what is asked next
    bench.scanner.start()
    assert bench.engine.registers[Register.SETUP_CODES] == 0b1010_0100 | codec.SETUP_CODES_OFF


def test_an_engine_that_never_tells_several_registers_is_ready_again_after_a_silence(bench: Bench) -> None:
    bench.engine.register_at_a_time = True
    bench.scanner.start()
    bench.port.faults.stalled = True
    with pytest.raises(DeviceError):
        bench.scanner.status()
    bench.port.faults.stalled = False
    assert bench.scanner.status() == READY


def test_an_engine_that_was_silent_is_there_within_five_seconds(bench: Bench) -> None:
    bench.port.faults.stalled = True
    with pytest.raises(DeviceError):
        bench.scanner.status()
    bench.port.faults.stalled = False
    back = bench.port.now - 0.5  # just after the last request
    bench.port.now += 2.0
    assert bench.scanner.status() == READY
    assert bench.port.now - back < 5.0


def fall_silent(bench: Bench) -> None:
    """For one look, and until nothing that is late comes any more."""
    bench.port.faults.stalled = True
    with pytest.raises(DeviceError):
        bench.scanner.status()
    bench.port.faults.stalled = False
    bench.port.now += LATE_S


def lose(bench: Bench, number: int) -> list[bytes]:
    """Of what the engine says, codes are not lost."""
    return losing.lose(bench.port, number, lambda said: said.startswith(codec.ENGINE_HEAD))


def two_codes(bench: Bench) -> float:
    """How many seconds it takes to start, read two codes and stop."""
    begun = bench.port.now
    bench.scanner.start()
    for code in (b"GZ0117-000042", b"GZ0117-000043"):
        bench.engine.show_code(code)
        assert bench.scanner.poll(1.0) == code
    bench.scanner.stop()
    return bench.port.now - begun


def test_one_lost_reply_costs_no_more_than_asking_again() -> None:
    undisturbed = Bench()
    replies = lose(undisturbed, -1)
    seconds = two_codes(undisturbed)
    assert len(replies) > TRIES
    for number in range(len(replies)):
        bench = Bench()
        lose(bench, number)
        assert two_codes(bench) <= seconds + REPLY_TIMEOUT_S + 0.2, f"reply {number} was lost"
        assert bench.engine.registers[Register.SETUP_CODES] == codec.SETUP_CODES_OFF


def test_a_late_reply_that_comes_while_a_code_is_awaited_is_owed_no_more(bench: Bench) -> None:
    bench.scanner.start()
    bench.port.now += READ_TIMEOUT_S + 1.0
    bench.port.faults.late_s = 0.6
    assert bench.scanner.poll(3.0) is None  # its trigger was asked for twice and answered twice
    bench.port.faults.late_s = 0.0
    heard: list[bytes] = []
    bench.port.heard = heard.append
    begun = bench.port.now
    bench.scanner.stop()
    assert bench.port.now - begun < 0.1
    assert heard == [codec.write_register(Register.TRIGGER, 0)]


def seconds_of(bench: Bench, act: Callable[[], object]) -> float:
    begun = bench.port.now
    act()
    return bench.port.now - begun


@pytest.mark.parametrize(("how", "first"), [("register_at_a_time", 0.7), ("silent_on_several", 1.2)])
def test_an_engine_that_cannot_tell_several_registers_is_asked_once_for_each_opening(
    bench: Bench, how: str, first: float
) -> None:
    setattr(bench.engine, how, True)
    for _ in range(2):
        assert 0.5 < seconds_of(bench, bench.scanner.start) < first
        assert seconds_of(bench, bench.scanner.start) < 0.1
        bench.scanner.close()


@pytest.mark.parametrize("how", ["register_at_a_time", "silent_on_several"])
def test_of_an_engine_that_cannot_tell_several_registers_a_late_reply_is_waited_for_and_no_more(
    bench: Bench, how: str
) -> None:
    setattr(bench.engine, how, True)
    bench.scanner.start()
    lose(bench, 0)
    assert bench.scanner.status() == READY
    assert seconds_of(bench, bench.scanner.status) < LATE_S + 0.1


@pytest.mark.hits("several-registers-not-told")
def test_late_replies_of_one_register_are_no_replies_to_what_is_asked_after_them(bench: Bench) -> None:
    bench.engine.register_at_a_time = True
    bench.engine.registers[Register.SETUP_CODES] = 0b1010_0101
    replies: list[bytes] = []

    def two_held_up(said: bytes) -> bytes:
        if not said.startswith(codec.ENGINE_HEAD):
            return said
        replies.append(said)
        return {2: b"", 3: b"", 4: b"".join(replies[1:])}.get(len(replies), said)

    bench.port.instead = two_held_up
    bench.scanner.start()
    assert bench.engine.registers[Register.SETUP_CODES] == 0b1010_0100 | codec.SETUP_CODES_OFF


def test_an_engine_of_which_nothing_was_found_out_is_asked_again_at_the_next_start(bench: Bench) -> None:
    bench.engine.silent_on_several = True
    lose(bench, 1)  # of the write that ends the wait for the others
    bench.scanner.start()
    assert bench.engine.registers[Register.SETUP_CODES] == codec.SETUP_CODES_OFF
    assert 0.5 < seconds_of(bench, bench.scanner.start) < 1.2
    assert seconds_of(bench, bench.scanner.start) < 0.1


@pytest.mark.parametrize("lost", ["reply", "request"])
def test_one_lost_reply_or_request_does_not_decide_that_an_engine_cannot_tell_several_registers(
    bench: Bench, lost: str
) -> None:
    if lost == "reply":
        lose(bench, 1)
    else:
        bench.engine.fail_next = [ReplyKind.OK, ReplyKind.BAD_CRC]
    bench.scanner.start()
    fall_silent(bench)
    heard: list[bytes] = []
    bench.port.heard = heard.append
    assert bench.scanner.status() == READY
    assert {codec.read_register(Register.MODE, count) for count in SEVERAL} & set(heard)


def test_an_engine_that_answers_at_the_last_try_after_a_silence_is_ready(bench: Bench) -> None:
    bench.scanner.start()
    fall_silent(bench)
    replies: list[bytes] = []

    def first_two_lost(said: bytes) -> bytes:
        replies.append(said)
        return b"" if len(replies) < TRIES else said

    bench.port.instead = first_two_lost
    assert bench.scanner.status() == READY
