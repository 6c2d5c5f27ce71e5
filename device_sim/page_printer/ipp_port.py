"""Answers HTTP POSTs on the loopback interface, as a printer's network port does, in clear or by TLS.

Knows no IPP and no paper.
"""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from device_sim.faults import LineFaults

Answer = Callable[[str, bytes], bytes]
"""Path and request body to reply body. ValueError: the request cannot be understood."""

CONTENT_TYPE = "application/ipp"
LONGEST_REQUEST = 64 * 1024 * 1024


class IppPort:
    """One listening port that can be unplugged and plugged in again under the same number."""

    def __init__(
        self, answer: Answer, port: int = 0, wait: Callable[[float], None] = time.sleep, *, listening: bool = True
    ) -> None:
        self.faults = LineFaults()
        self.delay = 0.0  # seconds before each reply
        self.http_status = 200
        self.content_type = CONTENT_TYPE
        self.number = port
        self.identity: ssl.SSLContext | None = None  # whose connections from now on are encrypted
        self._answer, self._wait = answer, wait
        self._server: _Server | None = None
        if listening:
            self.plug()

    @property
    def plugged(self) -> bool:
        return self._server is not None

    def plug(self) -> None:
        """Listen. OSError: somebody else took the port meanwhile."""
        if self._server:
            return
        self._server = _Server(self)
        self.number = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), name="sim-ipp", daemon=True).start()

    def unplug(self) -> None:
        """Stop listening and break every open connection."""
        server, self._server = self._server, None
        if server:
            server.shutdown()
            server.server_close()
            server.break_connections()

    def reply(self, handler: BaseHTTPRequestHandler) -> None:
        size = int(handler.headers.get("Content-Length") or 0)
        if not 0 < size <= LONGEST_REQUEST:
            handler.send_error(411)
            return
        try:
            body = self._answer(handler.path, handler.rfile.read(size))
        except ValueError as error:
            handler.send_error(400, str(error))
            return
        self._wait(self.delay)
        self._send(handler, body)

    def _send(self, handler: BaseHTTPRequestHandler, body: bytes) -> None:
        pieces = self.faults.through(body)
        if not pieces:  # swallowed: the line stays open and silent until the host hangs up
            handler.rfile.read(1)
            return
        handler.send_response(self.http_status)
        handler.send_header("Content-Type", self.content_type)
        handler.send_header("Content-Length", str(len(body)))
        handler.send_header("Connection", "close")
        handler.end_headers()
        passed = 0.0
        for piece, after in pieces:
            self._wait(after - passed)
            passed = after
            handler.wfile.write(piece)


class _Server(ThreadingHTTPServer):
    def __init__(self, port: IppPort) -> None:
        self.port = port
        self._open: set[socket.socket] = set()
        super().__init__(("127.0.0.1", port.number), _Handler)

    def get_request(self) -> tuple[socket.socket, Any]:
        """The handshake is the connection's own thread's: one that never ends it holds up nobody."""
        connection, whence = super().get_request()
        identity = self.port.identity
        if identity:
            connection = identity.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
        return connection, whence

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request_thread(request, client_address)
        self._open.discard(request)

    def break_connections(self) -> None:
        for connection in tuple(self._open):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A host that hangs up in the middle is nothing to report."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_POST(self) -> None:
        self.close_connection = True
        self.server.port.reply(self)

    def log_message(self, *args: Any) -> None:
        """A printer writes no log to our terminal."""
