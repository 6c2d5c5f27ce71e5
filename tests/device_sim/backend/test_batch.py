"""Many records in one request: an answer for each, and what is wrong with one stops no other."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from device_sim.backend.batch import MOST_BYTES, MOST_RECORDS
from tests.device_sim.backend.terminal import Caller, application, back_end, code, send, utc

PATH = "/v1/records:batch"
DAY_S = 86_400.0


@pytest.fixture
def caller(tmp_path: Path) -> Iterator[Caller]:
    with back_end(tmp_path) as server:
        yield Caller(server)


def items(*numbers: int) -> list[dict[str, Any]]:
    return [{"key": f"k-{n}", "record": application() | {"number": f"GZ0117-20261123-{n:04d}-7KQ4C"}} for n in numbers]


def batch(caller: Caller, records: list[Any], *, packed: bool = False, key: str = "b-1") -> requests.Response:
    body = json.dumps({"records": records}).encode()
    request = caller.sign_bytes(PATH, gzip.compress(body) if packed else body, key)
    if packed:
        request["headers"]["Content-Encoding"] = "gzip"
    return send(request)


@pytest.mark.parametrize("packed", [False, True])
def test_each_record_of_a_batch_is_taken_as_if_it_came_alone(caller: Caller, *, packed: bool) -> None:
    answer = batch(caller, items(*range(20)), packed=packed)
    assert answer.status_code == 200
    assert answer.headers["X-Answers"].startswith("nonce-")
    taken = answer.json()["records"]
    assert [(one["key"], one["status"], one["answer"]["state"]) for one in taken] == [
        (f"k-{n}", 200, "submitted") for n in range(20)
    ]
    assert caller.everything()["deliveries"] == 20
    assert batch(caller, items(*range(20)), packed=packed, key="b-2").json()["records"] == taken  # its answer was lost
    assert caller.everything()["deliveries"] == 20
    alone = caller.deliver(items(3)[0]["record"], "k-3")
    assert alone.json() == taken[3]["answer"]


def test_what_is_wrong_with_one_record_stops_no_other(caller: Caller) -> None:
    good, wrong, old, twice, odd = items(1, 2, 3, 4, 5)
    wrong["record"]["kind"] = "invented"
    old["record"]["created_at"] = utc(0.0)
    twice["record"]["number"] = good["record"]["number"]
    odd["record"] = 7
    nameless = {"record": good["record"]}
    taken = batch(caller, [wrong, good, old, twice, odd, nameless, 9, *items(6)][:6] + items(6)).json()["records"]
    assert [(one["status"], one.get("problem", {}).get("code", "")) for one in taken] == [
        (422, "invalid"),
        (200, ""),
        (422, "too-old"),
        (409, "number-taken"),
        (422, "invalid"),
        (422, "invalid"),
        (200, ""),
    ]
    assert caller.everything()["deliveries"] == 2


@pytest.mark.parametrize("many", [0, MOST_RECORDS + 1])
def test_a_batch_has_one_to_a_hundred_records(caller: Caller, many: int) -> None:
    assert code(batch(caller, items(*range(many)))) == (422, "invalid")
    assert caller.everything()["deliveries"] == 0


@pytest.mark.parametrize(
    ("body", "encoding", "expected"),
    [
        (b"[]", "", (422, "invalid")),
        (b'{"records": "many"}', "", (422, "invalid")),
        (b'{"records": [{"key": "\\ud83d"}]}', "", (422, "invalid")),
        (b"no gzip", "gzip", (422, "invalid")),
        (gzip.compress(b'{"records": []}', mtime=0)[:-12], "gzip", (422, "invalid")),
        (b"{}", "br", (422, "invalid")),
        (gzip.compress(b" " * (MOST_BYTES + 1), mtime=0), "gzip", (413, "too-large")),
        (b"[" * 50_000, "", (422, "invalid")),
    ],
)
def test_what_is_no_batch_is_refused_as_a_whole(
    caller: Caller, body: bytes, encoding: str, expected: tuple[int, str]
) -> None:
    request = caller.sign_bytes(PATH, body, "b-1")
    if encoding:
        request["headers"]["Content-Encoding"] = encoding
    assert code(send(request)) == expected


def test_a_batch_that_was_changed_on_its_way_is_not_believed(caller: Caller) -> None:
    request = caller.sign_bytes(PATH, b'{"records": []}', "b-1")
    request["data"] = b'{"records": [1]}'
    assert code(send(request)) == (401, "wrong-signature")


def test_a_signature_of_another_kind_is_named(caller: Caller) -> None:
    request = caller.sign_bytes(PATH, b'{"records": []}', "b-1")
    request["headers"]["X-Signature-Kind"] = "SM2-SM3"
    assert code(send(request)) == (401, "unknown-signature-kind")
    request["headers"]["X-Signature-Kind"] = "HMAC-SHA256"
    assert code(send(request)) == (422, "invalid")  # believed, but empty
