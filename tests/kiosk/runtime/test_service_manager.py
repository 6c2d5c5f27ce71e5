"""What a service says to systemd, by a socket as systemd has it."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from device_sim.watchdog.service_manager import SimServiceManager
from kiosk.runtime.service_manager import ServiceManager


@pytest.fixture
def systemd(tmp_path: Path) -> Iterator[SimServiceManager]:
    manager = SimServiceManager(tmp_path / "notify", 30.0)
    yield manager
    manager.close()


def test_it_is_told_a_line_for_each_word(systemd: SimServiceManager) -> None:
    manager = ServiceManager({**systemd.environment})
    assert (manager.there, manager.watches) == (True, True)
    assert manager.tell({"READY": "1", "STATUS": "running"})
    assert systemd.hear() == {"READY": "1", "STATUS": "running"}
    assert not manager.tell({})  # nothing is said where there is nothing to say
    manager.close()
    manager.close()
    assert not manager.tell({"READY": "1"})


def test_no_program_that_is_started_later_speaks_in_its_name(systemd: SimServiceManager) -> None:
    environment = {**systemd.environment, "WATCHDOG_PID": "1", "LANG": "C"}
    ServiceManager(environment).close()
    assert environment == {"LANG": "C"}


@pytest.mark.parametrize(
    ("whom", "within", "watches"),
    [("7", "30000000", True), ("8", "30000000", False), ("", "30000000", True), ("7", "", False), ("7", "0", False),
     ("7", "-1", False), ("7", "soon", False)],
)  # fmt: skip
def test_only_the_process_that_is_meant_says_that_it_lives(
    systemd: SimServiceManager, whom: str, within: str, *, watches: bool
) -> None:
    environment = {**systemd.environment, "WATCHDOG_PID": whom, "WATCHDOG_USEC": within}
    manager = ServiceManager(environment, 7)
    assert manager.watches is watches
    manager.close()


def test_where_no_process_is_named_it_is_this_one(systemd: SimServiceManager) -> None:
    manager = ServiceManager({**systemd.environment, "WATCHDOG_PID": str(os.getpid())})
    assert manager.watches
    manager.close()


@pytest.mark.parametrize("environment", [{}, {"NOTIFY_SOCKET": "vsock:2:99", "WATCHDOG_USEC": "1"}])
def test_without_one_nothing_is_said(environment: dict[str, str]) -> None:
    manager = ServiceManager(environment)
    assert (manager.there, manager.watches, manager.tell({"READY": "1"})) == (False, False, False)
    manager.close()


def test_its_socket_may_stand_in_no_folder() -> None:
    name = f"suizhu-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(f"\0{name}")
        manager = ServiceManager({"NOTIFY_SOCKET": f"@{name}"})
        assert manager.tell({"READY": "1"})
        assert line.recv(100) == b"READY=1"
        manager.close()


@pytest.mark.hits("service-manager-deaf")
def test_one_that_takes_nothing_keeps_nobody_waiting(systemd: SimServiceManager) -> None:
    manager = ServiceManager({**systemd.environment})
    while manager.tell({"WATCHDOG": "1"}):
        pass  # until its socket is full
    systemd.close()
    assert not manager.tell({"WATCHDOG": "1"})
    manager.close()
