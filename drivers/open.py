"""From an address to a driver: what stands at an address is decided here and nowhere else.

Terminal, doctor and the technician's commands all come this way. A kind's module is loaded when one of it is opened:
OpenCV only on terminals that have a camera.
"""

import importlib
from collections.abc import Mapping
from typing import TypeVar, cast

from drivers.addresses import parse
from drivers.api.status import Device
from drivers.kinds import Kind, kinds_of
from drivers.transports.host import THIS_MACHINE, Host

D = TypeVar("D")


class Drivers:
    """The drivers of a terminal's devices, by the need they serve. Each opens its port by the first call."""

    def __init__(self, addresses: Mapping[str, str], host: Host = THIS_MACHINE) -> None:
        """`addresses`: by need; an empty one: there is no such device. ValueError: one is none of its device."""
        self._drivers = {need: driver_at(kinds_of(need)[0], text, host) for need, text in addresses.items() if text}

    def of(self, kind: Kind[D]) -> D | None:
        """The one that serves what `kind` serves; None: this terminal has none."""
        return cast("D | None", self._drivers.get(kind.serves))

    def serving(self, need: str) -> Device | None:
        return self._drivers.get(need)

    def close(self) -> None:
        """Let go of all ports."""
        for driver in self._drivers.values():
            driver.close()


def driver_at(kind: Kind[D], address: str, host: Host = THIS_MACHINE) -> D:
    """The driver of the device at `address`, which is of `kind` or of another that serves the same need.

    The port is opened by the first call that needs it. ValueError: the address is none of such a device.
    """
    to = parse(kind.serves, address)
    driver: D = importlib.import_module(f"drivers.{to.kind}.driver").at(to, host)
    return driver
