"""One thing that is wrong in a service's folder, as it is told to those who write it. Pure."""

import importlib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from kiosk.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """Where it stands, what was found, what was expected instead, and what to do about it, where that can be said.

    `file` is DEPARTMENT/SERVICE/FILE, `line` counts from 1; `also`: further lines of which the same is true.
    """

    file: str
    line: int
    found: str
    expected: str = ""
    remedy: str = ""
    also: tuple[int, ...] = ()

    def __str__(self) -> str:
        """In one line: FILE:LINE: FOUND, expected EXPECTED (REMEDY), also in line LINE."""
        expected = f", expected {self.expected}" if self.expected else ""
        remedy = f" ({self.remedy})" if self.remedy else ""
        lines = ", ".join(map(str, self.also))
        also = f", also in line{'s' if len(self.also) > 1 else ''} {lines}" if self.also else ""
        return f"{self.file}:{self.line}: {self.found}{expected}{remedy}{also}"


def gathered(mistakes: Iterable[Mistake]) -> tuple[Mistake, ...]:
    """Those of which the same is said in several lines of a file as one, where the first of them was."""
    found: dict[Mistake, list[int]] = {}
    for mistake in mistakes:
        found.setdefault(replace(mistake, line=0, also=()), []).extend((mistake.line, *mistake.also))
    lines = ((mistake, sorted({*of_it})) for mistake, of_it in found.items())
    return tuple(replace(mistake, line=first, also=tuple(also)) for mistake, (first, *also) in lines)


def likely(strange: Collection[str], missing: Collection[str]) -> Mapping[str, str]:
    """Name that nobody knows -> the missing one it looks like. The library is loaded for who made a mistake only."""
    if not strange or not missing:
        return {}
    close_to: Callable[[str, Collection[str], int], list[str]] = importlib.import_module("difflib").get_close_matches
    return {key: near for key in strange for near in close_to(key, missing, 1)}
