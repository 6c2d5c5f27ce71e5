"""Servers that say anything at all in place of the back end's answer."""

import gzip
import json
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection
from itertools import islice
from random import Random

from kiosk.backend.gateway import Gateway
from kiosk.backend.replies import GatewayError
from offline_cache.sync import Accepted
from tests.faults.seen import Seen
from tests.kiosk.backend.bad_lines import (
    ASKED,
    NONE_FOUND,
    SHORT,
    SOON_S,
    deliver,
    gateway_to,
    header,
    opened_lines,
    saying,
)

Play = Callable[[socket.socket, bytes], None]
TIMES = 50
FOREIGN = b'{"applications": [{"number": "7", "kind": "k", "state": "accepted", "since": "2026-01-01"}]}'
ENDLESS = b"x" * 65536
ENDLESS_S = 2 * SOON_S
MOST_READ = 5_000_000  # bytes, by the control


@dataclass(frozen=True, slots=True)
class Server:
    """`lie`: whoever takes its answer for the back end's is wrong. Of the others only the end has to come in time."""

    play: Play
    lie: bool = True


def _raw(*pieces: bytes) -> Play:
    """`%N` stands for the nonce of the request."""

    def play(connection: socket.socket, request: bytes) -> None:
        for piece in pieces:
            connection.sendall(piece.replace(b"%N", header(request, "X-Nonce").encode()))
        connection.shutdown(socket.SHUT_WR)

    return play


def _endless(start: bytes, piece: bytes, pause: float = 0.0) -> Play:
    """Until the other side has gone, or nobody can be waiting any more."""

    def play(connection: socket.socket, request: bytes) -> None:
        connection.sendall(start.replace(b"%N", header(request, "X-Nonce").encode()))
        ends = time.monotonic() + ENDLESS_S
        while time.monotonic() < ends:
            connection.sendall(piece)
            if pause:
                threading.Event().wait(pause)

    return play


def _with_head(lines: bytes, body: bytes = FOREIGN) -> Play:
    """An answer whose head is right but for these lines."""
    return _raw(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Answers: %N\r\n" + lines + b"\r\n" + body)


def _hang(connection: socket.socket, _request: bytes) -> None:
    connection.recv(1)


def _hang_up(connection: socket.socket, _request: bytes) -> None:
    connection.shutdown(socket.SHUT_RDWR)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Answers: %N\r\n"
SIZED = b"Content-Length: %d\r\n" % len(FOREIGN)
SERVERS: dict[str, Server] = {
    "says nothing": Server(_hang),
    "hangs up": Server(_hang_up),
    "drips its head": Server(_endless(b"", b"H", 0.05)),
    "drips its body": Server(_endless(HEAD + b"Content-Length: 1000\r\n\r\n", b" ", 0.05)),
    "heads without end": Server(_endless(HEAD, b"X-More: 1\r\n")),
    "a head of a megabyte": Server(_with_head(b"X-More: " + b"x" * 1_000_000 + b"\r\n" + SIZED)),
    "100 without end": Server(_endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n")),
    "103 without end": Server(_endless(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n")),
    "a gigabyte": Server(_endless(HEAD + b"Content-Length: 1000000000\r\n\r\n", ENDLESS)),
    "no length and no end": Server(_endless(HEAD + b"\r\n", ENDLESS)),
    "chunks without end": Server(
        _endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + ENDLESS + b"\r\n")
    ),
    "a chunk of 16 exabytes": Server(
        _endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n", ENDLESS)
    ),
    "a chunk of less than nothing": Server(_with_head(b"Transfer-Encoding: chunked\r\n", b"-5\r\n" + FOREIGN)),
    "a chunk that is none": Server(_with_head(b"Transfer-Encoding: chunked\r\n", b"soon\r\n" + FOREIGN)),
    "chunks without their last": Server(_with_head(b"Transfer-Encoding: chunked\r\n", b"3\r\n{}\n\r\n")),
    "a gzip bomb": Server(saying(body=gzip.compress(b" " * 50_000_000 + FOREIGN), more="Content-Encoding: gzip\r\n")),
    "gzip": Server(saying(body=gzip.compress(FOREIGN), more="Content-Encoding: gzip\r\n")),
    "an encoding that nobody knows": Server(saying(body=FOREIGN, more="Content-Encoding: br\r\n")),
    "two lengths": Server(_with_head(b"Content-Length: 5\r\n" + SIZED)),
    "a length of less than nothing": Server(_with_head(b"Content-Length: -1\r\n"), lie=False),
    "a length that is none": Server(_with_head(b"Content-Length: 1e3\r\n"), lie=False),
    "a length and chunks": Server(_with_head(SIZED + b"Transfer-Encoding: chunked\r\n", b"5\r\n{}   \r\n0\r\n\r\n")),
    "less than it promised": Server(_with_head(b"Content-Length: 5000\r\n")),
    "an answer in an answer": Server(_with_head(b"Content-Length: 2\r\n", b"{}" + HEAD + SIZED + b"\r\n" + FOREIGN)),
    "no status": Server(_raw(FOREIGN)),
    "a status that is none": Server(_raw(b"HTTP/1.1 OK\r\n\r\n" + FOREIGN)),
    "status 999": Server(saying(status="999 Strange", body=FOREIGN)),
    "status 000": Server(saying(status="000 Nothing", body=FOREIGN)),
    "another HTTP": Server(_raw(b"HTTP/9.9 200 OK\r\n", SIZED, b"\r\n", FOREIGN)),
    "another protocol": Server(
        _raw(b"HTTP/1.1 101 Switching Protocols\r\nX-Answers: %N\r\nUpgrade: x\r\n\r\n", FOREIGN)
    ),
    "TLS where none is spoken": Server(_raw(b"\x15\x03\x03\x00\x02\x02\x28" * 20)),
    "SSH": Server(_raw(b"SSH-2.0-OpenSSH_9.2\r\n")),
    "zeros": Server(_raw(bytes(4000))),
    "a zero in its head": Server(_with_head(b"X-More: \0\r\n" + SIZED), lie=False),
    "no nonce": Server(_raw(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + SIZED + b"\r\n" + FOREIGN)),
    "another nonce": Server(_raw(HEAD.replace(b"%N", b"0" * 32) + SIZED + b"\r\n" + FOREIGN)),
    "two nonces": Server(_with_head(b"X-Answers: " + b"0" * 32 + b"\r\n" + SIZED)),
    "a redirect to a file": Server(saying(status="302 Found", more="Location: file:///etc/passwd\r\n", body=FOREIGN)),
    "a redirect to itself": Server(saying(status="307 Temporary Redirect", more="Location: /\r\n", body=FOREIGN)),
    "half of itself": Server(saying(status="206 Partial Content", more="Content-Range: bytes 0-9/*\r\n", body=b"{}")),
    "a web page": Server(saying(body=b"<html>log in</html>", kind="text/html")),
    "a login page that calls itself JSON": Server(saying(body=b"<html>log in</html>")),
    "depth": Server(saying(body=b"[" * 90_000)),
    "NaN": Server(saying(body=b'{"applications": NaN}')),
    "a number without end": Server(saying(body=b'{"applications": ' + b"9" * 90_000 + b"}")),
    "half characters": Server(saying(body=b'{"applications": "\\ud83d"}')),
    "UTF-16": Server(saying(body=NONE_FOUND.decode().encode("utf-16")), lie=False),
    "a cookie, a date of nowhen and a retry of never": Server(
        saying(
            body=NONE_FOUND,
            more="Set-Cookie: a=b\r\nDate: Mon, 99 Jan 99999999999999999999 10:00:00 GMT\r\nRetry-After: never\r\n",
        ),
        lie=False,
    ),
    "the question itself": Server(lambda connection, request: connection.sendall(request)),
    "an envelope": Server(saying(body=json.dumps({"code": 0, "data": {"applications": []}}).encode())),
}


def run(times: int, seed: int) -> Seen:
    """The control asks as most programs do: it waits for each read, and takes what is JSON."""
    rng = Random(f"servers {seed}")
    wrong, control = Counter({"believed": 0, "late": 0, "raised": 0, "honest answers not taken": 0}), Counter[str]()
    with opened_lines() as line:
        for name in islice(_drawn(rng), times):
            server = SERVERS[name]
            url = line(server.play).url
            for act in (partial(_ask, gateway_to(url)), partial(_deliver, gateway_to(url))):
                if judgement := _judgement(server, act):
                    wrong.update([judgement, f"{name}: {judgement}"])
            control.update({_judgement(server, partial(_trusting, url))} & {"believed", "late"})
        wrong["honest answers not taken"] += not _ask(gateway_to(line(saying()).url))
    return Seen(f"{times} hostile servers, asked and delivered to", wrong, "http.client and json.loads", control)


def _drawn(rng: Random) -> Iterator[str]:
    """All of them in an order that is drawn, again and again."""
    while True:
        yield from rng.sample(list(SERVERS), len(SERVERS))


def _judgement(server: Server, act: Callable[[], bool]) -> str:
    """What is wrong with what `act` made of the server; it says whether it took the answer for the back end's."""
    outcome: list[bool | Exception] = []

    def work() -> None:
        try:
            outcome.append(act())
        except Exception as error:  # any at all: that is the question
            outcome.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(SOON_S)
    match outcome:
        case []:
            return "late"
        case [Exception()]:
            return "raised"
    return "believed" if outcome == [True] and server.lie else ""


def _ask(gateway: Gateway) -> bool:
    try:
        gateway.ask("applications", ASKED, "q-1")
    except GatewayError:
        return False
    finally:
        gateway.close()
    return True


def _deliver(gateway: Gateway) -> bool:
    try:
        return isinstance(deliver(gateway), Accepted)
    finally:
        gateway.close()


def _trusting(url: str) -> bool:
    with closing(HTTPConnection(url.removeprefix("http://"), timeout=SHORT.ask_s)) as line:
        line.request("POST", "/", b"{}")
        with line.getresponse() as reply:
            return bool(json.loads(reply.read(MOST_READ)))
