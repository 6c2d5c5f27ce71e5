"""What the back end has agreed to, as a terminal reads it: each service's contract beside the terminal's own."""

import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.catalogue.contract import (
    CONTRACT,
    SERVICES,
    ContractError,
    read_contract,
    read_contracts,
    read_shared,
    shared_shapes,
)
from kiosk.model.contract import Contract, members

QUESTION: dict[str, Any] = {
    "about": {"en": "A permit.", "zh-Hans": "证。"},
    "send": {"properties": {"id_number": {"$ref": "#/$defs/id_number"}}},
    "answer": {"properties": {"car": {"$ref": "#/$defs/car"}}},
    "same": [],
    "refusals": ["no-car"],
    "params": {"no-car": {"month": {"type": "string"}}},
}
WHOLE = {"questions": {"permit": QUESTION}, "records": {"handed_over": {}}, "$defs": {"car": {"type": "string"}}}


def written(folder: Path, content: str) -> Path:
    folder.mkdir(parents=True)
    (folder / CONTRACT).write_text(content, encoding="utf-8")
    return folder


def test_a_question_may_refer_to_shapes_of_its_own_and_to_shared_ones(tmp_path: Path) -> None:
    contract = read_contract(written(tmp_path / "a" / "b", json.dumps(WHOLE)), shared_shapes())
    question = contract.questions["permit"]
    assert {"car", "id_number"} <= question.answer["$defs"].keys()
    assert members(question.answer) == {"car": {"$ref": "#/$defs/car"}}
    assert (question.refusals, question.once) == (("no-car",), False)
    assert question.params["no-car"]["month"]["type"] == "string"
    assert contract.records.keys() == {"handed_over"}


def test_a_service_without_a_contract_asks_nothing(tmp_path: Path) -> None:
    assert read_contract(tmp_path, {}) == Contract()


def test_all_contracts_are_those_of_every_service_and_the_terminals_own(tmp_path: Path) -> None:
    written(tmp_path / "a" / "b", json.dumps(WHOLE))
    found = read_contracts(tmp_path)
    assert found.questions.keys() == read_shared().questions.keys() | {"permit"}
    assert found.records.keys() == read_shared().records.keys() | {"handed_over"}
    assert read_contracts(SERVICES).questions.keys() > read_shared().questions.keys()


@pytest.mark.parametrize("content", ["{", "[]", "{}", json.dumps({**WHOLE, "questions": {"permit": {}}})])
def test_what_is_no_contract_is_told_with_its_file(tmp_path: Path, content: str) -> None:
    with pytest.raises(ContractError, match=CONTRACT):
        read_contract(written(tmp_path / "a" / "b", content), {})
