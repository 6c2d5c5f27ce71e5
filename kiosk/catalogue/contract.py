"""Reads what the services' folders have agreed with the back end. Knows the files' form, no step and no connection.

`shared.json` beside the departments holds what belongs to no service: the terminal's own questions, every kind of
record, and shapes (`$defs`) that any contract may refer to as if they stood in it.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kiosk.model.contract import Contract, Question, Schema

SERVICES = Path(__file__).parents[1] / "services"
CONTRACT = "contract.json"
SHARED = "shared.json"


class ContractError(ValueError):
    """A contract cannot be read. Says the file and what was expected."""


def read_contracts(services: Path = SERVICES) -> Contract:
    """All that the back end has agreed to: of every service below a folder and of none. ContractError: a file is wrong.

    What belongs to no service is the terminal's own, wherever the services are.
    """
    whole = read_shared()
    shapes = shared_shapes()
    for path in sorted(services.glob(f"*/*/{CONTRACT}")):
        one = read_contract(path.parent, shapes)
        whole = Contract({**whole.questions, **one.questions}, {**one.records, **whole.records})
    return whole


def read_shared(shared: Path = SERVICES / SHARED) -> Contract:
    """The terminal's own questions, and every kind of record that any service may make."""
    raw = _json(shared)
    return _contract(shared, {**raw, "records": {kind: one["data"] for kind, one in raw["records"].items()}}, {})


def read_contract(folder: Path, shapes: Mapping[str, Any]) -> Contract:
    """Of the service in this folder; empty where it has none. `shapes`: the shared ones, by name."""
    path = folder / CONTRACT
    return _contract(path, _json(path), shapes) if path.exists() else Contract()


def shared_shapes(shared: Path = SERVICES / SHARED) -> Mapping[str, Any]:
    """The shapes that every contract may refer to, by name."""
    shapes: Mapping[str, Any] = _json(shared)["$defs"]
    return shapes


def _contract(path: Path, raw: Mapping[str, Any], shapes: Mapping[str, Any]) -> Contract:
    try:
        here = {**shapes, **raw.get("$defs", {})}
        questions = {name: _question(name, one, here) for name, one in raw["questions"].items()}
        return Contract(questions, {kind: _alone(schema, here) for kind, schema in raw["records"].items()})
    except (KeyError, TypeError, AttributeError) as error:
        raise ContractError(f"{path}: {type(error).__name__} {error}: expected questions and records") from error


def _question(name: str, raw: Mapping[str, Any], shapes: Mapping[str, Any]) -> Question:
    return Question(
        name=name,
        about=raw["about"],
        send=_alone(raw["send"], shapes),
        answer=_alone(raw["answer"], shapes),
        same=tuple(raw["same"]),
        refusals=tuple(raw["refusals"]),
        once=raw.get("once", False),
        params={
            code: {name: _alone(schema, shapes) for name, schema in named.items()}
            for code, named in raw.get("params", {}).items()
        },
    )


def _alone(schema: Schema, shapes: Mapping[str, Any]) -> Schema:
    return {**schema, "$defs": shapes}


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise ContractError(f"{path}: expected a contract in JSON ({error})") from error
