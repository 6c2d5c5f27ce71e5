"""The scan engine's driver over a real pty: pieces, a pulled plug, and the technician's commands."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from device_sim.port import PtyPort
from device_sim.scanner.engine import SimHexScanner
from drivers.addresses import parse
from drivers.api.errors import DeviceError, Fault
from drivers.scanner.driver import HexScanner
from drivers.transports.line import opener


@pytest.fixture
def pty(tmp_path: Path) -> Iterator[PtyPort]:
    port = PtyPort(SimHexScanner, tmp_path / "scanner")
    yield port
    port.close()


def engine_of(port: PtyPort) -> SimHexScanner:
    assert isinstance(port.device, SimHexScanner)
    return port.device


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


def test_the_technician_scans_from_the_command_line(pty: PtyPort, tmp_path: Path) -> None:
    with pty.lock:
        engine_of(pty).show_code("办理编号:20260001".encode("gb18030"))
    program = (
        "import argparse, sys; from drivers.scanner.cli import commands; p = argparse.ArgumentParser();"
        "commands(p); a = p.parse_args(); sys.exit(a.func(a))"
    )
    port = f"serial://{tmp_path}/scanner?baud=9600"
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    run = [
        subprocess.run(
            [sys.executable, "-c", program, verb, "--port", port], capture_output=True, timeout=30, env=environment
        )
        for verb in ("status", "scan")
    ]

    assert [r.stderr for r in run] == [b"", b""]
    assert [(r.returncode, r.stdout.decode().strip()) for r in run] == [(0, "ready"), (0, "办理编号:20260001")]
