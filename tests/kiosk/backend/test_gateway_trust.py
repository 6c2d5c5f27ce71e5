"""What the terminal believes of an answer that has come whole: whom it is about, what it says, whose refusal it is.

Covers replies as well.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from kiosk.backend.gateway import Gateway, Limits
from offline_cache.sync import Refused, Unreachable, sync_once
from tests.kiosk.backend.bad_lines import (
    CHEN,
    NAMED,
    NOW,
    Line,
    deliver,
    failure,
    gateway_to,
    opened_lines,
    saying,
)
from tests.offline_cache.rig import opened

CERTIFICATE: dict[str, Any] = {
    "number": "440100-2026-0037715",
    "issued_on": "2026-11-23",
    "name": CHEN.name,
    "id_number": CHEN.number,
    "subject": NAMED["subject"],
    "verify_code": "0123456789abcdef",
    "verify_url": "http://127.0.0.1/v1/verify/0123456789abcdef",
    "insurances": [
        {"kind": "pension", "status": "paying", "from": "2004-07", "to": "2026-11", "months": 269, "employer": "示例"}
    ],
}
QUERY = "social-insurance-certificate"


@pytest.fixture
def answered() -> Iterator[Callable[..., Gateway]]:
    """A gateway to a back end that always says this."""
    with opened_lines() as line:
        there: list[tuple[Gateway, Line]] = []

        def build(body: object, **said: Any) -> Gateway:
            end = line(saying(body=json.dumps(body).encode(), **said))
            there.append((gateway_to(end.url, limits=Limits()), end))
            return there[-1][0]

        yield build
        for gateway, _ in there:
            gateway.close()


def test_the_certificate_of_who_was_asked_about_is_taken(answered: Callable[..., Gateway]) -> None:
    assert answered(CERTIFICATE).ask(QUERY, NAMED, "q-1") == CERTIFICATE


@pytest.mark.hits("answer-off-contract")
@pytest.mark.parametrize("other", [{"name": "黄玉兰"}, {"id_number": "44010319440308008X"}, {"subject": "5c" * 32}])
def test_a_certificate_of_somebody_else_is_no_answer(answered: Callable[..., Gateway], other: dict[str, str]) -> None:
    error = failure(answered(CERTIFICATE | other), QUERY, NAMED)
    assert (error.kind, *other) == ("off-contract", error.detail.split()[1].removeprefix("answer."))
    assert not any(value in error.detail for value in (*other.values(), *NAMED.values()))


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "long-term-care"},
        {"status": "unknown"},
        {"from": "2004-13"},
        {"to": "November"},
        {"to": "2026-11-30"},
        {"to": "0000-01"},
        {"months": -1},
        {"months": 10**20},
        {"months": 269.5},
        {"months": "269"},
        {"months": None},
        {"months": True},
    ],
)
def test_what_no_paper_has_words_for_is_refused_before_anything_is_written_down(
    answered: Callable[..., Gateway], wrong: dict[str, str]
) -> None:
    body = CERTIFICATE | {"insurances": [CERTIFICATE["insurances"][0] | wrong]}
    error = failure(answered(body), QUERY, NAMED)
    assert (error.kind, error.detail.split(": ")[1]) == ("off-contract", f"answer.insurances[0].{next(iter(wrong))}")


def test_a_whole_number_is_one_however_it_is_written(answered: Callable[..., Gateway]) -> None:
    """A paper would say 269.0 months."""
    body = CERTIFICATE | {"insurances": [CERTIFICATE["insurances"][0] | {"months": 269.0}]}
    assert "269.0" in json.dumps(body)
    months = answered(body).ask(QUERY, NAMED, "q-1")["insurances"][0]["months"]
    assert (months, type(months)) == (269, int)


@pytest.mark.parametrize("day", ["2026-02-30", "2026-11-31", "2025-02-29", "0000-01-01", "2026-13-01", "99999-01-01"])
def test_a_day_that_no_calendar_has_is_no_answer(answered: Callable[..., Gateway], day: str) -> None:
    error = failure(answered(CERTIFICATE | {"issued_on": day}), QUERY, NAMED)
    assert (error.kind, error.detail.split(": ")[:2]) == (
        "off-contract",
        ["social-insurance-certificate", "answer.issued_on"],
    )
    assert day not in error.detail
    one = {"number": "GZ0117-20261123-0042-7", "kind": "old-age-allowance", "state": "accepted", "since": day}
    assert failure(answered({"applications": [one]})).kind == "off-contract"
    assert answered({"applications": [one | {"since": ""}]}).ask("applications", {"id_number": CHEN.number}, "q-1")


PROBLEM = {"status": "422 Unprocessable Content", "kind": "application/problem+json"}


@pytest.mark.hits("refusal-of-a-stranger")
@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"message": "Bad Request"}, {"status": "400 Bad Request"}),
        ({}, PROBLEM),
        ({"code": 7}, PROBLEM),
        ({"code": "<b>no</b>"}, PROBLEM),
        ({"code": "invalid"}, {"status": "422 Unprocessable Content"}),
    ],
)
def test_a_refusal_that_is_not_the_back_end_s_own_parks_nothing(
    answered: Callable[..., Gateway], body: object, said: dict[str, str]
) -> None:
    gateway = answered(body, **said)
    assert failure(gateway).kind == "garbled"
    assert isinstance(deliver(gateway), Unreachable)


def test_a_refusal_of_the_back_end_s_own_is_told_with_its_reason(answered: Callable[..., Gateway]) -> None:
    assert deliver(answered({"code": "too-old", "detail": "30 days"}, **PROBLEM)) == Refused("too-old: 30 days")


def test_who_is_named_in_a_refusal_is_not_kept_in_clear(answered: Callable[..., Gateway]) -> None:
    detail = f"{CHEN.number} (44010319440308008X), telephone 13800138000, expected at most 64 characters"
    reply = deliver(answered({"code": "invalid", "detail": detail}, **PROBLEM))
    assert reply == Refused("invalid: *** (***), telephone ***, expected at most 64 characters")


def test_a_back_end_that_does_not_say_why_it_disbelieves_is_told_as_that(answered: Callable[..., Gateway]) -> None:
    """A gateway on the way answers with words of its own."""
    error = failure(answered({"error": "invalid_token"}, status="401 Unauthorized"))
    assert (error.kind, error.detail) == (
        "unauthorised",
        "HTTP 401: of type 'application/json' with members 'error', expected application/problem+json with a detail:"
        " is this the back end itself?",
    )
    page = failure(answered(None, status="403 Forbidden", kind="text/html"))
    assert page.detail.startswith("HTTP 403: of type 'text/html' with 4 bytes, expected ")


# What a department's program may send without knowing: texts cut in the middle of a character, and worse.
HOSTILE = [
    pytest.param("\ud83d", "invalid: ?", id="half", marks=pytest.mark.hits("half-characters-replaced")),
    pytest.param("cut \ud83d here \udc00", "invalid: cut ? here ?", id="two halves"),
    pytest.param("a\x00b\x1b[2Jc\r\nd", "invalid: a b [2Jc  d", id="control characters"),
    pytest.param("\u202eabc\u2028def", "invalid:  abc def", id="another direction and a line's end"),
    pytest.param({"a": ["\ud83d"]}, "invalid: ", id="no text at all"),
    pytest.param(None, "invalid: ", id="nothing"),
]


@pytest.mark.parametrize(("detail", "kept"), HOSTILE)
def test_a_refusal_in_any_words_is_kept_as_a_line_of_text(
    answered: Callable[..., Gateway], tmp_path: Path, detail: object, kept: str
) -> None:
    gateway = answered({"code": "invalid", "detail": detail}, **PROBLEM)
    with opened(tmp_path) as outbox:
        outbox.put("application", {}, visit="v", key="v/0")
        sync_once(outbox, lambda _: deliver(gateway), NOW, Random(1))
        (parked,) = outbox.parked()
        assert parked.reason == kept


def test_a_refusal_that_is_nested_deeply_is_none_and_its_record_stays_queued(answered: Callable[..., Gateway]) -> None:
    deep: dict[str, object] = {}
    for _ in range(400):
        deep = {"detail": deep}
    assert isinstance(deliver(answered({"code": "invalid", **deep}, **PROBLEM)), Unreachable)


def test_the_reason_of_a_refusal_does_not_fill_the_disk(answered: Callable[..., Gateway]) -> None:
    reply = deliver(answered({"code": "invalid", "detail": "x" * 9000}, **PROBLEM))
    assert isinstance(reply, Refused)
    assert len(reply.reason) < 400


FUND = "housing-fund-proof"
ASKED = {**NAMED, "purpose": "loan"}
LOCKED = {"code": "fund-account-locked", "detail": "frozen"}


def test_what_an_office_says_along_with_a_refusal_is_told_as_far_as_it_was_agreed(
    answered: Callable[..., Gateway],
) -> None:
    params = {"since": "2026-08", "counter": "越秀管理部", "account": "440100123456"}
    error = failure(answered({**LOCKED, "params": params}, **PROBLEM), FUND, ASKED)
    assert (error.kind, error.reason) == ("refused", "fund-account-locked")
    assert error.params == {"since": "2026-08", "counter": "越秀管理部"}


@pytest.mark.hits("refusal-lacks-what-it-speaks-of")
@pytest.mark.parametrize(
    ("params", "wrong"),
    [
        (None, "since"),
        ([], "since"),
        ({}, "since"),
        ({"since": "2026-08"}, "counter"),
        ({"since": "2026-13", "counter": "越秀管理部"}, "since"),
        ({"since": 202608, "counter": "越秀管理部"}, "since"),
        ({"since": "2026-08", "counter": ""}, "counter"),
        ({"since": "2026-08", "counter": 7}, "counter"),
        ({"since": "2026-08", "counter": None}, "counter"),
        ({"since": "2026-08", "counter": "越" * 61}, "counter"),
        ({"since": "2026-08", "counter": "\u202e\u202e"}, "counter"),
        ({"since": "2026-08", "counter": "越秀\n{ $counter }"}, "counter"),
    ],
)
def test_a_refusal_that_lacks_what_its_sentence_speaks_of_stays_one_without_its_reason(
    answered: Callable[..., Gateway], params: object, wrong: str
) -> None:
    error = failure(answered({**LOCKED, "params": params}, **PROBLEM), FUND, ASKED)
    assert (error.kind, error.reason, error.params) == ("refused", "", {})
    assert error.detail == f"fund-account-locked: frozen; params.{wrong} is not as agreed"
