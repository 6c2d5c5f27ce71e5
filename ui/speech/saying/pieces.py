"""Pieces of a sentence: what stands there and how it is said, found by rules. Pure; knows no language."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

COMMA, SENTENCE, GROUP = 0.15, 0.35, 0.3  # seconds of silence: after a clause, a sentence, a group of a spelled number


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the shown text. `units`: it is spelled, and stands alone. `pause`: silence that belongs after it."""

    shown: str
    said: str
    units: tuple[str, ...] = ()
    pause: float = 0.0


Making = Callable[[re.Match[str]], Iterable[Piece | str] | str | None]
Rule = tuple[re.Pattern[str], Making]
"""What is looked for, and what is made of it: how it is said, or pieces; None: it is not what it looked like."""


def scan(text: str, rules: Iterable[Rule]) -> Iterator[Piece | str]:
    """The text as pieces, in order; what no rule takes comes as it stands. Earlier rules go first."""
    taken: list[tuple[int, int, tuple[Piece | str, ...]]] = []
    for pattern, making in rules:
        for found in pattern.finditer(text):
            start, end = found.span()
            if start == end or any(start < other_end and begin < end for begin, other_end, _ in taken):
                continue
            made = making(found)
            if made is not None:
                taken.append((start, end, (Piece(found[0], made),) if isinstance(made, str) else tuple(made)))
    at = 0
    for start, end, pieces in sorted(taken, key=lambda one: one[0]):
        if start > at:
            yield text[at:start]
        yield from pieces
        at = end
    if at < len(text):
        yield text[at:]


def groups(shown: str, sizes: Sequence[int]) -> list[str]:
    """Cut after so many letters and digits each; what stands between goes with the group before it.

    The last size goes on to the end. `groups("6222 0236", (4, 4))` is `["6222 ", "0236"]`.
    """
    found, left, sizes = [""], sizes[0], list(sizes[1:])
    for sign in shown:
        if sign.isalnum() and not left:
            found.append("")
            left = sizes.pop(0) if sizes else len(shown)
        left -= sign.isalnum()
        found[-1] += sign
    return found


def fours(length: int) -> tuple[int, ...]:
    """Groups of four; what is left over goes with the last but never makes more than five."""
    whole, rest = divmod(length, 4)
    if rest == 1 and whole:
        return (*[4] * (whole - 1), 5)
    return (*[4] * whole, rest) if rest else (4,) * whole
