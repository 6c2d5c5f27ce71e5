"""What the social-insurance and the civil-affairs office have on file: invented, and always the same per person."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Protocol

from drivers.api.id_card import IdCard

KINDS = ("pension", "medical", "unemployment", "injury", "maternity")
FIRST_JOB_AGE = 22
RETIREMENT_AGE = {"1": 60, "2": 55}  # by sex as GB/T 2261.1 writes it; the rules before 2025, simple on purpose
EMPLOYERS = (
    "广州市木棉示例机械有限公司",
    "广州市珠水示例纺织有限公司",
    "广州市云山示例餐饮有限公司",
    "广州市南粤示例物流有限公司",
)


class Resident(Protocol):
    """Someone the offices know."""

    @property
    def card(self) -> IdCard: ...

    @property
    def phone(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Insurance:
    """One kind of insurance of one person. `since` and `until` are months, YYYY-MM, both included."""

    kind: str
    status: str  # paying, paused, receiving
    since: str
    until: str
    months: int
    employer: str

    def as_json(self) -> dict[str, Any]:
        values = asdict(self)
        return {"from": values.pop("since"), "to": values.pop("until"), **values}


class Offices:
    """Looks people up by the number of their identity card."""

    def __init__(self, residents: Iterable[Resident]) -> None:
        self._residents = {one.card.number: one for one in residents}

    def resident(self, number: str) -> Resident | None:
        return self._residents.get(number)

    def insurances(self, number: str, today: date) -> tuple[Insurance, ...]:
        """Empty: nothing on file, because nobody knows this person or they are too young to have worked."""
        resident = self._residents.get(number)
        return _insurances(resident.card, today) if resident else ()

    def prefill(self, number: str) -> dict[str, Any] | None:
        """What civil affairs already know for the old-age allowance; None for someone unknown."""
        resident = self._residents.get(number)
        if resident is None:
            return None
        return {
            "phone": resident.phone,
            "has_social_security_card": _digest(number)[1] % 4 != 0,
            "receives_elsewhere": False,
        }


def _insurances(card: IdCard, today: date) -> tuple[Insurance, ...]:
    seed = _digest(card.number)
    first = _month(card.birth) + FIRST_JOB_AGE * 12 + seed[2] % 48
    retired = _month(card.birth) + RETIREMENT_AGE.get(card.sex, 60) * 12
    now = _month(today)
    if now < first:
        return ()
    employer = EMPLOYERS[seed[3] % len(EMPLOYERS)]
    if now >= retired:
        return tuple(_insurance(kind, "receiving", first, retired - 1, employer) for kind in KINDS[:2])
    paused = 3 + seed[4] % 9 if seed[5] % 5 == 0 else 0  # months since somebody stopped paying
    if not paused or now - paused < first:
        return tuple(_insurance(kind, "paying", first, now, employer) for kind in KINDS)
    return tuple(_insurance(kind, "paused", first, now - paused, employer) for kind in KINDS)


def _insurance(kind: str, status: str, first: int, last: int, employer: str) -> Insurance:
    return Insurance(kind, status, _written(first), _written(last), last - first + 1, employer)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _written(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def _digest(number: str) -> bytes:
    return hashlib.sha256(number.encode()).digest()
