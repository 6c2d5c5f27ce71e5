"""The technician's commands for the scan engine, as typed at a shell."""

import os
import subprocess
import sys
from pathlib import Path

from device_sim.pty_port import PtyPort
from tests.drivers.scanner.conftest import engine_of


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
