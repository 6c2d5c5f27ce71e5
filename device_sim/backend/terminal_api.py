"""The endpoints a terminal calls. Knows requests and answers; the rules are in records and offices."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from device_sim.backend import answers, auth, records
from device_sim.backend.offices import Offices
from device_sim.backend.problem import Refusal
from device_sim.backend.published import INVALID, ONCE, SIGNED, UNSIGNED
from device_sim.backend.store import Reply, Store, fingerprint
from device_sim.backend.store import Request as OnceRequest
from device_sim.backend.tables import Application, Certificate, Delivery

Text = Annotated[str, AfterValidator(records.plain)]
IdNumber = Annotated[Text, Field(min_length=15, max_length=18)]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Person(Strict):
    id_number: IdNumber


class NamedPerson(Person):
    name: Annotated[Text, Field(min_length=1)]


class Number(Strict):
    number: Annotated[Text, Field(min_length=1, max_length=records.LONGEST_NUMBER)]
    mac: Text = ""


class Record(Strict):
    kind: str
    number: Annotated[Text, Field(max_length=records.LONGEST_NUMBER)]
    visit: Annotated[Text, Field(max_length=64)]
    terminal: str
    created_at: AwareDatetime
    released_at: AwareDatetime | None = None
    data: Annotated[dict[str, Any], AfterValidator(records.plain)]


async def body_of(request: Request) -> bytes:
    return await request.body()


def signed(request: Request, response: Response, body: Annotated[bytes, Depends(body_of)]) -> auth.SignedRequest:
    """The request, once its signature is found right. The answer will say which request it belongs to."""
    query = f"?{request.url.query}" if request.url.query else ""
    path = request.scope["raw_path"].decode("ascii") + query
    terminal, created, nonce, key, signature = (
        request.headers.get(name, "")
        for name in ("X-Terminal", "X-Created", "X-Nonce", "Idempotency-Key", "X-Signature")
    )
    claimed = auth.SignedRequest(request.method, path, terminal, created, nonce, key, body, signature)
    auth.check_signature(request.app.state.store, claimed)
    response.headers["X-Answers"] = nonce
    return claimed


def live(request: Request, claimed: Annotated[auth.SignedRequest, Depends(signed)]) -> auth.SignedRequest:
    """The request, once it is also found fresh and new."""
    auth.check_live(request.app.state.store, claimed)
    return claimed


def store_of(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


def offices_of(request: Request) -> Offices:
    offices: Offices = request.app.state.offices
    return offices


Signed = Annotated[auth.SignedRequest, Depends(signed)]
Live = Annotated[auth.SignedRequest, Depends(live)]
TheStore = Annotated[Store, Depends(store_of)]
TheOffices = Annotated[Offices, Depends(offices_of)]

ASKED = UNSIGNED | INVALID

router = APIRouter(prefix="/v1", tags=["terminal"])


@router.get("/health", response_model=answers.Health)
def health() -> Reply:
    """Are you there?"""
    return {"ok": True}


@router.get("/verify/{code}", response_model=answers.Verified, responses={404: {"description": "unknown-code"}})
def verify(code: str, store: TheStore) -> Reply:
    """Anybody may check the code on a certificate. Only the family name is told."""
    with store.transaction() as session:
        certificate = session.query(Certificate).filter_by(verify_code=code).one_or_none()
        if certificate is None:
            raise Refusal(404, "unknown-code", "no certificate has this code")
        masked = certificate.name[:1] + "*" * (len(certificate.name) - 1)
        return {"number": certificate.number, "issued_on": certificate.issued_on, "name": masked, "genuine": True}


@router.post(
    "/queries/social-insurance-certificate",
    response_model=answers.Certificate,
    openapi_extra=SIGNED,
    responses=ASKED | ONCE,
)
def social_insurance_certificate(
    request: Request, asked: NamedPerson, caller: Live, store: TheStore, offices: TheOffices
) -> Reply:
    """Prepare a numbered certificate. The same key gets the same one again; nothing on file is a refusal."""
    now = store.clock()
    resident = offices.resident(asked.id_number)
    insurances = offices.insurances(asked.id_number, datetime.fromtimestamp(now, records.BEIJING).date())
    if resident is None or not insurances:
        raise Refusal(422, "nothing-on-file", "no insurance of this person is on file")
    if resident.card.name != asked.name:
        raise Refusal(422, "name-differs", "the name on file is another one")

    def prepare(session: Any) -> Reply:
        certificate = records.prepare_certificate(session, asked.id_number, asked.name, now)
        base = request.app.state.public_url or str(request.base_url).rstrip("/")
        return {
            "number": certificate.number,
            "issued_on": certificate.issued_on,
            "name": certificate.name,
            "id_number": certificate.person,
            "verify_code": certificate.verify_code,
            "verify_url": f"{base}/v1/verify/{certificate.verify_code}",
            "insurances": [one.as_json() for one in insurances],
        }

    return store.once(OnceRequest(caller.terminal, f"query:{caller.key}", fingerprint(asked.model_dump())), prepare)


@router.post(
    "/queries/old-age-allowance-prefill", response_model=answers.Prefill, openapi_extra=SIGNED, responses=ASKED
)
def old_age_allowance_prefill(asked: Person, _caller: Live, offices: TheOffices) -> Reply:
    """What civil affairs know already, so that it need not be typed."""
    known = offices.prefill(asked.id_number)
    if known is None:
        raise Refusal(422, "nothing-on-file", "nothing of this person is on file")
    return known


@router.post("/queries/applications", response_model=answers.Standings, openapi_extra=SIGNED, responses=ASKED)
def applications(asked: Person, _caller: Live, store: TheStore) -> Reply:
    """All applications of a person that have arrived, newest first."""
    with store.transaction() as session:
        found = records.applications_of(session, asked.id_number)
        return {"applications": [records.standing(one) for one in found]}


@router.post("/queries/application", response_model=answers.KnownStanding, openapi_extra=SIGNED, responses=ASKED)
def application(asked: Number, _caller: Live, store: TheStore) -> Reply:
    """Where one application stands, for who has its receipt. `genuine`: one of our terminals gave this number."""
    with store.transaction() as session:
        found = session.get(Application, asked.number)
        known = records.standing(found) if found else None
    genuine = auth.genuine_receipt(store, asked.number, asked.mac) if asked.mac else known is not None
    unknown = {"number": asked.number, "kind": "", "state": "unknown", "since": ""}
    return {**((known if genuine else None) or unknown), "genuine": genuine}


@router.post("/records", response_model=answers.Received, openapi_extra=SIGNED, responses=ASKED | ONCE)
def deliver(record: Record, caller: Signed, store: TheStore) -> Reply:
    """Take a record exactly once per key, up to 30 days after it was made, or was released by a person."""
    if record.terminal != caller.terminal:
        raise Refusal(422, "invalid", "terminal: the terminal that signed the request was expected")
    now, created_at = store.clock(), record.created_at.timestamp()
    records.check(record.kind, record.number, record.data)
    delivery = Delivery(
        terminal=caller.terminal,
        key=caller.key,
        kind=record.kind,
        number=record.number,
        visit=record.visit,
        created_at=created_at,
        received_at=now,
        data=record.data,
    )
    released_at = record.released_at.timestamp() if record.released_at else None
    content = record.model_dump(mode="json", exclude={"released_at"})  # released or not, it is the same record
    request = OnceRequest(caller.terminal, caller.key, fingerprint(content))
    return store.once(request, lambda session: records.deliver(session, delivery, released_at))
