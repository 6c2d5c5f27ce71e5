"""One HTTP request and its answer within a fixed time and size. Knows no signature and no meaning of an answer."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from http.client import HTTPResponse

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError
from urllib3.util.connection import create_connection

from kiosk.backend.trust import Trust
from kiosk.model.frozen import dataclass
from kiosk.model.mark import mark
from kiosk.model.run import Run

CHUNK = 65536

Dial = Callable[[tuple[str, int], float], socket.socket]
"""Connects to (host, port) within so many seconds. OSError: nobody is there."""


# ruff: noqa: N818 - each name says what happened


class Late(Exception):
    """No whole answer in time. Whether the request was carried out is unknown."""


class Lost(Exception):
    """No connection, or it ended before the whole answer was there."""


class Stale(Lost):
    """A connection left open by an earlier request ended before the first byte of the answer.

    Mostly the server closed it as idle at this very moment (RFC 9112, 9.3.1), yet it may have carried the request
    out. The next request has a fresh connection, which is never stale.
    """


class Distrusted(Lost):
    """There is a line, but one end does not believe the other's certificate."""


class Unusable(Exception):
    """An answer that must not be read: too long, or in an encoding that was not asked for."""


@dataclass(frozen=True, slots=True)
class Raw:
    """An answer as it came. Header names are matched without regard to capitals."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Exchange:
    """A session with one kept-alive connection, for one thread. Never follows a redirect, never asks a proxy.

    The library's own time-outs are for single reads; a sender of one byte a second would hold it for ever, and so
    would a name server that does not answer. So each request is a task of its own, and when the time is up its
    connection is cut and the task left to end by itself.
    """

    def __init__(self, connect_s: float, body_bytes: int, trust: Trust, run: Run, dial: Dial) -> None:
        self._connect_s = connect_s
        self._body_bytes = body_bytes
        self._trust = trust
        self._run = run
        self._dial = dial
        self._open()

    def send(self, method: str, url: str, headers: Mapping[str, str], body: bytes, seconds: float) -> Raw:
        """The whole answer. Late, Lost (Stale among them) or Unusable: there is none."""
        session, line = self._session, self._line
        answers: list[Raw] = []
        failures: list[Exception] = []
        line.ask()

        def exchange() -> None:
            try:
                answers.append(self._send(session, method, url, headers, body, seconds))
            except Lost as error:
                failures.append(Stale(str(error)) if line.stale() else error)
            except Exception as error:  # any at all: raised again for whoever waits below
                failures.append(error)

        if not self._run.start("exchange", exchange).wait(seconds):
            mark("exchange-late")
            line.cut()
            self._open()  # the old session belongs to the task that is still waiting
            raise Late(f"no whole answer within {seconds:g} s")
        if failures:
            raise failures.pop()  # taken out, or its traceback and this list would hold each other
        return answers[0]

    def close(self) -> None:
        self._session.close()
        self._line.hang_up()  # a failed request's traceback may keep the library's pool, and so its connection, alive

    def _open(self) -> None:
        self._line = _Line()
        self._session = requests.Session()
        self._session.trust_env = False  # no proxies, authorities or passwords from the environment
        self._session.verify = str(self._trust.ca) if self._trust.ca else True
        if self._trust.certificate:
            self._session.cert = (str(self._trust.certificate[0]), str(self._trust.certificate[1]))
        adapter = _adapter(self._line, self._dial)
        self._session.mount("http://", adapter)
        self._session.mount("https://", adapter)

    def _send(
        self,
        session: requests.Session,
        method: str,
        url: str,
        headers: Mapping[str, str],
        body: bytes,
        seconds: float,
    ) -> Raw:
        asked = {**headers, "Accept-Encoding": "identity"}
        timeouts = (min(self._connect_s, seconds), seconds)
        try:
            with session.request(
                method, url, data=body, headers=asked, timeout=timeouts, allow_redirects=False, stream=True
            ) as response:
                return Raw(response.status_code, response.headers, self._body(response))
        except requests.exceptions.ReadTimeout as error:
            raise Late(f"no answer within {seconds:g} s") from error
        except (requests.exceptions.RequestException, HTTPError, OSError) as error:
            raise _lost(error) from error
        except ValueError as error:  # the library counts with whatever a chunk says of its length
            mark("chunk-miscounted")
            raise Unusable("chunks that are none") from error

    def _body(self, response: requests.Response) -> bytes:
        encoding = response.headers.get("Content-Encoding", "identity")
        if encoding != "identity":
            mark("answer-encoded")
            raise Unusable(f"content encoding {encoding!r}, expected none")
        body = bytearray()
        for chunk in response.raw.stream(CHUNK, decode_content=False):
            body += chunk
            if len(body) > self._body_bytes:
                mark("answer-too-long")
                raise Unusable(f"an answer of more than {self._body_bytes} bytes")
        return bytes(body)


class _Line:
    """The connection now in use: another thread can cut it, and it is known whether it was left open and then dead."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._cut = False
        self._fresh = False
        self._heard = False

    def ask(self) -> None:
        """A request begins: no connection was made for it and no byte of its answer came."""
        self._fresh = self._heard = False

    def dial(self) -> None:
        """The request has, or tries to get, a connection of its own."""
        self._fresh = True

    def hear(self) -> None:
        """The first byte of an answer is there."""
        self._heard = True

    def stale(self) -> bool:
        """The request that failed was sent where an earlier one had been, and nothing at all came back."""
        return self._socket is not None and not (self._fresh or self._heard or self._cut)

    def hold(self, connected: socket.socket) -> None:
        """OSError: too late, the line has been cut."""
        with self._lock:
            self._socket = connected
            if self._cut:
                mark("connected-after-the-time")
                connected.close()
                raise ConnectionAbortedError("connected after the time was up")

    def cut(self) -> None:
        with self._lock:
            self._cut = True
        self.hang_up()

    def hang_up(self) -> None:
        """End the connection, if there is one; another may follow."""
        with self._lock:
            if self._socket:
                with contextlib.suppress(OSError):
                    # Not SSLSocket.shutdown, which pulls the session away from under the thread that reads.
                    socket.socket.shutdown(self._socket, socket.SHUT_RDWR)


def connected(address: tuple[str, int], seconds: float) -> socket.socket:
    """A connection over the network. OSError: there is none."""
    return create_connection(address, seconds, socket_options=HTTPConnection.default_socket_options)


def _connected(connection: HTTPConnection, dial: Dial) -> socket.socket:
    """The same, its failures named as the library expects them."""
    seconds = connection.timeout if isinstance(connection.timeout, float | int) else 0.0
    try:
        return dial((connection._dns_host, connection.port), seconds)
    except TimeoutError as error:
        raise ConnectTimeoutError(connection, f"not connected within {seconds:g} s") from error
    except OSError as error:
        raise NewConnectionError(connection, f"not connected: {error}") from error


def _answer(line: _Line) -> type[HTTPResponse]:
    """A kind of answer that tells the line when it begins."""

    class Answer(HTTPResponse):
        def begin(self) -> None:
            if self.fp.peek(1):
                line.hear()
            super().begin()

    return Answer


def _adapter(line: _Line, dial: Dial) -> HTTPAdapter:
    """An adapter whose connections tell the line which socket they use."""

    class Plain(HTTPConnection):
        response_class = _answer(line)

        def _new_conn(self) -> socket.socket:
            return _connected(self, dial)

        def connect(self) -> None:
            line.dial()
            super().connect()
            line.hold(self.sock)

    class Sealed(Plain, HTTPSConnection):
        """TLS over the same."""

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SealedPool(HTTPSConnectionPool):
        ConnectionCls = Sealed

    adapter = HTTPAdapter(pool_connections=1, pool_maxsize=1)
    adapter.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SealedPool}
    return adapter


def _lost(error: BaseException) -> Lost:
    """Why there is no answer, in the system's own words without the library's wrapping."""
    while inner := error.__cause__ or error.__context__:
        error = inner
    match error:
        case ssl.SSLCertVerificationError():
            mark("certificate-not-believed")
            return Distrusted(f"the back end's certificate is not believed: {error.verify_message}")
        case ssl.SSLError(reason="WRONG_VERSION_NUMBER" | "HTTP_REQUEST" | "PACKET_LENGTH_TOO_LONG"):
            mark("no-tls-there")
            return Lost("no TLS at this port: is it one for http?")
        case ssl.SSLError() if "ALERT" in (error.reason or ""):
            mark("certificate-refused")
            return Distrusted(
                f"the back end has refused to speak TLS with this terminal ({error.reason}): it may want a certificate"
            )
    return Lost(f"{type(error).__name__}: {error}")
