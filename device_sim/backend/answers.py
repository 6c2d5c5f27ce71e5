"""The shapes of what the back end itself answers; those of the services are in their contracts. Knows no rule."""

from typing import Any

from pydantic import BaseModel


class Health(BaseModel):
    ok: bool


class Verified(BaseModel):
    number: str
    issued_on: str
    name: str  # masked
    genuine: bool


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
