"""A service manager made of software, as far as a service talks to it: systemd's side of sd_notify(3)."""

import socket
import time
from collections.abc import Mapping
from pathlib import Path

_MOST_BYTES = 4096
PATIENCE_S = 60.0


class SimServiceManager:
    """`environment` is what the service is started with. It is asked what the service says; nothing is done to it."""

    def __init__(self, path: Path, watchdog_s: float) -> None:
        """`watchdog_s`: within which the service has to say that it lives, once it is ready."""
        self.watchdog_s = watchdog_s
        self.status = ""  # what the service has said of itself last
        self._line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._line.bind(str(path))
        self.environment: Mapping[str, str] = {
            "NOTIFY_SOCKET": str(path),
            "WATCHDOG_USEC": str(round(watchdog_s * 1_000_000)),
        }

    def close(self) -> None:
        self._line.close()

    def hear(self, seconds: float = PATIENCE_S) -> Mapping[str, str]:
        """The next thing that is said, by name. TimeoutError: nothing is."""
        self._line.settimeout(seconds)
        said = dict(line.split("=", 1) for line in self._line.recv(_MOST_BYTES).decode().splitlines())
        self.status = said.get("STATUS", self.status)
        return said

    def hear_until(self, name: str, value: str) -> list[Mapping[str, str]]:
        """All that is said until this is. TimeoutError: it is not."""
        heard: list[Mapping[str, str]] = []
        while not heard or heard[-1].get(name) != value:
            heard.append(self.hear())
        return heard

    def wait_until_overdue(self) -> int:
        """Return once the service has said nothing of its life for as long as it may: how often it had before."""
        lives, due = 0, time.monotonic() + self.watchdog_s
        while (left := due - time.monotonic()) > 0:
            try:
                said = self.hear(left)
            except TimeoutError:
                break
            if said.get("WATCHDOG") == "1":
                lives, due = lives + 1, time.monotonic() + self.watchdog_s
        return lives
