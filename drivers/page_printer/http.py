"""Carries one IPP message there and one back over HTTP, within a time limit. Knows no printer state and no job."""

import http.client
import io
import re
import select
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from drivers.addresses import parse
from drivers.api.errors import DeviceError, Fault
from drivers.api.mark import mark
from drivers.api.transport import Dial
from drivers.page_printer.codec import CONTENT_TYPE, Message, decode, encode
from drivers.page_printer.tls import certificate_of, encrypted
from drivers.page_printer.vocabulary import Status

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

DEVICE = "page_printer"
CONNECT_TIMEOUT_S = 2.0
_WANTS_MORE = (401, 403, 426)  # a password, another address to come from, TLS
_NOTHING_HERE = (404, 405, 410, 501)  # no such path, or nobody to whom anything can be posted
_NOT_UNDERSTOOD = (400, 500, 505)
_NOT_TAKEN = (413, 415)  # the document is too large, or of a kind that it does not take
_TAKING_IT_IN = 408  # the rest did not come in time: it had begun with what there was
_AT_ONCE = 4096  # bytes that any line takes in at once: every question, and no document
_PIECE = 64 * 1024  # bytes that are sent before it is seen whether an answer has come
_LOOK_S = 0.1
_SAYS_NO = re.compile(rb"(?:HTTP/1\.[01] 100[^\n]*\n(?:[^\r\n]+\r?\n)*\r?\n)*HTTP/1\.[01] [3-5]\d\d")
LONGEST_REPLY = 256 * 1024  # bytes; what we ask for fits into one kilobyte


class NotTaken(DeviceError):  # noqa: N818 - says what happened
    """Nothing was done with this very request: the status of HTTP says it, or nothing of the request was sent."""


class NotUnderstood(DeviceError):  # noqa: N818 - says what happened
    """The status of HTTP says that it can make nothing of this request, as some say who know another version of IPP."""


class _Bounded:
    """A socket as HTTP uses it, whose whole conversation ends at one deadline, however slowly the bytes trickle in."""

    def __init__(self, plain: socket.socket, clock: Callable[[], float]) -> None:
        self._plain = plain
        self._clock = clock
        self._deadline = 0.0
        self._early = bytearray()  # what came while the message was being sent
        self.sent = 0  # bytes of the message that have left us
        self.begun = False  # some may have left us that are not counted
        self.whole = False  # all of them

    def begin(self, timeout: float) -> None:
        self._deadline = self._clock() + timeout

    def sendall(self, data: bytes) -> None:
        self._plain.settimeout(self._left())
        self._plain.sendall(data)

    def send_message(self, message: bytes) -> None:
        """OSError: the line broke, or took in no more, and nothing was answered.

        Whoever says no before the end closes, or reads no further: the rest would wait for ever, and what was said be
        lost. So it is looked for at each piece.
        """
        if len(message) <= _AT_ONCE:
            self.sendall(message)
            self.sent = len(message)
        try:
            while self.sent < len(message) and not self._says_no():
                if select.select([], [self._plain], [], min(self._left(), _LOOK_S))[1]:
                    self.sent += self._taken(message[self.sent : self.sent + _PIECE])
        except OSError:
            if not self._heard():
                raise
            mark("answered-and-hung-up")
        self.whole = self.sent == len(message)

    def _taken(self, piece: bytes) -> int:
        """Bytes of it that the line takes in at once. 0: it is full; it has to be offered the same bytes again, since
        of what is encrypted a part may be on its way.
        """
        self._plain.settimeout(0)
        self.begun |= isinstance(self._plain, ssl.SSLSocket)
        try:
            return self._plain.send(piece)
        except (BlockingIOError, ssl.SSLWantWriteError, ssl.SSLWantReadError):
            mark("line-is-full")
            return 0

    def _says_no(self) -> bool:
        """OSError: it has hung up without a word."""
        heard = self._heard()
        if heard == b"":
            raise ConnectionAbortedError("hung up before it had the whole request")
        return heard is not None and _SAYS_NO.match(heard) is not None

    def _heard(self) -> bytes | None:
        """What has come so far, which stays to be read. None: nothing yet; empty: the other end is gone."""
        held = isinstance(self._plain, ssl.SSLSocket) and self._plain.pending()
        if len(self._early) < _AT_ONCE and (held or select.select([self._plain], [], [], 0)[0]):
            self._plain.settimeout(0)
            try:
                self._early += self._plain.recv(_AT_ONCE)
            except (BlockingIOError, ssl.SSLWantReadError):  # of an encrypted line: what came says nothing yet
                return bytes(self._early) or None
            except OSError:
                return bytes(self._early)
            return bytes(self._early)
        return bytes(self._early) or None

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self._plain, self._left, self._early))

    def close(self) -> None:
        self._plain.close()

    def _left(self) -> float:
        left = self._deadline - self._clock()
        if left <= 0:
            mark("reply-trickled-too-long")
            raise TimeoutError("the reply did not come in time")
        return left


class _Reader(io.RawIOBase):
    """What comes over a socket until its deadline. It holds the socket open until it is closed itself."""

    def __init__(self, plain: socket.socket, left: Callable[[], float], early: bytearray) -> None:
        """`early`: what has been received already, and comes first."""
        self._plain = plain
        self._left = left
        self._early = early
        self._stream = plain.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int | None:
        self._plain.settimeout(self._left())
        if self._early:
            view = memoryview(buffer)[: len(self._early)]
            view[:] = self._early[: len(view)]
            del self._early[: len(view)]
            return len(view)
        received = self._stream.readinto(buffer)
        self._left()
        return received

    def close(self) -> None:
        self._stream.close()
        super().close()


class Connection(http.client.HTTPConnection):
    """An open connection for one exchange."""

    def __init__(self, host: str, port: int, bounded: _Bounded) -> None:
        super().__init__(host, port)
        self.sock = self.bounded = bounded


class Endpoint:
    """Where a printer listens. Every message has its own connection: printers drop idle ones unasked."""

    def __init__(self, uri: str, clock: Callable[[], float], dial: Dial, certificate: str = "") -> None:
        """`certificate`: at an `ipps` address, see `drivers.page_printer.tls`. ValueError: no printer's address."""
        to = parse(DEVICE, uri)
        self._host, self._port, self._path = to.host, to.port, to.path
        self._encrypted, self._certificate = to.scheme == "ipps", certificate
        self._clock, self._dial = clock, dial

    @property
    def on_this_machine(self) -> bool:
        return self._host.lower() == "localhost" or self._host == "::1" or self._host.startswith("127.")

    def connect(self) -> Connection:
        """DeviceError: OFFLINE, nobody listens there; NOT_TRUSTED, SILENT, no encrypted line. Nothing was sent yet."""
        plain = self._dialled()
        if self._encrypted:
            plain = encrypted(plain, self._host, self._certificate)
        return Connection(self._host, self._port, _Bounded(plain, self._clock))

    def certificate(self) -> str:
        """The SHA-256 of the one that is shown there, whosever it is. DeviceError: there is none to be seen."""
        return certificate_of(self._dialled(), self._host)

    def _dialled(self) -> socket.socket:
        try:
            return self._dial((self._host, self._port), CONNECT_TIMEOUT_S)
        except (OSError, UnicodeError) as error:  # UnicodeError: a name that cannot be looked up at all
            raise DeviceError(DEVICE, Fault.OFFLINE, f"{self._host}:{self._port}: {error}") from error

    def exchange(self, connection: Connection, request: Message, timeout: float) -> Message:
        """Send, and give the reply, whatever its status. Closes the connection.

        DeviceError: SILENT, no whole reply within `timeout` seconds; OFFLINE, the connection broke; GARBLED, what
        came is no IPP reply to this request; REFUSED, the printer wants a password or a line that is encrypted,
        or does not take such a document; WRONG_ADDRESS, what answers is no printer. NotTaken: of these, where nothing
        was done; NotUnderstood: GARBLED, of a request of which nothing could be made.
        """
        try:
            reply = self._exchange(connection, request, timeout)
        except (OSError, http.client.HTTPException, ValueError) as error:
            failed = DeviceError if connection.bounded.sent or connection.bounded.begun else NotTaken
            raise failed(DEVICE, *_why(error, timeout)) from error
        finally:
            with suppress(OSError):
                connection.close()
        # It could make nothing of the request, or knows no such version, nor where one has its number.
        unread = reply.request_id == 0 and reply.code >= Status.BAD_REQUEST
        unread |= reply.code == Status.VERSION_NOT_SUPPORTED
        if reply.request_id != request.request_id and not unread:
            mark("reply-to-another-request")
            evidence = f"reply to request {reply.request_id}, expected {request.request_id}"
            raise DeviceError(DEVICE, Fault.GARBLED, evidence)
        return reply

    def _exchange(self, connection: Connection, request: Message, timeout: float) -> Message:
        connection.bounded.begin(timeout)
        message = encode(request)
        connection.putrequest("POST", self._path)
        connection.putheader("Content-Type", CONTENT_TYPE)
        connection.putheader("Content-Length", str(len(message)))
        connection.endheaders()
        connection.bounded.send_message(message)
        with connection.getresponse() as response:
            return decode(_body(response, whole=connection.bounded.whole))


def _why(error: Exception, timeout: float) -> tuple[Fault, str]:
    """Why there is no reply."""
    match error:
        case TimeoutError():
            return Fault.SILENT, f"no whole reply within {timeout:g} s"
        case OSError():
            return Fault.OFFLINE, f"connection broke: {error}"
    return Fault.GARBLED, f"{type(error).__name__}: {error}"[:200]


def _body(response: http.client.HTTPResponse, *, whole: bool) -> bytes:
    """The HTTP status is 200 also where IPP reports an error, so anything else comes from something else.

    `whole`: all of the request had been sent when it was answered.
    """
    said = f"HTTP {response.status} {response.reason}"[:200]
    # One that does not say what it sends may well be a printer: its bytes tell.
    kind = response.headers.get_content_type() if "Content-Type" in response.headers else CONTENT_TYPE
    if response.status in _WANTS_MORE + _NOT_TAKEN:
        raise NotTaken(DEVICE, Fault.REFUSED, said)
    if 300 <= response.status < 400 or response.status in _NOTHING_HERE:
        raise NotTaken(DEVICE, Fault.WRONG_ADDRESS, f"{said}: no printer at this path")
    if 400 <= response.status < 500 and response.status != _TAKING_IT_IN and not whole:
        mark("refused-while-sending")  # it has not seen the end of the document, without which no PDF can be read
        raise NotTaken(DEVICE, Fault.REFUSED, f"{said}, before it had all of the document")
    if response.status in _NOT_UNDERSTOOD and whole:
        raise NotUnderstood(DEVICE, Fault.GARBLED, f"{said}, expected 200")
    if response.status != http.client.OK:
        raise ValueError(f"{said}, expected 200")
    if kind != CONTENT_TYPE:
        raise DeviceError(DEVICE, Fault.WRONG_ADDRESS, f"{said} with {kind}, expected {CONTENT_TYPE}")
    body = response.read(LONGEST_REPLY + 1)
    if len(body) > LONGEST_REPLY:
        raise ValueError(f"reply longer than {LONGEST_REPLY} bytes")
    if response.length:
        raise ValueError(f"reply ends {response.length} bytes before its Content-Length")
    return body
