"""Opens a line, which carries bytes both ways, from its address. Knows ports and sockets, no protocol."""

from drivers.addresses import LINES, parse
from drivers.api.transport import OpenTransport
from drivers.transports.serial import SerialTransport
from drivers.transports.tcp import TcpTransport


def opener(address: str) -> OpenTransport:
    """A function that opens `address` each time it is called.

    ValueError, here and never later: the address is none of a line. The returned function raises OSError where
    nothing is there.
    """
    to = parse(address, LINES)
    if to.scheme == "tcp":
        return lambda: TcpTransport(to.host, to.port)
    return lambda: SerialTransport(to.path, to.baud)
