"""What the services' folders say the back end answers and takes, and with which examples. Knows files, no table.

The folders are the terminal's data (kiosk/services); they are read by path, nothing of the terminal's code is used.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema_rs import Draft202012Validator, ValidationError

SERVICES = Path(__file__).parents[2] / "kiosk" / "services"
SHARED = "shared.json"
_QUOTE_NAMES = frozenset({"additionalProperties", "unevaluatedProperties", "propertyNames"})
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """One question, its schemas as they stand in the file, and what the office may answer."""

    name: str
    service: str  # "": the terminal's own
    about: Mapping[str, str]
    send: Json
    answer: Json
    same: tuple[str, ...]
    refusals: tuple[str, ...]
    once: bool
    shapes: Json  # the `$defs` that its schemas refer to
    answers: Mapping[str, Any]  # by the name of the example
    refused: Mapping[str, Json]  # {"detail", "params"} by code
    params: Mapping[str, Mapping[str, Json]]  # by code, the schemas of what is said along with a refusal
    people: Mapping[str, Any]  # who gets which: a name, or a list of names to take one of


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One kind of record. `of`: certificate, application or nothing; `state`: what that becomes."""

    name: str
    about: Mapping[str, str]
    of: str
    state: str
    numbered: bool  # it is about a number


@dataclass(frozen=True, slots=True)
class Agreed:
    """Everything that was agreed. `made`: the schemas of data by kind and service; "" stands for every service."""

    questions: Mapping[str, Question]
    kinds: Mapping[str, RecordKind]
    made: Mapping[str, Mapping[str, Json]]
    states: Mapping[str, tuple[str, ...]]
    refusals: Mapping[str, Mapping[str, str]]  # the codes that mean the same for every service, and what they mean
    shapes: Json  # the shared ones
    sample: Json  # what an example may speak of, as one invented person would make it

    def broken(self, kind: str, data: Json) -> Iterator[str]:
        """What is wrong with the data of a record of this kind, place and rule, without a value of it."""
        made = self.made[kind]
        yield from broken(made.get("", {}), data, "data")
        service = str(data.get("service", ""))
        if service and service in made:
            yield from broken(made[service], data, "data")
        elif not service:
            yield from self._of_no_service([schema for name, schema in made.items() if name], data)

    def _of_no_service(self, schemas: list[Json], data: Json) -> Iterator[str]:
        """A record that names no service fits the contract of one of those that make such records."""
        found = [list(broken(schema, data, "data")) for schema in schemas]
        if found and all(found):
            yield from min(found, key=len)


def read(services: Path = SERVICES, shared: Path = SERVICES / SHARED) -> Agreed:
    """All contracts below `services`. ValueError, KeyError: a file has another form (see `kiosk catalogue check`)."""
    own = _json(shared)
    questions = dict(_questions(own, {}, "", own["$defs"]))
    kinds = {name: _kind(name, raw) for name, raw in own["records"].items()}
    made = {name: {"": _alone(raw["data"], own["$defs"])} for name, raw in own["records"].items()}
    for path in sorted(services.glob("*/*/contract.json")):
        contract, example = _json(path), path.with_name("example.json")
        service = path.parent.name.replace("_", "-")
        shapes = {**own["$defs"], **contract.get("$defs", {})}
        questions |= _questions(contract, _json(example) if example.exists() else {}, service, shapes)
        for name, schema in contract["records"].items():
            kinds.setdefault(name, RecordKind(name, {}, "", "stored", numbered=False))
            made.setdefault(name, {})[service] = _alone(schema, shapes)
    states = {of: tuple(order) for of, order in own["states"].items()}
    return Agreed(questions, kinds, made, states, own["refusals"], own["$defs"], own["sample"])


def broken(schema: Json, value: Any, root: str) -> Iterator[str]:
    """Each rule that is broken: place, from `root` on, and rule. No value is told, and no member's unknown name."""
    rules = Draft202012Validator(dict(schema), mask="value", offline=True, validate_formats=True)
    for error in rules.iter_errors(value):
        place = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in error.instance_path)
        yield f"{root}{place}: {_rule(error)}"


def alone(question: Question, schema: Json) -> Json:
    """A schema of this question that needs nothing beside it."""
    return _alone(schema, question.shapes)


def _rule(error: ValidationError) -> str:
    return "only members of the contract were expected" if error.kind.name in _QUOTE_NAMES else error.message


def _questions(contract: Json, example: Json, service: str, shapes: Json) -> Iterator[tuple[str, Question]]:
    for name, raw in contract["questions"].items():
        yield (
            name,
            Question(
                name=name,
                service=service,
                about=raw["about"],
                send=raw["send"],
                answer=raw["answer"],
                same=tuple(raw["same"]),
                refusals=tuple(raw["refusals"]),
                once=raw.get("once", False),
                shapes=shapes,
                answers=example.get("answers", {}).get(name, {}),
                refused=example.get("refusals", {}).get(name, {}),
                params=raw.get("params", {}),
                people=example.get("people", {}).get(name, {}),
            ),
        )


def _kind(name: str, raw: Json) -> RecordKind:
    return RecordKind(name, raw["about"], raw["of"], raw["state"], raw["numbered"])


def _alone(schema: Json, shapes: Json) -> Json:
    return {**schema, "$defs": shapes}


def _json(path: Path) -> Json:
    value: Json = json.loads(path.read_text(encoding="utf-8"))
    return value
