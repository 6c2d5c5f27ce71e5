"""The back end's published contract, over real HTTP."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import requests

from device_sim.backend import auth
from device_sim.backend.auth import SignedRequest, mac8, signature_of, text_to_sign
from device_sim.backend.faults import BODY_LIMIT, Mode
from device_sim.backend.server import BackendServer
from device_sim.people import person

NOW = 1_795_400_000.0  # 23 November 2026
KEY = auth.DEMO_TERMINALS["GZ0117"]
CHEN = person("chen-jianming").card
NUMBER = "GZ0117-20261123-0042-7"
_nonces = count(1)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> float:
        return self.now


def utc(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def application(created: float = NOW, **data: object) -> dict[str, Any]:
    return {
        "kind": "application_submitted",
        "number": NUMBER,
        "visit": "v7",
        "terminal": "GZ0117",
        "created_at": utc(created),
        "data": {"id_number": CHEN.number, "service": "old-age-allowance", **data},
    }


def send(request: dict[str, Any]) -> requests.Response:
    return requests.request(**request, timeout=10)


class Caller:
    """A terminal as the contract describes it, written without the terminal's code."""

    def __init__(self, server: BackendServer, terminal: str = "GZ0117", key: bytes = KEY) -> None:
        self.server = server
        self.terminal = terminal
        self.key = key

    def sign(self, path: str, content: object, key: str, made: float = NOW, nonce: str = "") -> dict[str, Any]:
        """Arguments for requests.request."""
        body = json.dumps(content).encode()
        nonce = nonce or f"nonce-{next(_nonces)}"
        claim = SignedRequest("POST", path, self.terminal, utc(made), nonce, key, body)
        headers = {
            "X-Terminal": self.terminal,
            "X-Created": claim.created,
            "X-Nonce": nonce,
            "X-Signature": signature_of(claim, self.key),
            "Idempotency-Key": key,
            "Content-Type": "application/json",
        }
        return {"method": "POST", "url": self.server.url + path, "data": body, "headers": headers}

    def ask(self, query: str, content: object, key: str = "q-1", **made: Any) -> requests.Response:
        return send(self.sign(f"/v1/queries/{query}", content, key, **made))

    def deliver(self, record: object, key: str = "k-1", **made: Any) -> requests.Response:
        return send(self.sign("/v1/records", record, key, **made))

    def office(self, decision: str, number: str = NUMBER) -> requests.Response:
        return requests.post(f"{self.server.url}/v1/office/applications/{number}/{decision}", timeout=10)

    def everything(self) -> dict[str, Any]:
        found: dict[str, Any] = requests.get(f"{self.server.url}/v1/office/records", timeout=10).json()
        return found


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def closing() -> Iterator[ThreadPoolExecutor]:
    """Servers take a tenth of a second to stop; the next test need not wait for that."""
    with ThreadPoolExecutor(4) as threads:
        yield threads


@pytest.fixture
def terminal(tmp_path: Path, clock: Clock, closing: ThreadPoolExecutor) -> Iterator[Caller]:
    server = BackendServer(f"sqlite:///{tmp_path / 'backend.db'}", clock=clock).start()
    yield Caller(server)
    closing.submit(server.stop)


def code(answer: requests.Response) -> tuple[int, str]:
    assert answer.headers["Content-Type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"]


# --- who is asking ------------------------------------------------------------------------------------------------


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


# --- questions ----------------------------------------------------------------------------------------------------


def test_the_same_key_gives_the_same_certificate(terminal: Caller) -> None:
    asked = {"id_number": CHEN.number, "name": CHEN.name}
    first = terminal.ask("social-insurance-certificate", asked).json()
    assert terminal.ask("social-insurance-certificate", asked).json() == first
    second = terminal.ask("social-insurance-certificate", asked, key="q-2").json()
    assert (first["number"], second["number"]) == ("440100-2026-0037715", "440100-2026-0037716")
    assert [one["state"] for one in terminal.everything()["certificates"]] == ["prepared", "prepared"]


def test_a_certificate_lists_insurances_whose_months_add_up(terminal: Caller) -> None:
    asked = {"id_number": CHEN.number, "name": CHEN.name}
    insurances = terminal.ask("social-insurance-certificate", asked).json()["insurances"]
    assert {one["kind"] for one in insurances} == {"pension", "medical", "unemployment", "injury", "maternity"}
    for one in insurances:
        (year, month), (last_year, last_month) = (map(int, one[end].split("-")) for end in ("from", "to"))
        assert one["months"] == (last_year - year) * 12 + last_month - month + 1
        assert one["status"] in ("paying", "paused", "receiving")


def test_a_pensioner_receives(terminal: Caller) -> None:
    huang = person("huang-yulan").card
    asked = {"id_number": huang.number, "name": huang.name}
    insurances = terminal.ask("social-insurance-certificate", asked).json()["insurances"]
    assert {one["status"] for one in insurances} == {"receiving"}


@pytest.mark.parametrize("who", ["lin-child", "youngest"])
def test_nothing_on_file_is_said_and_costs_no_number(terminal: Caller, who: str) -> None:
    card = person(who).card
    asked = {"id_number": card.number, "name": card.name}
    assert code(terminal.ask("social-insurance-certificate", asked)) == (422, "nothing-on-file")
    assert terminal.everything()["certificates"] == []


def test_somebody_elses_name_gets_no_certificate(terminal: Caller) -> None:
    asked = {"id_number": CHEN.number, "name": "陈建"}
    assert code(terminal.ask("social-insurance-certificate", asked)) == (422, "name-differs")


def test_anybody_can_verify_a_certificate_and_learns_only_the_family_name(terminal: Caller) -> None:
    asked = {"id_number": CHEN.number, "name": CHEN.name}
    certificate = terminal.ask("social-insurance-certificate", asked).json()
    told = requests.get(certificate["verify_url"], timeout=10).json()
    assert told == {"number": certificate["number"], "issued_on": "2026-11-23", "name": "陈**", "genuine": True}
    assert code(requests.get(f"{terminal.server.url}/v1/verify/0000", timeout=10)) == (404, "unknown-code")


def test_civil_affairs_know_the_telephone(terminal: Caller) -> None:
    huang = person("huang-yulan")
    told = terminal.ask("old-age-allowance-prefill", {"id_number": huang.card.number}).json()
    assert told["phone"] == huang.phone
    assert told["receives_elsewhere"] is False
    nobody = terminal.ask("old-age-allowance-prefill", {"id_number": "440104190001010001"})
    assert code(nobody) == (422, "nothing-on-file")


def test_an_application_goes_from_submitted_over_accepted_to_approved(terminal: Caller, clock: Clock) -> None:
    def state() -> tuple[str, str]:
        told = terminal.ask("application", {"number": NUMBER}, made=clock.now).json()
        return told["state"], told["since"]

    assert state() == ("unknown", "")
    terminal.deliver(application())
    assert state() == ("submitted", "2026-11-23")
    assert code(terminal.office("approve")) == (409, "wrong-state")
    clock.now += 86400
    terminal.office("accept")
    assert state() == ("accepted", "2026-11-24")
    terminal.office("approve")
    assert state() == ("approved", "2026-11-24")
    (mine,) = terminal.ask("applications", {"id_number": CHEN.number}, made=clock.now).json()["applications"]
    assert (mine["number"], mine["kind"], mine["state"]) == (NUMBER, "old-age-allowance", "approved")


def test_the_office_cannot_decide_about_what_has_not_arrived(terminal: Caller) -> None:
    assert code(terminal.office("accept")) == (404, "unknown-number")


def test_a_receipt_is_known_to_be_genuine_before_its_record_arrives(terminal: Caller) -> None:
    told = terminal.ask("application", {"number": NUMBER, "mac": mac8(NUMBER, KEY)}).json()
    assert (told["state"], told["genuine"]) == ("unknown", True)
    told = terminal.ask("application", {"number": NUMBER, "mac": "AAAAAAAA"}).json()
    assert (told["state"], told["genuine"]) == ("unknown", False)


# --- records ------------------------------------------------------------------------------------------------------


def test_a_record_delivered_twice_is_there_once(terminal: Caller) -> None:
    first, second = terminal.deliver(application()), terminal.deliver(application())
    assert first.json() == second.json()
    assert first.json()["state"] == "submitted"
    assert terminal.everything()["deliveries"] == 1


def test_a_key_used_for_another_record_is_a_conflict(terminal: Caller) -> None:
    terminal.deliver(application(payment="bank"))
    assert code(terminal.deliver(application(payment="social-card"))) == (409, "key-reused")


def test_the_order_of_names_in_a_record_makes_no_difference(terminal: Caller) -> None:
    record = application(payment="bank")
    terminal.deliver(record)
    assert terminal.deliver(dict(reversed(record.items()))).status_code == 200


def test_a_certificates_reports_may_overtake_each_other(terminal: Caller) -> None:
    asked = {"id_number": CHEN.number, "name": CHEN.name}
    number = terminal.ask("social-insurance-certificate", asked).json()["number"]
    for key, kind in (("k-2", "certificate_issued"), ("k-1", "certificate_requested")):
        record = application() | {"kind": kind, "number": "", "data": {"number": number}}
        assert terminal.deliver(record, key).json()["state"] == "issued"
    (certificate,) = terminal.everything()["certificates"]
    assert [entry["state"] for entry in certificate["history"]] == ["prepared", "issued", "requested"]


def test_a_record_is_taken_for_thirty_days(terminal: Caller) -> None:
    """However wrong the time of sending is: the terminal's clock may be."""
    day = 86400
    assert terminal.deliver(application(NOW - 29 * day), made=NOW - 10 * day).status_code == 200
    assert code(terminal.deliver(application(NOW - 31 * day), key="k-2")) == (422, "too-old")
    assert code(terminal.deliver(application(NOW + 2 * day), key="k-3")) == (422, "from-the-future")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"kind": "tea_ordered"}, "kind: one of certificate_requested"),
        ({"number": ""}, "number: the number"),
        ({"created_at": "2026-11-23 09:30"}, "created_at"),
        ({"created_at": "2026-11-23T09:30:00"}, "timezone"),
        ({"data": "yes"}, "data: Input should be a valid dictionary"),
        ({"data": {"service": "old-age-allowance"}}, "data.id_number"),
        ({"data": {"id_number": CHEN.number}}, "data.service"),
        ({"data": {"id_number": CHEN.number[:-1] + "0"}}, "right check character"),
        ({"terminal": "GZ0118"}, "terminal"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_record_that_can_never_be_taken_is_refused_with_what_was_expected(
    terminal: Caller, change: dict[str, Any], expected: str
) -> None:
    answer = terminal.deliver(application() | change)
    assert code(answer) == (422, "invalid")
    assert expected in answer.json()["detail"]
    assert CHEN.number[:-1] not in answer.text
    assert terminal.everything()["deliveries"] == 0


def test_a_refused_record_can_be_put_right_under_its_key(terminal: Caller) -> None:
    terminal.deliver(application() | {"kind": "tea_ordered"})
    assert terminal.deliver(application()).status_code == 200


def test_a_call_for_help_needs_no_number(terminal: Caller) -> None:
    record = application() | {"kind": "help_requested", "number": "", "data": {}}
    assert terminal.deliver(record).json()["state"] == "stored"


def test_a_foreigners_old_number_is_a_number(terminal: Caller) -> None:
    carlos = person("carlos-oliveira").card
    assert terminal.deliver(application(id_number=carlos.number)).status_code == 200


def test_a_request_has_a_size(terminal: Caller) -> None:
    answer = requests.post(f"{terminal.server.url}/v1/records", data=b" " * (BODY_LIMIT + 1), timeout=10)
    assert code(answer) == (413, "too-large")


# --- faults -------------------------------------------------------------------------------------------------------


def test_a_lost_answer_is_found_again_under_its_key(terminal: Caller) -> None:
    terminal.server.faults.set(Mode.LOSE_ANSWERS, count=1)
    with pytest.raises(requests.ConnectionError):
        terminal.deliver(application())
    assert terminal.everything()["deliveries"] == 1
    assert terminal.deliver(application()).json()["state"] == "submitted"
    assert terminal.everything()["deliveries"] == 1


def test_a_back_end_that_is_down_does_nothing(terminal: Caller) -> None:
    terminal.server.faults.set(Mode.DOWN, count=1)
    with pytest.raises(requests.ConnectionError):
        terminal.deliver(application())
    assert terminal.everything()["deliveries"] == 0


def test_a_stopped_server_refuses_connections_and_remembers_everything(terminal: Caller) -> None:
    terminal.deliver(application())
    terminal.server.stop_listening()
    with pytest.raises(requests.ConnectionError):
        terminal.deliver(application())
    terminal.server.listen_again()
    assert terminal.deliver(application()).status_code == 200
    assert terminal.everything()["deliveries"] == 1


def test_the_switch_is_reached_over_http_and_counts(terminal: Caller) -> None:
    url = f"{terminal.server.url}/sim/faults"
    assert requests.post(url, json={"mode": "error500", "count": 2}, timeout=10).json()["count"] == 2
    health = f"{terminal.server.url}/v1/health"
    assert [requests.get(health, timeout=10).status_code for _ in range(3)] == [500, 500, 200]
    assert requests.get(url, timeout=10).json()["mode"] == "ok"
    assert code(requests.post(url, json={"mode": "on fire"}, timeout=10)) == (422, "invalid")


def test_a_captive_portal_answers_every_question_with_a_web_page(terminal: Caller) -> None:
    terminal.server.faults.set(Mode.WRONG_TYPE)
    answer = terminal.deliver(application())
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert terminal.everything()["deliveries"] == 0


# --- the published page -------------------------------------------------------------------------------------------


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attrs if name in ("src", "href")]


def test_the_page_about_the_interface_loads_nothing_from_elsewhere(terminal: Caller) -> None:
    page = requests.get(f"{terminal.server.url}/docs", timeout=10).text
    links = Links()
    links.feed(page)
    assert links.found == ["openapi.json"]
    assert "url(" not in page
    assert "/v1/records" in page


def test_the_interface_is_published_with_its_signature_headers(terminal: Caller) -> None:
    api = requests.get(f"{terminal.server.url}/openapi.json", timeout=10).json()
    headers = {one["name"] for one in api["paths"]["/v1/records"]["post"]["parameters"]}
    assert {"X-Terminal", "X-Created", "X-Nonce", "X-Signature", "Idempotency-Key"} <= headers
