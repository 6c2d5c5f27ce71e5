"""What the offices answer, over real HTTP.

Covers app and office_api as well.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from device_sim.backend.auth import mac8
from device_sim.people import person
from tests.clock import Clock
from tests.device_sim.backend.terminal import (
    CHEN,
    KEY,
    NOW,
    NUMBER,
    SERVICE,
    SUBJECT,
    Caller,
    application,
    back_end,
    code,
)


@pytest.fixture
def clock() -> Clock:
    return Clock(NOW)


@pytest.fixture
def terminal(tmp_path: Path, clock: Clock) -> Iterator[Caller]:
    with back_end(tmp_path, clock=clock) as server:
        yield Caller(server)


def test_the_same_key_gives_the_same_certificate(terminal: Caller) -> None:
    asked = {"id_number": CHEN.number, "name": CHEN.name, "subject": SUBJECT}
    first = terminal.ask("social-insurance-certificate", asked).json()
    assert terminal.ask("social-insurance-certificate", asked).json() == first
    second = terminal.ask("social-insurance-certificate", asked, key="q-2").json()
    assert (first["number"], second["number"]) == ("440100-2026-0037715", "440100-2026-0037716")
    assert [one["state"] for one in terminal.everything()["certificates"]] == ["prepared", "prepared"]


def test_a_certificate_lists_insurances_whose_months_add_up(terminal: Caller) -> None:
    asked = {"id_number": CHEN.number, "name": CHEN.name, "subject": SUBJECT}
    insurances = terminal.ask("social-insurance-certificate", asked).json()["insurances"]
    assert {one["kind"] for one in insurances} == {"pension", "medical", "unemployment", "injury", "maternity"}
    for one in insurances:
        (year, month), (last_year, last_month) = (map(int, one[end].split("-")) for end in ("from", "to"))
        assert one["months"] == (last_year - year) * 12 + last_month - month + 1
        assert one["status"] in ("paying", "paused", "receiving")


def test_a_pensioner_receives(terminal: Caller) -> None:
    huang = person("huang-yulan").card
    asked = {"id_number": huang.number, "name": huang.name, "subject": SUBJECT}
    insurances = terminal.ask("social-insurance-certificate", asked).json()["insurances"]
    assert {one["status"] for one in insurances} == {"receiving"}


@pytest.mark.parametrize("who", ["lin-child", "youngest"])
def test_nothing_on_file_is_said_and_costs_no_number(terminal: Caller, who: str) -> None:
    card = person(who).card
    asked = {"id_number": card.number, "name": card.name, "subject": SUBJECT}
    assert code(terminal.ask("social-insurance-certificate", asked)) == (422, "nothing-on-file")
    assert terminal.everything()["certificates"] == []


def test_somebody_elses_name_gets_no_certificate(terminal: Caller) -> None:
    asked = {"id_number": CHEN.number, "name": "陈建", "subject": SUBJECT}
    assert code(terminal.ask("social-insurance-certificate", asked)) == (422, "name-differs")


def test_anybody_can_verify_a_certificate_and_learns_only_the_family_name(terminal: Caller) -> None:
    asked = {"id_number": CHEN.number, "name": CHEN.name, "subject": SUBJECT}
    certificate = terminal.ask("social-insurance-certificate", asked).json()
    told = requests.get(certificate["verify_url"], timeout=10).json()
    assert told == {"number": certificate["number"], "issued_on": "2026-11-23", "name": "陈**",
                    "state": "not-confirmed", "replaced_by": ""}  # fmt: skip
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
    assert (mine["number"], mine["kind"], mine["state"]) == (NUMBER, SERVICE, "approved")


def test_the_office_cannot_decide_about_what_has_not_arrived(terminal: Caller) -> None:
    assert code(terminal.office("accept")) == (404, "unknown-number")


def test_a_receipt_is_known_to_be_genuine_before_its_record_arrives(terminal: Caller) -> None:
    told = terminal.ask("application", {"number": NUMBER, "mac": mac8(NUMBER, KEY)}).json()
    assert (told["state"], told["genuine"]) == ("unknown", True)
    told = terminal.ask("application", {"number": NUMBER, "mac": "AAAAAAAA"}).json()
    assert (told["state"], told["genuine"]) == ("unknown", False)
