"""What can go wrong between the terminal and the back end, for real, on the wire. Knows no endpoint."""

import asyncio
import threading
from collections.abc import Iterator
from enum import StrEnum

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from device_sim.backend.problem import document

BODY_LIMIT = 1_000_000  # bytes of a request
DRIP_S = 0.1  # between two bytes of a dripping answer
TRANSPORT = "sim.transport"  # where in the scope the server puts the connection's transport


class Mode(StrEnum):
    OK = "ok"
    DOWN = "down"  # the connection is closed without an answer, nothing is done
    SLOW = "slow"  # so many seconds pass before the answer
    DRIP = "drip"  # the answer's body comes one byte at a time
    ERROR_500 = "error500"
    WRONG_TYPE = "wrong_type"  # 200 with a web page, as a captive portal answers
    REFUSE_ODDLY = "refuse_oddly"  # records are refused in words that no file can hold; questions are answered
    LOSE_ANSWERS = "lose_answers"  # everything is done and committed, then the connection is closed without an answer


ODD_REFUSAL = b'{"code": "invalid", "detail": "half a character: \\ud83d", "type": "about:blank", "status": 422}'


class Faults:
    """The switch. `count` requests are hit, or all of them while it is None."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.mode = Mode.OK
        self.count: int | None = None
        self.seconds = 20.0

    def set(self, mode: Mode, count: int | None = None, seconds: float = 20.0) -> None:
        with self._lock:
            self.mode, self.count, self.seconds = mode, count, seconds

    def take(self) -> Mode:
        """What happens to the request that has just come."""
        with self._lock:
            mode = self.mode
            if self.count is not None:
                self.count -= 1
                if self.count <= 0:
                    self.mode, self.count = Mode.OK, None
            return mode


class FaultyWire:
    """ASGI middleware: applies the switch to what terminals ask; the office and the switch itself stay reachable."""

    def __init__(self, app: ASGIApp, faults: Faults) -> None:
        self._app = app
        self._faults = faults

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        body = await _whole_body(receive)
        if body is None:
            await document(413, "too-large", f"a request has at most {BODY_LIMIT} bytes")(scope, receive, send)
            return
        await self._through(self._mode(scope["path"]), scope, body, receive, send)

    def _mode(self, path: str) -> Mode:
        ours = path.startswith("/v1/") and not path.startswith("/v1/office/")
        mode = self._faults.take() if ours else Mode.OK
        return Mode.OK if mode is Mode.REFUSE_ODDLY and not path.startswith("/v1/records") else mode

    async def _through(self, mode: Mode, scope: Scope, body: bytes, receive: Receive, send: Send) -> None:
        again = _replay(body, receive)
        match mode:
            case Mode.OK:
                await self._app(scope, again, send)
            case Mode.DOWN:
                await _cut(scope, receive)
            case Mode.SLOW:
                if not await _gone(receive, self._faults.seconds):
                    await self._app(scope, again, send)
            case Mode.DRIP:
                await self._app(scope, again, _dripping(scope, send))
            case Mode.ERROR_500:
                await document(500, "broken", "simulated: the back end is broken")(scope, again, send)
            case Mode.WRONG_TYPE:
                await _web_page(send)
            case Mode.REFUSE_ODDLY:
                await _written(send, 422, b"application/problem+json", ODD_REFUSAL)
            case Mode.LOSE_ANSWERS:
                await self._app(scope, again, _swallow)
                await _cut(scope, receive)


async def _whole_body(receive: Receive) -> bytes | None:
    """The request's body, None when it is too long. Read first, so that the connection can be watched later."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > BODY_LIMIT:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def _replay(body: bytes, receive: Receive) -> Receive:
    once: Iterator[Message] = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def again() -> Message:
        message = next(once, None)
        return await receive() if message is None else message

    return again


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _gone(receive: Receive, seconds: float) -> bool:
    """Wait; True when the caller has left meanwhile."""
    try:
        await asyncio.wait_for(_disconnected(receive), seconds)
    except TimeoutError:
        return False
    return True


async def _cut(scope: Scope, receive: Receive) -> None:
    scope[TRANSPORT].abort()
    await _disconnected(receive)


async def _swallow(_message: Message) -> None:
    """An answer that nobody hears."""


def _dripping(scope: Scope, send: Send) -> Send:
    async def drip(message: Message) -> None:
        if message["type"] != "http.response.body":
            await send(message)
            return
        for byte in message.get("body", b""):
            if scope[TRANSPORT].is_closing():
                return
            await send({"type": "http.response.body", "body": bytes([byte]), "more_body": True})
            await asyncio.sleep(DRIP_S)
        await send({**message, "body": b""})

    return drip


async def _web_page(send: Send) -> None:
    page = "<html><body>欢迎使用无线网络，请先登录。</body></html>".encode()
    await _written(send, 200, b"text/html; charset=utf-8", page)


async def _written(send: Send, status: int, kind: bytes, body: bytes) -> None:
    headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
