"""A simulated device at a pseudo-terminal, under a name that stays.

Covers threaded_port as well.
"""

import os
import select
from collections.abc import Iterator
from pathlib import Path

import pytest

from device_sim.port import Emit
from device_sim.pty_port import PtyPort

SOON_S = 10.0


class Echo:
    """Says every message again."""

    def __init__(self, emit: Emit) -> None:
        self._emit = emit

    def receive(self, data: bytes) -> None:
        self._emit(data, 0.0)


class Noting(PtyPort):
    """Notes what it gives to the system, which may forget what it has not handed over when the plug is pulled."""

    sent = b""

    def _send(self, data: bytes) -> None:
        self.sent += data
        super()._send(data)


@pytest.fixture
def port(tmp_path: Path) -> Iterator[PtyPort]:
    one = PtyPort(Echo, tmp_path / "ports" / "echo.tty")
    yield one
    one.close()
    assert not one.plugged


def heard(line: int, size: int) -> bytes:
    """So many bytes, or fewer where the line ends."""
    found = b""
    while len(found) < size and select.select([line], [], [], SOON_S)[0]:
        try:
            data = os.read(line, size - len(found))
        except OSError:
            data = b""
        if not data:
            break
        found += data
    return found


def test_what_is_said_comes_back(port: PtyPort, tmp_path: Path) -> None:
    line = os.open(tmp_path / "ports" / "echo.tty", os.O_RDWR | os.O_NOCTTY)
    os.write(line, b"abc")
    assert heard(line, 3) == b"abc"
    os.close(line)


def test_unplugged_its_name_is_gone_and_whoever_has_it_open_reads_its_end(port: PtyPort, tmp_path: Path) -> None:
    name = tmp_path / "ports" / "echo.tty"
    line = os.open(name, os.O_RDWR | os.O_NOCTTY)
    port.unplug()
    assert not name.exists()
    assert heard(line, 1) == b""
    os.close(line)
    port.plug()
    line = os.open(name, os.O_RDWR | os.O_NOCTTY)
    os.write(line, b"abc")
    assert heard(line, 3) == b"abc", "under the same name, whichever pty is behind it"
    os.close(line)


def test_what_the_wire_delays_comes_all_the_same(port: PtyPort, tmp_path: Path) -> None:
    port.faults.piece = 2
    line = os.open(tmp_path / "ports" / "echo.tty", os.O_RDWR | os.O_NOCTTY)
    os.write(line, b"abcdef")
    assert heard(line, 6) == b"abcdef"
    os.close(line)


def test_half_of_a_message_goes_out_and_then_the_plug_is_pulled(tmp_path: Path) -> None:
    port = Noting(Echo, tmp_path / "ports" / "echo.tty")
    port.faults.pull_within = 8
    line = os.open(tmp_path / "ports" / "echo.tty", os.O_RDWR)
    os.write(line, b"long enough")
    heard(line, 11)
    os.close(line)
    port.close()
    assert port.sent == b"long "


def test_no_more_than_half_of_a_message_comes_through_where_the_plug_is_pulled_within_it(
    port: PtyPort, tmp_path: Path
) -> None:
    port.faults.pull_within = 8
    line = os.open(tmp_path / "ports" / "echo.tty", os.O_RDWR)
    os.write(line, b"short")
    assert heard(line, 5) == b"short"
    os.write(line, b"long enough")
    assert heard(line, 11) in (b"long ", b"")
    assert not port.plugged
    os.close(line)
    port.plug()
    again = os.open(tmp_path / "ports" / "echo.tty", os.O_RDWR)
    os.write(again, b"long enough")
    assert heard(again, 11) == b"long enough"
    os.close(again)
