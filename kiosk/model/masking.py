"""Hides the middle of personal values: enough stays for their owner to know them again. Pure; knows no screen."""

import re
from collections.abc import Callable, Mapping

STAR = "*"
REST = "***"  # says nothing about how much is hidden
LONG_NAME = 4

# Up to the road with its direction; where there is none, up to the village, town, district or city.
_ROAD = re.compile(r".*?[区县市镇乡].*?(?:大道|大街|马路|路|街(?!道)|巷|大马路)[东南西北中]?")
_PLACE = re.compile(r".*[村镇乡区县市]")


def masked(value: str, how: str) -> str:
    """`value` with its telling part hidden. `how` is one of MASKS.

    ValueError: no such mask, so nothing is shown by mistake.
    """
    if how not in _MASKS:
        raise ValueError(f"mask {how!r}: expected one of {', '.join(sorted(_MASKS))}")
    return _MASKS[how](value) if value else ""


def _keep(value: str, head: int, tail: int) -> str:
    return value[:head] + STAR * (len(value) - head - tail) + value[len(value) - tail :]


def _name(value: str) -> str:
    """陈*明; a name of two characters keeps the first only, a long one does not say how long it is."""
    if len(value) > LONG_NAME:
        return value[0] + REST + value[-1]
    return _keep(value, min(1, len(value) - 1), 1 if len(value) > 2 else 0)


def _number(value: str) -> str:
    """440106********0012: district and last four of an identity number; as large a share of other numbers."""
    return _keep(value, min(6, len(value) // 3), min(4, len(value) // 4))


def _phone(value: str) -> str:
    """138****6620."""
    return _keep(value, min(3, len(value) // 3), min(4, (len(value) + 1) // 3))


def _account(value: str) -> str:
    """The last four digits, as on any bank slip."""
    return _keep(value, 0, 4 if len(value) >= 12 else len(value) // 4)


def _address(value: str) -> str:
    found = _ROAD.match(value) or _PLACE.match(value)
    return (found.group() if found else "") + REST


def _whole(_value: str) -> str:
    return REST


_MASKS: Mapping[str, Callable[[str], str]] = {
    "name": _name,
    "number": _number,
    "phone": _phone,
    "account": _account,
    "address": _address,
    "whole": _whole,
}
MASKS = frozenset(_MASKS)
