"""From an address to a driver: what stands at an address is decided here and nowhere else.

Terminal, doctor and the technician's commands all come this way. A kind's module is loaded when one of it is opened:
OpenCV only on terminals that have a camera.
"""

import importlib
from typing import TypeVar

from drivers.addresses import parse
from drivers.kinds import Kind
from drivers.transports.host import THIS_MACHINE, Host

D = TypeVar("D")


def driver_at(kind: Kind[D], address: str, host: Host = THIS_MACHINE) -> D:
    """The driver of the device at `address`, which is of `kind` or of another that serves the same need.

    The port is opened by the first call that needs it. ValueError: the address is none of such a device.
    """
    to = parse(kind.serves, address)
    driver: D = importlib.import_module(f"drivers.{to.kind}.driver").at(to, host)
    return driver
