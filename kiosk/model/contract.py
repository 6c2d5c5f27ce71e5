"""What the back end has agreed to: the questions it answers and the records it takes, as values. Pure."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from kiosk.model.frozen import dataclass

Schema = Mapping[str, Any]
"""A JSON Schema (2020-12) that stands alone: the `$defs` that it refers to are in it."""

LOCAL = "#/$defs/"


@dataclass(frozen=True, slots=True)
class Question:
    """One question that an office answers.

    `same`: members of the answer that must be what was sent, so that there is no paper for somebody else.
    `refusals`: the codes with which the office may say no. `params`: by code, the schemas of what it says along with
    it, for the sentences about it. `once`: the same key gets the same answer again.
    """

    name: str
    about: Mapping[str, str]  # one sentence for readers of the documents, by language
    send: Schema
    answer: Schema
    same: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    once: bool = False
    params: Mapping[str, Mapping[str, Schema]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Contract:
    """The questions by name, and the schema of the data of each kind of record: of one service, or of several."""

    questions: Mapping[str, Question] = field(default_factory=dict)
    records: Mapping[str, Schema] = field(default_factory=dict)

    def __or__(self, other: "Contract") -> "Contract":
        return Contract({**self.questions, **other.questions}, {**self.records, **other.records})


def members(schema: Schema) -> Mapping[str, Any]:
    """The members that an object of this schema may have, and the schema of each; none where it names none.

    A contract that has not been checked may have anything in their place: that is told by its own check.
    """
    found = resolved(schema).get("properties")
    return found if isinstance(found, Mapping) else {}


def required(schema: Schema) -> frozenset[str]:
    """The members that an object of this schema must have."""
    found = resolved(schema).get("required")
    return frozenset(map(str, found)) if isinstance(found, list) else frozenset()


def closed(schema: Schema) -> bool:
    """Whether an object of this schema may have no other members than those it names."""
    return resolved(schema).get("additionalProperties") is False


def row_of(contract: Contract, rows: str) -> Schema | None:
    """The schema of a member of the list at the path `rows`, which begins with the fact that holds the answer.

    None: no answer has such a list of objects.
    """
    name = rows.partition(".")[2]
    for question in contract.questions.values():
        schema = members(question.answer).get(name)
        if isinstance(schema, Mapping) and isinstance(schema.get("items"), Mapping):
            row = resolved({**schema["items"], "$defs": resolved(question.answer).get("$defs", {})})
            return row if members(row) else None
    return None


def resolved(schema: Schema) -> Schema:
    """The schema itself, where it is only a reference to one of its `$defs`; nothing, where there is none."""
    reference = schema.get("$ref")
    if reference is None:
        return schema
    there: Schema = schema["$defs"].get(str(reference).removeprefix(LOCAL), {})
    return {**there, "$defs": schema["$defs"]}


def uncertain(opening: str) -> str:
    """The kind of record that says of an opened one that nobody knows how it ended."""
    return f"{opening.rpartition('_')[0]}_uncertain"
