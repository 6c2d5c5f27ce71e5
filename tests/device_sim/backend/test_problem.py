"""What the back end refuses, and in which words."""

import pytest
import requests

from tests.device_sim.backend.questions import QUERIES
from tests.device_sim.backend.terminal import NOW, Caller, application, code, have_something_on_file, send


@pytest.fixture
def terminal(terminal: Caller) -> Caller:
    """Before offices that have something on file for the one who asks."""
    have_something_on_file(terminal.server)
    return terminal


# --- the headers ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("key", ["", "k" * 129])
def test_a_question_needs_a_key_of_1_to_128_characters(terminal: Caller, query: str, key: str) -> None:
    answer = terminal.ask(query, QUERIES[query], key=key)
    assert code(answer) == (422, "invalid")
    assert answer.json()["detail"] == "Idempotency-Key: 1 to 128 characters were expected"
    assert terminal.everything()["certificates"] == []
    assert terminal.ask(query, QUERIES[query], key="k" * 128).status_code == 200


@pytest.mark.parametrize("key", ["", "k" * 129])
def test_a_record_needs_a_key_of_1_to_128_characters(terminal: Caller, key: str) -> None:
    assert code(terminal.deliver(application(), key)) == (422, "invalid")
    assert terminal.everything()["deliveries"] == 0


def nonced(terminal: Caller, path: str, content: object, nonce: str) -> requests.Response:
    """A request that is signed rightly over this nonce, even where it is none."""
    return send(terminal.sign(path, content, "k-1", nonce=nonce))


@pytest.mark.parametrize("nonce", ["", "n" * 65])
def test_every_signed_request_has_a_nonce(terminal: Caller, nonce: str) -> None:
    assert code(nonced(terminal, "/v1/records", application(), nonce)) == (401, "unsigned")
    assert code(nonced(terminal, "/v1/queries/applications", QUERIES["applications"], nonce)) == (401, "unsigned")
    assert terminal.everything()["deliveries"] == 0
    assert nonced(terminal, "/v1/records", application(), "n" * 64).status_code == 200


def test_a_record_says_when_it_was_sent(terminal: Caller) -> None:
    made = terminal.sign("/v1/records", application(), "k-1", created="yesterday")
    assert code(send(made)) == (401, "unsigned")
    assert terminal.everything()["deliveries"] == 0


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (NOW - 399, "made 399 s before it came; at most 300 s are accepted"),
        (NOW + 399, "dated 399 s after it came; at most 300 s are accepted"),
    ],
)
def test_a_stale_question_is_told_in_which_direction_and_by_how_much(terminal: Caller, made: float, said: str) -> None:
    answer = terminal.ask("applications", QUERIES["applications"], made=made)
    assert code(answer) == (401, "stale")
    assert answer.json()["detail"] == said


# --- the body -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"\xff\xfe\xfd", b'{"kind": "\xe9"}', b"[" * 100_000, b'{"kind": ' + b"1" * 5000 + b"}", b"[1]", b"7"],
    ids=["nothing", "half", "no UTF-8", "Latin-1", "too deep", "too long a number", "a list", "a number"],
)
def test_a_body_that_is_no_json_object_in_utf_8_is_invalid(terminal: Caller, body: bytes) -> None:
    assert code(send(terminal.sign_bytes("/v1/records", body, "k-1"))) == (422, "invalid")


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_what_json_has_no_word_for_is_refused(terminal: Caller, number: float) -> None:
    for data in ({"share": number}, {"shares": [{"of": number}]}):
        answer = terminal.deliver(application(**data))
        assert code(answer) == (422, "invalid")
        assert "data: " in answer.json()["detail"]
    assert terminal.everything()["deliveries"] == 0


def test_data_that_no_database_can_hold_is_refused(terminal: Caller) -> None:
    deep: object = "bottom"
    for _ in range(200):
        deep = [deep]
    for data in ({"name": "\ud800"}, {"\ud800": "name"}, {"deep": deep}):
        assert code(terminal.deliver(application(**data))) == (422, "invalid")
    for change in ({"number": "GZ\x00"}, {"number": "\ud800"}, {"visit": "v\x00"}, {"data": {"number": "GZ\x00"}}):
        record = application() | {"kind": "receipt_printed"} | change
        assert code(terminal.deliver(record)) == (422, "invalid")
    assert terminal.everything()["deliveries"] == 0


def test_a_whole_number_is_the_same_however_it_is_written(terminal: Caller) -> None:
    first = terminal.deliver(application(copies=1, shares=[1.5, {"of": 100.0}]))
    again = terminal.deliver(application(copies=1.0, shares=[1.5, {"of": 100}]))
    assert (again.status_code, again.json()) == (200, first.json())
    assert code(terminal.deliver(application(copies=True, shares=[1.5, {"of": 100}]))) == (409, "key-reused")
    assert code(terminal.deliver(application(copies=1, shares=[1.25, {"of": 100}]))) == (409, "key-reused")


# --- exactly once ---------------------------------------------------------------------------------------------------


def test_an_application_that_comes_again_under_another_key_is_not_taken_a_second_time(terminal: Caller) -> None:
    assert terminal.deliver(application(), "k-1").json()["state"] == "submitted"
    assert code(terminal.deliver(application(), "k-2")) == (409, "number-taken")
    everything = terminal.everything()
    assert (everything["deliveries"], len(everything["applications"])) == (1, 1)
    assert terminal.deliver(application(), "k-1").json()["state"] == "submitted"


# --- addresses ------------------------------------------------------------------------------------------------------


def test_an_address_that_is_not_there_and_a_method_that_is_not_taken_are_told_apart(terminal: Caller) -> None:
    url = terminal.server.url
    assert code(requests.get(f"{url}/v1/nothing", timeout=10)) == (404, "no-such-endpoint")
    wrong = requests.get(f"{url}/v1/records", timeout=10)
    assert code(wrong) == (405, "method-not-allowed")
    assert wrong.headers["Allow"] == "POST"
    assert wrong.json()["type"] == "urn:suizhu:problem:method-not-allowed"
