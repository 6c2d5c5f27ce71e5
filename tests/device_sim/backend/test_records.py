"""What becomes of delivered records, over real HTTP."""

from pathlib import Path
from typing import Any

import pytest
import requests

from device_sim.backend.faults import BODY_LIMIT
from device_sim.people import person
from tests.device_sim.backend.terminal import CHEN, NOW, SERVICE, SUBJECT, Caller, application, back_end, code, utc


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
    asked = {"id_number": CHEN.number, "name": CHEN.name, "subject": SUBJECT}
    number = terminal.ask("social-insurance-certificate", asked).json()["number"]
    whose = {"number": number, "id_number": CHEN.number}
    for key, kind, data in (
        ("k-2", "certificate_issued", {"number": number}),
        ("k-1", "certificate_requested", whose),
    ):
        record = application() | {"kind": kind, "number": "", "data": data}
        assert terminal.deliver(record, key).json()["state"] == "issued"
    (certificate,) = terminal.everything()["certificates"]
    assert [entry["state"] for entry in certificate["history"]] == ["prepared", "issued", "requested"]


def test_a_record_is_taken_for_thirty_days(terminal: Caller) -> None:
    """However wrong the time of sending is: the terminal's clock may be."""
    day = 86400
    assert terminal.deliver(application(NOW - 29 * day), made=NOW - 10 * day).status_code == 200
    assert code(terminal.deliver(application(NOW - 31 * day), key="k-2")) == (422, "too-old")
    assert code(terminal.deliver(application(NOW + 2 * day), key="k-3")) == (422, "from-the-future")


def test_a_record_taken_in_time_is_not_too_old_when_its_answer_was_lost(tmp_path: Path) -> None:
    now = [NOW]
    with back_end(tmp_path, clock=lambda: now[0]) as server:
        terminal = Caller(server)
        taken = terminal.deliver(application(NOW - 29 * 86400))
        now[0] += 2 * 86400
        assert terminal.deliver(application(NOW - 29 * 86400)).json() == taken.json()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"kind": "tea_ordered"}, "kind: one of certificate_requested"),
        ({"number": ""}, "number: the number"),
        ({"created_at": "2026-11-23 09:30"}, "created_at"),
        ({"created_at": "2026-11-23T09:30:00"}, "timezone"),
        ({"data": "yes"}, "data: Input should be a valid dictionary"),
        ({"data": {"service": SERVICE}}, 'data: "id_number" is a required'),
        ({"data": {"id_number": CHEN.number}}, 'data: "service" is a required'),
        ({"data": {"id_number": CHEN.number[:-1] + "0", "service": SERVICE}}, "right check character"),
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


def test_a_record_that_a_person_released_is_as_old_as_that(terminal: Caller) -> None:
    """Its own time may be wrong by years; that of its release is judged in its place."""
    day = 86400
    old, ahead = application(NOW - 4000 * day), application(NOW + 4000 * day) | {"number": "GZ0117-20261123-0043-5"}
    assert code(terminal.deliver(old)) == (422, "too-old")
    assert code(terminal.deliver(old | {"released_at": utc(NOW - 31 * day)})) == (422, "too-old")
    assert code(terminal.deliver(old | {"released_at": utc(NOW + 2 * day)})) == (422, "from-the-future")
    assert terminal.deliver(old | {"released_at": utc(NOW)}).status_code == 200
    assert code(terminal.deliver(ahead, key="k-2")) == (422, "from-the-future")
    assert terminal.deliver(ahead | {"released_at": utc(NOW)}, key="k-2").status_code == 200


def test_a_released_record_is_the_same_record(terminal: Caller) -> None:
    """Its first answer may have been lost."""
    first = terminal.deliver(application()).json()
    for released in (NOW, NOW + 60):
        assert terminal.deliver(application() | {"released_at": utc(released)}).json() == first
