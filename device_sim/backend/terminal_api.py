"""The endpoints a terminal calls. Knows requests and answers; the rules are in records and office."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field
from sqlalchemy.orm import Session

from device_sim.backend import answers, auth, batch, records, verification
from device_sim.backend.contracts import Agreed, Question, alone, broken
from device_sim.backend.office import Office, filled
from device_sim.backend.problem import Refusal
from device_sim.backend.published import BATCH, INVALID, ONCE, SIGNED, UNSIGNED
from device_sim.backend.store import Reply, Store, fingerprint
from device_sim.backend.store import Request as OnceRequest
from device_sim.backend.tables import Application, Delivery

Text = Annotated[str, AfterValidator(records.plain)]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Record(Strict):
    kind: str
    number: Annotated[Text, Field(max_length=records.LONGEST_NUMBER)]
    visit: Annotated[Text, Field(max_length=64)]
    terminal: str
    created_at: AwareDatetime
    released_at: AwareDatetime | None = None
    formerly: Annotated[Text, Field(max_length=records.LONGEST_NUMBER)] = ""
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
    kind = request.headers.get("X-Signature-Kind", auth.KIND)
    claimed = auth.SignedRequest(request.method, path, terminal, created, nonce, key, body, signature, kind)
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


def office_of(request: Request) -> Office:
    office: Office = request.app.state.office
    return office


def agreed_of(request: Request) -> Agreed:
    agreed: Agreed = request.app.state.agreed
    return agreed


Signed = Annotated[auth.SignedRequest, Depends(signed)]
Live = Annotated[auth.SignedRequest, Depends(live)]
TheStore = Annotated[Store, Depends(store_of)]
TheOffice = Annotated[Office, Depends(office_of)]
TheAgreed = Annotated[Agreed, Depends(agreed_of)]

ASKED = UNSIGNED | INVALID

router = APIRouter(prefix="/v1", tags=["terminal"])


@router.get("/health", response_model=answers.Health)
def health() -> Reply:
    """Are you there?"""
    return {"ok": True}


@router.get(
    "/verify/{code}",
    response_model=answers.Verified,
    responses={200: {"content": {"text/html": {}}}, 404: {"description": "unknown-code"}},
)
def verify(code: str, request: Request, store: TheStore) -> Reply | HTMLResponse:
    """Anybody may check the code on a certificate: a telephone gets a page, a program the same as JSON."""
    with store.transaction() as session:
        found = verification.verified(session, code)
    if "text/html" in request.headers.get("Accept", ""):
        return HTMLResponse(verification.page(found), 200 if found else 404)
    if found is None:
        raise Refusal(404, "unknown-code", "no certificate has this code")
    return found


@router.post("/queries/{query}", include_in_schema=False)
def question(query: str, request: Request, caller: Live, store: TheStore, office: TheOffice) -> Reply:
    """Answer a question of some contract: an example of its service, or what the back end itself remembers."""
    asked = office.questions.get(query)
    if asked is None:
        raise Refusal(404, "no-such-endpoint", "a question of a service's contract was expected")
    sent = _sent(asked, caller.body)
    match query:
        case "applications":
            return _applications(store, sent)
        case "application":
            return _application(store, sent)
    today = datetime.fromtimestamp(store.clock(), records.BEIJING).date()
    known = office.known_of(sent, today)
    if not asked.once:
        return dict(filled(office.answer(asked, sent, today), known))

    def prepare(session: Session) -> Reply:
        example = office.answer(asked, sent, today)  # a refusal costs no number
        return dict(filled(example, known | _numbered(request, session, query, sent, store.clock())))

    return store.once(OnceRequest(caller.terminal, f"query:{caller.key}", fingerprint(sent)), prepare)


def _sent(asked: Question, body: bytes) -> dict[str, Any]:
    """What was sent. Refusal 422, with what was expected."""
    try:
        sent = records.plain(json.loads(body.decode()))
    except (ValueError, RecursionError):
        sent = None
    if not isinstance(sent, dict):
        raise Refusal(422, "invalid", "body: a JSON object in UTF-8 was expected")
    if wrong := list(broken(alone(asked, asked.send), sent, "body")):
        raise Refusal(422, "invalid", "; ".join(wrong))
    return sent


def _numbered(request: Request, session: Session, query: str, sent: Mapping[str, Any], now: float) -> dict[str, str]:
    """A number that is given once, and where anybody may verify it."""
    code = request.app.state.verify_code()
    person, name = sent.get("id_number", ""), sent.get("name", "")
    certificate = records.prepare_certificate(session, query, person, name, now, code)
    base = request.app.state.public_url or str(request.base_url).rstrip("/")
    return {"number": certificate.number, "verify_code": code, "verify_url": f"{base}/v1/verify/{code}"}


def _applications(store: Store, sent: Mapping[str, Any]) -> Reply:
    with store.transaction() as session:
        found = records.applications_of(session, sent["id_number"])
        return {"applications": [records.standing(one) for one in found]}


def _application(store: Store, sent: Mapping[str, Any]) -> Reply:
    number, mac = sent["number"], sent.get("mac", "")
    with store.transaction() as session:
        found = session.get(Application, number)
        known = records.standing(found) if found else None
        others = [records.standing(one) for one in records.renumbered(session, number)]
    genuine = auth.genuine_receipt(store, number, mac) if mac else known is not None
    unknown = {"number": number, "kind": "", "state": "unknown", "since": ""}
    told = {**((known if genuine else None) or unknown), "genuine": genuine}
    return {**told, "renumbered": others} if genuine and others else told


@router.post("/records", response_model=answers.Received, openapi_extra=SIGNED, responses=ASKED | ONCE)
def deliver(record: Record, caller: Signed, store: TheStore, agreed: TheAgreed) -> Reply:
    """Take a record exactly once per key, up to 30 days after it was made, or was released by a person."""
    return _taken(record, caller.terminal, caller.key, store, agreed)


@router.post("/records:batch", response_model=answers.TakenBatch, response_model_exclude_none=True,
    openapi_extra=SIGNED | {"requestBody": BATCH}, responses=ASKED,
)  # fmt: skip
def deliver_many(request: Request, caller: Signed, store: TheStore, agreed: TheAgreed) -> Reply:
    """Take up to 100 records, each as if it came alone under its own key. What is wrong with one stops no other."""
    items = batch.read(caller.body, request.headers.get("Content-Encoding", ""))

    def take(key: str, record: Any) -> Reply:
        return _taken(Record.model_validate(record), caller.terminal, key, store, agreed)

    return {"records": list(batch.answers(items, take))}


def _taken(record: Record, terminal: str, key: str, store: Store, agreed: Agreed) -> Reply:
    if record.terminal != terminal:
        raise Refusal(422, "invalid", "terminal: the terminal that signed the request was expected")
    now, created_at = store.clock(), record.created_at.timestamp()
    records.check(agreed, record.kind, record.number, record.data)
    delivery = Delivery(
        terminal=terminal,
        key=key,
        kind=record.kind,
        number=record.number,
        visit=record.visit,
        created_at=created_at,
        received_at=now,
        data=record.data,
    )
    released_at = record.released_at.timestamp() if record.released_at else None
    content = record.model_dump(mode="json", exclude={"released_at"} | ({"formerly"} if not record.formerly else set()))
    request = OnceRequest(terminal, key, fingerprint(content))
    formerly = record.formerly
    return store.once(request, lambda session: records.deliver(session, agreed, delivery, released_at, formerly))
