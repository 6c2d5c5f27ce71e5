"""Stretches of Chinese characters and of everything else. Pure."""

import re
from collections.abc import Iterator

from ui.speech.readings import with_readings

_HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_STRETCH = re.compile(f"[{_HAN}]+|[^{_HAN}]+")
UNREAD = "某"  # said in place of a character that has no reading here, so that it is heard that there is one


def is_han(text: str) -> bool:
    return bool(re.match(f"[{_HAN}]", text))


def stretches(said: str) -> Iterator[tuple[str, tuple[tuple[int, str], ...]]]:
    """Each stretch with the readings that are given: the place of a character in it, and how it is read."""
    text, given, at = "", {}, 0
    for part, reading in with_readings(said):
        if reading:
            given[at] = reading
        text += part
        at += len(part)
    for found in _STRETCH.finditer(text):
        here = (place for place in given if found.start() <= place < found.end())
        yield found[0], tuple((place - found.start(), given[place]) for place in here)
