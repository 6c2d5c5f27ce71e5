"""Whom the back end believes, and what the golden vectors bind both sides to."""

import http.client
import json
from urllib.parse import urlsplit

import pytest
import requests

from device_sim.backend.auth import SignedRequest, mac8, signature_of, text_to_sign
from tests.device_sim.backend.terminal import CHEN, KEY, NOW, NUMBER, Caller, application, code, send


def test_golden_signature() -> None:
    """The vector of docs/backend-api.md, made with openssl."""
    claim = SignedRequest(
        method="POST",
        path="/v1/queries/applications",
        terminal="GZ0117",
        created="2026-11-23T01:30:00Z",
        nonce="0123456789abcdef0123456789abcdef",
        key="k-1",
        body=b'{"id_number":"440104198105141112"}',
    )
    assert text_to_sign(claim) == (
        b"suizhu-request-1\nPOST\n/v1/queries/applications\nGZ0117\n2026-11-23T01:30:00Z\n"
        b"0123456789abcdef0123456789abcdef\nk-1\n"
        b"d53ce7033414007108345894a21ba4718daad5b0e2344f6a8b912c93dddc31cd"
    )
    assert signature_of(claim, KEY) == "e8f3b7e1eb468cbb7e74ff196152c65ab2e90c526e4812ee0b94e874ae775369"


def test_golden_receipt_proof() -> None:
    assert mac8(NUMBER, KEY) == "CSSQSUIF"


def test_an_unsigned_request_is_turned_away(terminal: Caller) -> None:
    answer = requests.post(f"{terminal.server.url}/v1/records", json=application(), timeout=10)
    assert answer.status_code == 401
    assert terminal.everything()["deliveries"] == 0


def test_an_unknown_terminal_is_turned_away(terminal: Caller) -> None:
    stranger = Caller(terminal.server, "GZ0999")
    assert code(stranger.deliver(application())) == (401, "unknown-terminal")


def test_a_wrong_key_is_turned_away(terminal: Caller) -> None:
    forger = Caller(terminal.server, key=b"guessed")
    assert code(forger.deliver(application())) == (401, "wrong-signature")
    assert terminal.everything()["deliveries"] == 0


@pytest.mark.parametrize("header", ["X-Created", "X-Nonce", "Idempotency-Key"])
def test_a_changed_header_is_noticed(terminal: Caller, header: str) -> None:
    request = terminal.sign("/v1/records", application(), "k-1")
    request["headers"][header] = "2026-11-23T02:00:00Z"
    assert code(send(request)) == (401, "wrong-signature")


def test_a_changed_body_or_path_is_noticed(terminal: Caller) -> None:
    request = terminal.sign("/v1/records", application(), "k-1")
    assert code(send(request | {"data": request["data"] + b" "})) == (401, "wrong-signature")
    assert code(send(request | {"url": request["url"] + "?again"})) == (401, "wrong-signature")


def test_a_path_that_means_the_same_but_is_written_otherwise_is_another_path(terminal: Caller) -> None:
    request = terminal.sign("/v1/records", application(), "k-1")
    line = http.client.HTTPConnection(urlsplit(request["url"]).netloc, timeout=10)  # requests would write it as usual
    line.request("POST", "/v1/%72ecords", request["data"], request["headers"])
    assert json.loads(line.getresponse().read())["code"] == "wrong-signature"
    line.close()
    assert terminal.everything()["deliveries"] == 0


def test_a_question_older_than_five_minutes_is_stale(terminal: Caller) -> None:
    asked = {"id_number": CHEN.number}
    assert terminal.ask("applications", asked, made=NOW - 299).status_code == 200
    assert code(terminal.ask("applications", asked, made=NOW - 301)) == (401, "stale")
    assert code(terminal.ask("applications", asked, made=NOW + 301)) == (401, "stale")


def test_a_question_heard_on_the_wire_cannot_be_asked_again(terminal: Caller) -> None:
    request = terminal.sign("/v1/queries/applications", {"id_number": CHEN.number}, "q-1")
    assert send(request).status_code == 200
    assert code(send(request)) == (401, "replayed")


def test_an_answer_says_which_request_it_belongs_to(terminal: Caller) -> None:
    answer = terminal.ask("applications", {"id_number": CHEN.number}, nonce="n-42")
    assert answer.headers["X-Answers"] == "n-42"
