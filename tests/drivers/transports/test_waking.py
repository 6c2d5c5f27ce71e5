"""Whoever listens waits without turns, and is let go of at once."""

import os
import threading
from typing import Any

import pytest

from device_sim.headphones.jack import SimHeadphones
from device_sim.keypad.pad import MODEL, SimKeypad
from device_sim.tcp_port import TcpPort
from drivers.kinds import HEADPHONES, KEYPAD
from drivers.open import driver_at
from drivers.transports.listening import Listening, hear
from drivers.transports.waking import Waker

PATIENCE_S = 20.0
LONG_S = 600.0


class Counted(Listening):
    """A line over a pipe that counts how often it is read."""

    def __init__(self) -> None:
        self._fd, self.far = os.pipe()
        self.reads = 0

    def fileno(self) -> int:
        return self._fd

    def read(self, size: int, timeout: float) -> bytes:
        self.reads += 1
        return hear(self._fd, size, timeout)

    def close(self) -> None:
        os.close(self._fd)
        os.close(self.far)


def test_nothing_is_read_in_turns_while_nothing_comes() -> None:
    line = Counted()
    assert Waker().read(line, 24, 0.6) == b""
    assert line.reads == 2
    os.write(line.far, b"key")
    assert Waker().read(line, 24, LONG_S) == b"key"
    line.close()


def test_a_wait_ends_when_somebody_wakes_and_a_call_is_not_lost() -> None:
    line, waker = Counted(), Waker()
    waker.wake()
    assert waker.read(line, 24, LONG_S) == b""
    assert [waker.woken(), waker.woken()] == [True, False]
    line.close()


@pytest.mark.parametrize(
    ("kind", "device", "options"), [(KEYPAD, SimKeypad, f"?model={MODEL}"), (HEADPHONES, SimHeadphones, "")]
)
def test_a_device_that_is_listened_to_for_long_is_let_go_of_at_once(kind: Any, device: Any, options: str) -> None:
    port = TcpPort(device, kind.serves)
    driver: Any = driver_at(kind, f"{port.address}{options}")
    driver.status()
    driver.poll(0.0)
    listening = threading.Thread(target=lambda: driver.poll(LONG_S), daemon=True)
    listening.start()
    driver.wake()
    listening.join(PATIENCE_S)
    assert not listening.is_alive()
    driver.close()
    port.close()
