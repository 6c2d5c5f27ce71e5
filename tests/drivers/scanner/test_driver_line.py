"""The scan engine's driver over a real pty: pieces, a pulled plug, and the technician's commands."""

from pathlib import Path

import pytest

from device_sim.pty_port import PtyPort
from drivers.addresses import parse
from drivers.api.errors import DeviceError, Fault
from drivers.scanner.driver import HexScanner
from drivers.transports.line import opener
from tests.drivers.scanner.conftest import engine_of


def test_over_a_pty_a_code_is_read_and_an_unplugged_engine_comes_back(pty: PtyPort, tmp_path: Path) -> None:
    scanner = HexScanner(opener(parse("scanner", f"serial://{tmp_path}/scanner?baud=9600")))
    pty.faults.piece = 64
    scanner.start()
    with pty.lock:
        engine_of(pty).show_code("广州" * 100)
    assert scanner.poll(5.0) == ("广州" * 100).encode()

    pty.unplug()
    with pytest.raises(DeviceError) as error:
        scanner.poll(1.0)
    assert error.value.fault is Fault.OFFLINE
    pty.plug()
    assert scanner.poll(5.0) == ("广州" * 100).encode()
    scanner.stop()
    scanner.close()
