"""What anybody learns by the code on a certificate: valid, void, or not confirmed; for programs and telephones."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.device_sim.backend.terminal import CHEN, NOW, SUBJECT, Caller, back_end, utc

QUERY = "social-insurance-certificate"
HTML = {"Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"}


@pytest.fixture
def caller(tmp_path: Path) -> Iterator[Caller]:
    codes = count(1)
    with back_end(tmp_path, verify_code=lambda: f"code-{next(codes)}") as server:
        yield Caller(server)


def given(caller: Caller, key: str) -> dict[str, Any]:
    answer = caller.ask(QUERY, {"id_number": CHEN.number, "name": CHEN.name, "subject": SUBJECT}, key)
    if answer.status_code == 422:
        answer = caller.ask(QUERY, {"id_number": CHEN.number, "name": CHEN.name}, key)
    found: dict[str, Any] = answer.json()
    return found


def tell(caller: Caller, kind: str, number: str) -> None:
    record = {"kind": kind, "number": number, "visit": "v1", "terminal": "GZ0117", "created_at": utc(NOW)}
    data = {"number": number} | ({"id_number": CHEN.number} if kind == "certificate_requested" else {})
    answer = caller.deliver({**record, "data": data}, f"{kind}-{number}")
    assert answer.status_code == 200, answer.text


def verified(caller: Caller, certificate: dict[str, Any], **headers: str) -> requests.Response:
    url = f"{caller.server.url}/v1/verify/{certificate['verify_code']}"
    return requests.get(url, headers=headers, timeout=10)


@pytest.mark.parametrize(
    ("kinds", "state", "says"),
    [
        ((), "not-confirmed", "未确认"),
        (("certificate_requested",), "not-confirmed", "Not confirmed"),
        (("certificate_requested", "certificate_uncertain"), "not-confirmed", "未确认"),
        (("certificate_requested", "certificate_issued"), "valid", "有效"),
        (("certificate_requested", "certificate_spoiled"), "void", "已作废"),
        (("certificate_requested", "certificate_issued", "certificate_spoiled"), "void", "Void"),
    ],
)
def test_a_code_says_how_the_certificate_stands(caller: Caller, kinds: tuple[str, ...], state: str, says: str) -> None:
    certificate = given(caller, "q-1")
    for kind in kinds:
        tell(caller, kind, certificate["number"])
    told = verified(caller, certificate).json()
    assert (told["number"], told["name"], told["state"]) == (certificate["number"], "陈**", state)
    page = verified(caller, certificate, **HTML)
    assert page.headers["Content-Type"].startswith("text/html")
    assert says in page.text
    assert certificate["number"] in page.text
    assert CHEN.name not in page.text
    assert "http" not in page.text.replace("http-equiv", "")  # nothing is loaded from anywhere


def test_a_void_certificate_names_the_one_that_was_given_in_its_place(caller: Caller) -> None:
    spoiled, unprinted, again = (given(caller, f"q-{n}") for n in range(3))
    tell(caller, "certificate_spoiled", spoiled["number"])
    assert verified(caller, spoiled).json()["replaced_by"] == ""
    tell(caller, "certificate_issued", again["number"])
    assert verified(caller, spoiled).json()["replaced_by"] == again["number"]
    assert again["number"] in verified(caller, spoiled, **HTML).text
    assert verified(caller, again).json()["replaced_by"] == ""
    assert verified(caller, unprinted).json() | {"state": "", "number": ""} == {
        "number": "", "issued_on": unprinted["issued_on"], "name": "陈**", "state": "", "replaced_by": "",
    }  # fmt: skip


def test_a_code_that_nobody_gave_is_unknown_and_a_telephone_says_so_in_words(caller: Caller) -> None:
    nothing = {"verify_code": "invented"}
    assert verified(caller, nothing).json()["code"] == "unknown-code"
    page = verified(caller, nothing, **HTML)
    assert (page.status_code, "没有这个编号的证明" in page.text) == (404, True)
