"""The gateway on connections that the back end closes as idle just when the next request comes."""

import re
import socket
import struct
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from device_sim.backend.faults import Mode
from device_sim.backend.server import BackendServer
from kiosk.backend.gateway import Gateway, Limits
from kiosk.backend.trust import Trust
from offline_cache.sync import Accepted, Unreachable
from tests.kiosk.at import At
from tests.kiosk.backend.bad_lines import (
    ASKED,
    KEY,
    NAMED,
    NOBODY_KNOWN,
    NONE_FOUND,
    NOW,
    Line,
    answer,
    deliver,
    failure,
    gateway_to,
    header,
    is_there,
)
from tests.kiosk.backend.certificates import authority, server_context

End = Callable[[socket.socket], None]
RECEIVED = b'{"key": "k-1", "state": "submitted"}'


@pytest.fixture
def gateway(server: BackendServer) -> Iterator[Gateway]:
    gateway = gateway_to(server.url, limits=Limits())
    assert is_there(gateway)  # a connection is open from here on
    yield gateway
    gateway.close()


def closed(connection: socket.socket) -> None:
    connection.shutdown(socket.SHUT_RDWR)


def reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def half_an_answer(connection: socket.socket) -> None:
    connection.sendall(b"H")
    connection.shutdown(socket.SHUT_RDWR)


def once_each(body: bytes, end: End) -> Callable[[socket.socket, bytes], None]:
    """Answer the first request of every connection; its second one meets the end of the connection."""
    served: list[socket.socket] = []

    def play(connection: socket.socket, request: bytes) -> None:
        if connection in served:
            end(connection)
        else:
            served.append(connection)
            connection.sendall(answer(request, body))

    return play


ENDS = pytest.mark.parametrize("end", [closed, reset])


@ENDS
def test_a_back_end_that_closes_idle_connections_is_reachable_all_the_time(line: Callable[..., Line], end: End) -> None:
    there = line(once_each(NOBODY_KNOWN, end))
    gateway = gateway_to(there.url, limits=Limits())
    assert [is_there(gateway) for _ in range(5)] == [True] * 5
    # Each but the first meets the end of the connection before it.
    assert (there.connections, len(there.requests)) == (5, 9)
    gateway.close()


@ENDS
def test_a_question_that_meets_the_end_of_an_idle_connection_is_answered(line: Callable[..., Line], end: End) -> None:
    there = line(once_each(NONE_FOUND, end))
    gateway = gateway_to(there.url, limits=Limits())
    for _ in range(2):
        assert gateway.ask("applications", ASKED, "q-1") == {"applications": []}
    first, lost, again = there.requests
    assert header(lost, "Idempotency-Key") == header(again, "Idempotency-Key") == "q-1"
    assert len({header(request, "X-Nonce") for request in (first, lost, again)}) == 3
    assert lost.partition(b"\r\n\r\n")[2] == again.partition(b"\r\n\r\n")[2]
    gateway.close()


@pytest.mark.hits("stale-connection-asked-again")
@ENDS
def test_a_record_that_meets_the_end_of_an_idle_connection_is_accepted(line: Callable[..., Line], end: End) -> None:
    gateway = gateway_to(line(once_each(RECEIVED, end)).url, limits=Limits())
    for _ in range(3):
        assert isinstance(deliver(gateway), Accepted)
    gateway.close()


def test_a_connection_whose_answer_has_begun_is_not_tried_again(line: Callable[..., Line]) -> None:
    there = line(once_each(NONE_FOUND, half_an_answer))
    gateway = gateway_to(there.url, limits=Limits())
    gateway.ask("applications", ASKED, "q-1")
    assert failure(gateway).kind == "unreachable"
    assert (there.connections, len(there.requests)) == (1, 2)
    gateway.close()


@ENDS
def test_a_new_connection_that_ends_without_an_answer_is_not_tried_again(line: Callable[..., Line], end: End) -> None:
    there = line(lambda connection, _request: end(connection))
    gateway = gateway_to(there.url, limits=Limits())
    assert failure(gateway).kind == "unreachable"
    assert isinstance(deliver(gateway), Unreachable)
    assert not is_there(gateway)
    assert (there.connections, len(there.requests)) == (3, 3)


@ENDS
def test_a_back_end_that_only_hangs_up_is_tried_once_more_and_no_further(line: Callable[..., Line], end: End) -> None:
    def once(connection: socket.socket, request: bytes) -> None:
        if len(there.requests) == 1:
            connection.sendall(answer(request, NONE_FOUND))
        else:
            end(connection)

    there = line(once)
    gateway = gateway_to(there.url, limits=Limits())
    gateway.ask("applications", ASKED, "q-1")
    assert failure(gateway).kind == "unreachable"
    assert (there.connections, len(there.requests)) == (2, 3)


def test_both_tries_share_one_deadline(line: Callable[..., Line]) -> None:
    def late(connection: socket.socket, request: bytes) -> None:
        match len(there.requests):
            case 1:
                connection.sendall(answer(request, NONE_FOUND))
            case 2:
                there.over.wait(0.6)
                connection.shutdown(socket.SHUT_RDWR)
            case _:
                there.over.wait(10)

    there = line(late)
    gateway = gateway_to(there.url, limits=Limits(ask_s=2.0))
    gateway.ask("applications", ASKED, "q-1")
    error = failure(gateway)
    assert error.kind == "slow"
    assert len(there.requests) == 3
    said = re.search(r"within ([\d.]+) s", error.detail)
    assert said
    assert float(said[1]) <= 1.4


def test_under_tls_the_end_of_an_idle_connection_is_no_failure_either(
    tmp_path: Path, line: Callable[..., Line]
) -> None:
    ministry = authority(tmp_path, "ministry")
    there = line(once_each(NOBODY_KNOWN, closed), server_context(ministry.signs("backend")))
    gateway = gateway_to(there.url, limits=Limits(), trust=Trust(ca=ministry.chain))
    assert [is_there(gateway) for _ in range(3)] == [True] * 3
    assert there.connections == 3
    gateway.close()


@pytest.mark.parametrize("mode", [Mode.DOWN, Mode.LOSE_ANSWERS])
def test_the_back_end_takes_the_repeated_question_and_makes_one_certificate(
    server: BackendServer, gateway: Gateway, mode: Mode
) -> None:
    server.faults.set(mode, count=1)
    given = gateway.ask("social-insurance-certificate", NAMED, "q-1")
    assert server.faults.mode is Mode.OK  # the fault did happen
    assert gateway.ask("social-insurance-certificate", NAMED, "q-1") == given


@pytest.mark.parametrize("mode", [Mode.DOWN, Mode.LOSE_ANSWERS])
def test_a_back_end_that_stays_silent_is_unreachable_after_an_idle_connection_too(
    server: BackendServer, gateway: Gateway, mode: Mode
) -> None:
    server.faults.set(mode, count=2)
    assert failure(gateway).kind == "unreachable"
    assert server.faults.mode is Mode.OK
    assert isinstance(deliver(gateway), Accepted)


def test_the_same_nonce_twice_is_refused(server: BackendServer) -> None:
    """Why the repeated question is signed anew."""
    stuck = Gateway(server.url, "GZ0117", KEY, At(lambda: NOW), nonce=lambda: "00" * 16)
    assert is_there(stuck)
    server.faults.set(Mode.LOSE_ANSWERS, count=1)
    error = failure(stuck)
    assert (error.kind, server.faults.mode) == ("unauthorised", Mode.OK)
    stuck.close()
