"""The service manager made of software hears what a service says, and notices that it says nothing more."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from device_sim.watchdog.service_manager import SimServiceManager


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[SimServiceManager]:
    manager = SimServiceManager(tmp_path / "notify", 0.05)
    yield manager
    manager.close()


def say(manager: SimServiceManager, words: str) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.sendto(words.encode(), manager.environment["NOTIFY_SOCKET"])


def test_it_hears_until_something_is_said(manager: SimServiceManager) -> None:
    assert manager.environment["WATCHDOG_USEC"] == "50000"
    say(manager, "STATUS=starting")
    say(manager, "READY=1\nWATCHDOG=1")
    assert manager.hear_until("READY", "1") == [{"STATUS": "starting"}, {"READY": "1", "WATCHDOG": "1"}]
    assert manager.status == "starting"


def test_it_counts_how_often_a_service_has_said_that_it_lives_before_it_fell_silent(manager: SimServiceManager) -> None:
    say(manager, "WATCHDOG=1")
    say(manager, "STATUS=still here")
    say(manager, "WATCHDOG=1")
    assert manager.wait_until_overdue() == 2
    with pytest.raises(TimeoutError):
        manager.hear(0.01)
