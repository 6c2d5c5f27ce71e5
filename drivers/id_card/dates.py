"""Dates as cards write them, also those that no calendar has. Knows no card.

An office adds ten years to the day of issue and gets a 29th of February of a common year; old registers know a 30th of
February, and a year of birth without month and day. Their cards are good.
"""

import re
from calendar import monthrange
from datetime import date

_EMPTY = re.compile(r"0*")


def read_date(name: str, value: str) -> tuple[date, str]:
    """The day that is meant, and what is odd about how it is written; "" where nothing is.

    ValueError: nobody can tell which day is meant. Neither sentence quotes the date, which is personal.
    """
    written = re.fullmatch(r"([0-9]{4})(0[0-9]|1[0-2])([0-2][0-9]|3[01])", value)
    if not written or written[1] == "0000":
        raise ValueError(f"{name} is no date, expected YYYYMMDD")
    year, month, day = (int(part) for part in written.groups())
    in_month = max(month, 1)
    meant = date(year, in_month, min(max(day, 1), monthrange(year, in_month)[1]))
    odd = (meant.month, meant.day) != (month, day)
    return (
        meant,
        f"{name} is a day that no calendar has, expected one: taken for the nearest in its month" if odd else "",
    )


def read_end(name: str, value: str, no_end: tuple[str, ...]) -> tuple[date | None, str]:
    """The same of the last day; None: there is none, in one of the words of `no_end`.

    One that was left empty is none, and odd: nothing hangs on it.
    """
    if value.startswith(no_end):
        return None, ""
    if _EMPTY.fullmatch(value):
        return None, f"{name} is empty, expected a day or {no_end[0]}"
    return read_if_any(name, value)


def read_if_any(name: str, value: str) -> tuple[date | None, str]:
    """The same of a day on which nothing hangs; None, and odd: nobody can tell which is meant."""
    try:
        return read_date(name, value)
    except ValueError as error:
        return None, str(error)
