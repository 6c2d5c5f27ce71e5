"""What a service says to the program that has started it: sd_notify(3) and sd_watchdog_enabled(3) of systemd.

One datagram a time, lines of NAME=VALUE, to the socket that the environment names. Knows no window.
"""

import os
import socket
from collections.abc import Mapping, MutableMapping

from kiosk.model.mark import mark

SOCKET, WITHIN, WHOM = "NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"


class ServiceManager:
    """`there`: somebody listens. `watches`: it wants to hear that the program lives."""

    def __init__(self, environment: MutableMapping[str, str], process: int | None = None) -> None:
        """Takes what is meant for this program out of `environment`, so that no program of ours speaks in its name.

        `process`: the number of this one; None: it is looked up.
        """
        address = environment.pop(SOCKET, "")
        within, whom = environment.pop(WITHIN, ""), environment.pop(WHOM, "")
        self._address = address if address.startswith("/") else address.replace("@", "\0", 1)  # @: in no folder
        self.there = address.startswith(("/", "@"))
        mine = whom in ("", str(os.getpid() if process is None else process))
        self.watches = self.there and mine and within.isdecimal() and int(within) > 0
        self._line = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) if self.there else None

    def tell(self, said: Mapping[str, str]) -> bool:
        """False: it was not taken, or nobody listens. Never waits: the window's thread must not hang on whoever
        watches over it.
        """
        if self._line is None or not said:
            return False
        try:
            self._line.sendto("\n".join(f"{name}={value}" for name, value in said.items()).encode(), self._address)
        except OSError:
            mark("service-manager-deaf")
            return False
        return True

    def close(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None
