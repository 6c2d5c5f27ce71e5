"""What a driver has from the machine it runs on: time, and the lines to its device. Knows no protocol.

The commands of a technician use `THIS_MACHINE`; a terminal gives its own time, a simulation its own lines as well.
"""

import socket
import time
from collections.abc import Callable
from dataclasses import dataclass

from drivers.addresses import Address
from drivers.api.transport import Dial, OpenTransport
from drivers.transports.line import opener


@dataclass(frozen=True, slots=True)
class Host:
    now: Callable[[], float] = time.monotonic  # seconds that go on whatever is done to the clock
    sleep: Callable[[float], None] = time.sleep
    open_line: Callable[[Address], OpenTransport] = opener
    dial: Dial = socket.create_connection


THIS_MACHINE = Host()
