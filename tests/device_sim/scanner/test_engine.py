"""The simulated scan engine behaves as the makers' manuals say."""

import pytest

from device_sim.port import Loopback
from device_sim.scanner.engine import SimHexScanner
from drivers.scanner import codec
from drivers.scanner.codec import Register

OK = bytes.fromhex("02 00 00 01 00 33 31")


class Wire:
    def __init__(self) -> None:
        self.port = Loopback(lambda emit: SimHexScanner(emit, lambda: self.port.now))
        device = self.port.device
        assert isinstance(device, SimHexScanner)
        self.engine = device

    def ask(self, frame: bytes) -> bytes:
        self.port.write(frame)
        return self.port.read(100, 0.02)

    def hear(self, timeout: float = 0.2) -> bytes:
        return self.port.read(5000, timeout)


@pytest.fixture
def wire() -> Wire:
    return Wire()


def in_command_mode(wire: Wire) -> None:
    assert wire.ask(codec.write_register(Register.MODE, codec.COMMAND_MODE)) == OK


def test_manual_frames_get_manual_replies(wire: Wire) -> None:
    assert wire.ask(bytes.fromhex("7E 00 08 01 00 00 D5 EF 41")) == OK
    assert wire.ask(bytes.fromhex("7E 00 07 01 00 00 01 AB CD")) == bytes.fromhex("02 00 00 01 D5 A8 E9")
    assert wire.ask(bytes.fromhex("7E 00 0A 01 00 00 00 30 1A")) == bytes.fromhex("03 00 00 01 00 33 31")
    assert wire.ask(bytes.fromhex("7E 00 07 01 00 00 01 01 42")) == bytes.fromhex("02 00 01 01 00 04 01")
    assert wire.ask(bytes.fromhex("7E 00 55 01 00 00 00 AB CD")) == bytes.fromhex("02 00 03 01 00 6A 61")


def test_in_sense_mode_a_code_is_sent_when_shown(wire: Wire) -> None:
    wire.engine.show_code("shown")
    assert wire.hear() == b"shown\r"


def test_in_command_mode_a_code_is_sent_only_after_a_trigger(wire: Wire) -> None:
    in_command_mode(wire)
    wire.engine.show_code("waiting")
    assert wire.hear(10.0) == b""

    assert wire.ask(codec.write_register(Register.TRIGGER, 1)) == OK
    assert wire.hear() == b"waiting\r"
    assert not wire.engine.looking


def test_after_the_read_time_out_a_code_is_not_sent(wire: Wire) -> None:
    in_command_mode(wire)
    wire.ask(codec.write_register(Register.TRIGGER, 1))
    assert wire.hear(5.1) == b""
    wire.engine.show_code("late")
    assert wire.hear(5.0) == b""


def test_an_endless_read_waits_for_ever(wire: Wire) -> None:
    in_command_mode(wire)
    wire.ask(codec.write_register(Register.READ_TIMEOUT, 0))
    wire.ask(codec.write_register(Register.TRIGGER, 1))
    wire.port.now += 1000
    assert wire.engine.looking
    wire.engine.show_code("read at last")
    assert wire.hear() == b"read at last\r"


def test_a_stopped_read_sends_nothing(wire: Wire) -> None:
    in_command_mode(wire)
    wire.ask(codec.write_register(Register.TRIGGER, 1))
    assert wire.engine.looking
    wire.ask(codec.write_register(Register.TRIGGER, 0))
    wire.engine.show_code("unwanted")
    assert wire.hear(6.0) == b""
    wire.ask(codec.write_register(Register.TRIGGER, 0))
    assert wire.hear(6.0) == b""


def test_the_same_code_is_held_back_for_the_set_delay(wire: Wire) -> None:
    wire.ask(codec.write_register(Register.SAME_CODE_DELAY, 0x80 | 10))
    heard = []
    for later in (0.0, 0.3, 1.0):
        wire.port.now += later
        wire.engine.show_code("same")
        heard.append(wire.hear())
    assert heard == [b"same\r", b"", b"same\r"]

    wire.engine.show_code("other")
    assert wire.hear() == b"other\r"


def test_a_hidden_code_is_not_read(wire: Wire) -> None:
    in_command_mode(wire)
    wire.engine.show_code("gone")
    wire.engine.hide_code()
    wire.ask(codec.write_register(Register.TRIGGER, 1))
    assert wire.hear(6.0) == b""


def test_settings_are_forgotten_without_power_unless_saved(wire: Wire) -> None:
    in_command_mode(wire)
    wire.engine.power_cycle()
    assert wire.engine.registers[Register.MODE] == 0xD7

    in_command_mode(wire)
    assert wire.ask(bytes.fromhex("7E 00 09 01 00 00 00 DE C8")) == OK
    wire.engine.power_cycle()
    assert wire.engine.registers[Register.MODE] == 0xD5

    assert wire.ask(bytes.fromhex("7E 00 09 01 00 00 02 FE 8A")) == OK
    assert wire.engine.registers[Register.MODE] == 0xD7


def test_after_a_change_of_speed_only_the_new_speed_is_understood(wire: Wire) -> None:
    wire.port.set_baud(9600)
    assert wire.ask(bytes.fromhex("7E 00 08 02 00 2A 1A 00 E4 7E")) == OK
    assert wire.ask(codec.read_register(Register.MODE)) == b""
    wire.port.set_baud(115200)
    assert wire.ask(codec.read_register(Register.MODE)) != b""


def test_a_register_beyond_the_last_is_refused(wire: Wire) -> None:
    assert wire.ask(codec.read_register(0x00FF, 2)) == bytes.fromhex("02 00 03 01 00 6A 61")


def test_one_that_tells_a_register_at_a_time_tells_the_first_of_those_that_it_is_asked_for(wire: Wire) -> None:
    asked = codec.read_register(Register.MODE, 3)
    told = [wire.ask(asked)]
    wire.engine.register_at_a_time = True
    told.append(wire.ask(asked))
    assert [reply[3] for reply in told] == [3, 1]
    assert told[1][4:-2] == told[0][4:5]


def test_one_that_is_silent_on_several_registers_tells_one(wire: Wire) -> None:
    wire.engine.silent_on_several = True
    assert wire.ask(codec.read_register(Register.MODE, 3)) == b""
    assert wire.ask(codec.read_register(Register.MODE)) != b""
