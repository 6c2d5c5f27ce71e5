"""Carries one IPP message there and one back over HTTP, within a time limit. Knows no printer state and no job."""

import http.client
import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from drivers.addresses import parse
from drivers.api.errors import DeviceError, Fault
from drivers.page_printer.codec import CONTENT_TYPE, Message, decode, encode

DEVICE = "page_printer"
CONNECT_TIMEOUT_S = 2.0
LONGEST_REPLY = 256 * 1024  # bytes; what we ask for fits into one kilobyte


class _BoundedSocket(socket.socket):
    """A socket whose whole conversation ends at one deadline, however slowly the bytes trickle in."""

    deadline = 0.0
    clock: Callable[[], float]

    def begin(self, timeout: float) -> None:
        self.deadline = self.clock() + timeout
        self.settimeout(timeout)

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        self.settimeout(self._left())
        received = super().recv_into(*args, **kwargs)
        self._left()
        return received

    def _left(self) -> float:
        left = self.deadline - self.clock()
        if left <= 0:
            raise TimeoutError("the reply did not come in time")
        return left


class Connection(http.client.HTTPConnection):
    """An open connection for one exchange."""

    def __init__(self, host: str, port: int, bounded: _BoundedSocket) -> None:
        super().__init__(host, port)
        self.sock = self.bounded = bounded


class Endpoint:
    """Where a printer listens. Every message has its own connection: printers drop idle ones unasked."""

    def __init__(self, uri: str, clock: Callable[[], float]) -> None:
        """ValueError: `uri` is no printer's address."""
        to = parse(DEVICE, uri)
        self._host, self._port, self._path = to.host, to.port, to.path
        self._clock = clock

    def connect(self) -> Connection:
        """DeviceError(OFFLINE): nobody listens there. Nothing has been sent yet."""
        try:
            plain = socket.create_connection((self._host, self._port), CONNECT_TIMEOUT_S)
        except (OSError, UnicodeError) as error:  # UnicodeError: a name that cannot be looked up at all
            raise DeviceError(DEVICE, Fault.OFFLINE, f"{self._host}:{self._port}: {error}") from error
        bounded = _BoundedSocket(plain.family, plain.type, plain.proto, fileno=plain.detach())
        bounded.clock = self._clock
        return Connection(self._host, self._port, bounded)

    def exchange(self, connection: Connection, request: Message, timeout: float) -> Message:
        """Send, and give the reply, whatever its status. Closes the connection.

        DeviceError: SILENT, no whole reply within `timeout` seconds; OFFLINE, the connection broke; GARBLED, what
        came is no IPP reply to this request; REFUSED, the printer wants a password.
        """
        try:
            reply = self._exchange(connection, request, timeout)
        except TimeoutError as error:
            raise DeviceError(DEVICE, Fault.SILENT, f"no whole reply within {timeout:g} s") from error
        except OSError as error:
            raise DeviceError(DEVICE, Fault.OFFLINE, f"connection broke: {error}") from error
        except (http.client.HTTPException, ValueError) as error:
            raise DeviceError(DEVICE, Fault.GARBLED, f"{type(error).__name__}: {error}"[:200]) from error
        finally:
            with suppress(OSError):
                connection.close()
        if reply.request_id != request.request_id:
            evidence = f"reply to request {reply.request_id}, expected {request.request_id}"
            raise DeviceError(DEVICE, Fault.GARBLED, evidence)
        return reply

    def _exchange(self, connection: Connection, request: Message, timeout: float) -> Message:
        connection.bounded.begin(timeout)
        connection.request("POST", self._path, encode(request), {"Content-Type": CONTENT_TYPE})
        with connection.getresponse() as response:
            return decode(_body(response))


def _body(response: http.client.HTTPResponse) -> bytes:
    """The HTTP status is 200 also where IPP reports an error, so anything else comes from something else."""
    if response.status in (401, 403):
        raise DeviceError(DEVICE, Fault.REFUSED, f"HTTP {response.status} {response.reason}"[:200])
    if response.status != http.client.OK:
        raise ValueError(f"HTTP {response.status} {response.reason}, expected 200")
    if (kind := response.headers.get_content_type()) != CONTENT_TYPE:
        raise ValueError(f"content type {kind}, expected {CONTENT_TYPE}")
    body = response.read(LONGEST_REPLY + 1)
    if len(body) > LONGEST_REPLY:
        raise ValueError(f"reply longer than {LONGEST_REPLY} bytes")
    if response.length:
        raise ValueError(f"reply ends {response.length} bytes before its Content-Length")
    return body
