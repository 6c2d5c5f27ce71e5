"""The technician's commands for the headphone jack, as typed at a shell."""

import subprocess
import sys

from device_sim.tcp_port import TcpPort
from tests.drivers.headphones.conftest import jack_of


def test_the_technician_asks_from_the_command_line(port: TcpPort) -> None:
    jack_of(port).inserted = True
    for verb, said in (("status", "plugged in\n"), ("watch", "plugged in\n")):
        command = [sys.executable, "-m", "drivers", "headphones", verb, "--port", port.address]
        command += ["--wait", "0.1"] if verb == "watch" else []
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, said, "")
