"""The contract that docs/contract-of-a-service.md writes down, followed to the letter."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.backend.answers import AnswerRules
from kiosk.backend.gateway import Gateway, Limits
from kiosk.backend.replies import GatewayError
from kiosk.catalogue.contract import read_contracts
from kiosk.catalogue.contract_check import contract_mistakes
from offline_cache.sync import Accepted, Refused
from tests.device_sim.backend.terminal import CHEN, NOW, NUMBER, back_end
from tests.docs.page import ROOT, file_blocks
from tests.kiosk.backend.bad_lines import gateway_to

PAGE = (ROOT / "docs" / "contract-of-a-service.md").read_text(encoding="utf-8")
FOLDER = "kiosk/services/traffic/parking_permit"
SENT = {"id_number": CHEN.number, "name": CHEN.name, "zone": "north"}


@pytest.fixture
def services(tmp_path: Path) -> Path:
    for path, content in file_blocks(PAGE).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
    return tmp_path / "kiosk" / "services"


@pytest.fixture
def gateway(tmp_path: Path, services: Path) -> Iterator[Gateway]:
    with back_end(tmp_path, services=services) as server:
        one = gateway_to(server.url, limits=Limits(), contracts=lambda: read_contracts(services))
        yield one
        one.close()


def test_the_folder_of_the_page_is_whole(services: Path) -> None:
    assert {path.name for path in services.rglob("*.json")} == {"contract.json", "example.json"}
    assert contract_mistakes(services / "traffic" / "parking_permit") == ()


def test_its_question_is_answered_and_its_record_taken(gateway: Gateway) -> None:
    assert gateway.ask("parking-permit", SENT, "q-1")["cars"][0]["fuel"] == "petrol"
    with pytest.raises(GatewayError, match="no car of this person"):
        gateway.ask("parking-permit", SENT | {"id_number": "44010319440308008X", "name": "黄玉兰"}, "q-2")
    held = {"service": "parking-permit", "id_number": CHEN.number, "zone": "south"}
    assert isinstance(gateway.deliver("k-1", "application_submitted", NUMBER, "v-1", NOW, held), Accepted)
    assert isinstance(
        gateway.deliver("k-2", "application_submitted", NUMBER, "v-1", NOW, held | {"zone": "west"}), Refused
    )


def test_what_is_said_of_a_broken_rule_is_as_the_page_says(services: Path) -> None:
    rules = AnswerRules(lambda: read_contracts(services))
    car = {"plate": "粤A", "fuel": "coal"}
    with pytest.raises(GatewayError) as broken:
        rules.check(
            "parking-permit", SENT, {"number": "1", "id_number": CHEN.number, "until": "2027-11", "cars": [car]}
        )
    assert f"`{broken.value}`" in PAGE
