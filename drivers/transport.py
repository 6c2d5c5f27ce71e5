"""Opens a byte transport from an address. Knows ports and sockets, no protocol.

serial:///dev/ttyUSB0?baud=115200     tcp://127.0.0.1:9101
"""

import os
import select
import socket
import termios
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import SplitResult, parse_qs, urlsplit

import serial

from drivers.api import OpenTransport, Transport

CONNECT_TIMEOUT_S = 2.0
WRITE_TIMEOUT_S = 5.0


class SerialTransport:
    """A serial line or anything the kernel shows as one, 8N1, no flow control."""

    def __init__(self, path: str, baud: int) -> None:
        self._port = serial.Serial(path, baud, timeout=0, write_timeout=WRITE_TIMEOUT_S, exclusive=True)

    def write(self, data: bytes) -> None:
        self._port.write(data)

    def read(self, size: int, timeout: float) -> bytes:
        # pyserial's own time-out waits for all `size` bytes; a frame's length is known only from its first ones.
        ready, _, _ = select.select([self._port.fileno()], [], [], timeout)
        if not ready:
            return b""
        data = os.read(self._port.fileno(), size)
        if not data:
            raise OSError("the serial device has gone away")
        return data

    def flush_input(self) -> None:
        with _termios_as_os_error():
            self._port.reset_input_buffer()

    def set_baud(self, baud: int) -> None:
        with _termios_as_os_error():
            self._port.baudrate = baud

    def close(self) -> None:
        self._port.close()


class TcpTransport:
    """A device server's raw socket, e.g. port 9100 of a printer."""

    def __init__(self, host: str, port: int) -> None:
        self._socket = socket.create_connection((host, port), CONNECT_TIMEOUT_S)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def write(self, data: bytes) -> None:
        self._socket.settimeout(WRITE_TIMEOUT_S)
        self._socket.sendall(data)

    def read(self, size: int, timeout: float) -> bytes:
        ready, _, _ = select.select([self._socket], [], [], timeout)
        if not ready:
            return b""
        data = self._socket.recv(size)
        if not data:
            raise OSError("the other end closed the connection")
        return data

    def flush_input(self) -> None:
        while select.select([self._socket], [], [], 0)[0] and self._socket.recv(4096):
            pass

    def set_baud(self, baud: int) -> None:
        """A socket has no line speed."""

    def close(self) -> None:
        self._socket.close()


@contextmanager
def _termios_as_os_error() -> Iterator[None]:
    """A line that is gone makes termios raise an error of its own, which is no OSError."""
    try:
        yield
    except termios.error as error:
        raise OSError(*error.args) from error


def opener(address: str) -> OpenTransport:
    """A function that opens `address` each time it is called.

    ValueError: the address is of no known form. The returned function raises OSError where nothing is there.
    """
    url = urlsplit(address)
    if url.scheme not in _OPENERS:
        raise ValueError(f"address {address!r}: expected {' or '.join(sorted(_OPENERS))}://…")
    return lambda: _OPENERS[url.scheme](url)


def _open_serial(url: SplitResult) -> Transport:
    baud = parse_qs(url.query).get("baud", ["115200"])[0]
    return SerialTransport(url.path, int(baud))


def _open_tcp(url: SplitResult) -> Transport:
    if not url.hostname or not url.port:
        raise ValueError(f"address {url.geturl()!r}: expected tcp://HOST:PORT")
    return TcpTransport(url.hostname, url.port)


_OPENERS: dict[str, Callable[[SplitResult], Transport]] = {"serial": _open_serial, "tcp": _open_tcp}
