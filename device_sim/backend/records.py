"""What a delivered record means for certificates and applications. Knows tables, no endpoint."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from device_sim.backend.contracts import Agreed
from device_sim.backend.problem import Refusal
from device_sim.backend.store import CLOCK_AHEAD_S, DAY_S, RECORD_AGE_S, Reply
from device_sim.backend.tables import Application, Certificate, Counter, Delivery

LONGEST_NUMBER = 64  # characters
LONGEST_KEY = 128
DEEPEST = 32  # lists and objects within each other
AREA = "440100"  # Guangzhou
BEIJING = timezone(timedelta(hours=8))
_TEXT = re.compile(r"[^\x00\ud800-\udfff]*")
_ID_NUMBER = re.compile(r"\d{17}[\dX]")
_FOREIGN_2017 = re.compile(r"[A-Z]{3}\d{12}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def valid_id_number(number: str) -> bool:
    """18 characters with the right check character (GB 11643-1999), or a foreigner's 15 of before 2023."""
    if _FOREIGN_2017.fullmatch(number):
        return True
    if not _ID_NUMBER.fullmatch(number):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return "10X98765432"[total % 11] == number[17]


def check(agreed: Agreed, kind: str, number: str, data: Mapping[str, Any]) -> None:
    """Refusal 422, with what was expected, for a record that can never be taken."""
    if kind not in agreed.kinds:
        raise _invalid("kind", "one of " + ", ".join(agreed.kinds))
    if agreed.kinds[kind].numbered and not about(number, data):
        raise _invalid("number", f"the number that {kind} is about, here or in data,")
    if len(about(number, data)) > LONGEST_NUMBER:
        raise _invalid("data.number", f"at most {LONGEST_NUMBER} characters")
    if wrong := list(agreed.broken(kind, data)):
        raise Refusal(422, "invalid", "; ".join(wrong))
    if "id_number" in data and not valid_id_number(str(data["id_number"])):
        raise _invalid("data.id_number", "the number of an identity card, with its right check character,")


def plain(value: Any, left: int = DEEPEST) -> Any:
    """The value as it is. ValueError: JSON has no word for it, or a database has no room for it."""
    match value:
        case dict() | list() if not left:
            raise ValueError(f"nested at most {DEEPEST} deep was expected")
        case dict():
            for name, inner in value.items():
                plain(name)
                plain(inner, left - 1)
        case list():
            for inner in value:
                plain(inner, left - 1)
        case float() if not math.isfinite(value):
            raise ValueError("a number was expected, JSON has no NaN and no Infinity")
        case str() if not _TEXT.fullmatch(value):
            raise ValueError("text without NUL and without half characters was expected")
    return value


def check_age(name: str, said: float, received_at: float) -> None:
    """Refusal 422 for a record that comes for the first time and is too old, or of tomorrow. `name`: who says so."""
    age = received_at - said
    if age > RECORD_AGE_S:
        raise Refusal(422, "too-old", f"{name}: at most {RECORD_AGE_S / DAY_S:.0f} days ago was expected")
    if -age > CLOCK_AHEAD_S:
        raise Refusal(422, "from-the-future", f"{name}: at most one day ahead was expected")


def about(number: str, data: Mapping[str, Any]) -> str:
    """The certificate or application a record is about: `number` in its data before its own."""
    return str(data.get("number") or number)


def deliver(
    session: Session, agreed: Agreed, delivery: Delivery, released_at: float | None = None, formerly: str = ""
) -> Reply:
    """Store a checked record and what follows from it. Refusal 409: an application has this number.

    The age is judged here and not before: a record taken in time whose answer was lost is not too old now. Where a
    person has released it, that time is judged: the clock may have been wrong when it was made.
    """
    name, said = ("created_at", delivery.created_at) if released_at is None else ("released_at", released_at)
    check_age(name, said, delivery.received_at)
    session.add(delivery)
    kind = agreed.kinds[delivery.kind]
    state = kind.state
    if kind.of == "certificate":
        state = _move_certificate(session, delivery, state, agreed.states[kind.of])
    elif kind.of == "application":
        state = _take_application(session, delivery, state, formerly)
    return {
        "key": delivery.key,
        "kind": delivery.kind,
        "number": delivery.number,
        "state": state,
        "received_at": written(delivery.received_at),
    }


def prepare_certificate(
    session: Session, about: str, person: str, name: str, now: float, verify_code: str
) -> Certificate:
    """A numbered certificate that is not printed yet. `about`: the question that it answers."""
    today = datetime.fromtimestamp(now, BEIJING).date()
    series = f"{AREA}-{today.year}"
    certificate = Certificate(
        number=f"{series}-{_next(session, series):07d}",
        person=person,
        about=about,
        name=name,
        state="prepared",
        issued_on=today.isoformat(),
        verify_code=verify_code,
        history=[_entry("prepared", now, "back end")],
    )
    session.add(certificate)
    return certificate


def advance_application(session: Session, number: str, state: str, order: Sequence[str], now: float) -> Application:
    """The office decides. `order`: the states one after the other. Refusal 404 or 409: there is nothing to decide."""
    application = session.get(Application, number, with_for_update=True)
    if application is None:
        raise Refusal(404, "unknown-number", "no application of this number has arrived")
    if order.index(state) != order.index(application.state) + 1:
        raise Refusal(409, "wrong-state", f"the application is {application.state}, so it cannot become {state}")
    application.state, application.since = state, now
    application.history = [*application.history, _entry(state, now, "office")]
    return application


def applications_of(session: Session, person: str) -> Iterable[Application]:
    """Newest first."""
    return session.scalars(
        select(Application).where(Application.person == person).order_by(Application.since.desc(), Application.number)
    )


def renumbered(session: Session, number: str) -> Iterable[Application]:
    """Those whose slips have this number, although they have another one since."""
    return session.scalars(select(Application).where(Application.formerly == number).order_by(Application.number))


def standing(application: Application) -> dict[str, Any]:
    """What is told about an application; `since` is a date in Guangzhou."""
    since = datetime.fromtimestamp(application.since, BEIJING).date().isoformat()
    return {"number": application.number, "kind": application.kind, "state": application.state, "since": since}


def written(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _move_certificate(session: Session, delivery: Delivery, state: str, order: Sequence[str]) -> str:
    """A record may overtake another one on its way: a certificate's state never goes back in this order."""
    certificate = session.get(Certificate, about(delivery.number, delivery.data), with_for_update=True)
    if certificate is None:  # prepared by a back end that has lost its memory since
        certificate = Certificate(
            number=about(delivery.number, delivery.data),
            person=str(delivery.data.get("id_number", "")),
            about="",
            name=str(delivery.data.get("name", "")),
            state="prepared",
            issued_on="",
            verify_code="",
            history=[],
        )
        session.add(certificate)
    entry = _entry(state, delivery.created_at, delivery.terminal)
    certificate.history = [*certificate.history, entry]
    certificate.state = max(certificate.state, state, key=order.index)
    session.flush()
    return certificate.state


def _take_application(session: Session, delivery: Delivery, state: str, formerly: str) -> str:
    number = about(delivery.number, delivery.data)
    # The same content is no excuse: under its own key it would have had its stored answer. This is another
    # application, or a terminal that has lost its memory, and somebody has to look at either.
    if session.get(Application, number, with_for_update=True) is not None:
        raise Refusal(409, "number-taken", "an application of this number was taken under another key")
    application = Application(
        number=number,
        formerly=formerly,
        person=str(delivery.data["id_number"]),
        kind=str(delivery.data["service"]),
        answers=delivery.data,
        state=state,
        since=delivery.created_at,
        history=[_entry(state, delivery.created_at, delivery.terminal)],
    )
    session.add(application)
    session.flush()
    return application.state


def _next(session: Session, series: str) -> int:
    counter = session.get(Counter, series, with_for_update=True)
    if counter is None:
        counter = Counter(series=series, last=37714)
        session.add(counter)
        session.flush()
    counter.last += 1
    return counter.last


def _entry(state: str, at: float, by: str) -> dict[str, Any]:
    return {"state": state, "at": written(at), "by": by}


def _invalid(field: str, expected: str) -> Refusal:
    return Refusal(422, "invalid", f"{field}: {expected} was expected")
