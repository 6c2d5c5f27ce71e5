"""A gateway that is easy to call, and lines that behave worse than any back end."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from device_sim.backend.auth import DEMO_TERMINALS
from device_sim.people import person
from kiosk.backend.gateway import Gateway, Limits
from kiosk.backend.replies import GatewayError
from offline_cache.sync import Delivery
from tests.kiosk.at import At

NOW = 1_795_400_000.0  # 23 November 2026
KEY = DEMO_TERMINALS["GZ0117"]
CHEN = person("chen-jianming").card
ASKED = {"id_number": CHEN.number}
NAMED = {"id_number": CHEN.number, "name": CHEN.name, "subject": "5b" * 32}
SERVICE = "library-card"  # one that no folder knows
NUMBER = "GZ0117-20261123-0042-7"
PAYLOAD = {"id_number": CHEN.number, "service": SERVICE, "name": CHEN.name}
SHORT = Limits(connect_s=0.3, ask_s=0.5, deliver_s=0.5, look_s=0.3, body_bytes=100_000)
SOON_S = 5.0  # the limits above, and what a busy machine adds


def gateway_to(url: str, **options: Any) -> Gateway:
    run = At(options.pop("clock", lambda: NOW))
    return Gateway(url, "GZ0117", options.pop("key", KEY), run, **{"limits": SHORT, **options})


def deliver(gateway: Gateway, key: str = "k-1", **changes: Any) -> Delivery:
    record = {"kind": "application_submitted", "number": NUMBER, "visit": "v7", "created": NOW, "payload": PAYLOAD}
    return gateway.deliver(key, **{**record, **changes})


@contextlib.contextmanager
def soon() -> Iterator[None]:
    began = time.monotonic()
    yield
    assert time.monotonic() - began < SOON_S


def failure(gateway: Gateway, query: str = "applications", data: dict[str, str] | None = None) -> GatewayError:
    with pytest.raises(GatewayError) as caught, soon():
        gateway.ask(query, data or ASKED, "q-1")
    return caught.value


def is_there(gateway: Gateway) -> bool:
    """Whether a look finds the back end."""
    try:
        gateway.look()
    except GatewayError:
        return False
    return True


class Line:
    """A listening socket that answers each request by a script: `play(connection, request)`."""

    def __init__(self, play: Callable[[socket.socket, bytes], None], tls: ssl.SSLContext | None = None) -> None:
        self.requests: list[bytes] = []
        self.connections = 0
        self.over = threading.Event()
        self._play = play
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self._listener.getsockname()[1]}"

    def close(self) -> None:
        self.over.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(10)
        self._listener.close()

    def _accept(self) -> None:
        while not self.over.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._threads.append(threading.Thread(target=self._converse, args=(connection,)))
            self._threads[-1].start()

    def _converse(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            connection.settimeout(10)
            wrapped = self._tls.wrap_socket(connection, server_side=True) if self._tls else connection
            with wrapped:
                while request := _request(wrapped):
                    self.requests.append(request)
                    self._play(wrapped, request)


def _request(connection: socket.socket) -> bytes:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(65536)
        if not piece:
            return b""
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    length = int(header(data, "Content-Length") or 0)
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def header(request: bytes, name: str) -> str:
    for line in request.partition(b"\r\n\r\n")[0].decode().split("\r\n")[1:]:
        if line.lower().startswith(name.lower() + ":"):
            return line.partition(":")[2].strip()
    return ""


def answer(
    request: bytes, body: bytes, status: str = "200 OK", kind: str = "application/json", more: str = ""
) -> bytes:
    """An answer that belongs to the request, whatever its content is worth."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
    return (head + f"X-Answers: {header(request, 'X-Nonce')}\r\n{more}\r\n").encode() + body


NOBODY_KNOWN = b'{"number": "0", "kind": "", "state": "unknown", "since": "", "genuine": false}'
NONE_FOUND = b'{"applications": []}'


def saying(**said: Any) -> Callable[[socket.socket, bytes], None]:
    body = said.pop("body", NONE_FOUND)
    return lambda connection, request: connection.sendall(answer(request, body, **said))


def nobody_waits_any_more() -> bool:
    """The cut line woke the thread that was reading from it."""
    waiting = [thread for thread in threading.enumerate() if thread.name == "exchange"]
    for thread in waiting:
        thread.join(2)
    return not any(thread.is_alive() for thread in waiting)


@contextlib.contextmanager
def opened_lines() -> Iterator[Callable[..., Line]]:
    """A function that makes lines; they are closed in the end."""
    lines: list[Line] = []

    def make(play: Callable[[socket.socket, bytes], None], tls: ssl.SSLContext | None = None) -> Line:
        lines.append(Line(play, tls))
        return lines[-1]

    try:
        yield make
    finally:
        for one in lines:
            one.close()
