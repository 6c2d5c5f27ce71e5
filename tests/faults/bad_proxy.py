"""What stands between terminal and back end on a bad line: each request meets a fate that a seed draws."""

import contextlib
import socket
from random import Random
from urllib.parse import urlsplit

from tests.kiosk.backend.bad_lines import Line, answer

FATES = ("pass", "drop", "lose", "cut", "double", "delay", "swap", "bad gateway", "gateway time-out", "portal")
LATE_S = 1.2  # more than the terminal waits
BACK_END_S = 10.0


class BadProxy:
    """`url` is where terminals find it. `met` counts the fates."""

    def __init__(self, back_end: str, rng: Random) -> None:
        self.met = dict.fromkeys(FATES, 0)
        self._where = (urlsplit(back_end).hostname, urlsplit(back_end).port)
        self._rng = rng
        self._earlier = b""  # the answer to another request
        self._line = Line(self._play)
        self.url = self._line.url

    def close(self) -> None:
        self._line.close()

    def _play(self, connection: socket.socket, request: bytes) -> None:
        fate = self._rng.choice(FATES)
        self.met[fate] += 1
        match fate:
            case "drop":
                connection.shutdown(socket.SHUT_RDWR)
            case "lose":
                self._forward(request)
                connection.shutdown(socket.SHUT_RDWR)
            case "cut":
                given = self._forward(request)
                connection.sendall(given[: self._rng.randrange(len(given))])
                connection.shutdown(socket.SHUT_RDWR)
            case "double":
                both = [self._forward(request), self._forward(request)]
                connection.sendall(self._rng.choice(both))
            case "delay":
                self._line.over.wait(self._rng.uniform(0.0, LATE_S))
                connection.sendall(self._forward(request))
            case "swap":
                given, self._earlier = self._earlier, self._forward(request)
                connection.sendall(given or self._earlier)
            case "bad gateway":
                connection.sendall(answer(request, b"bad gateway", "502 Bad Gateway", "text/html"))
            case "gateway time-out":
                self._forward(request)
                connection.sendall(answer(request, b"", "504 Gateway Timeout", "text/html"))
            case "portal":
                connection.sendall(answer(request, b"<html>please log in</html>", kind="text/html"))
            case _:
                connection.sendall(self._forward(request))

    def _forward(self, request: bytes) -> bytes:
        """The back end's whole answer, which is read until it hangs up."""
        alone = request.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1)
        given = b""
        with socket.create_connection(self._where, BACK_END_S) as line, contextlib.suppress(ConnectionError):
            line.sendall(alone)
            while piece := line.recv(65536):
                given += piece
        return given
