"""The gateway on lines that behave worse than any back end: whatever comes, it ends in time and loses nothing."""

import datetime
import gzip
import json
import socket
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from email.utils import format_datetime
from typing import Any

import pytest

from kiosk.backend.gateway import Limits
from offline_cache.sync import Unreachable
from tests.kiosk.backend.bad_lines import (
    ASKED,
    CHEN,
    NONE_FOUND,
    NOW,
    PAYLOAD,
    Line,
    answer,
    deliver,
    failure,
    gateway_to,
    nobody_waits_any_more,
    saying,
)


@pytest.mark.hits("exchange-late")
def test_a_head_that_drips_ends_with_the_deadline(line: Callable[..., Line]) -> None:
    """One byte at a time never lets a single read time out."""

    def drip(connection: socket.socket, request: bytes) -> None:
        for byte in answer(request, NONE_FOUND):
            connection.sendall(bytes([byte]))
            if there.over.wait(0.05):
                return

    there = line(drip)
    assert failure(gateway_to(there.url)).kind == "slow"
    assert nobody_waits_any_more()


def test_after_a_late_answer_the_next_question_has_a_line_of_its_own(line: Callable[..., Line]) -> None:
    def late_once(connection: socket.socket, request: bytes) -> None:
        if len(there.requests) == 1:
            there.over.wait(10)
        connection.sendall(answer(request, NONE_FOUND))

    there = line(late_once)
    gateway = gateway_to(there.url, limits=Limits(ask_s=1.0))
    assert failure(gateway).kind == "slow"
    assert gateway.ask("applications", ASKED, "q-1") == {"applications": []}
    assert there.connections == 2
    gateway.close()


def test_a_line_is_used_again(line: Callable[..., Line]) -> None:
    there = line(saying())
    gateway = gateway_to(there.url, limits=Limits())
    for at in range(5):
        gateway.ask("applications", ASKED, f"q-{at}")
    assert (there.connections, len(there.requests)) == (1, 5)
    gateway.close()


def test_each_thread_has_its_own_line(line: Callable[..., Line]) -> None:
    there = line(saying())
    gateway = gateway_to(there.url, limits=Limits())
    together = threading.Barrier(2)

    def ask(at: int) -> None:
        together.wait()
        gateway.ask("applications", ASKED, f"q-{at}")
        together.wait()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(ask, range(2)))
    assert there.connections == 2
    gateway.close()


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(
            {"body": b'{"applications": [' + b" " * 200_000 + b"]}"},
            id="too long",
            marks=pytest.mark.hits("answer-too-long"),
        ),
        pytest.param(
            {"body": gzip.compress(NONE_FOUND), "more": "Content-Encoding: gzip\r\n"},
            id="compressed",
            marks=pytest.mark.hits("answer-encoded"),
        ),
        pytest.param({"body": b""}, id="empty"),
        pytest.param({"body": b"null"}, id="null"),
        pytest.param({"body": b"[]"}, id="a list"),
        pytest.param({"body": b'{"applications": [], '}, id="half"),
        pytest.param({"body": b"[" * 50_000}, id="deep", marks=pytest.mark.hits("answer-too-deep")),
        pytest.param({"body": b'{"applications": "\xff"}'}, id="not UTF-8"),
        pytest.param({"kind": "text/html"}, id="a web page"),
        pytest.param({"kind": ""}, id="no type"),
        pytest.param({"status": "404 Not Found"}, id="no such address"),
        pytest.param({"status": "400 Bad Request", "kind": "text/html"}, id="a proxy's refusal"),
        pytest.param({"status": "304 Not Modified", "body": b""}, id="not modified"),
    ],
)
def test_what_is_no_answer_of_the_back_end_is_never_taken_for_one(
    line: Callable[..., Line], said: dict[str, Any]
) -> None:
    gateway = gateway_to(line(saying(**said)).url, limits=Limits(body_bytes=100_000))
    assert failure(gateway).kind == "garbled"
    assert isinstance(deliver(gateway), Unreachable)
    gateway.close()


@pytest.mark.parametrize(
    "body",
    [b'{"applications": {}}', b'{"applications": [{"number": 7}]}', b"{}"],
    ids=["another shape", "another shape inside", "nothing in it"],
)
def test_a_whole_answer_off_its_contract_is_none_and_says_nothing_of_the_line(
    line: Callable[..., Line], body: bytes
) -> None:
    gateway = gateway_to(line(saying(body=body)).url)
    assert failure(gateway).kind == "off-contract"
    assert isinstance(deliver(gateway), Unreachable)
    gateway.close()


def test_a_body_that_ends_early_is_no_answer(line: Callable[..., Line]) -> None:
    def cut(connection: socket.socket, request: bytes) -> None:
        connection.sendall(answer(request, NONE_FOUND)[:-1])
        connection.shutdown(socket.SHUT_RDWR)

    there = line(cut)
    assert failure(gateway_to(there.url, limits=Limits())).kind == "unreachable"
    assert isinstance(deliver(gateway_to(there.url, limits=Limits())), Unreachable)


@pytest.mark.hits("chunk-miscounted")
def test_a_chunk_of_less_than_nothing_is_no_answer(line: Callable[..., Line]) -> None:
    def chunked(connection: socket.socket, request: bytes) -> None:
        whole = answer(request, b"-5\r\n" + NONE_FOUND, more="Transfer-Encoding: chunked\r\n")
        connection.sendall(whole.replace(b"Content-Length", b"X-Length"))
        connection.shutdown(socket.SHUT_WR)

    there = line(chunked)
    assert failure(gateway_to(there.url, limits=Limits())).kind == "garbled"
    assert isinstance(deliver(gateway_to(there.url, limits=Limits())), Unreachable)


@pytest.mark.hits("answer-to-another-request")
def test_an_answer_to_another_request_is_not_taken(line: Callable[..., Line]) -> None:
    def stale(connection: socket.socket, _request: bytes) -> None:
        connection.sendall(answer(there.requests[0], NONE_FOUND))

    there = line(stale)
    gateway = gateway_to(there.url, limits=Limits())
    assert gateway.ask("applications", ASKED, "q-1") == {"applications": []}
    assert failure(gateway).kind == "garbled"
    gateway.close()


@pytest.mark.hits("record-of-another-key")
def test_an_answer_about_another_record_is_not_taken(line: Callable[..., Line]) -> None:
    there = line(saying(body=b'{"key": "k-0", "state": "submitted"}'))
    gateway = gateway_to(there.url, limits=Limits())
    assert isinstance(deliver(gateway), Unreachable)
    gateway.close()


def test_a_redirect_is_not_followed(line: Callable[..., Line]) -> None:
    elsewhere = line(saying())
    there = line(saying(status="307 Temporary Redirect", more=f"Location: {elsewhere.url}/v1\r\n"))
    gateway = gateway_to(there.url, limits=Limits())
    assert failure(gateway).kind == "garbled"
    assert isinstance(deliver(gateway), Unreachable)
    assert elsewhere.connections == 0
    gateway.close()


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ("120", 120.0),
        ("86400", 3600.0),
        ("-5", None),
        ("soon", None),
        ("", None),
        ("9" * 400, 3600.0),
        pytest.param("Mon, 99 Jan 99999999999999999999 10:00:00 GMT", None, marks=pytest.mark.hits("absurd-date")),
        ("Mon, 01 Jan 0001 00:00:00 GMT", None),
        (format_datetime(datetime.datetime.fromtimestamp(NOW + 90, datetime.UTC), usegmt=True), 90.0),
        (format_datetime(datetime.datetime.fromtimestamp(NOW - 90, datetime.UTC), usegmt=True), 0.0),
    ],
)
def test_retry_after_is_obeyed_up_to_an_hour(line: Callable[..., Line], asked: str, seconds: float | None) -> None:
    there = line(saying(status="503 Service Unavailable", more=f"Retry-After: {asked}\r\n"))
    gateway = gateway_to(there.url, limits=Limits())
    assert deliver(gateway) == Unreachable("unreachable: HTTP 503", seconds)
    gateway.close()


@pytest.mark.parametrize("status", ["408", "425", "429", "500", "502", "504"])
def test_not_now_is_not_never(line: Callable[..., Line], status: str) -> None:
    gateway = gateway_to(line(saying(status=f"{status} Later")).url, limits=Limits())
    assert deliver(gateway) == Unreachable(f"unreachable: HTTP {status}")
    assert failure(gateway).kind == "unreachable"
    gateway.close()


def test_a_proxy_named_in_the_environment_is_not_asked(
    line: Callable[..., Line], monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy, there = line(saying()), line(saying())
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, proxy.url)
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    gateway = gateway_to(there.url, limits=Limits())
    gateway.ask("applications", ASKED, "q-1")
    assert (proxy.connections, there.connections) == (0, 1)
    gateway.close()


@pytest.mark.parametrize(
    "address", ["http://backend.example", "ftp://127.0.0.1", "backend.example", "https://", "http://[::2]/"]
)
def test_only_https_leaves_this_machine(address: str) -> None:
    with pytest.raises(ValueError, match=r"expected https://HOST\[:PORT\]\[/PATH\], or http:// on the loopback"):
        gateway_to(address)


def test_personal_data_is_not_in_what_a_technician_reads(line: Callable[..., Line]) -> None:
    gateway = gateway_to(line(saying(status="500 Oops", body=json.dumps(PAYLOAD).encode())).url, limits=Limits())
    answer = deliver(gateway)
    assert isinstance(answer, Unreachable)
    assert CHEN.number not in answer.why
    assert CHEN.number not in str(failure(gateway))
    gateway.close()
