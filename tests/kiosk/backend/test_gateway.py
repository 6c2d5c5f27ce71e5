"""The gateway against the simulated back end."""

import json
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from device_sim.backend.faults import Mode
from device_sim.backend.server import BackendServer
from device_sim.people import person
from kiosk.backend.check import backend_problem
from kiosk.backend.gateway import Gateway, Limits
from kiosk.backend.signing import Signer
from offline_cache.sync import Accepted, Refused, Unreachable
from tests.kiosk.backend.bad_lines import (
    ASKED,
    KEY,
    NAMED,
    NOW,
    NUMBER,
    PAYLOAD,
    SERVICE,
    SHORT,
    deliver,
    failure,
    gateway_to,
    is_there,
    soon,
)


@pytest.fixture
def gateway(server: BackendServer) -> Iterator[Gateway]:
    # Time enough for a busy machine where the answer is expected to come.
    gateway = gateway_to(server.url, limits=Limits())
    yield gateway
    gateway.close()


def deliveries(server: BackendServer) -> int:
    """How many records have arrived, asked from the office's side."""
    with socket.create_connection(("127.0.0.1", int(server.url.rsplit(":", 1)[1]))) as line:
        line.sendall(b"GET /v1/office/records HTTP/1.1\r\nHost: sim\r\nConnection: close\r\n\r\n")
        answer = b"".join(iter(lambda: line.recv(65536), b""))
    return int(json.loads(answer.partition(b"\r\n\r\n")[2])["deliveries"])


def test_a_certificate_asked_for_twice_has_one_number(gateway: Gateway) -> None:
    first = gateway.ask("social-insurance-certificate", NAMED, "q-1")
    assert gateway.ask("social-insurance-certificate", NAMED, "q-1") == first
    assert first["number"] == "440100-2026-0037715"
    assert {one["kind"] for one in first["insurances"]} >= {"pension", "medical"}


def test_the_offices_reason_is_told(gateway: Gateway) -> None:
    child = person("lin-child").card
    error = failure(gateway, "social-insurance-certificate", {**NAMED, "id_number": child.number, "name": child.name})
    assert (error.kind, error.reason) == ("refused", "nothing-on-file")


def test_every_question_of_the_terminal_is_answered_in_its_shape(gateway: Gateway) -> None:
    proof = Signer("GZ0117", KEY).receipt_mac(NUMBER)
    assert gateway.ask("old-age-allowance-prefill", ASKED, "q-1")["phone"] == person("chen-jianming").phone
    assert gateway.ask("applications", ASKED, "q-2")["applications"] == []
    assert gateway.ask("application", {"number": NUMBER, "mac": proof}, "q-3")["genuine"] is True
    assert isinstance(deliver(gateway), Accepted)
    (mine,) = gateway.ask("applications", ASKED, "q-4")["applications"]
    assert (mine["number"], mine["kind"], mine["state"]) == (NUMBER, SERVICE, "submitted")


def test_a_terminal_that_is_not_believed_knows_it_before_anybody_asks(server: BackendServer) -> None:
    strange = gateway_to(server.url, key=bytes(32), limits=Limits())
    problem = backend_problem(strange, server.url)
    assert problem is not None
    assert (problem.code, problem.evidence) == (
        "NET-04",
        f"{server.url}: unauthorised: HTTP 401: X-Signature is not HMAC-SHA256 over the suizhu-request-1 text",
    )
    strange.close()


def test_why_the_back_end_does_not_answer_is_told(server: BackendServer) -> None:
    elsewhere = gateway_to(f"{server.url}/suizhu", limits=Limits())
    problem = backend_problem(elsewhere, f"{server.url}/suizhu")
    assert problem is not None
    assert (problem.code, problem.evidence) == (
        "NET-03",
        f"{server.url}/suizhu: garbled: HTTP 404, expected 200 from the back end: is the path of its address right?",
    )
    elsewhere.close()


def test_a_record_whose_answer_was_lost_is_accepted_on_the_next_try_and_there_once(
    server: BackendServer, gateway: Gateway
) -> None:
    server.faults.set(Mode.LOSE_ANSWERS, count=2)
    assert isinstance(deliver(gateway), Unreachable)
    assert isinstance(deliver(gateway), Unreachable)
    answer = deliver(gateway)
    assert isinstance(answer, Accepted)
    assert answer.reply["state"] == "submitted"
    assert deliveries(server) == 1


def test_eight_threads_delivering_one_record_leave_one(server: BackendServer, gateway: Gateway) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda _: deliver(gateway), range(16)))
    assert all(isinstance(answer, Accepted) for answer in answers)
    assert deliveries(server) == 1


def test_a_key_used_for_another_record_is_refused_for_good(gateway: Gateway) -> None:
    deliver(gateway)
    answer = deliver(gateway, payload=PAYLOAD | {"payment": "bank"})
    assert isinstance(answer, Refused)
    assert answer.reason.startswith("key-reused: ")


def test_a_record_of_an_unknown_kind_is_refused_with_what_was_expected(gateway: Gateway) -> None:
    answer = deliver(gateway, kind="tea_ordered")
    assert isinstance(answer, Refused)
    assert "kind: one of certificate_requested" in answer.reason


def test_wrong_credentials_never_lose_a_record(server: BackendServer) -> None:
    stranger = gateway_to(server.url, key=b"another terminal's")
    answer = deliver(stranger)
    assert isinstance(answer, Unreachable)
    assert answer.why.startswith("unauthorised: HTTP 401: X-Signature")
    assert failure(stranger).kind == "unauthorised"
    stranger.close()


def test_a_terminal_with_a_wrong_clock_gets_no_answers_but_delivers(server: BackendServer) -> None:
    late = gateway_to(server.url, clock=lambda: NOW - 600, limits=Limits())
    error = failure(late)
    assert error.kind == "clock-differs"
    assert "made 600 s before it came" in error.detail
    assert isinstance(deliver(late), Accepted)
    late.close()


def test_a_record_of_last_month_is_still_accepted(gateway: Gateway) -> None:
    assert isinstance(deliver(gateway, created=NOW - 29 * 86400), Accepted)
    assert isinstance(deliver(gateway, "k-2", created=NOW - 31 * 86400), Refused)


def test_a_back_end_that_is_stopped_is_unreachable_until_it_listens_again(
    server: BackendServer, gateway: Gateway
) -> None:
    assert is_there(gateway)
    server.stop_listening()
    assert not is_there(gateway)
    assert failure(gateway).kind == "unreachable"
    assert isinstance(deliver(gateway), Unreachable)
    server.listen_again()
    assert is_there(gateway)
    assert isinstance(deliver(gateway), Accepted)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        (Mode.DOWN, "unreachable"),
        (Mode.SLOW, "slow"),
        (Mode.DRIP, "slow"),
        (Mode.ERROR_500, "unreachable"),
        (Mode.WRONG_TYPE, "garbled"),
        (Mode.LOSE_ANSWERS, "unreachable"),
    ],
)
def test_every_fault_of_the_back_end_ends_in_time_and_leaves_the_record_to_be_tried_again(
    server: BackendServer, mode: Mode, kind: str
) -> None:
    gateway = gateway_to(server.url, limits=SHORT if kind == "slow" else Limits())
    server.faults.set(mode)
    assert failure(gateway).kind == kind
    with soon():
        answer = deliver(gateway)
    assert isinstance(answer, Unreachable)
    assert answer.why.startswith(kind)
    assert not is_there(gateway)
    gateway.close()
    server.faults.set(Mode.OK)
    patient = gateway_to(server.url, limits=Limits())
    assert isinstance(deliver(patient), Accepted)
    assert deliveries(server) == 1
    patient.close()
