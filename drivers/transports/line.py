"""Opens a line, which carries bytes both ways, from its address. Knows ports and sockets, no protocol."""

from drivers.addresses import Address
from drivers.api.transport import OpenTransport
from drivers.transports.serial import SerialTransport
from drivers.transports.tcp import TcpTransport


def opener(to: Address) -> OpenTransport:
    """A function that opens the line `to` each time it is called. It raises OSError where nothing is there."""
    if to.scheme == "tcp":
        return lambda: TcpTransport(to.host, to.port)
    return lambda: SerialTransport(to.path, to.baud, to.options["flow"])
