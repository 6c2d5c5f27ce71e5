"""Any service's folder is answered and taken: nothing here knows a service but by its files."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from device_sim.backend import contracts
from device_sim.backend.published import sample_sent
from device_sim.people import people, person
from kiosk.backend.gateway import Gateway, Limits
from kiosk.backend.replies import GatewayError
from kiosk.catalogue.contract import SERVICES, read_contracts
from kiosk.model.clock import in_china
from offline_cache.sync import Accepted, Refused
from tests.device_sim.backend.terminal import CHEN, KEY, NOW, NUMBER, SUBJECT, Caller, back_end, code
from tests.kiosk.at import At
from tests.kiosk.backend.bad_lines import failure

HUANG = person("huang-yulan")
PROOF: dict[str, Any] = {
    "questions": {
        "parking-permit": {
            "about": {"en": "A permit to park.", "zh-Hans": "停车证。"},
            "once": True,
            "send": {
                "type": "object",
                "required": ["id_number", "name", "zone"],
                "properties": {
                    "id_number": {"$ref": "#/$defs/id_number"},
                    "name": {"$ref": "#/$defs/person_name"},
                    "zone": {"enum": ["north", "south"]},
                },
                "additionalProperties": False,
            },
            "answer": {
                "type": "object",
                "required": ["number", "id_number", "until", "cars"],
                "properties": {
                    "number": {"type": "string"},
                    "id_number": {"$ref": "#/$defs/id_number"},
                    "until": {"$ref": "#/$defs/month"},
                    "cars": {"type": "array", "items": {"$ref": "#/$defs/car"}},
                },
            },
            "same": ["id_number"],
            "refusals": ["nothing-on-file", "no-car"],
        }
    },
    "records": {
        "application_submitted": {
            "type": "object",
            "required": ["service", "id_number", "colour"],
            "properties": {"service": {"const": "parking-permit"}, "colour": {"enum": ["red", "blue"]}},
        },
        "permit_handed_over": {"type": "object", "required": ["zone"], "properties": {"zone": {"type": "string"}}},
    },
    "$defs": {"car": {"type": "object", "required": ["plate"], "properties": {"plate": {"type": "string"}}}},
}
PERMIT = {"number": "$number", "id_number": "$sent.id_number", "until": "2027-11", "cars": [{"plate": "粤A·D1234"}]}
EXAMPLE = {
    "answers": {"parking-permit": {"usual": PERMIT, "longest": PERMIT | {"cars": [{"plate": "粤A"}] * 40}}},
    "refusals": {"parking-permit": {"no-car": {"detail": "no car is registered", "params": {"since": "$today"}}}},
    "people": {"parking-permit": {"huang-yulan": "no-car", "0-17": "no-car", "*": ["usual", "longest"]}},
}
SENT = {"id_number": CHEN.number, "name": CHEN.name, "zone": "north"}


@pytest.fixture
def services(tmp_path: Path) -> Path:
    """The shipped services, and one that nobody has written any Python for."""
    folder = tmp_path / "services"
    shutil.copytree(SERVICES, folder)
    there = folder / "traffic" / "parking_permit"
    there.mkdir(parents=True)
    (there / "contract.json").write_text(json.dumps(PROOF), encoding="utf-8")
    (there / "example.json").write_text(json.dumps(EXAMPLE), encoding="utf-8")
    return folder


@pytest.fixture
def terminal(tmp_path: Path, services: Path) -> Iterator[Caller]:
    with back_end(tmp_path, services=services) as server:
        yield Caller(server)


@pytest.fixture
def gateway(terminal: Caller, services: Path) -> Iterator[Gateway]:
    one = Gateway(
        terminal.server.url, "GZ0117", KEY, At(lambda: NOW),
        limits=Limits(), contracts=lambda: read_contracts(services),
    )  # fmt: skip
    yield one
    one.close()


def choose(terminal: Caller, **wanted: str) -> Any:
    return requests.post(f"{terminal.server.url}/sim/answers", json=wanted, timeout=10)


def test_a_new_folder_is_answered_and_its_answer_is_checked(gateway: Gateway) -> None:
    answer = gateway.ask("parking-permit", SENT, "q-1")
    assert (answer["number"], answer["id_number"], answer["until"]) == ("440100-2026-0037715", CHEN.number, "2027-11")
    assert gateway.ask("parking-permit", SENT, "q-1") == answer


def test_who_gets_which_example_is_data(gateway: Gateway, terminal: Caller) -> None:
    error = failure(gateway, "parking-permit", SENT | {"id_number": HUANG.card.number, "name": HUANG.card.name})
    assert (error.kind, error.reason) == ("refused", "no-car")
    child = person("lin-child").card
    refused = terminal.ask("parking-permit", SENT | {"id_number": child.number, "name": child.name}, key="q-2")
    assert code(refused) == (422, "no-car")
    assert refused.json()["params"] == {"since": in_china(NOW).date().isoformat()}
    assert code(terminal.ask("parking-permit", SENT | {"id_number": "440104190001010001"}, key="q-3")) == (
        422,
        "nothing-on-file",
    )


def test_the_same_person_always_gets_the_same_one_of_several(terminal: Caller) -> None:
    asked = [terminal.ask("parking-permit", SENT, key=f"q-{n}").json()["cars"] for n in range(3)]
    assert asked[0] == asked[1] == asked[2]


def test_another_answer_can_be_chosen_for_a_person(gateway: Gateway, terminal: Caller) -> None:
    assert choose(terminal, person="chen-jianming", query="parking-permit", example="no-car").ok
    assert failure(gateway, "parking-permit", SENT).reason == "no-car"
    told = choose(terminal, person=CHEN.name, query="parking-permit", example="longest").json()
    assert told["chosen"] == [{"person": "chen-jianming", "query": "parking-permit", "example": "longest"}]
    assert told["examples"]["parking-permit"] == ["usual", "longest", "no-car"]
    assert len(gateway.ask("parking-permit", SENT, "q-9")["cars"]) == 40


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"person": "nobody"}, "nobody on file is called 'nobody'"),
        ({"query": "parking"}, "parking-permit, "),
        ({"example": "huge"}, "it has usual, longest, no-car"),
    ],
)
def test_a_choice_that_is_none_is_refused_with_what_there_is(
    terminal: Caller, wanted: dict[str, str], said: str
) -> None:
    choice = {"person": "chen-jianming", "query": "parking-permit", "example": "usual"}
    answer = choose(terminal, **(choice | wanted))
    assert code(answer) == (422, "invalid")
    assert said in answer.json()["detail"]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"zone": "west"}, 'body.zone: value is not one of "north" or "south"'),
        ({"colour": CHEN.name}, "body: only members of the contract were expected"),
        ({"id_number": "440104"}, "body.id_number: value does not match"),
        ({"name": "\ud800"}, "body: a JSON object in UTF-8"),
    ],
)
def test_what_may_not_be_sent_is_told_without_repeating_it(terminal: Caller, sent: dict[str, str], said: str) -> None:
    answer = terminal.ask("parking-permit", SENT | sent)
    assert code(answer) == (422, "invalid")
    assert said in answer.json()["detail"]
    assert not any(value in answer.text for value in sent.values())


def submitted(gateway: Gateway, **data: str) -> Any:
    held = {"service": "parking-permit", "id_number": CHEN.number, "colour": "red", **data}
    return gateway.deliver("k-1", "application_submitted", NUMBER, "v-1", NOW, held)


def test_an_application_for_a_new_folder_is_taken_and_comes_back_where_it_stands(
    gateway: Gateway, terminal: Caller
) -> None:
    assert isinstance(submitted(gateway), Accepted)
    terminal.office("accept")
    (found,) = gateway.ask("applications", {"id_number": CHEN.number}, "q-1")["applications"]
    assert (found["number"], found["kind"], found["state"]) == (NUMBER, "parking-permit", "accepted")


def test_an_application_that_breaks_its_service_s_contract_is_refused(gateway: Gateway) -> None:
    refused = submitted(gateway, colour=CHEN.name)
    assert isinstance(refused, Refused)
    assert refused.reason == 'invalid: data.colour: value is not one of "red" or "blue"'


def test_a_kind_of_record_that_only_one_service_makes_is_stored(gateway: Gateway) -> None:
    kept = gateway.deliver("k-1", "permit_handed_over", "", "v-1", NOW, {"zone": "north"})
    assert isinstance(kept, Accepted)
    assert kept.reply["state"] == "stored"
    assert isinstance(gateway.deliver("k-2", "permit_handed_over", "", "v-1", NOW, {"zone": 3}), Refused)


def test_a_record_that_names_no_service_fits_one_of_those_that_make_it(gateway: Gateway) -> None:
    refused = gateway.deliver("k-1", "certificate_issued", "", "v-1", NOW, {"number": "1", "shoes": "red"})
    assert isinstance(refused, Refused)
    assert refused.reason == "invalid: data: only members of the contract were expected"


@pytest.mark.parametrize("name", [one.name for one in contracts.read().questions.values() if one.answers])
def test_every_invented_person_gets_an_answer_that_the_terminal_takes(tmp_path: Path, name: str) -> None:
    """Or a refusal that the contract names."""
    question = contracts.read().questions[name]
    codes = set()
    with back_end(tmp_path) as server:
        gateway = Gateway(server.url, "GZ0117", KEY, At(lambda: NOW), limits=Limits())
        for one in people()[:30]:
            known = {"sent": {"id_number": one.card.number, "name": one.card.name, "subject": SUBJECT}}
            sent = sample_sent(question, known)
            try:
                gateway.ask(name, sent, f"q-{one.id}")
            except GatewayError as error:
                codes.add(error.reason or str(error))
        gateway.close()
    assert codes <= set(question.refusals)
