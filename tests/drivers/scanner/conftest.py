"""A simulated scan engine on a real pseudo-terminal, and a line as slow as many engines' are."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from device_sim.port import Loopback
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


class SlowLine(Loopback):
    """A line of 9600 baud: what is said waits behind what was said before."""

    free = 0.0

    def say(self, data: bytes, after: float) -> None:
        begins = max(self.now + after, self.free)
        for at in range(0, len(data), 16):
            piece = data[at : at + 16]
            self.free = begins + (at + len(piece)) / 960
            super().say(piece, self.free - self.now)
