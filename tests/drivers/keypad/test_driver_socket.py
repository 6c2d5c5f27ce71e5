"""The keypad over a real socket: a pulled plug, and the technician's commands."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from device_sim.keypad.pad import MODEL, SimKeypad
from device_sim.tcp_port import TcpPort
from drivers.api.errors import DeviceError, Fault
from drivers.kinds import KEYPAD
from drivers.open import driver_at


@pytest.fixture
def port() -> Iterator[TcpPort]:
    one = TcpPort(SimKeypad, "keypad")
    yield one
    one.close()


def pad_of(port: TcpPort) -> SimKeypad:
    assert isinstance(port.device, SimKeypad)
    return port.device


def test_over_a_socket_keys_come_and_an_unplugged_keypad_comes_back(port: TcpPort) -> None:
    keypad = driver_at(KEYPAD, f"{port.address}?model={MODEL}")
    keypad.status()
    port.faults.piece = 7
    port.wait_for_host()
    pad_of(port).press("select")
    assert keypad.poll(5.0) == "select"
    port.unplug()
    with pytest.raises(DeviceError) as error:
        keypad.poll(5.0)
    assert error.value.fault is Fault.OFFLINE
    port.plug()
    keypad.status()
    port.wait_for_host()
    pad_of(port).press("up")
    assert keypad.poll(5.0) == "up"
    keypad.close()


def started(port: TcpPort, *words: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "drivers", "keypad", *words, "--port", f"{port.address}?model={MODEL}"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")


def test_the_technician_sees_each_key_from_the_command_line(port: TcpPort) -> None:
    watching = started(port, "watch", "--wait", "1")
    port.wait_for_host()
    pad_of(port).press("help")
    out, err = watching.communicate(timeout=30)
    assert (watching.returncode, out.split(), err) == (0, ["help"], "")
    asked = started(port, "status")
    assert asked.communicate(timeout=30) == ("ready\n", "")


def test_where_no_key_is_pressed_nothing_is_learned(port: TcpPort) -> None:
    out, err = started(port, "learn", "--wait", "0").communicate(timeout=30)
    assert "请按 Press: 上 ↑ up" in out
    assert err == "no key within 0 s, expected some\n"
