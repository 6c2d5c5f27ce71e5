"""Answers HTTP at the byte seam, in process: requests in, responses out. Knows no office and no printer."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import unquote

from starlette.types import ASGIApp, Message, Scope

from device_sim.backend.faults import TRANSPORT
from device_sim.port import Emit

ANSWERS_AFTER_S = 0.02  # the way there and back, and some work


@dataclass(frozen=True)
class Request:
    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True)
class Response:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def as_bytes(self) -> bytes:
        lines = [f"HTTP/1.1 {self.status} {HTTPStatus(self.status).phrase}"]
        lines += [f"{name}: {value}" for name, value in self.headers]
        return "\r\n".join([*lines, "", ""]).encode("latin-1") + self.body


Answer = Callable[[Request], Response | None]
"""None: the connection is closed without an answer."""


class HttpPeer:
    """One connection's server. `hang_up`: close it."""

    def __init__(self, emit: Emit, answer: Answer, hang_up: Callable[[], None]) -> None:
        self._emit = emit
        self._answer = answer
        self._hang_up = hang_up
        self._buffer = b""

    def receive(self, data: bytes) -> None:
        self._buffer += data
        while request := self._next():
            response = self._answer(request)
            if response is None:
                self._hang_up()
                return
            self._emit(response.as_bytes(), ANSWERS_AFTER_S)

    def _next(self) -> Request | None:
        head, end, rest = self._buffer.partition(b"\r\n\r\n")
        if not end:
            return None
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = tuple((name.strip(), value.strip()) for name, _, value in (line.partition(":") for line in lines))
        size = next((int(value) for name, value in headers if name.lower() == "content-length"), 0)
        if len(rest) < size:
            return None
        self._buffer = rest[size:]
        method, target, _ = first.split(" ")
        return Request(method, target, headers, rest[:size])


class AsgiServer:
    """Calls an ASGI application, one request at a time."""

    def __init__(self, app: ASGIApp, host: str, port: int, date: Callable[[], str]) -> None:
        self._app = app
        self._where = (host, port)
        self._date = date
        self._loop = asyncio.new_event_loop()

    def close(self) -> None:
        self._loop.close()

    def __call__(self, request: Request) -> Response | None:
        return self._loop.run_until_complete(self._call(request))

    async def _call(self, request: Request) -> Response | None:
        come = [{"type": "http.request", "body": request.body, "more_body": False}]
        sent: list[Message] = []
        line = _Abortable()

        async def receive() -> Message:
            return come.pop() if come else {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            sent.append(message)

        await self._app(self._scope(request, line), receive, send)
        if line.aborted:
            return None
        start = next(message for message in sent if message["type"] == "http.response.start")
        body = b"".join(message.get("body", b"") for message in sent if message["type"] == "http.response.body")
        headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, value in start["headers"]]
        sized = [(name, value) for name, value in headers if name.lower() != "content-length"]
        return Response(start["status"], (*sized, ("content-length", str(len(body))), ("date", self._date())), body)

    def _scope(self, request: Request, line: "_Abortable") -> Scope:
        path, _, query = request.target.partition("?")
        return {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "scheme": "http",
            "method": request.method, "path": unquote(path), "raw_path": path.encode(), "query_string": query.encode(),
            "headers": [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in request.headers],
            "server": self._where, "client": ("127.0.0.1", 1), "root_path": "", TRANSPORT: line,
        }  # fmt: skip


class _Abortable:
    """As much of a connection's transport as the application needs to close it without an answer."""

    def __init__(self) -> None:
        self.aborted = False

    def abort(self) -> None:
        self.aborted = True

    def is_closing(self) -> bool:
        return self.aborted
