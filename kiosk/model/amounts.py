"""Amounts of money as people write them: 1,234,567.50. Knows no language: what is counted is said around them.

Whole numbers and texts alone: a start has no use for decimal numbers, and importing them takes milliseconds.
"""

import re
from typing import Any

_AMOUNT = re.compile(r"-?(0|[1-9][0-9]{0,11})[.][0-9]{2}")  # `money` of kiosk/services/shared.json
_MAY_BE_A_MONTH = re.compile(r"(19|20)[0-9]{2}[.](0[1-9]|1[0-2])")  # 2026.08


def grouped(yuan: str) -> str:
    """A number with its decimals, such as -1234.50, with a comma before every three digits."""
    sign = "-" if yuan.startswith("-") else ""
    whole, point, decimals = yuan.removeprefix("-").partition(".")
    return f"{sign}{int(whole):,}{point}{decimals}"


def amount(value: Any) -> str | None:
    """An amount as an office writes it, a text of yuan with two decimals; None where it is none."""
    return grouped(value) if isinstance(value, str) and _AMOUNT.fullmatch(value) else None


def amount_by_form(value: Any) -> str | None:
    """The same of a value of which nobody says what it is: None as well where it may be a month."""
    written = amount(value)
    return None if written and _MAY_BE_A_MONTH.fullmatch(value) else written
