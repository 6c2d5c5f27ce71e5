"""Dates, lengths of time and rows as an office writes them, for sentences that people read. Knows no language."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from kiosk.model.amounts import amount_by_form
from kiosk.model.text import Text

_DATE = re.compile("([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
MONTHS, LASTING = "months", "lasting"


def dated(value: Any) -> Text | None:
    """`2006-03` or `2006-03-01` as a month or a day of the calendar; None where it is neither."""
    found = _DATE.fullmatch(value) if isinstance(value, str) else None
    if not found or not _in_calendar(found[1], found[2], found[3] or "01"):
        return None
    month = {"year": found[1], "month": int(found[2])}
    if found[3] is None:
        return Text("date-month", month, private=True)
    return Text("date-day", month | {"day": int(found[3])}, private=True)


def _in_calendar(*parts: str) -> bool:
    try:
        date.fromisoformat("-".join(parts))
    except ValueError:
        return False
    return True


def lasting(months: int) -> Text:
    """So many months, as years and months."""
    years, rest = divmod(months, 12)
    if not years:
        return Text("lasting-months", {"months": rest}, private=True)
    if not rest:
        return Text("lasting-years", {"years": years}, private=True)
    return Text("lasting-both", {"years": years, "months": rest}, private=True)


def told(row: Mapping[str, Any]) -> dict[str, Any]:
    """The members of a row for its sentences: dates in words, amounts with their separators, and beside `months` how
    long that is.
    """
    said = {name: dated(value) or amount_by_form(value) or value for name, value in row.items()}
    months = row.get(MONTHS)
    return said | ({LASTING: lasting(months)} if isinstance(months, int) else {})
