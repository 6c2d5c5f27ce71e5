"""One JSON file and where things stand in it, so that every mistake is told with its line. Knows no contract."""

import json
from collections.abc import Iterator
from json.decoder import JSONDecodeError
from pathlib import Path
from typing import Any

from kiosk.model.mistake import Mistake

Place = tuple[str | int, ...]
_DECODER = json.JSONDecoder()
_BLANK = " \t\r\n"


class JsonFile:
    """`name` is DEPARTMENT/SERVICE/FILE. `value`: what it says, None where it is no JSON; `mistakes`: what is wrong."""

    def __init__(self, path: Path) -> None:
        """OSError: it cannot be read."""
        self.path = path
        self.name = "/".join(path.parts[-3:])
        self.mistakes: list[Mistake] = []
        self.value: Any = None
        self._lines: dict[Place, int] = {}
        data = path.read_bytes()
        try:
            text = data.decode("utf-8-sig")
            said = json.loads(text)
            json.dumps(said, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            self._none(1, "half of a character", "whole ones")
        except UnicodeDecodeError as error:
            self._none(data.count(b"\n", 0, error.start) + 1, error.reason, "UTF-8")
        except JSONDecodeError as error:
            self._none(error.lineno, error.msg, "JSON")
        except RecursionError:
            self._none(1, "nested too deep", "JSON")
        except ValueError:
            self._none(1, "a number of too many digits", "JSON")
        else:
            if said is None:
                self._none(1, "null", "an object")
            self.value = said
            self._find(text)

    def line(self, place: Place) -> int:
        """Where a value begins; where it is not there, the value that it would be in."""
        while place not in self._lines and place:
            place = place[:-1]
        return self._lines.get(place, 1)

    def wrong(self, place: Place, found: str, expected: str = "", remedy: str = "") -> None:
        mistake = Mistake(self.name, self.line(place), found, expected, remedy)
        if mistake not in self.mistakes:
            self.mistakes.append(mistake)

    def _none(self, line: int, why: str, expected: str) -> None:
        self.mistakes.append(Mistake(self.name, line, f"not JSON: {why}", expected))

    def _find(self, text: str) -> None:
        line, seen = 1, 0
        for place, at in _places(text):
            line += text.count("\n", seen, at)
            seen = at
            if place in self._lines:
                self.mistakes.append(Mistake(self.name, line, f"{place[-1]!r} is there twice", "each name once"))
            self._lines[place] = line


def _places(text: str) -> Iterator[tuple[Place, int]]:
    """Every value of a text that is JSON, in its order, and where it begins: a member, at its name."""
    yield from _value(text, _skip(text, 0), ())[0]


def _value(text: str, at: int, place: Place) -> tuple[list[tuple[Place, int]], int]:
    """The places within a value, and where it ends."""
    found: list[tuple[Place, int]] = [] if place and isinstance(place[-1], str) else [(place, at)]
    if text[at] not in "{[":
        return found, _DECODER.raw_decode(text, at)[1]
    closing, member, number = "}]"[text[at] == "["], text[at] == "{", 0
    at = _skip(text, at + 1)
    while text[at] != closing:
        name: str | int = number
        if member:
            name, end = _DECODER.raw_decode(text, at)
            found.append(((*place, name), at))
            at = _skip(text, _skip(text, end) + 1)  # behind the colon
        within, end = _value(text, at, (*place, name))
        found += within
        at, number = _skip(text, end), number + 1
        at = _skip(text, at + 1) if text[at] == "," else at
    return found, at + 1


def _skip(text: str, at: int) -> int:
    """Over blanks."""
    while at < len(text) and text[at] in _BLANK:
        at += 1
    return at
