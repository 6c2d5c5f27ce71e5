"""The shapes of the back end's answers, as they are checked and published. Knows no rule and no table."""

from typing import Any

from pydantic import BaseModel, Field


class Health(BaseModel):
    ok: bool


class Verified(BaseModel):
    number: str
    issued_on: str
    name: str  # masked
    genuine: bool


class Insurance(BaseModel):
    kind: str
    status: str
    since: str = Field(alias="from")
    to: str
    months: int
    employer: str


class Certificate(BaseModel):
    number: str
    issued_on: str
    name: str
    id_number: str
    verify_code: str
    verify_url: str
    insurances: list[Insurance]


class Prefill(BaseModel):
    phone: str
    has_social_security_card: bool
    receives_elsewhere: bool


class Standing(BaseModel):
    number: str
    kind: str
    state: str
    since: str


class Standings(BaseModel):
    applications: list[Standing]


class KnownStanding(Standing):
    genuine: bool


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


class Switched(BaseModel):
    mode: str
    count: int | None
    seconds: float
