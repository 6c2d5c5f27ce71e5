"""A scanner that takes no commands: its codes come out whole, and nothing is said of it that nobody knows.

Played by an engine as it comes from the factory, which nobody commands.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from device_sim.port import Loopback
from device_sim.pty_port import PtyPort
from device_sim.scanner.engine import SimHexScanner
from drivers.addresses import parse
from drivers.api.errors import DeviceError, Fault
from drivers.api.status import Notice
from drivers.scanner import codec
from drivers.scanner.codes import Codes
from drivers.scanner.driver import HexScanner, at
from drivers.scanner.incoming import DRAIN_LIMIT_S
from drivers.scanner.lines import LineScanner
from drivers.scanner.showings import SAME_CODE_S

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


class LongCode:
    """What sorts a code that has been coming in since before anybody waited, and another one behind it."""

    def __init__(self, clock: Callable[[], float], until: float) -> None:
        self._clock, self._until = clock, until
        self.dropped = 0

    @property
    def talking(self) -> bool:
        return self._clock() < self._until

    def drop_old(self, within: float) -> None:
        self.dropped += 1

    def receive(self, deadline: float) -> bytes | None:
        return CODE

    def forget(self) -> None:
        pass


@pytest.mark.parametrize(("seconds", "read"), [(0.1, None), (5.0, CODE)])
def test_nothing_is_read_before_the_rest_of_a_long_code_has_come_in(seconds: float, read: bytes | None) -> None:
    port = Loopback(SimHexScanner)
    started = port.now
    code = LongCode(lambda: port.now, started + 1.0)
    scanner = LineScanner(port.open, lambda: passing(port), lambda hear: code)
    assert scanner.poll(seconds) == read
    assert code.dropped > 1
    assert (port.now < started + 1.0) == (read is None)


def passing(port: Loopback) -> float:
    """A clock that goes on whenever somebody looks at it."""
    port.now += 0.05
    return port.now


def test_over_a_real_line_a_code_is_read_before_and_after_the_plug_was_pulled(tmp_path: Path) -> None:
    port = PtyPort(SimHexScanner, tmp_path / "scanner")
    engine = port.device
    assert isinstance(engine, SimHexScanner)
    scanner = at(parse("scanner", f"serial://{tmp_path}/scanner?model=lines"))
    scanner.start()
    engine.show_code(CODE)
    assert scanner.poll(10.0) == CODE
    port.unplug()
    with pytest.raises(DeviceError):
        scanner.poll(10.0)
    port.plug()
    scanner.start()
    engine.show_code(CHINESE)
    assert scanner.poll(10.0) == CHINESE
    scanner.close()
    port.close()


def test_the_model_in_an_address_says_whether_it_takes_commands() -> None:
    assert isinstance(at(parse("scanner", "tcp://127.0.0.1:9100?model=lines&tail=lf")), LineScanner)
    assert isinstance(at(parse("scanner", "tcp://127.0.0.1:9100")), HexScanner)
