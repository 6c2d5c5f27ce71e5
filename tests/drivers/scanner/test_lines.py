"""A scanner that takes no commands: its codes come out whole, and nothing is said of it that nobody knows.

Played by an engine as it comes from the factory, which nobody commands.
"""

from contextlib import suppress
from pathlib import Path

import pytest

from device_sim.port import Loopback
from device_sim.pty_port import PtyPort
from device_sim.scanner.engine import SimHexScanner
from drivers.addresses import parse
from drivers.api.errors import DeviceError, Fault
from drivers.api.scanner import CodeScanner
from drivers.api.status import Notice
from drivers.scanner import codec
from drivers.scanner.codes import TAIL_DUE_S, Codes
from drivers.scanner.driver import HexScanner, at
from drivers.scanner.incoming import DRAIN_LIMIT_S
from drivers.scanner.lines import LineScanner
from drivers.scanner.showings import SAME_CODE_S
from drivers.transports.host import Host
from tests.clock import Clock

LATER_S = TAIL_DUE_S + 0.1  # a hand is there; no rest comes any more of what was thrown away
CODE = b"GZ0117-000042"
CHINESE = "陈,耳东陈".encode()


class Deaf(SimHexScanner):
    """One that nobody commands; `heard` is what somebody has tried to tell it."""

    heard = b""

    def receive(self, data: bytes) -> None:
        self.heard += data


class Bench:
    def __init__(self, tail: str = "any") -> None:
        self.port = Loopback(lambda emit: Deaf(emit, lambda: self.port.now))
        device = self.port.device
        assert isinstance(device, Deaf)
        self.engine = device
        clock = self.port.clock
        self.scanner = LineScanner(self.port.open, clock, lambda hear: Codes(hear, clock, tail, replies=False))

    def shows(self, code: bytes) -> bytes | None:
        self.scanner.start()
        self.port.now += LATER_S
        self.engine.show_code(code)
        return self.scanner.poll(2.0)


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.mark.parametrize("tail", [b"\r", b"\n", b"\r\n", b"\t", b""])
@pytest.mark.parametrize("code", [CODE, CHINESE, b"A\r\x02\x00\x00\x01\x00\x33\x31", b"A", b"A" * 4096])
def test_a_code_comes_out_whole_whatever_its_tail_and_its_bytes(bench: Bench, tail: bytes, code: bytes) -> None:
    bench.engine.tail = tail
    assert bench.shows(code) == code


@pytest.mark.parametrize("pause", [(0, 0.0), (len(CODE) + 1, 0.04)])
def test_a_line_feed_behind_the_return_that_is_set_as_tail_belongs_to_it(pause: tuple[int, float]) -> None:
    bench = Bench("cr")
    bench.engine.tail, bench.engine.pause = b"\r\n", pause
    assert bench.shows(CODE) == CODE
    assert bench.shows(CODE + b"-2") == CODE + b"-2"


def test_nothing_is_ever_sent_to_it(bench: Bench) -> None:
    bench.scanner.status()
    bench.shows(CODE)
    bench.scanner.stop()
    bench.scanner.close()
    assert bench.engine.heard == b""


def test_it_is_not_called_ready(bench: Bench) -> None:
    status = bench.scanner.status()
    assert (status.fault, status.notices) == (None, (Notice.UNASKED,))
    assert bench.scanner.identity() == ""


@pytest.mark.parametrize("before", ["never asked", "stopped"])
def test_a_code_that_was_shown_before_somebody_waits_is_nobodys(bench: Bench, before: str) -> None:
    if before == "stopped":
        bench.scanner.start()
        bench.scanner.stop()
    bench.engine.show_code(b"OLD")
    bench.port.now += 1.0
    assert bench.scanner.poll(1.0) is None
    bench.engine.show_code(CODE)
    assert bench.scanner.poll(1.0) == CODE


def test_the_rest_of_a_code_that_comes_in_just_then_does_not_pass_for_one(bench: Bench) -> None:
    bench.engine.pause = 7, 0.09
    bench.engine.show_code(CODE)
    bench.port.now += 0.07
    assert bench.scanner.poll(1.0) is None


def test_the_rest_of_a_code_that_comes_in_as_the_line_is_opened_does_not_pass_for_one(bench: Bench) -> None:
    bench.engine.show_code(CODE)
    bench.port.now += 0.03  # it comes 30 ms from now
    assert bench.scanner.poll(1.0) is None


PAUSES = [0.03, 0.3, 1.1]  # which engines, device servers and busy hosts leave within a code


@pytest.mark.parametrize("tail", ["any", "cr"])
@pytest.mark.parametrize("at_byte", [1, 7, 12])
@pytest.mark.parametrize("pause", PAUSES)
@pytest.mark.parametrize("opened", [False, True])
def test_a_code_whose_beginning_was_dropped_is_dropped_up_to_its_tail_and_the_next_one_read(
    tail: str, at_byte: int, pause: float, *, opened: bool
) -> None:
    bench = Bench(tail)
    if not opened:
        bench.shows(b"another")
        bench.scanner.stop()
    bench.engine.pause = at_byte, pause
    bench.engine.show_code(CODE)
    bench.port.now += 0.065  # its beginning came before anybody waits, or was lost before the line was opened
    if opened:
        bench.port.close()
    assert bench.scanner.poll(2.0) is None
    bench.engine.pause = 0, 0.0
    bench.engine.show_code(b"the next")
    assert bench.scanner.poll(1.0) == b"the next"


@pytest.mark.parametrize(("tail", "pause"), [("any", 1.1), ("none", 0.2)])
def test_of_a_code_without_a_tail_the_rest_is_dropped_for_as_long_as_a_pause_may_take(tail: str, pause: float) -> None:
    bench = Bench(tail)
    bench.engine.tail = b""
    bench.scanner.status()
    bench.engine.pause = 7, pause
    bench.engine.show_code(CODE)
    bench.port.now += 0.065
    assert bench.scanner.poll(2.6) is None
    bench.engine.pause = 0, 0.0
    bench.engine.show_code(b"the next")
    assert bench.scanner.poll(1.0) == b"the next"


def heard(bench: Bench, seconds: float) -> list[bytes]:
    """All that passes for a code in so many seconds."""
    ends, codes = bench.port.now + seconds, []
    while bench.port.now < ends:
        with suppress(DeviceError):
            codes.append(bench.scanner.poll(0.1))
    return [code for code in codes if code]


@pytest.mark.parametrize(
    ("tail", "pause", "codes"),
    [("any", 1.1, [CODE]), ("any", 1.5, [b"GZ0117", b"-000042"]), ("cr", 1.5, [CODE]), ("cr", 2.5, [b"-000042"])],
)
def test_how_long_the_very_first_code_may_pause_depends_on_whether_its_tail_is_told(
    tail: str, pause: float, codes: list[bytes]
) -> None:
    """Beyond that its parts pass for codes: nothing tells them from codes that were shown one after the other."""
    bench = Bench(tail)
    bench.scanner.start()
    bench.port.now += LATER_S
    assert bench.scanner.poll(0.1) is None
    bench.port.say(b"GZ0117", 0.1)
    bench.port.say(b"-000042\r", 0.1 + pause)
    assert heard(bench, 6.0) == codes


@pytest.mark.parametrize(("tail", "within"), [("any", 1.1), ("cr", 1.9), ("none", 0.2)])
def test_the_rest_of_what_came_as_the_line_was_opened_is_dropped_for_as_long_as_a_pause_may_take_and_no_longer(
    tail: str, within: float
) -> None:
    for pause, codes in ((within, []), (2.5, [b"-000042"])):
        bench = Bench(tail)
        bench.port.say(b"GZ0117", 0.0)
        bench.port.say(b"-000042\r" if tail != "none" else b"-000042", pause)
        bench.scanner.start()
        assert heard(bench, 6.0) == codes


def test_a_code_that_comes_twice_without_a_pause_and_a_tail_is_one_code_that_repeats_itself(bench: Bench) -> None:
    bench.scanner.start()
    bench.port.now += LATER_S
    assert bench.scanner.poll(0.1) is None
    bench.port.say(b"1212", 0.1)
    assert heard(bench, 3.0) == [b"1212"]


@pytest.mark.parametrize("tail", [b"\r", b"\r\n", b""])
def test_whoever_shows_a_code_a_second_and_a_half_after_an_old_one_was_dropped_is_read(tail: bytes) -> None:
    bench = Bench()
    bench.engine.tail = tail
    bench.scanner.status()
    bench.engine.show_code(b"OLD")
    bench.port.now += 5.0
    bench.scanner.start()
    bench.port.now += 1.5
    bench.engine.show_code(CODE)
    assert bench.scanner.poll(1.0) == CODE


def test_of_a_code_that_is_read_again_and_again_as_the_line_is_opened_the_second_reading_counts(bench: Bench) -> None:
    bench.scanner.start()
    for reading in range(2):
        bench.port.say(CODE + b"\r", 0.06 + reading * 1.5)
    assert bench.scanner.poll(2.0) == CODE


def failures(bench: Bench, seconds: float) -> list[tuple[float, Fault]]:
    """What is told in so many seconds, and after how many."""
    began, found = bench.port.now, []
    while bench.port.now < began + seconds:
        try:
            bench.scanner.poll(0.1)
        except DeviceError as error:
            found.append((round(bench.port.now - began, 1), error.fault))
    return found


@pytest.mark.hits("first-code-missed")
@pytest.mark.parametrize(("tail", "told_after"), [(b"\r", 3.1), (b"", 4.3)])
def test_a_code_that_a_scanner_reads_once_as_the_line_is_opened_is_asked_for_again_and_read_then(
    bench: Bench, tail: bytes, told_after: float
) -> None:
    bench.scanner.start()
    bench.port.say(CODE + tail, 0.5)
    ((after, fault),) = failures(bench, 8.0)
    assert fault is Fault.MISSED
    assert after == pytest.approx(told_after, abs=0.2)
    bench.port.say(CODE + b"\r", 0.5)
    assert heard(bench, 3.0) == [CODE]
    assert failures(bench, 8.0) == []


@pytest.mark.parametrize("noise", [b"\x00", b"\xff\xff", b"\x00" * 40, b"\x00\x1b\x7f\r", b"\r\n", b"i~x"])
def test_noise_as_the_line_is_opened_is_no_code_that_is_asked_for_again(bench: Bench, noise: bytes) -> None:
    bench.scanner.start()
    bench.port.say(noise, 0.5)
    assert failures(bench, 8.0) == []


@pytest.mark.parametrize("end", [b"2\r", b"\x0042\r\n", b"00042-A7", "办事".encode("gbk") + b"\t"])
def test_what_may_be_the_end_of_a_code_is_asked_for_again(bench: Bench, end: bytes) -> None:
    bench.scanner.start()
    bench.port.say(end, 0.5)
    assert [fault for _, fault in failures(bench, 8.0)] == [Fault.MISSED]


def test_of_a_code_that_is_read_again_nobody_is_asked_for_it(bench: Bench) -> None:
    bench.scanner.start()
    for reading in range(2):
        bench.port.say(CODE + b"\r", 0.06 + reading * 1.9)
    assert failures(bench, 8.0) == []


def test_the_rest_of_an_old_code_is_not_asked_for_and_of_a_new_page_nothing_that_was_missed_before(
    bench: Bench,
) -> None:
    bench.scanner.status()
    bench.port.now += LATER_S
    bench.engine.show_code(CODE)
    bench.scanner.start()  # what came is dropped
    bench.port.say(b"-000042\r", 0.3)
    assert failures(bench, 8.0) == []
    bench.scanner.close()
    bench.scanner.start()
    bench.port.say(CODE + b"\r", 0.5)
    assert failures(bench, 1.5) == []
    bench.scanner.stop()
    bench.scanner.start()
    assert failures(bench, 8.0) == []


def test_nothing_is_asked_for_where_nothing_came_as_the_line_was_opened(bench: Bench) -> None:
    bench.scanner.start()
    assert failures(bench, 8.0) == []


def test_a_look_at_it_while_a_code_is_awaited_drops_nothing(bench: Bench) -> None:
    bench.scanner.start()
    bench.port.now += LATER_S
    assert bench.scanner.poll(0.0) is None
    bench.engine.show_code(CODE)
    bench.port.now += 0.1
    bench.scanner.status()
    assert bench.scanner.poll(1.0) == CODE


def test_a_line_that_was_dropped_while_nobody_asked_is_opened_anew(bench: Bench) -> None:
    bench.scanner.status()
    bench.port.dropped = True
    assert bench.shows(CODE) == CODE


def test_a_line_that_is_gone_is_said_to_be_gone_and_comes_back(bench: Bench) -> None:
    bench.scanner.start()
    bench.port.unplugged = True
    for act in (lambda: bench.scanner.poll(1.0), bench.scanner.status, bench.scanner.start):
        with pytest.raises(DeviceError) as caught:
            act()
        assert caught.value.fault is Fault.OFFLINE
    bench.port.unplugged = False
    assert bench.shows(CODE) == CODE


def test_the_same_code_so_soon_is_the_same_showing_of_it(bench: Bench) -> None:
    assert bench.shows(CODE) == CODE
    bench.engine.show_code(CODE)
    assert bench.scanner.poll(0.3) is None
    bench.port.now += SAME_CODE_S
    bench.engine.show_code(CODE)
    assert bench.scanner.poll(1.0) == CODE


def test_half_a_code_is_not_believed_where_a_tail_has_to_follow() -> None:
    bench = Bench("cr")
    bench.engine.tail = b""
    with pytest.raises(DeviceError) as caught:
        bench.shows(CODE)
    assert caught.value.fault is Fault.UNREADABLE


@pytest.mark.parametrize("size", [codec.MAX_PAYLOAD + 3, 100_000])
def test_more_than_a_code_holds_is_thrown_away_and_the_next_one_read(bench: Bench, size: int) -> None:
    with pytest.raises(DeviceError) as caught:
        bench.shows(b"A" * size)
    assert caught.value.fault is Fault.UNREADABLE
    assert bench.shows(CODE) == CODE


def test_a_scanner_that_never_stops_talking_holds_nobody_up(bench: Bench) -> None:
    for _ in range(500):
        bench.engine.show_code(b"AB" * 400)
        bench.port.now += 0.01
    begun = bench.port.now
    bench.scanner.status()
    assert bench.port.now - begun <= DRAIN_LIMIT_S + 0.2


def open_for_a_while(scanner: CodeScanner, clock: Clock) -> None:
    """No rest is awaited any more of what came before the line was opened."""
    scanner.start()
    clock.pause(LATER_S)
    assert scanner.poll(0.0) is None


def test_over_a_real_line_a_code_is_read_before_and_after_the_plug_was_pulled(tmp_path: Path) -> None:
    clock = Clock()
    port = PtyPort(SimHexScanner, tmp_path / "scanner")
    engine = port.device
    assert isinstance(engine, SimHexScanner)
    scanner = at(parse("scanner", f"serial://{tmp_path}/scanner?model=lines"), Host(now=clock))
    open_for_a_while(scanner, clock)
    engine.show_code(CODE)
    assert scanner.poll(10.0) == CODE
    port.unplug()
    with pytest.raises(DeviceError):
        scanner.poll(10.0)
    port.plug()
    open_for_a_while(scanner, clock)
    engine.show_code(CHINESE)
    assert scanner.poll(10.0) == CHINESE
    scanner.close()
    port.close()


def test_the_model_in_an_address_says_whether_it_takes_commands() -> None:
    assert isinstance(at(parse("scanner", "tcp://127.0.0.1:9100?model=lines&tail=lf")), LineScanner)
    assert isinstance(at(parse("scanner", "tcp://127.0.0.1:9100")), HexScanner)
