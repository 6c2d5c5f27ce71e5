"""QEMU's own line for commands: a JSON object a line each way. Facts: the QEMU Machine Protocol specification."""

import json
import socket
from pathlib import Path
from typing import Any


class Monitor:
    """One machine's monitor. Events are passed over."""

    def __init__(self, path: Path, seconds: float) -> None:
        """OSError: nobody listens there."""
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(seconds)
        self._socket.connect(str(path))
        self._lines = self._socket.makefile("rb")
        json.loads(self._lines.readline())  # who it is
        self.tell("qmp_capabilities")

    def tell(self, command: str, **arguments: Any) -> Any:
        """What it answers. ValueError: it refuses, and says why."""
        asked = {"execute": command, "arguments": arguments}
        self._socket.sendall(json.dumps(asked).encode() + b"\n")
        while line := self._lines.readline():
            said = json.loads(line)
            if "error" in said:
                raise ValueError(f"{command}: {said['error']['desc']}")
            if "return" in said:
                return said["return"]
        raise ConnectionError("the machine has ended")

    def close(self) -> None:
        self._lines.close()
        self._socket.close()
