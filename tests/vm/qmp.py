"""QEMU's own line for commands: a JSON object a line each way. Facts: the QEMU Machine Protocol specification."""

import json
import socket
from collections import deque
from typing import Any


class Monitor:
    """One machine's monitor."""

    def __init__(self, link: socket.socket, seconds: float) -> None:
        """`seconds`: how long it may say nothing."""
        self._socket = link
        self._socket.settimeout(seconds)
        self._lines = self._socket.makefile("rb")
        self._events: deque[dict[str, Any]] = deque()  # told while an answer was awaited
        self._next()  # who it is
        self.tell("qmp_capabilities")

    def tell(self, command: str, **arguments: Any) -> Any:
        """What it answers. ValueError: it refuses, and says why."""
        asked = {"execute": command, "arguments": arguments}
        self._socket.sendall(json.dumps(asked).encode() + b"\n")
        while True:
            said = self._next()
            if "error" in said:
                raise ValueError(f"{command}: {said['error']['desc']}")
            if "return" in said:
                return said["return"]
            self._events.append(said)

    def migrate(self, command: str, uri: str) -> None:
        """The machine's memory to or from `uri`: `migrate`, `migrate-incoming`. Returns once it is there.

        ValueError: it did not get there.
        """
        self.tell("migrate-set-capabilities", capabilities=[{"capability": "events", "state": True}])
        self.tell(command, uri=uri)
        while (status := self._event("MIGRATION")["status"]) != "completed":
            if status == "failed":
                raise ValueError(f"{command} {uri}: {self.tell('query-migrate')}")

    def end(self) -> str:
        """Wait until the machine ends by itself: why it does, in QEMU's word."""
        return str(self._event("SHUTDOWN")["reason"])

    def close(self) -> None:
        self._lines.close()
        self._socket.close()

    def _event(self, name: str) -> dict[str, Any]:
        """What the next event of this name tells; others before it are passed over."""
        while True:
            event = self._events.popleft() if self._events else self._next()
            if event["event"] == name:
                return dict(event["data"])

    def _next(self) -> dict[str, Any]:
        line = self._lines.readline()
        if not line:
            raise ConnectionError("the machine has ended")
        return dict(json.loads(line))
