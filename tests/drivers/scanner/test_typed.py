"""A scanner in keyboard mode: its codes come out whole or not at all, and its keys reach nobody else."""

import os

import pytest

from device_sim.port import Loopback
from device_sim.scanner.unasked import SimKeyboardScanner
from drivers.addresses import first_mistake, parse
from drivers.api.errors import DeviceError, Fault
from drivers.api.input_event import DOWN, KEY, SYN, SYN_DROPPED, UP, InputEvent, encode
from drivers.api.status import Notice
from drivers.mistake import SettingsError
from drivers.scanner.codes import TAIL_DUE_S
from drivers.scanner.driver import at
from drivers.scanner.typed import STUCK_S, KeyboardScanner
from drivers.transports.host import Host
from drivers.transports.input_device import EVIOCGRAB, InputDevice
from drivers.transports.line import opener
from tests.clock import Clock
from tests.drivers.scanner.test_lines import open_for_a_while
from tests.drivers.transports.kernel import Kernel, Line

LATER_S = TAIL_DUE_S + 0.1  # a hand is there; no rest comes any more of what was thrown away
CODE = b"GZ0117-000042"
URL = b"https://example.invalid/v?no=42&ok=Yes_1#%20~{|}`"


class Bench:
    def __init__(self, tail: str = "any") -> None:
        self.port = Loopback(SimKeyboardScanner)
        device = self.port.device
        assert isinstance(device, SimKeyboardScanner)
        self.sim = device
        self.scanner = KeyboardScanner(self.port.open, self.port.clock, tail)

    def shows(self, code: bytes | str) -> bytes | None:
        self.scanner.start()
        self.port.now += LATER_S
        self.sim.show_code(code)
        return self.scanner.poll(2.0)

    def refuses(self, code: bytes | str) -> str:
        with pytest.raises(DeviceError) as caught:
            self.shows(code)
        assert caught.value.fault is Fault.UNREADABLE
        return caught.value.evidence


class Busy(Loopback):
    """The first that comes is read, and this program goes on only later: the others had their turn."""

    stall = 0.06

    def read(self, size: int, timeout: float) -> bytes:
        data = super().read(size, timeout)
        if data:
            self.now, self.stall = self.now + self.stall, 0.0
        return data


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.mark.parametrize("tail", [(28,), (96,), (15,), (28, 28), ()])
@pytest.mark.parametrize("code", [CODE, URL, b"A", b"aB" * 1500])
def test_a_code_comes_out_whole_whatever_its_tail(bench: Bench, tail: tuple[int, ...], code: bytes) -> None:
    bench.sim.tail = tail
    assert bench.shows(code) == code


@pytest.mark.parametrize(("tail", "keys"), [("cr", (28,)), ("tab", (15,)), ("none", ()), ("any", ())])
def test_the_tail_may_be_said(tail: str, keys: tuple[int, ...]) -> None:
    bench = Bench(tail)
    bench.sim.tail = keys
    assert bench.shows(CODE) == CODE


def test_half_a_code_is_not_believed_where_a_tail_has_to_follow() -> None:
    bench = Bench("cr")
    bench.sim.tail = ()
    assert "without the tail" in bench.refuses(CODE)


@pytest.mark.hits("typed-events-were-lost")
def test_a_code_of_which_keys_were_lost_is_refused_whole_and_the_next_one_read(bench: Bench) -> None:
    bench.sim.lose_events = True
    assert "lost" in bench.refuses(CODE)
    assert bench.shows(CODE) == CODE


@pytest.mark.hits("typed-code-refused")
def test_chinese_does_not_come_through_a_keyboard_and_half_of_it_is_not_believed(bench: Bench) -> None:
    evidence = bench.refuses("陈,耳东陈,1")
    assert ("ASCII" in evidence, "陈" in evidence) == (True, False)
    assert bench.shows(CODE) == CODE


def test_what_was_typed_before_somebody_waits_is_nobodys(bench: Bench) -> None:
    bench.sim.show_code(b"OLD")
    bench.port.now += 1.0
    assert bench.scanner.poll(1.0) is None
    assert bench.shows(CODE) == CODE


def test_the_rest_of_a_code_that_is_being_typed_just_then_does_not_pass_for_one(bench: Bench) -> None:
    bench.scanner.status()
    bench.sim.show_code(CODE)
    bench.port.now += 0.08
    assert bench.scanner.poll(1.0) is None


def test_of_a_device_that_is_opened_in_the_middle_of_a_code_the_rest_does_not_pass_for_one(bench: Bench) -> None:
    bench.sim.show_code(b"-0042")
    bench.port.now += 0.03  # it begins 30 ms from now
    assert bench.scanner.poll(1.0) is None


@pytest.mark.parametrize("held", [False, True])
def test_the_rest_of_a_code_that_is_typed_for_longer_than_is_listened_does_not_pass_for_one(
    bench: Bench, held: bool
) -> None:
    if held:
        bench.scanner.status()
    bench.sim.show_code(b"0123456789" * 120)  # 4.8 s
    bench.port.now += 1.0
    assert bench.scanner.poll(2.0) is None
    assert bench.scanner.poll(4.0) is None
    assert bench.shows(CODE) == CODE


@pytest.mark.parametrize("pause", [0.11, 0.3, 1.1])
def test_the_rest_of_a_code_does_not_pass_for_one_after_a_pause_between_its_keys(bench: Bench, pause: float) -> None:
    bench.scanner.status()
    bench.sim.tail = ()
    bench.sim.show_code(b"GZ0117-")
    bench.port.now += 0.1
    bench.scanner.start()
    bench.sim.tail = (28,)
    bench.port.now += pause - 0.06
    bench.sim.show_code(b"000042")
    assert bench.scanner.poll(2.0) is None
    bench.sim.show_code(CODE)
    assert bench.scanner.poll(1.0) == CODE


def test_what_is_typed_while_keys_are_no_keys_is_no_code_up_to_its_end(bench: Bench) -> None:
    bench.scanner.start()
    bench.port.now += LATER_S
    bench.port.say(b"\xff" * 48, 0.0)
    with pytest.raises(DeviceError):
        bench.scanner.poll(1.0)
    bench.sim.show_code(b"-0042")
    assert bench.scanner.poll(1.0) is None


def test_keys_that_were_lost_while_nobody_waited_spoil_no_code(bench: Bench) -> None:
    bench.scanner.status()
    bench.port.say(encode(InputEvent(SYN, SYN_DROPPED, 0)), 0.0)
    assert bench.shows(CODE) == CODE


def test_of_a_code_whose_first_keys_were_lost_before_a_wait_the_rest_does_not_pass_for_one(bench: Bench) -> None:
    bench.scanner.status()
    bench.sim.show_code(b"-0042")
    bench.port.now += 0.056  # it goes on 4 ms from now
    bench.port.say(encode(InputEvent(SYN, SYN_DROPPED, 0)) + encode(InputEvent(KEY, 30, UP)), 0.0)
    assert bench.scanner.poll(1.0) is None
    assert bench.shows(CODE) == CODE


def test_of_a_code_whose_first_keys_are_lost_as_the_device_is_opened_the_rest_does_not_pass_for_one(
    bench: Bench,
) -> None:
    bench.port.say(encode(InputEvent(SYN, SYN_DROPPED, 0)), 0.02)
    bench.sim.show_code(b"-0042")  # 60 ms from now
    assert bench.scanner.poll(1.0) is None
    assert bench.shows(CODE) == CODE


def test_of_a_code_that_is_refused_before_it_has_ended_the_rest_does_not_pass_for_one(bench: Bench) -> None:
    bench.scanner.start()
    bench.port.now += LATER_S
    bench.sim.show_code("陈123")
    with pytest.raises(DeviceError):
        bench.scanner.poll(0.086)  # the number is typed by then, the next key 2 ms later
    assert bench.scanner.poll(1.0) is None
    assert bench.shows(CODE) == CODE


def test_on_a_machine_that_is_busy_as_a_key_comes_up_the_rest_of_a_code_does_not_pass_for_one() -> None:
    port = Busy(SimKeyboardScanner)
    assert isinstance(port.device, SimKeyboardScanner)
    port.say(encode(InputEvent(KEY, 30, UP)), 0.02)
    port.device.show_code(b"-0042")  # 60 ms from now
    assert KeyboardScanner(port.open, port.clock, "any").poll(1.0) is None


def test_a_key_that_is_stuck_is_told_and_forgotten_once_it_comes_up(bench: Bench) -> None:
    bench.scanner.status()
    bench.sim.hold(42)
    assert bench.scanner.status().notices == (Notice.UNASKED,)
    bench.port.now += STUCK_S + 1
    stuck = bench.scanner.status()
    assert (stuck.notices, stuck.evidence) == ((Notice.UNASKED, Notice.KEY_STUCK), "held down: key 42")
    bench.port.say(encode(InputEvent(KEY, 42, UP)), 0.0)
    assert bench.scanner.status().notices == (Notice.UNASKED,)
    assert bench.shows(CODE) == CODE


def test_a_key_that_repeats_itself_types_nothing_and_holds_nobody_up(bench: Bench) -> None:
    bench.scanner.start()
    bench.port.now += LATER_S
    assert bench.scanner.poll(0.0) is None
    bench.sim.hold(30)
    begun = bench.port.now
    assert bench.scanner.poll(2.0) == b"a"
    assert bench.port.now - begun < 3.0


def test_a_shift_that_was_down_as_the_plug_was_pulled_is_not_down_afterwards(bench: Bench) -> None:
    bench.scanner.start()
    bench.sim.hold(42)
    bench.scanner.poll(0.1)
    bench.port.unplugged = True
    with pytest.raises(DeviceError) as caught:
        bench.scanner.poll(1.0)
    assert caught.value.fault is Fault.OFFLINE
    bench.port.unplugged = False
    assert bench.shows(b"gz") == b"gz"


@pytest.mark.hits("no-input-events")
def test_what_are_no_keys_is_said_and_the_next_code_read(bench: Bench) -> None:
    bench.scanner.start()
    bench.port.say(b"\xff" * 48, 0.0)
    with pytest.raises(DeviceError) as caught:
        bench.scanner.poll(1.0)
    assert caught.value.fault is Fault.GARBLED
    assert bench.shows(CODE) == CODE


def test_a_scanner_that_types_without_an_end_holds_nobody_up(bench: Bench) -> None:
    for at_key in range(2000):
        bench.port.say(encode(InputEvent(KEY, 30, DOWN)) + encode(InputEvent(KEY, 30, UP)), at_key * 0.01)
    begun = bench.port.now
    bench.scanner.status()
    assert bench.port.now - begun < 3.0


# --- the device of a kernel --------------------------------------------------------------------------------------


def test_over_an_input_device_it_is_grabbed_and_comes_back() -> None:
    lines: list[Line] = []
    kernel = Kernel()

    def open_device() -> InputDevice:
        if not lines:
            raise FileNotFoundError(2, "No such file or directory", "/dev/input/event5")
        return InputDevice(lines[-1].path, grab=True, ioctl=kernel)

    clock = Clock()
    scanner = at(parse("scanner", "evdev:///dev/input/event5"), Host(open_line=lambda _: open_device, now=clock))
    for code in (b"Gz", URL):
        with pytest.raises(DeviceError) as caught:
            scanner.start()
        assert caught.value.fault is Fault.OFFLINE
        lines.append(Line())
        open_for_a_while(scanner, clock)
        assert (scanner.identity(), EVIOCGRAB in kernel.asked) == ("AudioNav", True)
        sim = SimKeyboardScanner(lambda data, _: lines[-1].say(data))
        sim.show_code(code)
        assert scanner.poll(10.0) == code
        os.close(lines[-1].master)
        with pytest.raises(DeviceError):
            scanner.poll(10.0)
        lines.pop().master = os.open(os.devnull, os.O_RDONLY)
    scanner.close()


@pytest.mark.parametrize(("kind", "grabbed"), [("scanner", True), ("keypad", True), ("headphones", False)])
def test_at_its_address_it_is_grabbed_as_a_keypad_is_and_a_jack_is_not(kind: str, grabbed: bool) -> None:
    line, kernel = Line(), Kernel()
    opener(parse(kind, f"evdev://{line.path}"), kernel)().close()
    assert (EVIOCGRAB in kernel.asked) == grabbed
    line.close()


def test_the_same_device_is_not_keypad_and_scanner() -> None:
    device = "evdev:///dev/input/by-id/usb-ACME-event-kbd"
    found = first_mistake({"scanner": device, "keypad": f"{device}?model=numeric"})
    assert found is not None
    assert (found[0], "scanner is at this port already" in str(SettingsError(found[1]))) == ("keypad", True)
