"""What time it is, as far as this terminal can know: kept beside the queue, so that a restart knows it too.

Knows the machine's clocks and one small file; no connection and no queue.
"""

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from kiosk.model.clock import JUMP_S, Doubt, Known, Moment, doubt, same_boot
from kiosk.model.mark import mark

WRITTEN_EVERY_S = 600.0  # what is newer than that is told by the clock that goes on; each write wears the flash


class Clocks(Protocol):
    """As much of a `Run` as is needed here."""

    def wall(self) -> float: ...

    def since_boot(self) -> float: ...

    def boot(self) -> str: ...


class Timekeeper:
    """Remembers the last moment of which the true time was known. Any task may call it."""

    def __init__(self, path: Path, clocks: Clocks, *, keeps: bool = True) -> None:
        """`keeps`: writes what it learns to `path`; whoever only looks does not."""
        self._path = path
        self._clocks = clocks
        self._keeps = keeps
        self._known = self._written = _read(path)

    def heard(self, theirs: float) -> None:
        """The back end has just said this time, seconds since 1970."""
        self._learn(Known(self._now(), theirs))

    def doubt(self, newest: float) -> Doubt | None:
        """Why no application is to be begun now. `newest`: when the latest record was put, seconds since 1970."""
        now = self._now()
        found = doubt(now, self._known, newest)
        if found is None and not (self._known and same_boot(self._known.at, now)):
            self._learn(Known(now, now.wall))  # from here on a jump is seen, whether there is a line or not
        return found

    def _now(self) -> Moment:
        return Moment(self._clocks.wall(), self._clocks.since_boot(), self._clocks.boot())

    def _learn(self, known: Known) -> None:
        self._known = known
        if self._keeps and self._tells_more(known):
            try:
                _write(self._path, known)
            except OSError:
                mark("clock-not-written")  # a full disk is told by who looks after the queue
                return
            self._written = known

    def _tells_more(self, known: Known) -> bool:
        """Than what is written: a file that is read after a restart, with the same clock that goes on."""
        there = self._written
        if there is None or not same_boot(there.at, known.at):
            return True
        passed = known.at.since_boot - there.at.since_boot
        return passed >= WRITTEN_EVERY_S or abs(there.true + passed - known.true) > JUMP_S / 10


def _read(path: Path) -> Known | None:
    """None: there is no such file, or not what was written into it."""
    try:
        return _known(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _known(raw: Mapping[str, Any]) -> Known:
    numbers = [float(raw[name]) for name in ("wall", "since_boot", "true")]
    if not all(map(math.isfinite, numbers)):
        raise ValueError("expected numbers that a clock can show")
    return Known(Moment(numbers[0], numbers[1], str(raw["boot"])), numbers[2])


def _write(path: Path, known: Known) -> None:
    """Whole or not at all."""
    text = {"wall": known.at.wall, "since_boot": known.at.since_boot, "boot": known.at.boot, "true": known.true}
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(text), encoding="utf-8")
    beside.replace(path)
