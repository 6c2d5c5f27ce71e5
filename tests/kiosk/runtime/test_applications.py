"""Where an application stands, asked of a real outbox and of an office that says what it was told to say."""

from typing import Any

import pytest

from kiosk.backend.replies import GatewayError
from kiosk.model.effects import FindApplication, Record
from tests.kiosk.play import ALLOWANCE, CHEN, HUANG
from tests.kiosk.terminal_devices import APPLICATION, Desk


def submit(desk: Desk) -> str:
    return str(desk.answer(Record("application_submitted", APPLICATION, numbered=True), "keep")["number"])


def test_what_waits_here_is_saved_and_nobody_is_asked(desk: Desk) -> None:
    number = submit(desk)
    (found,) = desk.answer(by_receipt(desk, number))
    assert (found["number"], found["kind"], found["state"]) == (number, "old-age-allowance", "saved")
    assert desk.office.asked == []


def by_receipt(desk: Desk, number: str) -> FindApplication:
    return FindApplication(number=number, mac=desk.ports.receipt_mac(number))


NOBODYS = {"number": "", "kind": "unknown", "state": "unknown", "since": ""}


@pytest.mark.hits("number-of-nobody")
@pytest.mark.parametrize("mac", ["", "AAAAAAAA", "ZZZZZZZ2"])
def test_who_only_guessed_the_number_learns_nothing(desk: Desk, mac: str) -> None:
    here, elsewhere = submit(desk), "GZ0118-20261120-0001-3"
    desk.office.replies["application"] = {"number": elsewhere, "state": "approved", "kind": ALLOWANCE, "since": "x"}
    for number in (here, elsewhere):
        assert desk.answer(FindApplication(number=number, mac=mac)) == [NOBODYS]


@pytest.mark.parametrize(
    "number", ["CALL12345678-20261120-0001-B", "GZ0118-99999999-999999-FREE5", "GZ0117-20261120-0001-*"]
)
def test_a_number_that_nobody_gives_out_is_not_asked_about_and_not_repeated(desk: Desk, number: str) -> None:
    assert desk.answer(by_receipt(desk, number)) == [NOBODYS]
    assert desk.office.asked == []


@pytest.mark.parametrize(
    ("reply", "state"),
    [
        (
            {"number": "CALLUS999999-20261120-0001-A", "kind": "", "state": "unknown", "since": "", "genuine": False},
            "unknown",
        ),
        (GatewayError("unreachable", "no line"), "unanswered"),
    ],
)
def test_what_somebody_wrote_into_a_code_is_repeated_only_where_it_is_proved(
    desk: Desk, reply: dict[str, Any] | GatewayError, state: str
) -> None:
    desk.office.replies["application"] = reply
    assert desk.answer(FindApplication(number="CALLUS999999-20261120-0001-A", mac="AAAAAAAA")) == [
        NOBODYS | {"state": state}
    ]


def test_without_the_line_the_number_of_our_own_slip_is_told(desk: Desk) -> None:
    number = "GZ0117-20261101-0001-3"
    (found,) = desk.answer(by_receipt(desk, number))
    assert (found["number"], found["state"]) == (number, "unanswered")


def test_what_was_put_aside_is_said_to_be_still_here(desk: Desk) -> None:
    number = submit(desk)
    desk.outbox.park("v-1/keep", "refused")
    assert desk.answer(by_receipt(desk, number))[0]["state"] == "parked"
    assert desk.answer(FindApplication(person=HUANG.number))[0]["state"] == "parked"


@pytest.mark.parametrize(
    ("reply", "state"),
    [
        ({"state": "accepted", "kind": ALLOWANCE, "since": "2026-11-20", "genuine": True}, "accepted"),
        ({"state": "unknown", "kind": "", "since": "", "genuine": True}, "on-its-way"),
        ({"state": "unknown", "kind": "", "since": "", "genuine": False}, "unknown"),
    ],
)
def test_what_the_office_says_of_a_number(desk: Desk, reply: dict[str, Any], state: str) -> None:
    number = "GZ0118-20261120-0001-3"
    desk.office.replies["application"] = {"number": number, **reply}
    (found,) = desk.answer(FindApplication(number=number, mac="CSSQSUIF"))
    assert (found["number"], found["state"]) == ("" if state == "unknown" else number, state)
    assert desk.office.asked[0][1] == {"number": number, "mac": "CSSQSUIF"}


def renumbered(desk: Desk) -> tuple[str, str]:
    """A record whose number somebody else had as well: the number on the slip and the new one."""
    submit(desk)
    desk.outbox.park("v-1/keep", "number-taken")
    return desk.outbox.renumber("v-1/keep")


def test_the_old_slip_leads_to_the_new_number_and_to_whoever_has_the_old_one(desk: Desk) -> None:
    old, new = renumbered(desk)
    theirs = {"number": old, "kind": ALLOWANCE, "state": "approved", "since": "2026-11-20", "genuine": True}
    desk.office.replies["application"] = theirs
    found = desk.answer(by_receipt(desk, old))
    assert [(one["number"], one["state"]) for one in found] == [(new, "saved"), (old, "approved")]
    assert [one["number"] for one in desk.answer(by_receipt(desk, new))] == [new]


@pytest.mark.parametrize("line", [True, False])
def test_where_nobody_else_is_known_the_old_slip_leads_to_the_new_number_alone(desk: Desk, *, line: bool) -> None:
    old, new = renumbered(desk)
    if line:
        reply = {"number": old, "kind": "", "state": "unknown", "since": "", "genuine": True}
        desk.office.replies["application"] = reply
    assert [one["number"] for one in desk.answer(by_receipt(desk, old))] == [new]


def test_at_any_other_terminal_the_office_tells_of_the_new_number(desk: Desk) -> None:
    old, new = "GZ0118-20261120-0001-3", "GZ0118-20261121-0001-7KQ4P"
    other = {"number": new, "kind": ALLOWANCE, "state": "accepted", "since": "2026-11-21"}
    first = {"number": old, "kind": ALLOWANCE, "state": "approved", "since": "2026-11-20", "genuine": True}
    desk.office.replies["application"] = {**first, "renumbered": [other]}
    found = desk.answer(FindApplication(number=old, mac="CSSQSUIF"))
    assert [(one["number"], one["state"]) for one in found] == [(old, "approved"), (new, "accepted")]


@pytest.mark.hits("office-silent-about-number")
def test_without_the_line_what_was_delivered_is_submitted_and_the_rest_unanswered(desk: Desk) -> None:
    number = submit(desk)
    desk.outbox.delivered("v-1/keep", {"state": "submitted"})
    assert desk.answer(by_receipt(desk, number))[0]["state"] == "submitted"
    assert desk.answer(FindApplication(number="GZ0118-20261120-0001-3"))[0]["state"] == "unanswered"


def test_a_refused_question_about_a_number_is_a_problem(desk: Desk) -> None:
    desk.office.replies["application"] = GatewayError("refused", "bad number", reason="bad-number")
    assert desk.problem(FindApplication(number="GZ0118-20261120-0001-3")).code == "DAT-02"


def test_an_answer_about_a_number_that_breaks_its_contract_is_no_silence(desk: Desk) -> None:
    desk.office.replies["application"] = GatewayError("off-contract", "application: answer.since")
    problem = desk.problem(FindApplication(number="GZ0118-20261120-0001-3"))
    assert (problem.code, problem.evidence) == ("DAT-07", "off-contract: application: answer.since")


def test_an_answer_that_breaks_its_contract_takes_nothing_from_what_is_known_here(desk: Desk) -> None:
    old, new = renumbered(desk)
    desk.office.replies["application"] = GatewayError("off-contract", "application: answer.since")
    assert [one["number"] for one in desk.answer(by_receipt(desk, old))] == [new]
    desk.outbox.delivered("v-1/keep", {"state": "submitted"})
    assert [one["state"] for one in desk.answer(by_receipt(desk, new))] == ["submitted"]


def test_an_answer_about_a_person_that_breaks_its_contract_is_no_silence(desk: Desk) -> None:
    desk.office.replies["applications"] = GatewayError("off-contract", "applications: answer.since")
    assert desk.problem(FindApplication(person=HUANG.number)).code == "DAT-07"
    number = submit(desk)
    assert [one["number"] for one in desk.answer(FindApplication(person=HUANG.number))] == [number]


def test_what_waits_here_comes_before_what_the_office_has_and_once(desk: Desk) -> None:
    number = submit(desk)
    theirs = [{"number": n, "kind": ALLOWANCE, "state": "accepted", "since": "2026-11-20"} for n in ("N9", number)]
    desk.office.replies["applications"] = {"applications": theirs}
    found = desk.answer(FindApplication(person=HUANG.number))
    assert [(one["number"], one["state"]) for one in found] == [(number, "saved"), ("N9", "accepted")]


def test_another_person_sees_nothing_of_it(desk: Desk) -> None:
    submit(desk)
    desk.office.replies["applications"] = {"applications": []}
    assert desk.answer(FindApplication(person=CHEN.number)) == []


@pytest.mark.hits("office-silent-queue-told")
def test_without_the_line_only_what_waits_here_is_shown(desk: Desk) -> None:
    assert desk.problem(FindApplication(person=HUANG.number)).code == "NET-01"
    number = submit(desk)
    assert [one["number"] for one in desk.answer(FindApplication(person=HUANG.number))] == [number]
