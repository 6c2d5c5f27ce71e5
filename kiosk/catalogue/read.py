"""Reads one service from its folder. Knows files and the form of a service; what a step means, its kind says."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from kiosk.catalogue.file import SERVICE_FILE, CatalogueFile
from kiosk.catalogue.tables import WRONG, check_keys, keys_of, needed_keys, value_of
from kiosk.model.contract import Contract, Question
from kiosk.model.frozen import dataclass
from kiosk.model.params import Kind, kind_of
from kiosk.visit.service import Service, ServiceHead
from kiosk.visit.step import Conditions, Placed, Step
from kiosk.visit.steps.kinds import KINDS, Kinds

_OF_THE_FOLDER = {"id", "department"}  # said by its name and by the one above it
_QUALITY = "quality"  # how far the service is proven: of no meaning here, see docs/quality.md
_OF_THE_STEPS = {"takes_applications", "opens", "cards", "needs_one_of"}
_PLACE_KEYS: Mapping[str, Any] = {"id": str, "kind": str, "stage": str, "when": Conditions, "shown": bool}
_PLACE_NEEDED = {"id", "kind", "stage"}


@dataclass(frozen=True)
class ReadService:
    """What could be made of a folder. Where something is wrong, `service` may be None, and a step `steps` None."""

    file: CatalogueFile
    head: ServiceHead | None
    steps: tuple[Placed | None, ...]
    tables: tuple[Mapping[str, Any], ...]  # the steps as they stand in the file

    def service(self, contract: Contract) -> Service | None:
        """The whole of it, where it is whole. `contract`: its own, which says what may be refused."""
        steps = tuple(placed for placed in self.steps if placed is not None)
        if self.head is None or len(steps) != len(self.steps):
            return None
        refusals = {
            question.name: {code: _said_along(question, code) for code in placed.step.told_of(question.refusals)}
            for placed in steps
            if (question := contract.questions.get(placed.step.question))
        }
        numbered = any(placed.step.gives_number for placed in steps)
        cards = next((placed.step.admits for placed in steps if placed.step.admits), ())
        opens = {opened: closing for placed in steps for opened, closing in placed.step.completes.items()}
        ways = next((placed.step.needs_one_of for placed in steps if placed.step.needs_one_of), ())
        head = replace(self.head, takes_applications=numbered, opens=opens, cards=cards, needs_one_of=ways)
        return Service(head, steps, refusals)


def _said_along(question: Question, code: str) -> Mapping[str, Kind | None]:
    return {name: kind_of(schema) for name, schema in question.params.get(code, {}).items()}


def service_id(folder: Path) -> str:
    """The id of the service in this folder."""
    return folder.name.replace("_", "-")


def read_service(folder: Path, kinds: Kinds = KINDS) -> ReadService:
    """The service in this folder. What is wrong is noted in `.file`, all of it."""
    file = CatalogueFile(folder / SERVICE_FILE)
    raw = dict(file.tables)
    tables = _tables(file, raw.pop("step", []))
    raw.pop(_QUALITY, None)
    head = None if file.mistakes and not file.tables else _head(file, raw)
    steps = tuple(_placed(file, number, table, kinds) for number, table in enumerate(tables))
    return ReadService(file, head, steps, tables)


def head_keys() -> Mapping[str, Any]:
    """The keys before the first step -> their types."""
    return {key: wanted for key, wanted in keys_of(ServiceHead).items() if key not in _OF_THE_FOLDER | _OF_THE_STEPS}


def _head(file: CatalogueFile, raw: Mapping[str, Any]) -> ServiceHead | None:
    folder = file.path.parent
    keys = head_keys()
    whole = check_keys(file, raw, {*keys, _QUALITY}, needed_keys(ServiceHead) - _OF_THE_FOLDER)
    given = {key: value_of(file, key, value, keys[key]) for key, value in raw.items() if key in keys}
    if not whole or WRONG in given.values():
        return None
    return ServiceHead(id=service_id(folder), department=folder.parent.name, **given)


def _tables(file: CatalogueFile, steps: Any) -> tuple[Mapping[str, Any], ...]:
    if isinstance(steps, list) and steps and all(isinstance(step, dict) for step in steps):
        return tuple(steps)
    if not file.mistakes:
        file.wrong("no step", "at least one [[step]]", "step")
    return ()


def _placed(file: CatalogueFile, number: int, table: Mapping[str, Any], kinds: Kinds) -> Placed | None:
    kind = table.get("kind")
    if not isinstance(kind, str) or kind not in kinds:
        found = f"unknown step {kind!r}" if "kind" in table else "missing key 'kind'"
        file.wrong(found, f"one of {', '.join(sorted(kinds))}", "kind", number)
        return None
    made = kinds[kind]
    types = {**keys_of(made), **_PLACE_KEYS}
    whole = check_keys(file, table, types, _PLACE_NEEDED | needed_keys(made), number)
    given = {key: value_of(file, key, value, types[key], number) for key, value in table.items() if key in types}
    if not whole or WRONG in given.values():
        return None
    return _built(made, {key: value for key, value in given.items() if key != "kind"})


def _built(made: type[Step], given: Mapping[str, Any]) -> Placed:
    place = {key: value for key, value in given.items() if key in _PLACE_KEYS}
    return Placed(step=made(**{key: value for key, value in given.items() if key not in _PLACE_KEYS}), **place)
