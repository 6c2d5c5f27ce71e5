"""A simulated scan engine on a real pseudo-terminal."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from device_sim.pty_port import PtyPort
from device_sim.scanner.engine import SimHexScanner


@pytest.fixture
def pty(tmp_path: Path) -> Iterator[PtyPort]:
    port = PtyPort(SimHexScanner, tmp_path / "scanner")
    yield port
    port.close()


def engine_of(port: PtyPort) -> SimHexScanner:
    assert isinstance(port.device, SimHexScanner)
    return port.device
