"""What the back end refuses, in which words, and what it publishes about that."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from jsonschema_rs import Draft202012Validator

from device_sim.backend import contracts
from device_sim.backend.published import sample_sent
from tests.device_sim.backend.terminal import CHEN, NOW, Caller, application, back_end, code, send

AGREED = contracts.read()
_CHEN = {"sent": {**AGREED.sample["sent"], "id_number": CHEN.number, "name": CHEN.name}}
QUERIES = {
    one.name: {name: value for name, value in sample_sent(one, _CHEN).items() if name in one.send["required"]}
    for one in AGREED.questions.values()
}
SIGNED = [f"/v1/queries/{query}" for query in QUERIES] + ["/v1/records"]
ONCE = [
    *(f"/v1/queries/{one.name}" for one in AGREED.questions.values() if one.once),
    "/v1/records",
]  # what a key makes happen once only
SIGNATURE = {"X-Terminal", "X-Created", "X-Nonce", "X-Signature", "Idempotency-Key"}


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Caller]:
    """Before offices that have something on file for the one who asks."""
    with back_end(tmp_path) as server:
        for query, examples in server.office.choices().items():
            server.office.choose("chen-jianming", query, examples[0])
        yield Caller(server)


@pytest.fixture
def api(terminal: Caller) -> dict[str, Any]:
    published: dict[str, Any] = requests.get(f"{terminal.server.url}/openapi.json", timeout=10).json()
    return published


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


# --- what is published ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", SIGNED)
def test_it_is_published_that_every_header_of_the_signature_is_required(api: dict[str, Any], path: str) -> None:
    endpoint = api["paths"][path]["post"]
    (together,) = endpoint["security"]
    schemes = [api["components"]["securitySchemes"][name] for name in together]
    assert {(one["type"], one["in"]) for one in schemes} == {("apiKey", "header")}
    parameters = [(one["name"], one["required"]) for one in endpoint["parameters"]]
    assert parameters == [("Idempotency-Key", True), ("X-Signature-Kind", False)]
    assert {one["name"] for one in schemes} | {"Idempotency-Key"} == SIGNATURE


@pytest.mark.parametrize("path", SIGNED)
def test_it_is_published_that_an_answer_says_which_request_it_answers(api: dict[str, Any], path: str) -> None:
    assert api["paths"][path]["post"]["responses"]["200"]["headers"]["X-Answers"]["required"] is True


@pytest.mark.parametrize("path", SIGNED)
def test_refusals_are_published_as_problem_documents(api: dict[str, Any], path: str) -> None:
    responses = api["paths"][path]["post"]["responses"]
    assert {"200", "401", "413", "422"} <= set(responses)
    assert ("409" in responses) == (path in ONCE)
    for status in set(responses) - {"200"}:
        assert list(responses[status]["content"]) == ["application/problem+json"]
        schema = responses[status]["content"]["application/problem+json"]["schema"]
        assert {"$ref": "#/components/schemas/Problem"} in (schema, schema.get("allOf", [schema])[0])
    assert set(api["components"]["schemas"]["Problem"]["required"]) == {"type", "status", "code", "detail"}
    assert "HTTPValidationError" not in api["components"]["schemas"]


def test_every_endpoint_publishes_the_shape_of_its_answer(api: dict[str, Any]) -> None:
    for path, methods in api["paths"].items():
        for endpoint in methods.values():
            schema = endpoint["responses"]["200"]["content"]["application/json"]["schema"]
            name = schema["$ref"].removeprefix("#/components/schemas/")
            assert api["components"]["schemas"][name]["properties"], path


def test_a_real_answer_has_the_shape_that_is_published(terminal: Caller, api: dict[str, Any]) -> None:
    terminal.deliver(application(), "k-1")
    answers = {f"/v1/queries/{query}": terminal.ask(query, asked, key=query).json() for query, asked in QUERIES.items()}
    for path, answer in answers.items():
        schema = api["paths"][path]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
        rules = Draft202012Validator({**schema, "components": api["components"]})
        assert [error.message for error in rules.iter_errors(answer)] == []


def test_what_a_value_may_be_is_published(api: dict[str, Any]) -> None:
    insurance = api["components"]["schemas"]["social-insurance-certificate.insurance"]["properties"]
    assert insurance["status"] == {"enum": ["paying", "paused", "receiving"]}
    assert api["components"]["schemas"]["month"]["pattern"] == "^[0-9]{4}-(0[1-9]|1[0-2])$"
    assert insurance["from"] == {"$ref": "#/components/schemas/month"}


@pytest.mark.parametrize("query", AGREED.questions)
def test_the_codes_with_which_an_office_may_say_no_are_published(api: dict[str, Any], query: str) -> None:
    said = api["paths"][f"/v1/queries/{query}"]["post"]["responses"]["422"]["content"]["application/problem+json"]
    codes = said["schema"]["allOf"][1]["properties"]["code"]["enum"]
    assert codes == ["invalid", *AGREED.questions[query].refusals]


def test_what_the_data_of_a_record_holds_is_published(api: dict[str, Any]) -> None:
    """The document as a validator reads it, against the rules of the service."""
    rules = Draft202012Validator({**api["components"]["schemas"]["Record"], "components": api["components"]})
    known = application(service="old-age-allowance", name=CHEN.name, birth="1944-03-08", payment="bank",
                        phone="13800138000", living="registered", receives="no")  # fmt: skip
    assert not rules.is_valid(known)
    assert rules.is_valid({**known, "data": {**known["data"], "account": "6222000000000000"}})


def test_every_reference_of_the_published_document_leads_somewhere(api: dict[str, Any]) -> None:
    def references(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            yield from ([value["$ref"]] if isinstance(value.get("$ref"), str) else [])
            for inner in value.values():
                yield from references(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from references(inner)

    there = {f"#/components/schemas/{name}" for name in api["components"]["schemas"]}
    assert set(references(api)) <= there


def test_the_page_about_the_interface_names_answers_and_refusals(terminal: Caller) -> None:
    page = requests.get(f"{terminal.server.url}/docs", timeout=10).text
    assert "verify_code" in page
    assert "409" in page
    assert "required" in page


def test_what_is_said_along_with_a_refusal_is_published(api: dict[str, Any]) -> None:
    said = api["paths"]["/v1/queries/housing-fund-proof"]["post"]["responses"]["422"]["content"]
    rules = Draft202012Validator({**said["application/problem+json"]["schema"], "components": api["components"]})
    locked = {"type": "urn:suizhu:problem:x", "status": 422, "code": "fund-account-locked", "detail": "frozen"}
    assert not rules.is_valid(locked)
    assert rules.is_valid({**locked, "params": {"counter": "越秀管理部"}})
    assert rules.is_valid({**locked, "code": "no-fund-account"})
