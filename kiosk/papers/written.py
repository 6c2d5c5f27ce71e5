"""Writes the values of a paper as people write them: months, days, money, words of a few. Knows no page."""

import calendar
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from kiosk.model.amounts import grouped
from kiosk.model.frozen import dataclass
from kiosk.model.text import Text
from kiosk.papers.template import Format, Value, said

Say = Callable[[Text], str]
Data = Mapping[str, Any]
NONE = "—"


@dataclass(frozen=True, slots=True)
class Writer:
    """The words of one paper: the sentences of its service in one language."""

    service: str
    say: Say

    def sentence(self, key: str, args: Mapping[str, str] | None = None) -> str:
        return self.say(said(self.service, key, args))

    def value(self, value: Value, data: Data) -> str:
        """On one line. KeyError: it is not in `data`. ValueError: it cannot be written in this format."""
        return " ".join(self.lines(value, data))

    def lines(self, value: Value, data: Data) -> list[str]:
        """The same with each end of a period on a line of its own."""
        first = self._one(value, value.show, data)
        if not value.until:
            return [first]
        return [first, self.say(Text("paper-until", {"end": self._one(value, value.until, data)}, private=True))]

    def values(self, values: Mapping[str, Value], data: Data) -> dict[str, str]:
        """By name, for use in sentences."""
        return {name: self.value(value, data) for name, value in values.items()}

    def _one(self, value: Value, path: str, data: Data) -> str:
        found = look_up(data, path)
        if found in (None, ""):
            if value.optional:
                return NONE
            raise KeyError(path)
        match value.format:
            case Format.PLAIN:
                return str(found)  # whether it is an amount is not known here
            case Format.MONEY:
                return grouped(f"{_number(found):.2f}")
            case Format.PERCENT:
                return f"{_number(found):f}%"
            case Format.OPTION:
                return self.sentence(f"{value.words}-{found}")
            case Format.MONTH:
                day = _later(_day(f"{str(found)[:7]}-01"), value)
                return self.say(Text("date-month", {"year": str(day.year), "month": day.month}, private=True))
            case Format.DAY:
                day = _later(_day(str(found)[:10]), value)
                args = {"year": str(day.year), "month": day.month, "day": day.day}
                return self.say(Text("date-day", args, private=True))


def look_up(data: Data, path: str) -> Any:
    """The value at a dotted path; None where a part of it is missing."""
    assert path
    value: Any = data
    for name in path.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    assert value is not data
    return value


def _later(day: date, value: Value) -> date:
    years, month = divmod(day.month - 1 + value.months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last)) + timedelta(days=value.days)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("expected YYYY-MM-DD or YYYY-MM") from None  # without the value: it may be a person's


def _number(value: Any) -> Decimal:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise ValueError("expected a decimal number") from None
