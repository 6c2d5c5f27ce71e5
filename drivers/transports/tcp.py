"""A device server's raw socket. Knows no protocol.

tcp://127.0.0.1:9101
"""

import errno
import select
import socket

CONNECT_TIMEOUT_S = 2.0
WRITE_TIMEOUT_S = 5.0
MOST_OLD_BYTES = 65536  # that are thrown away at once: a device server that never stops talking must not hold us
CHUNK = 4096
# Whoever is at the other end may vanish without a word. Then the line is known to be gone within half a minute.
IDLE_S, AGAIN_S, MISSES = 15, 5, 3


def _connected(host: str, port: int) -> socket.socket:
    """OSError names the place as it would name a file: who mends it need not guess which device server it was."""
    try:
        return socket.create_connection((host, port), CONNECT_TIMEOUT_S)
    except OSError as error:
        if error.errno is None:  # time is up
            raise TimeoutError(errno.ETIMEDOUT, "no answer", f"{host}:{port}") from error
        error.filename = f"{host}:{port}"
        raise


class TcpTransport:
    """A device server's raw socket, e.g. port 9100 of a printer."""

    def __init__(self, host: str, port: int) -> None:
        self._socket = _connected(host, port)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, IDLE_S)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, AGAIN_S)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, MISSES)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 1000 * (IDLE_S + AGAIN_S * MISSES))

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
        old = 0
        while old < MOST_OLD_BYTES and (data := self.read(CHUNK, 0.0)):
            old += len(data)

    def set_baud(self, baud: int) -> None:
        """A socket has no line speed."""

    def fileno(self) -> int:
        """To be waited on."""
        return self._socket.fileno()

    def close(self) -> None:
        self._socket.close()
