"""Whether a mistake is told in both languages of technicians, with the same place and the same values."""

import re

from drivers.mistake import in_every_language

HAN = re.compile(r"[\u4e00-\u9fff]")
_PLACE = re.compile(r"^\S+\.toml:(?:\d+:)?")
_VALUE = re.compile(r"'[^']*'|\d+|\[\w+\]")


def lacking(error: Exception) -> list[str]:
    """What the English line says and the Chinese one does not; empty where both say the same."""
    english, *others = in_every_language(error)
    if len(others) != 1 or not HAN.search(others[0]):
        return ["Chinese"]
    wanted = _PLACE.findall(english) + _VALUE.findall(english)
    return [value for value in wanted if value not in others[0]]
