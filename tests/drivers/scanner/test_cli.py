"""The technician's commands for scanners of every way to talk, and once as typed at a shell."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from device_sim.port import Device, Emit
from device_sim.pty_port import PtyPort
from device_sim.scanner.commanded import SimSsiScanner
from device_sim.scanner.unasked import SimKeyboardScanner, SimLineScanner, SimReportScanner
from device_sim.tcp_port import TcpPort
from drivers.scanner.cli import commands
from tests.drivers.scanner.conftest import engine_of
from tests.drivers.shell import typed

CODE, CHINESE = "GZ0117-000042", "办理编号:20260001"
run = partial(typed, commands)


def typing_at_once(emit: Emit) -> SimKeyboardScanner:
    """A busy machine holds a simulator up between two keys for longer than any scanner pauses: then a code is torn."""
    scanner = SimKeyboardScanner(emit)
    scanner.at_once = True
    return scanner


def test_the_technician_scans_from_the_command_line(pty: PtyPort, tmp_path: Path) -> None:
    with pty.lock:
        engine_of(pty).show_code(CHINESE.encode("gb18030"))
    program = (
        "import argparse, sys; from drivers.scanner.cli import commands; p = argparse.ArgumentParser();"
        "commands(p); a = p.parse_args(); sys.exit(a.func(a))"
    )
    port = f"serial://{tmp_path}/scanner?baud=9600"
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    told = [
        subprocess.run(
            [sys.executable, "-c", program, verb, "--port", port], capture_output=True, timeout=30, env=environment
        )
        for verb in ("status", "scan")
    ]

    assert [r.stderr for r in told] == [b"", b""]
    assert [(r.returncode, r.stdout.decode().strip()) for r in told] == [(0, "ready"), (0, CHINESE)]


def test_an_engine_that_answers_is_ready_and_reads(capsys: pytest.CaptureFixture[str]) -> None:
    port = TcpPort(SimSsiScanner, "scanner")
    assert isinstance(port.device, SimSsiScanner)
    with port.lock:
        port.device.show_code(CHINESE)
    address = f"{port.address}?model=ssi"
    assert [run("status", "--port", address), run("scan", "--port", address, "--wait", "30")] == [0, 0]
    assert capsys.readouterr().out == f"ready\n{CHINESE}\n"
    port.close()


@pytest.mark.parametrize(
    ("model", "build", "code"),
    [
        ("lines", SimLineScanner, CHINESE.encode("gb18030")),
        ("hid-pos", SimReportScanner, CHINESE.encode()),
        ("keyboard", typing_at_once, CODE.encode()),
    ],
)
def test_of_a_scanner_that_takes_no_commands_it_is_said_that_nobody_asked_it_and_it_reads(
    model: str, build: Callable[[Emit], Device], code: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    port = TcpPort(build, "scanner")
    sim = port.device
    assert isinstance(sim, SimLineScanner | SimReportScanner | SimKeyboardScanner)
    address = f"{port.address}?model={model}"
    assert run("status", "--port", address) == 0
    assert capsys.readouterr().out == "open, never asked (it takes no commands)\n"
    scanning = threading.Thread(target=run, args=("scan", "--port", address, "--wait", "30"))
    scanning.start()
    while scanning.is_alive():  # what is shown before it waits is dropped
        with port.lock:
            sim.show_code(code)
        scanning.join(0.3)
    assert capsys.readouterr().out == f"{CODE if model == 'keyboard' else CHINESE}\n"
    port.close()


def test_that_no_code_has_come_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    port = TcpPort(SimLineScanner, "scanner")
    assert run("scan", "--port", f"{port.address}?model=lines", "--wait", "0.1") == 1
    assert "no code within 0.1 s" in capsys.readouterr().err
    port.close()
