"""How a reading travels with what is said: `{曾|zeng1}国强`. Pure.

Most characters are read as their words are read, and those who turn words into sounds know that. Where only the
sentence knows better, such as a surname, the character stands in braces with its reading after a bar: numbered pinyin
in Mandarin (5 is the neutral tone, ü is v), numbered jyutping in Cantonese.
"""

import re
from collections.abc import Iterator

_READ = re.compile(r"\{([^{}|]+)\|([a-z]+[1-6])\}")
_SIGNS = re.compile(r"[{}|]")


def read_as(character: str, reading: str) -> str:
    """The character with its reading. `reading` "": as its word is read."""
    return f"{{{character}|{reading}}}" if reading else character


def without_readings(said: str) -> str:
    """What is said in characters only, as a caption shows it."""
    return _READ.sub(r"\1", said)


def with_readings(said: str) -> Iterator[tuple[str, str]]:
    """Stretches in order, each with its reading: "" for all that need none."""
    at = 0
    for found in _READ.finditer(said):
        if found.start() > at:
            yield said[at : found.start()], ""
        yield found[1], found[2]
        at = found.end()
    if at < len(said):
        yield said[at:], ""


def unsigned(text: str) -> str:
    """The same text without the signs of this notation, which nobody says."""
    return _SIGNS.sub(" ", text)
