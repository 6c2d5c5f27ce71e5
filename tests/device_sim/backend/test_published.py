"""What the back end publishes about its interface: every shape, every refusal, every header."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests
from jsonschema_rs import Draft202012Validator

from tests.device_sim.backend.questions import AGREED, QUERIES
from tests.device_sim.backend.terminal import CHEN, Caller, application, have_something_on_file

SIGNED = [f"/v1/queries/{query}" for query in QUERIES] + ["/v1/records"]
ONCE = [
    *(f"/v1/queries/{one.name}" for one in AGREED.questions.values() if one.once),
    "/v1/records",
]  # what a key makes happen once only
SIGNATURE = {"X-Terminal", "X-Created", "X-Nonce", "X-Signature", "Idempotency-Key"}


@pytest.fixture
def terminal(terminal: Caller) -> Caller:
    """Before offices that have something on file for the one who asks."""
    have_something_on_file(terminal.server)
    return terminal


@pytest.fixture
def api(terminal: Caller) -> dict[str, Any]:
    published: dict[str, Any] = requests.get(f"{terminal.server.url}/openapi.json", timeout=10).json()
    return published


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
    assert api["components"]["schemas"]["month"]["pattern"] == "^[1-9][0-9]{3}-(0[1-9]|1[0-2])$"
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


def test_what_is_said_along_with_a_refusal_is_published(api: dict[str, Any]) -> None:
    said = api["paths"]["/v1/queries/housing-fund-proof"]["post"]["responses"]["422"]["content"]
    rules = Draft202012Validator({**said["application/problem+json"]["schema"], "components": api["components"]})
    locked = {"type": "urn:suizhu:problem:x", "status": 422, "code": "fund-account-locked", "detail": "frozen"}
    assert not rules.is_valid(locked)
    assert not rules.is_valid({**locked, "params": {"counter": "越秀管理部"}})
    assert not rules.is_valid({**locked, "params": {"since": "August", "counter": "越秀管理部"}})
    assert rules.is_valid({**locked, "params": {"since": "2026-08", "counter": "越秀管理部"}})
    assert rules.is_valid({**locked, "code": "no-fund-account"})
