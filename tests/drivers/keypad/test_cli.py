"""The technician's commands for the keypad, as typed at a shell."""

import subprocess
import sys
from argparse import Namespace

import pytest

from device_sim.keypad.pad import MODEL
from device_sim.tcp_port import TcpPort
from drivers.keypad.cli import UNHEARD, _status
from tests.drivers.keypad.bench import Bench
from tests.drivers.keypad.conftest import pad_of


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
    assert asked.communicate(timeout=30) == (f"{UNHEARD}\n", "")


def test_a_keypad_that_has_said_something_is_ready(capsys: pytest.CaptureFixture[str]) -> None:
    bench = Bench()
    for said in (UNHEARD, "ready"):
        _status(bench.driver, Namespace())
        assert capsys.readouterr().out == f"{said}\n"
        bench.pad.press("help")
        bench.port.now += 1.0


def test_where_no_key_is_pressed_nothing_is_learned(port: TcpPort) -> None:
    out, err = started(port, "learn", "--wait", "0").communicate(timeout=30)
    assert "请按 Press: 上 ↑ up" in out
    assert err == "no key within 0 s, expected some\n"
