"""What a paper needs to be drawn. Pure; knows no drawing."""

from collections.abc import Mapping
from dataclasses import field

from kiosk.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """One template. `needs`: the names that its data must hold, whether given one by one or as parts of a fact.

    `service`: whose own it is; "" where all services share it. `file` is the one in its folder, and `lines` says where
    that first shows each name; the frame's names it does not show. `sentences`: the keys of what it says, and `words`:
    how the keys of its options begin.
    """

    on_slip: bool
    needs: frozenset[str]
    service: str = ""
    file: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)
    sentences: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
