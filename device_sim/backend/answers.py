"""The shapes of what the back end itself answers; those of the services are in their contracts. Knows no rule."""

from typing import Any, Literal

from pydantic import BaseModel


class Health(BaseModel):
    ok: bool


class Verified(BaseModel):
    number: str
    issued_on: str
    name: str  # masked
    state: Literal["valid", "void", "not-confirmed"]
    replaced_by: str  # of a void one: the number of the one given in its place, "" where there is none


class Standing(BaseModel):
    number: str
    kind: str
    state: str
    since: str


class Received(BaseModel):
    key: str
    kind: str
    number: str
    state: str
    received_at: str


class Problem(BaseModel):
    """A refusal, as it would come alone."""

    type: str
    status: int
    code: str
    detail: str
    params: dict[str, Any] = {}


class Taken(BaseModel):
    """What became of one record of a batch: `answer` where `status` is 200, else `problem`."""

    key: str
    status: int
    answer: Received | None = None
    problem: Problem | None = None


class TakenBatch(BaseModel):
    """In the order in which they came."""

    records: list[Taken]


class Entry(BaseModel):
    """A line of a history."""

    state: str
    at: str
    by: str


class HeldCertificate(BaseModel):
    number: str
    id_number: str
    name: str
    state: str
    history: list[Entry]


class HeldApplication(Standing):
    id_number: str
    answers: dict[str, Any]
    history: list[Entry]


class Everything(BaseModel):
    certificates: list[HeldCertificate]
    applications: list[HeldApplication]
    deliveries: int
    deliveries_by_kind: dict[str, int]


class Choice(BaseModel):
    """Which example a person gets."""

    person: str
    query: str
    example: str


class Choices(BaseModel):
    """The examples of each question, and who was given which."""

    examples: dict[str, list[str]]
    chosen: list[Choice]


class Switched(BaseModel):
    mode: str
    count: int | None
    seconds: float
