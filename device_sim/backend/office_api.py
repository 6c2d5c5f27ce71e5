"""The endpoints of the demonstration's other side: the office that decides, and the switch for faults.

Both answer callers on this machine only.
"""

import ipaddress
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, Field
from sqlalchemy import func, select

from device_sim.backend import answers, records
from device_sim.backend.contracts import Agreed
from device_sim.backend.faults import Faults, Mode
from device_sim.backend.office import Office
from device_sim.backend.problem import Refusal
from device_sim.backend.store import Reply, Store
from device_sim.backend.tables import Application, Certificate, Delivery
from device_sim.backend.terminal_api import TheAgreed, TheOffice, TheStore


def on_this_machine(request: Request) -> None:
    host = request.client.host if request.client else ""
    if not ipaddress.ip_address(host or "0.0.0.0").is_loopback:  # noqa: S104 - stands for nobody
        raise Refusal(403, "not-from-here", "this endpoint answers the machine it runs on only")


DECIDED: dict[int | str, dict[str, Any]] = {
    404: {"description": "unknown-number"},
    409: {"description": "wrong-state"},
}

router = APIRouter(
    dependencies=[Depends(on_this_machine)], tags=["office"], responses={403: {"description": "not-from-here"}}
)


class Switch(BaseModel):
    mode: Mode
    count: Annotated[int, Field(ge=1)] | None = None
    seconds: Annotated[float, Field(ge=0, le=600)] = 20.0


@router.post("/v1/office/applications/{number}/accept", response_model=answers.Standing, responses=DECIDED)
def accept(number: str, store: TheStore, agreed: TheAgreed) -> Reply:
    """The office takes the application up."""
    return _decide(number, "accepted", store, agreed)


@router.post("/v1/office/applications/{number}/approve", response_model=answers.Standing, responses=DECIDED)
def approve(number: str, store: TheStore, agreed: TheAgreed) -> Reply:
    """The office says yes."""
    return _decide(number, "approved", store, agreed)


@router.get("/v1/office/records", response_model=answers.Everything)
def everything(store: TheStore) -> Reply:
    """All that has arrived."""
    with store.transaction() as session:
        certificates = session.scalars(select(Certificate).order_by(Certificate.number))
        applications = session.scalars(select(Application).order_by(Application.number))
        kinds = session.execute(select(Delivery.kind, func.count()).group_by(Delivery.kind))
        by_kind = dict(kinds.all())
        return {
            "certificates": [_certificate(one) for one in certificates],
            "applications": [_application(one) for one in applications],
            "deliveries": sum(by_kind.values()),
            "deliveries_by_kind": by_kind,
        }


@router.post("/sim/faults", response_model=answers.Switched)
def switch(wanted: Switch, request: Request) -> Reply:
    """From the next request on, this goes wrong; `count` null: until it is switched off."""
    faults: Faults = request.app.state.faults
    faults.set(wanted.mode, wanted.count, wanted.seconds)
    return _switched(faults)


@router.get("/sim/faults", response_model=answers.Switched)
def switched(request: Request) -> Reply:
    """What goes wrong at present."""
    return _switched(request.app.state.faults)


@router.post("/sim/answers", response_model=answers.Choices, responses={422: {"description": "invalid"}})
def choose(wanted: answers.Choice, office: TheOffice) -> Reply:
    """From now on this person, called by id or name, gets this example or refusal."""
    try:
        office.choose(wanted.person, wanted.query, wanted.example)
    except ValueError as error:
        raise Refusal(422, "invalid", str(error)) from error
    return _choices(office)


@router.get("/sim/answers", response_model=answers.Choices)
def choices(office: TheOffice) -> Reply:
    """Which examples there are, and who was given which."""
    return _choices(office)


def _choices(office: Office) -> Reply:
    return {"examples": office.choices(), "chosen": office.chosen()}


def _decide(number: str, state: str, store: Store, agreed: Agreed) -> Reply:
    with store.transaction() as session:
        order = agreed.states["application"]
        return records.standing(records.advance_application(session, number, state, order, store.clock()))


def _switched(faults: Faults) -> Reply:
    return {"mode": faults.mode, "count": faults.count, "seconds": faults.seconds}


def _certificate(one: Certificate) -> dict[str, Any]:
    return {"number": one.number, "id_number": one.person, "name": one.name, "state": one.state, "history": one.history}


def _application(one: Application) -> dict[str, Any]:
    return {**records.standing(one), "id_number": one.person, "answers": one.answers, "history": one.history}
