"""A device and its host in one process: bytes arrive when they are due, in time that nobody waits for.

The same over a pty and over TCP is tested where a driver is at its other end.
"""

import pytest

from device_sim.port import Emit, Loopback


class Echo:
    """Says every message again, half a second later."""

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self.joins = 0
        self.baud = 0

    def joined(self) -> None:
        self.joins += 1

    def host_baud(self, baud: int) -> None:
        self.baud = baud

    def receive(self, data: bytes) -> None:
        self._emit(data, 0.5)


@pytest.fixture
def port() -> Loopback:
    return Loopback(Echo)


def test_what_is_not_due_yet_is_silence_that_takes_its_time(port: Loopback) -> None:
    port.write(b"abc")
    assert port.read(10, 0.4) == b""
    assert port.clock() == pytest.approx(0.4)
    assert port.read(2, 5.0) == b"ab"
    assert port.read(10, 5.0) == b"c"
    assert port.clock() == pytest.approx(0.5)


def test_only_what_has_come_can_be_thrown_away(port: Loopback) -> None:
    port.write(b"abc")
    port.read(0, 1.0)
    port.write(b"def")
    port.flush_input()
    assert port.read(10, 5.0) == b"def"


def test_who_listens_on_the_line_hears_the_host_and_may_change_what_the_device_says(port: Loopback) -> None:
    sent = bytearray()
    port.heard = sent.extend
    port.instead = lambda said: said.replace(b"b", b"")
    port.write(b"abc")
    port.write(b"b")
    assert (port.read(10, 5.0), port.read(10, 5.0)) == (b"ac", b"")
    assert sent == b"abcb"


def test_unplugged_nothing_can_be_said_or_heard(port: Loopback) -> None:
    port.unplugged = True
    for verb in (lambda: port.write(b"a"), lambda: port.read(1, 1.0), port.flush_input, port.open):
        with pytest.raises(OSError, match="unplugged"):
            verb()


def test_a_connection_that_was_dropped_is_another_one_once_it_is_opened_anew(port: Loopback) -> None:
    port.dropped = True
    with pytest.raises(ConnectionResetError):
        port.write(b"a")
    port.open().write(b"a")
    assert port.read(10, 1.0) == b"a"


def test_the_device_is_told_who_joins_and_how_fast(port: Loopback) -> None:
    port.open().set_baud(115_200)
    assert isinstance(port.device, Echo)
    assert (port.device.joins, port.device.baud) == (1, 115_200)


def test_a_bad_wire_changes_what_comes_back(port: Loopback) -> None:
    port.faults.drop_after = 1
    port.write(b"abc")
    assert port.read(10, 1.0) == b"a"
