"""Simulated devices in a process of their own, and a Qt application before them."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from device_sim.control import SOCKET
from tests.flows.window import until


@contextmanager
def served() -> Iterator[Path]:
    """The folder in which they are told, with their `kiosk.toml`."""
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        command = [sys.executable, "-m", "device_sim", "serve", "--at-once", "--dir", name]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as world:
            try:
                until(lambda: (folder / SOCKET).exists(), lambda: "the simulated devices did not start")
                yield folder
            finally:
                world.terminate()
    del app
